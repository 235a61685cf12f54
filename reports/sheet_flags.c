/*
 * 疑点汇总: what each rule has found, and in which counties.
 *
 * How it works: the columns are made for the counties there are; two queries fill them, rule by rule.  A flag that is no
 * single county's (a bank's, a phone's) stands under 不分县市, so that a line adds up to its 疑点数.
 */
#include "reports/sheets.h"
#include "reports/table.h"

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
enum { FIXED = sizeof fixed / sizeof *fixed, RULE = 0, TITLE = 1 };

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

/* The fixed columns, one a county, and one for those of no county. */
static struct column *make_columns(const struct issue *issue, size_t *count)
{
    const struct place_list *counties = &issue->places.counties;
    *count = FIXED + counties->count + 1;
    struct column *columns = arena_array(issue->arena, *count, sizeof *columns);
    memcpy(columns, fixed, sizeof fixed);
    for (size_t i = 0; i < counties->count; i++)
        columns[FIXED + i] =
            (struct column) { counties->at[i].name, "月末未销号疑点分布", 7, COLUMN_COUNT, NULL, NULL };
    columns[*count - 1] = (struct column) { "不分县市", "月末未销号疑点分布", 9, COLUMN_COUNT, NULL, NULL };
    return columns;
}

/* The column of a county: the last one where it is none of the list. */
static size_t county_column(const struct issue *issue, const char *county)
{
    size_t i = 0;
    while (i < issue->places.counties.count && strcmp(issue->places.counties.at[i].code, county) != 0)
        i++;
    return FIXED + i;
}

/* The county cells of one rule; of all rules for the total, whose id is empty. */
static void put_counties(struct table *table, const struct rows *counties, const char *rule)
{
    const struct issue *issue = table->sheet->book->issue;
    long long *counts = arena_array(issue->arena, table->count, sizeof *counts);
    for (size_t row = 0; row < rows_count(counties); row++)
        if (!*rule || strcmp(rows_field(counties, row, "rule_id"), rule) == 0)
            counts[county_column(issue, rows_field(counties, row, "county"))] += rows_number(counties, row, 2);
    for (size_t i = FIXED; i < table->count; i++)
        table_number(table, i, counts[i]);
}

/* `row` of the query by rule; an empty id is the total. */
static void put_line(struct table *table, const struct rows *rules, size_t row, const struct rows *counties)
{
    const char *id = rows_field(rules, row, "rule_id");
    const struct report_rule *rule = issue_rule(table->sheet->book->issue, id);
    table_row(table, *id ? ROW_PLAIN : ROW_TOTAL);
    table_text(table, RULE, *id ? id : "合计");
    table_text(table, TITLE, rule ? rule->title : "");
    for (size_t i = TITLE + 1; i < FIXED; i++)
        table_number(table, i, rows_number(rules, row, rows_column(rules, fields[i])));
    put_counties(table, counties, id);
}

/* The query gives the total first (its id sorts before all others); a reader looks for it last. */
static void print(struct sheet *sheet, struct book *book, const struct rows *rules, const struct rows *counties)
{
    struct issue *issue = book->issue;
    struct table table;
    size_t count;
    struct column *columns = make_columns(issue, &count);
    table_sheet(sheet, book, "疑点汇总", columns, count);
    sheet_title(sheet,
                arena_printf(issue->arena, "%s%s疑点汇总表（%d年%d月）", book->place, issue->product, issue->year,
                             issue->month),
                "单位：条、笔、万元");
    table_begin(&table, sheet, columns, count, TITLE + 1);
    for (size_t row = 0; row < rows_count(rules); row++)
        if (*rows_field(rules, row, "rule_id"))
            put_line(&table, rules, row, counties);
    for (size_t row = 0; row < rows_count(rules); row++)
        if (!*rows_field(rules, row, "rule_id"))
            put_line(&table, rules, row, counties);
}

bool sheet_flags(struct book *book, struct error *err)
{
    AUTO_ROWS rules = NULL;
    AUTO_ROWS counties = NULL;
    struct issue_key key;
    struct sheet sheet;
    issue_key(book->issue, &key);
    if (!database_query(book->issue->db, "figures/flag_rules.sql", key.values, 2, &rules, err) ||
        !database_query(book->issue->db, "figures/flag_counties.sql", key.values, 2, &counties, err))
        return error_context(err, "counting flags by rule and county");
    print(&sheet, book, rules, counties);
    sheet_line(&sheet, STYLE_REMARK, sheet_rounding_remark);
    sheet_line(
        &sheet, STYLE_REMARK,
        "　　疑点由数据比对产生，供逐条核查，不作为对任何个人或机构的认定；同一借据可涉及多条疑点，涉及借据的合计不重复计算。");
    sheet_close(&sheet);
    return true;
}
