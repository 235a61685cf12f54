/*
 * 疑点汇总: what each rule has found, and in which counties; in a county's book, in which of its townships.
 *
 * How it works: the columns are made for the places there are; two queries fill them, rule by rule.  A flag that is no
 * single place's (a bank's, a phone's) stands under 不分县市, so that a line adds up to its 疑点数.
 */
#include "reports/chart.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/wrap.h"

static const struct column fixed[] = {
    { "规则", NULL, 9, COLUMN_CENTRE, NULL, NULL },
    { "名称", NULL, 24, COLUMN_TEXT, NULL, NULL },
    { "疑点数", "月末未销号", 8, COLUMN_COUNT, NULL, NULL },
    { "高", "月末未销号", 7, COLUMN_COUNT, NULL, NULL },
    { "中", "月末未销号", 7, COLUMN_COUNT, NULL, NULL },
    { "低", "月末未销号", 7, COLUMN_COUNT, NULL, NULL },
    { "涉及借据(笔)", "月末未销号", 9.8, COLUMN_COUNT, NULL, NULL },
    { "涉及金额(万元)", "月末未销号", 9.8, COLUMN_WAN, NULL, NULL },
    { "本月新增", "本月变动", 9, COLUMN_COUNT, NULL, NULL },
    { "本月销号", "本月变动", 9, COLUMN_COUNT, NULL, NULL },
    { "已反馈", "核查结论（累计）", 7, COLUMN_COUNT, NULL, NULL },
    { "属实", "核查结论（累计）", 6, COLUMN_COUNT, NULL, NULL },
    { "部分属实", "核查结论（累计）", 6, COLUMN_COUNT, NULL, NULL },
    { "不属实", "核查结论（累计）", 6, COLUMN_COUNT, NULL, NULL },
};
enum { FIXED = sizeof fixed / sizeof *fixed, RULE = 0, TITLE = 1, HIGH = 3, LOW = 5 };

/* The names of the query's columns, from 疑点数 on. */
static const char *const fields[FIXED] = { "rule_id",
                                           NULL,
                                           "flags",
                                           "high",
                                           "medium",
                                           "low",
                                           "notes",
                                           "amount",
                                           "opened",
                                           "closed",
                                           "answered",
                                           "confirmed",
                                           "confirmed_in_part",
                                           "dismissed" };

/* What is counted here, and over which places. */
struct spread {
    struct place_list places; /* the counties, or a county's townships */
    const char *band, *none;
    const char *book;                 /* NULL: the prefecture's, whose queries have no other's rows */
    const struct rows *rules, *cells; /* by rule; by rule and place */
};

static struct spread spread_of(const struct book *book)
{
    const struct places *places = &book->issue->places;
    if (!book->county)
        return (struct spread) { places->counties, "月末未销号疑点分布", "不分县市", NULL, NULL, NULL };
    return (struct spread) { places_of(book->issue->arena, places, book->county->code),
                             "月末未销号疑点分布",
                             "不分乡镇",
                             book->county->code,
                             NULL,
                             NULL };
}

/* The fixed columns, one a place, and one for those of no place. */
static struct column *make_columns(struct arena *arena, const struct spread *spread, size_t *count)
{
    *count = FIXED + spread->places.count + 1;
    struct column *columns = arena_array(arena, *count, sizeof *columns);
    memcpy(columns, fixed, sizeof fixed);
    for (size_t i = 0; i < spread->places.count; i++)
        columns[FIXED + i] = (struct column) { spread->places.at[i].name, spread->band, 7, COLUMN_COUNT, NULL, NULL };
    columns[*count - 1] = (struct column) { spread->none, spread->band, 9, COLUMN_COUNT, NULL, NULL };
    return columns;
}

/* The column of a place: the last one where it is none of the list. */
static size_t place_column(const struct place_list *places, const char *code)
{
    size_t i = 0;
    while (i < places->count && strcmp(places->at[i].code, code) != 0)
        i++;
    return FIXED + i;
}

static bool is_own(const struct spread *spread, const struct rows *rows, size_t row)
{
    return !spread->book || strcmp(rows_field(rows, row, "book"), spread->book) == 0;
}

/* The places' cells of one rule; of all rules for the total, whose id is empty. */
static void put_places(struct table *table, const struct spread *spread, const char *rule)
{
    const struct rows *cells = spread->cells;
    long long *counts = arena_array(table->sheet->book->arena, table->count, sizeof *counts);
    size_t flags = rows_column(cells, "flags");
    for (size_t row = 0; row < rows_count(cells); row++)
        if (is_own(spread, cells, row) && (!*rule || strcmp(rows_field(cells, row, "rule_id"), rule) == 0))
            counts[place_column(&spread->places, rows_field(cells, row, "place"))] += rows_number(cells, row, flags);
    for (size_t i = FIXED; i < table->count; i++)
        table_number(table, i, counts[i]);
}

/* `row` of the query by rule; an empty id is the total. */
static void put_line(struct table *table, const struct spread *spread, size_t row)
{
    const struct rows *rules = spread->rules;
    const char *id = rows_field(rules, row, "rule_id");
    const struct report_rule *rule = issue_rule(table->sheet->book->issue, id);
    table_row(table, *id ? ROW_PLAIN : ROW_TOTAL);
    table_text(table, RULE, *id ? id : "合计");
    table_text(table, TITLE, rule ? rule->title : "");
    table_height(table, rule ? wrap_lines(rule->title, fixed[TITLE].width - 1) : 1);
    for (size_t i = TITLE + 1; i < FIXED; i++)
        table_number(table, i, rows_number(rules, row, rows_column(rules, fields[i])));
    put_places(table, spread, id);
}

/* A column a rule, high, medium and low on top of each other. */
static void add_chart(struct sheet *sheet, lxw_row_t first, lxw_row_t last)
{
    static const lxw_color_t colours[] = { COLOUR_RED, COLOUR_ACCENT, COLOUR_BAR };
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_COLUMN_STACKED);
    lxw_chart_font upright = { .name = "Times New Roman", .size = 9, .rotation = -90 };
    for (int i = HIGH; i <= LOW; i++) {
        lxw_col_t column = (lxw_col_t) i;
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        lxw_chart_fill fill = { .color = colours[i - HIGH] };
        chart_series_set_categories(series, sheet->at->name, first, RULE, last, RULE);
        chart_series_set_values(series, sheet->at->name, first, column, last, column);
        chart_series_set_name(series, fixed[i].title);
        chart_series_set_fill(series, &fill);
    }
    chart_dress(chart, "各规则月末未销号疑点（条，按等级）", "#,##0");
    chart_axis_set_num_font(chart->x_axis, &upright);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
    chart_place(sheet, &chart, 1);
}

/* The total, or all the others. */
static void print_lines(struct table *table, const struct spread *spread, bool total)
{
    for (size_t row = 0; row < rows_count(spread->rules); row++)
        if (is_own(spread, spread->rules, row) && (*rows_field(spread->rules, row, "rule_id") == '\0') == total)
            put_line(table, spread, row);
}

static void print(struct sheet *sheet, struct book *book, const struct spread *spread)
{
    struct issue *issue = book->issue;
    struct table table;
    size_t count;
    struct column *columns = make_columns(issue->arena, spread, &count);
    table_sheet(sheet, book, "疑点汇总", columns, count);
    sheet_title(sheet,
                arena_printf(issue->arena, "%s%s疑点汇总表（%d年%d月）", book->place, issue->product, issue->year,
                             issue->month),
                "单位：条、笔、万元");
    table_begin(&table, sheet, columns, count, TITLE + 1);
    /* the queries give the total first (its id sorts before all others); a reader looks for it last */
    print_lines(&table, spread, false);
    print_lines(&table, spread, true);
    sheet_line(sheet, STYLE_REMARK, sheet_rounding_remark);
    sheet_line(
        sheet, STYLE_REMARK,
        "　　疑点由数据比对产生，供逐条核查，不作为对任何个人或机构的认定；同一借据可涉及多条疑点，涉及借据的合计不重复计算。");
    if (table.row > table.first)
        add_chart(sheet, table.first, table.row - 1);
}

/* A county's are read once for all counties. */
static bool read_counts(struct book *book, struct spread *spread, struct error *err)
{
    struct issue *issue = book->issue;
    const char *by_rule = book->county ? "figures/county_flag_rules.sql" : "figures/flag_rules.sql";
    const char *by_place = book->county ? "figures/county_flag_townships.sql" : "figures/flag_counties.sql";
    return (issue_rows(issue, by_rule, true, &spread->rules, err) &&
            issue_rows(issue, by_place, true, &spread->cells, err)) ||
           error_context(err, "counting flags by rule and place");
}

bool sheet_flags(struct book *book, struct error *err)
{
    struct sheet sheet;
    struct spread spread = spread_of(book);
    if (!read_counts(book, &spread, err))
        return false;
    print(&sheet, book, &spread);
    sheet_close(&sheet);
    return true;
}
