/*
 * 逾期不良: what is overdue and for how long, what is graded as lost or doubtful, and what falls due soon.
 *
 * How it works: one list of columns, printed by county and by bank for the prefecture, by township for a county.  The prefecture's has
 * its last twelve months below, and charts of them and of the rate by county.
 */
#include "reports/chart.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/trend.h"

static const struct column columns[] = {
    { "序号", NULL, 5, COLUMN_CENTRE, NULL, NULL },
    { "县市", NULL, 28, COLUMN_TEXT, NULL, NULL },
    { "余额笔数", "贷款余额", 9, COLUMN_COUNT, "balance_notes", NULL },
    { "贷款余额(万元)", "贷款余额", 9.8, COLUMN_WAN, "balance_fen", NULL },
    { "逾期户数", "逾期贷款", 9, COLUMN_COUNT, "overdue_households", NULL },
    { "逾期笔数", "逾期贷款", 9, COLUMN_COUNT, "overdue_notes", NULL },
    { "逾期金额(万元)", "逾期贷款", 9.8, COLUMN_WAN, "overdue_fen", NULL },
    { "逾期率(%)", "逾期贷款", 9.3, COLUMN_RATE, "overdue_fen", "balance_fen" },
    { "30天以内(万元)", "逾期时间", 10, COLUMN_WAN, "overdue_30_fen", NULL },
    { "31—60天(万元)", "逾期时间", 10, COLUMN_WAN, "overdue_60_fen", NULL },
    { "61—90天(万元)", "逾期时间", 10, COLUMN_WAN, "overdue_90_fen", NULL },
    { "90天以上(万元)", "逾期时间", 10, COLUMN_WAN, "overdue_over_90_fen", NULL },
    { "不良笔数", "不良贷款", 9, COLUMN_COUNT, "npl_notes", NULL },
    { "不良金额(万元)", "不良贷款", 9.8, COLUMN_WAN, "npl_fen", NULL },
    { "不良率(%)", "不良贷款", 9.3, COLUMN_RATE, "npl_fen", "balance_fen" },
    { "笔数", "三个月内到期", 7, COLUMN_COUNT, "due_3_months_notes", NULL },
    { "金额(万元)", "三个月内到期", 11.5, COLUMN_WAN, "due_3_months_fen", NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns, NAME = 1, NPL_RATE = 14 };

/* The places of one kind, and their total; `head` tells two kinds on one sheet apart. */
static void print_part(struct table *table, const char *head, const char *scope, const struct place_list *places)
{
    struct book *book = table->sheet->book;
    if (head) {
        table_row(table, ROW_TOTAL);
        table_text(table, NAME, head);
    }
    for (size_t i = 0; i < places->count; i++) {
        table_row(table, ROW_PLAIN);
        table_number(table, 0, (long long) i + 1);
        table_text(table, NAME, places->at[i].name);
        table_figures(table, scope, places->at[i].code);
    }
    table_row(table, ROW_TOTAL);
    table_text(table, NAME, "合计");
    table_figures(table, book_scope(book), book_scope_id(book));
}

/* The rate of each county; `first` is the table's first line, the heading of the counties. */
static lxw_chart *npl_chart(struct sheet *sheet, lxw_row_t first)
{
    size_t counties = sheet->book->issue->places.counties.count;
    return chart_columns(sheet, &(struct chart_columns) {
                                    .title = "各县市不良率（柱，%）与3%线（虚线）",
                                    .series = "不良率(%)",
                                    .first = first + 1,
                                    .last = first + (lxw_row_t) counties,
                                    .name = NAME,
                                    .value = NPL_RATE,
                                    .level = NPL_RATE_LINE,
                                    .level_name = "3%",
                                });
}

/* Balance, overdue principal, and the rate by county, abreast. */
static bool add_charts(struct sheet *sheet, lxw_row_t first, struct error *err)
{
    lxw_chart *charts[CHARTS_ABREAST];
    size_t count;
    if (!trend_print(sheet, NAME, charts, &count, err))
        return false;
    if (sheet->book->issue->places.counties.count > 1)
        charts[count++] = npl_chart(sheet, first);
    if (count)
        chart_place(sheet, charts, count);
    return true;
}

/* One table with one head, so that the head repeated on a second page fits what stands below it.  The banks of the prefecture begin
 * one; what is shown of the counties fills the first. */
static bool print_table(struct sheet *sheet, struct error *err)
{
    struct book *book = sheet->book;
    struct issue *issue = book->issue;
    struct column *mine = arena_array(issue->arena, COLUMNS, sizeof *mine);
    struct table table;
    memcpy(mine, columns, sizeof columns);
    mine[NAME].title = book->county ? "乡镇" : "县市、机构";
    table_begin(&table, sheet, mine, COLUMNS, NAME + 1);
    if (book->county) {
        struct place_list townships = places_of(issue->arena, &issue->places, book->county->code);
        print_part(&table, NULL, "township", &townships);
        return true;
    }
    print_part(&table, "一、按县市", "county", &issue->places.counties);
    if (!add_charts(sheet, table.first, err))
        return false;
    lxw_row_t breaks[] = { sheet->row, 0 };
    book_note(book, worksheet_set_h_pagebreaks(sheet->at, breaks));
    print_part(&table, "二、按机构", "bank", &issue->places.banks);
    return true;
}

bool sheet_risk(struct book *book, struct error *err)
{
    struct issue *issue = book->issue;
    struct sheet sheet;
    table_sheet(&sheet, book, "逾期不良", columns, COLUMNS);
    sheet_title(&sheet,
                arena_printf(issue->arena, "%s%s逾期不良情况表（%d年%d月）", book->place, issue->product, issue->year,
                             issue->month),
                "单位：户、笔、万元、%");
    if (!print_table(&sheet, err))
        return false;
    sheet_line(&sheet, STYLE_REMARK, sheet_rounding_remark);
    sheet_line(
        &sheet, STYLE_REMARK,
        "　　逾期率＝逾期本金／贷款余额；不良率＝次级、可疑、损失三类贷款余额／贷款余额；逾期时间按台账逾期天数与到期日推算天数孰长计算。");
    sheet_close(&sheet);
    return true;
}
