/*
 * How it works: one list of columns; without a plan the columns of band 年度计划 are left out.
 */
#include "reports/progress.h"

#include "reports/number.h"
#include "reports/wrap.h"

#define BAND_PLAN "年度计划"

/* 序号 and the name come first; the rest fill themselves, but for 排名. */
static const struct column columns[] = {
    { "序号", NULL, 3.4, COLUMN_CENTRE, NULL, NULL },
    { "县市", NULL, 7, COLUMN_TEXT, NULL, NULL },
    { "建档立卡户数", "评级与需求", 6.3, COLUMN_COUNT, "registered_households", NULL },
    { "已评级户数", "评级与需求", 6.3, COLUMN_COUNT, "rated_households", NULL },
    { "有需求户数", "评级与需求", 6.3, COLUMN_COUNT, "demand_households", NULL },
    { "累计放贷户数", "累计放贷", 6.3, COLUMN_COUNT, "granted_households", NULL },
    { "累计放贷户次", "累计放贷", 6.3, COLUMN_COUNT, "granted_times", NULL },
    { "累计放贷笔数", "累计放贷", 6.3, COLUMN_COUNT, "granted_notes", NULL },
    { "累计放贷金额(万元)", "累计放贷", 10, COLUMN_WAN, "granted_fen", NULL },
    { "获贷率(%)", "累计放贷", 6.4, COLUMN_RATE, "granted_registered_households", "registered_households" },
    { "年度计划(万元)", BAND_PLAN, 9.6, COLUMN_WAN, "plan_fen", NULL },
    { "本年放贷(万元)", BAND_PLAN, 9.2, COLUMN_WAN, "granted_year_fen", NULL },
    { "完成率(%)", BAND_PLAN, 7, COLUMN_RATE, "granted_year_new_fen", "plan_fen" },
    { "排名", BAND_PLAN, 3.6, COLUMN_CENTRE, NULL, NULL },
    { "本月放贷(万元)", "本月", 8.6, COLUMN_WAN, "granted_month_fen", NULL },
    { "本月收回(万元)", "本月", 8.6, COLUMN_WAN, "repaid_month_fen", NULL },
    { "余额户数", "贷款余额", 8.2, COLUMN_COUNT, "balance_households", NULL },
    { "贷款余额(万元)", "贷款余额", 9.6, COLUMN_WAN, "balance_fen", NULL },
    { "续贷笔数", "本年续贷、展期", 4.6, COLUMN_COUNT, "renewed_notes", NULL },
    { "续贷金额(万元)", "本年续贷、展期", 8.6, COLUMN_WAN, "renewed_fen", NULL },
    { "展期笔数", "本年续贷、展期", 4.6, COLUMN_COUNT, "extended_notes", NULL },
    { "展期金额(万元)", "本年续贷、展期", 8.6, COLUMN_WAN, "extended_fen", NULL },
    { "三个月内到期(万元)", "风险状况", 9.8, COLUMN_WAN, "due_3_months_fen", NULL },
    { "逾期户数", "风险状况", 4.6, COLUMN_COUNT, "overdue_households", NULL },
    { "逾期金额(万元)", "风险状况", 8.6, COLUMN_WAN, "overdue_fen", NULL },
    { "逾期率(%)", "风险状况", 6, COLUMN_RATE, "overdue_fen", "balance_fen" },
    { "不良金额(万元)", "风险状况", 8.6, COLUMN_WAN, "npl_fen", NULL },
    { "不良率(%)", "风险状况", 6, COLUMN_RATE, "npl_fen", "balance_fen" },
};
enum { COLUMNS = sizeof columns / sizeof *columns, NAME = 1 };

/* What was granted this year stays: only plan, rate and rank go. */
static bool is_left_out(const struct progress *progress, const struct column *column)
{
    if (progress->plan == PROGRESS_WITH_PLAN || !column->band || strcmp(column->band, BAND_PLAN) != 0)
        return false;
    return !column->figure || strcmp(column->figure, "granted_year_fen") != 0;
}

/* The columns of this table in `mine`; returns how many. */
static size_t choose(const struct progress *progress, struct column *mine)
{
    size_t count = 0;
    for (size_t i = 0; i < COLUMNS; i++)
        if (!is_left_out(progress, &columns[i]))
            mine[count++] = columns[i];
    mine[NAME].title = progress->title;
    mine[NAME].width = progress->name_width;
    for (size_t i = 0; i < count && progress->plan == PROGRESS_WITHOUT_PLAN; i++)
        if (mine[i].band && strcmp(mine[i].band, BAND_PLAN) == 0)
            mine[i].band = "本年";
    return count;
}

/* `count` where there is no such column. */
static size_t column_of(const struct column *mine, size_t count, const char *title)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(mine[i].title, title) == 0)
            return i;
    return count;
}

/* Ranks follow the rate as it is printed: who prints the same stands the same. */
static bool rate_of(const struct figure_set *set, const char *scope, const char *id, long long *rate)
{
    long long plan;
    return figures_find(set, scope, id, "plan_fen", &plan) &&
           number_rate(figures_value(set, scope, id, "granted_year_new_fen"), plan, rate);
}

int progress_rank(const struct figure_set *set, const char *scope, const struct place_list *places, const char *id)
{
    long long mine, other;
    if (!rate_of(set, scope, id, &mine))
        return 0;
    int rank = 1;
    for (size_t i = 0; i < places->count; i++)
        rank += rate_of(set, scope, places->at[i].code, &other) && other > mine;
    return rank;
}

/* A place without a plan has no rank, and prints a dash. */
static void print_line(struct table *table, const struct progress *progress, size_t i, size_t rank_column)
{
    const struct figure_set *set = &table->sheet->book->issue->figures;
    const struct place *place = &progress->places.at[i];
    table_row(table, ROW_PLAIN);
    table_number(table, 0, (long long) i + 1);
    table_text(table, NAME, place->name);
    table_height(table, wrap_lines(place->name, progress->name_width - 0.5));
    table_figures(table, progress->scope, place->code);
    if (rank_column == table->count)
        return;
    int rank = progress_rank(set, progress->scope, &progress->places, place->code);
    if (rank)
        table_number(table, rank_column, rank);
    else
        table_dash(table, rank_column);
}

/* The bars are long where much is done; a plan overfulfilled fills its cell. */
static void add_bars(struct table *table, size_t column)
{
    lxw_conditional_format bars = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .bar_color = COLOUR_BAR,
        .bar_solid = LXW_TRUE,
        .data_bar_2010 = LXW_TRUE,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_value = 100,
    };
    if (table->row >= table->first)
        book_note(table->sheet->book,
                  worksheet_conditional_format_range(table->sheet->at, table->first, (lxw_col_t) column, table->row,
                                                     (lxw_col_t) column, &bars));
}

/* The total is the figure of the whole, never a sum of the lines: households would count twice. */
static void print_body(struct table *table, const struct progress *progress, struct progress_place *place)
{
    struct book *book = table->sheet->book;
    size_t rank = column_of(table->columns, table->count, "排名"),
           done = column_of(table->columns, table->count, "完成率(%)");
    for (size_t i = 0; i < progress->places.count; i++)
        print_line(table, progress, i, rank);
    if (done < table->count)
        add_bars(table, done);
    *place = (struct progress_place) { table->first, table->row, NAME, (lxw_col_t) done };
    table_row(table, ROW_TOTAL);
    table_text(table, NAME, "合计");
    table_figures(table, book_scope(book), book_scope_id(book));
    if (rank < table->count)
        table_dash(table, rank);
}

void progress_print(struct sheet *sheet, struct book *book, const struct progress *progress,
                    struct progress_place *place)
{
    struct issue *issue = book->issue;
    struct column *mine = arena_array(issue->arena, COLUMNS, sizeof *mine);
    size_t count = choose(progress, mine);
    struct table table;
    table_sheet(sheet, book, progress->sheet, mine, count);
    sheet_title(sheet,
                arena_printf(issue->arena, "%s%s%s进展情况表（%d年%d月）", book->place, issue->product, progress->title,
                             issue->year, issue->month),
                "单位：户、户次、笔、万元、%");
    table_begin(&table, sheet, mine, count, NAME + 1);
    print_body(&table, progress, place);
    sheet_line(sheet, STYLE_REMARK, sheet_rounding_remark);
    sheet_line(
        sheet, STYLE_REMARK,
        progress->plan == PROGRESS_WITH_PLAN
            ? "　　完成率＝本年放贷（不含无还本续贷）／年度计划，低于时间进度的以红色标示；获贷率按在册建档立卡户计算；不良率达3%的以红色标示；“—”为数据尚未接入或不适用。"
            : "　　获贷率按在册建档立卡户计算；不良率达3%的以红色标示；“—”为数据尚未接入或不适用。");
}
