/*
 * 报送情况: who was awaited with which feed of the month, when it came, how much of it was refused, and where a bank's own figures differ
 * from its ledger (71号 五(三)).
 */
#include "reports/listing.h"
#include "reports/sheets.h"

static const struct column columns[] = {
    { "报送单位", NULL, 30, COLUMN_TEXT, NULL, NULL },   { "数据", NULL, 24, COLUMN_TEXT, NULL, NULL },
    { "应报日期", NULL, 11, COLUMN_CENTRE, NULL, NULL }, { "收到日期", NULL, 11, COLUMN_CENTRE, NULL, NULL },
    { "状态", NULL, 9, COLUMN_CENTRE, NULL, NULL },      { "文件数", NULL, 7, COLUMN_COUNT, NULL, NULL },
    { "行数", NULL, 10, COLUMN_COUNT, NULL, NULL },      { "入库", NULL, 10, COLUMN_COUNT, NULL, NULL },
    { "退回", NULL, 8, COLUMN_COUNT, NULL, NULL },       { "申报差异(条)", NULL, 9, COLUMN_COUNT, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const fields[COLUMNS] = { "sender", "feed", "due_on", "accepted_on", "state",
                                             "files",  "rows", "loaded", "rejected",    "differences" };

static const char *const remarks[] = {
    "　　按本月业务日期应报的数据列示；申报差异为机构月报与其台账不符的疑点数（DAT-02）；退回记录的明细随退回清单发送报送单位；“—”为沿用此前报送的数据或不适用。",
    NULL
};

bool sheet_filing(struct book *book, struct error *err)
{
    static const struct listing listing = {
        .sheet = "报送情况",
        .title = "数据报送情况表",
        .unit = "单位：个、行、条",
        .query = "figures/filing.sql",
        .columns = columns,
        .fields = fields,
        .count = COLUMNS,
        .fixed = 2,
        .remarks = remarks,
    };
    return listing_sheet(book, &listing, err);
}
