/*
 * 县市×机构: what each bank has in each county, a county's lines together and its sum below them; in a bank's book its own lines.
 *
 * How it works: only pairs that have a figure are printed; with every bank in every county the page would be mostly zeros.
 */
#include "reports/sheets.h"
#include "reports/table.h"

enum { COUNTY, BANK };

static const struct column columns[] = {
    { "县市", NULL, 10, COLUMN_TEXT, NULL, NULL },
    { "机构", NULL, 30, COLUMN_TEXT, NULL, NULL },
    { "累计放贷笔数", "累计放贷", 12.5, COLUMN_COUNT, "granted_notes", NULL },
    { "累计放贷金额(万元)", "累计放贷", 13, COLUMN_WAN, "granted_fen", NULL },
    { "年度计划(万元)", "年度计划", 14.2, COLUMN_WAN, "plan_fen", NULL },
    { "本年放贷(万元)", "年度计划", 14.2, COLUMN_WAN, "granted_year_fen", NULL },
    { "完成率(%)", "年度计划", 10.5, COLUMN_RATE, "granted_year_new_fen", "plan_fen" },
    { "余额户数", "贷款余额", 9, COLUMN_COUNT, "balance_households", NULL },
    { "贷款余额(万元)", "贷款余额", 14.2, COLUMN_WAN, "balance_fen", NULL },
    { "不良金额(万元)", "不良贷款", 14.2, COLUMN_WAN, "npl_fen", NULL },
    { "不良率(%)", "不良贷款", 10.5, COLUMN_RATE, "npl_fen", "balance_fen" },
    { "风险补偿金(万元)", "风险补偿金", 12, COLUMN_WAN, "fund_fen", NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* A pair that has only a flag has zeros in all of these columns; it is printed too, as figures.csv has it. */
static void print_county(struct table *table, const struct place *county)
{
    const struct issue *issue = table->sheet->book->issue;
    for (size_t i = 0; i < issue->places.banks.count; i++) {
        const struct place *bank = &issue->places.banks.at[i];
        const char *pair = arena_printf(issue->arena, "%s/%s", county->code, bank->code);
        long long notes;
        bool is_others = table->sheet->book->bank && table->sheet->book->bank != bank;
        if (is_others || !figures_find(&issue->figures, "county_bank", pair, "granted_notes", &notes))
            continue;
        table_row(table, ROW_PLAIN);
        table_text(table, COUNTY, county->name);
        table_text(table, BANK, bank->name);
        table_figures(table, "county_bank", pair);
    }
    if (table->sheet->book->bank)
        return;
    table_row(table, ROW_TOTAL);
    table_text(table, COUNTY, county->name);
    table_text(table, BANK, "小计");
    table_figures(table, "county", county->code);
}

bool sheet_pairs(struct book *book, struct error *err)
{
    (void) err;
    struct issue *issue = book->issue;
    struct sheet sheet;
    struct table table;
    table_sheet(&sheet, book, "县市×机构", columns, COLUMNS);
    sheet_title(&sheet,
                arena_printf(issue->arena, "%s%s分县市分机构情况表（%d年%d月）", book->place, issue->product,
                             issue->year, issue->month),
                "单位：户、笔、万元、%");
    table_begin(&table, &sheet, columns, COLUMNS, BANK + 1);
    for (size_t i = 0; i < issue->places.counties.count; i++)
        print_county(&table, &issue->places.counties.at[i]);
    table_row(&table, ROW_TOTAL);
    table_text(&table, COUNTY, "合计");
    table_figures(&table, book_scope(book), book_scope_id(book));
    sheet_line(&sheet, STYLE_REMARK, sheet_rounding_remark);
    sheet_close(&sheet);
    return true;
}
