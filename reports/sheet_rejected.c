/*
 * 退回清单 of a bank's book: the rows and cells of its files of the month that could not be taken, where and why.  They are the sender's own,
 * and shown as it sent them.
 */
#include "reports/listing.h"
#include "reports/sheets.h"

static const struct column columns[] = {
    { "文件名", NULL, 38, COLUMN_TEXT, NULL, NULL }, { "成员", NULL, 12, COLUMN_TEXT, NULL, NULL },
    { "行号", NULL, 9, COLUMN_COUNT, NULL, NULL },   { "列名", NULL, 20, COLUMN_TEXT, NULL, NULL },
    { "值", NULL, 26, COLUMN_TEXT, NULL, NULL },     { "原因代码", NULL, 20, COLUMN_CENTRE, NULL, NULL },
    { "原因", NULL, 40, COLUMN_TEXT, NULL, NULL },   { "处理", NULL, 10, COLUMN_CENTRE, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const fields[COLUMNS] = { "name",  "member", "line_no", "column_name",
                                             "value", "code",   "reason",  "what" };

static const char *const remarks[] = {
    "　　整行退回的记录未入库，请更正后以更高版次重报；只退回单元格的记录已入库，该栏留空。", NULL
};

bool sheet_rejected(struct book *book, struct error *err)
{
    static const struct listing listing = {
        .sheet = "退回清单",
        .title = "数据退回清单",
        .unit = "含个人信息　仅供报送单位更正使用",
        .query = "figures/rejected.sql",
        .columns = columns,
        .fields = fields,
        .count = COLUMNS,
        .fixed = 1,
        .remarks = remarks,
    };
    return listing_sheet(book, &listing, err);
}
