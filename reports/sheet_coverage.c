/*
 * 乡镇覆盖: by township the three coverages that 71号 二(四) asks for (a responsible bank, the survey, lending to those who qualify),
 * and rating (71号 二(二)).
 */
#include "reports/listing.h"
#include "reports/sheets.h"

static const struct column columns[] = {
    { "县市", NULL, 9, COLUMN_TEXT, NULL, NULL },
    { "乡镇", NULL, 11, COLUMN_TEXT, NULL, NULL },
    { "责任银行", "分片包干", 27.5, COLUMN_TEXT, NULL, NULL },
    { "金融联络员(人)", "分片包干", 8.5, COLUMN_COUNT, NULL, NULL },
    { "建档立卡户数", "需求调查", 9, COLUMN_COUNT, NULL, NULL },
    { "其中本年新识别", "需求调查", 8.5, COLUMN_COUNT, NULL, NULL },
    { "已调查户数", "需求调查", 9, COLUMN_COUNT, NULL, NULL },
    { "其中新识别户", "需求调查", 8, COLUMN_COUNT, NULL, NULL },
    { "调查覆盖率(%)", "需求调查", 9, COLUMN_RATE, NULL, NULL },
    { "已评级户数", "评级授信", 9, COLUMN_COUNT, NULL, NULL },
    { "评级覆盖率(%)", "评级授信", 9, COLUMN_RATE, NULL, NULL },
    { "符合条件且有需求户数", "放款", 10, COLUMN_COUNT, NULL, NULL },
    { "其中已获贷户数", "放款", 9, COLUMN_COUNT, NULL, NULL },
    { "放款覆盖率(%)", "放款", 9, COLUMN_RATE, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const fields[COLUMNS] = { "county",     "township",  "bank",           "liaisons",    "registered",
                                             "newly",      "surveyed",  "newly_surveyed", "survey_rate", "rated",
                                             "rated_rate", "qualified", "lent",           "lent_rate" };

static const char *const remarks[] = {
    "　　建档立卡户按月末在册名单计算；调查、评级和需求以最近一次调查为准；未确定责任银行的乡镇以“—”表示；未达到全覆盖的比率以红色标示。",
    NULL,
};

bool sheet_coverage(struct book *book, struct error *err)
{
    static const struct listing listing = {
        .sheet = "乡镇覆盖",
        .title = "乡镇覆盖情况表",
        .unit = "单位：户、人、%",
        .query = "figures/coverage.sql",
        .shared = true,
        .columns = columns,
        .fields = fields,
        .count = COLUMNS,
        .fixed = 2,
        .remarks = remarks,
    };
    return listing_sheet(book, &listing, err);
}
