/*
 * 整改台账: per county and bank the flags that were sent down, answered, found true or untrue, rectified, and overdue (71号 五(三): rectify
 * within a time limit).
 */
#include "reports/listing.h"
#include "reports/sheets.h"

static const struct column columns[] = {
    { "县市", NULL, 11, COLUMN_TEXT, NULL, NULL },          { "机构", NULL, 30, COLUMN_TEXT, NULL, NULL },
    { "本期新下发", "下发", 10, COLUMN_COUNT, NULL, NULL }, { "此前累计下发", "下发", 10, COLUMN_COUNT, NULL, NULL },
    { "已反馈", "反馈", 9, COLUMN_COUNT, NULL, NULL },      { "属实", "反馈", 9, COLUMN_COUNT, NULL, NULL },
    { "不属实", "反馈", 9, COLUMN_COUNT, NULL, NULL },      { "已整改", "整改", 9, COLUMN_COUNT, NULL, NULL },
    { "其中按期", "整改", 9, COLUMN_COUNT, NULL, NULL },    { "整改率(%)", "整改", 9, COLUMN_RATE, NULL, NULL },
    { "自动消除", "整改", 9, COLUMN_COUNT, NULL, NULL },    { "逾期未改", "整改", 9, COLUMN_COUNT, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const fields[COLUMNS] = { "county",   "bank",           "sending",   "sent",
                                             "answered", "confirmed",      "dismissed", "rectified",
                                             "in_time",  "rectified_rate", "cleared",   "overdue" };

bool sheet_rectification(struct book *book, struct error *err)
{
    const char *const remarks[] = {
        arena_printf(
            book->arena,
            "　　核查期限自下发当期的数据截止日起算：高%d天、中%d天，低不设期限；属实含部分属实；整改率＝已整改／此前累计下发。",
            book->issue->deadline_high, book->issue->deadline_medium),
        NULL,
    };
    const struct listing listing = {
        .sheet = "整改台账",
        .title = "疑点整改台账",
        .unit = "单位：条、%",
        .query = "figures/rectification.sql",
        .of_edition = true,
        .columns = columns,
        .fields = fields,
        .count = COLUMNS,
        .fixed = 2,
        .remarks = remarks,
    };
    return listing_sheet(book, &listing, err);
}
