/*
 * 风险补偿金: by county and bank what is due (71号 四(一): 1:10), what is there, since when it is short, how far it reaches, and what was
 * compensated and recovered (71号 四(二)); at quarter ends the movement that 71号 四(三) asks for.
 */
#include "reports/listing.h"
#include "reports/sheets.h"

static const struct column columns[] = {
    { "县市", NULL, 8.5, COLUMN_TEXT, NULL, NULL },
    { "机构", NULL, 27.5, COLUMN_TEXT, NULL, NULL },
    { "贷款余额(万元)", NULL, 10, COLUMN_WAN, NULL, NULL },
    { "应到位(万元)", "到位情况", 9.5, COLUMN_WAN, NULL, NULL },
    { "已到位(万元)", "到位情况", 9.5, COLUMN_WAN, NULL, NULL },
    { "缺口(万元)", "到位情况", 9, COLUMN_WAN, NULL, NULL },
    { "缺口天数", "到位情况", 5.5, COLUMN_COUNT, NULL, NULL },
    { "放大倍数", "放大额度", 5.5, COLUMN_COUNT, NULL, NULL },
    { "剩余额度(万元)", "放大额度", 10, COLUMN_WAN, NULL, NULL },
    { "本年利息(万元)", "存款利息", 8.5, COLUMN_WAN, NULL, NULL },
    { "代偿本金(万元)", "代偿与追偿（累计）", 9, COLUMN_WAN, NULL, NULL },
    { "补偿金承担(万元)", "代偿与追偿（累计）", 9, COLUMN_WAN, NULL, NULL },
    { "银行承担(万元)", "代偿与追偿（累计）", 9, COLUMN_WAN, NULL, NULL },
    { "追回(万元)", "代偿与追偿（累计）", 9.5, COLUMN_WAN, NULL, NULL },
    { "返还补偿金(万元)", "代偿与追偿（累计）", 9, COLUMN_WAN, NULL, NULL },
    { "季末拟调整(万元)", NULL, 10, COLUMN_WAN, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const fields[COLUMNS] = { "county",     "bank",      "balance",   "due",
                                             "fund",       "gap",       "gap_days",  "multiple",
                                             "headroom",   "interest",  "principal", "fund_share",
                                             "bank_share", "recovered", "returned",  "movement" };

static const char *const remarks[] = {
    "　　应到位按贷款余额的十分之一计算；缺口天数自缺口出现的首个月末起算；剩余额度＝专户余额×放大倍数－贷款余额，多个专户倍数不一或没有专户的，放大倍数以“—”表示；代偿按补偿金80%、银行20%分担。",
    "　　季末拟调整为应到位与已到位之差：正数为应补充，负数为可调出；非季末不列示。",
    "　　因四舍五入，分项之和与合计可能略有出入。",
    NULL,
};

bool sheet_fund(struct book *book, struct error *err)
{
    static const struct listing listing = {
        .sheet = "风险补偿金",
        .title = "风险补偿金情况表",
        .unit = "单位：万元、天、倍",
        .query = "figures/fund.sql",
        .shared = true,
        .columns = columns,
        .fields = fields,
        .count = COLUMNS,
        .fixed = 2,
        .remarks = remarks,
    };
    return listing_sheet(book, &listing, err);
}
