/*
 * 申报比对: what the bank declared for the month beside what its own ledger adds up to, by county (DAT-02); a difference is red.
 */
#include "reports/listing.h"
#include "reports/sheets.h"

static const struct column columns[] = {
    { "县市", NULL, 10, COLUMN_TEXT, NULL, NULL },
    { "申报", "累计放贷户数", 9, COLUMN_COUNT, NULL, NULL },
    { "台账", "累计放贷户数", 9, COLUMN_COUNT, NULL, NULL },
    { "申报", "累计放贷笔数", 9, COLUMN_COUNT, NULL, NULL },
    { "台账", "累计放贷笔数", 9, COLUMN_COUNT, NULL, NULL },
    { "申报", "累计放贷金额(万元)", 11, COLUMN_WAN, NULL, NULL },
    { "台账", "累计放贷金额(万元)", 11, COLUMN_WAN, NULL, NULL },
    { "申报", "余额户数", 9, COLUMN_COUNT, NULL, NULL },
    { "台账", "余额户数", 9, COLUMN_COUNT, NULL, NULL },
    { "申报", "贷款余额(万元)", 11, COLUMN_WAN, NULL, NULL },
    { "台账", "贷款余额(万元)", 11, COLUMN_WAN, NULL, NULL },
    { "申报", "逾期金额(万元)", 10, COLUMN_WAN, NULL, NULL },
    { "台账", "逾期金额(万元)", 10, COLUMN_WAN, NULL, NULL },
    { "申报", "不良金额(万元)", 10, COLUMN_WAN, NULL, NULL },
    { "台账", "不良金额(万元)", 10, COLUMN_WAN, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const fields[COLUMNS] = { "county",
                                             "granted_households",
                                             "ledger_granted_households",
                                             "granted_notes",
                                             "ledger_granted_notes",
                                             "granted_amount",
                                             "ledger_granted_amount",
                                             "balance_households",
                                             "ledger_balance_households",
                                             "balance",
                                             "ledger_balance",
                                             "overdue",
                                             "ledger_overdue",
                                             "npl",
                                             "ledger_npl" };

static const char *const remarks[] = {
    "　　申报为机构月报所列，台账为该机构同期贷款台账逐笔汇总；不一致的申报数以红色标示，须查明原因并更正；金额按分比对，差额不足百元的，两数以万元列示可能相同。",
    "　　因四舍五入，分项之和与合计可能略有出入。",
    NULL,
};

bool sheet_filed(struct book *book, struct error *err)
{
    static const struct listing listing = {
        .sheet = "申报比对",
        .title = "申报与台账比对表",
        .unit = "单位：户、笔、万元",
        .query = "figures/filed.sql",
        .columns = columns,
        .fields = fields,
        .count = COLUMNS,
        .fixed = 1,
        .remarks = remarks,
    };
    return listing_sheet(book, &listing, err);
}
