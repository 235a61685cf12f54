/*
 * 考核依据: what the year's assessment of counties and banks rests on (71号 五(二), 五(三); 银监发〔2017〕42号 五): the plan done, filing in
 * time, figures that proved false.
 *
 * How it works: completion comes from the figures, filing and false figures from one query; ranks follow what is printed.
 */
#include "reports/progress.h"
#include "reports/sheets.h"
#include "reports/table.h"

static const struct column columns[] = {
    { "县市、机构", NULL, 30, COLUMN_TEXT, NULL, NULL },
    { "年度计划(万元)", "计划完成", 13, COLUMN_WAN, "plan_fen", NULL },
    { "本年放贷(不含无还本续贷)(万元)", "计划完成", 14, COLUMN_WAN, "granted_year_new_fen", NULL },
    { "完成率(%)", "计划完成", 10, COLUMN_RATE, "granted_year_new_fen", "plan_fen" },
    { "排名", "计划完成", 7, COLUMN_CENTRE, NULL, NULL },
    { "本年应报(次)", "数据报送", 10, COLUMN_COUNT, NULL, NULL },
    { "按时报送(次)", "数据报送", 10, COLUMN_COUNT, NULL, NULL },
    { "按时率(%)", "数据报送", 10, COLUMN_RATE, NULL, NULL },
    { "填报不实(条)", "填报质量", 10, COLUMN_COUNT, NULL, NULL },
    { "应整改(条)", "限期整改", 9, COLUMN_COUNT, NULL, NULL },
    { "按期整改(条)", "限期整改", 9, COLUMN_COUNT, NULL, NULL },
    { "未销号疑点(高)", "疑点", 9, COLUMN_COUNT, "flags_high", NULL },
    { "不良率(%)", "风险", 9, COLUMN_RATE, "npl_fen", "balance_fen" },
};
enum {
    COLUMNS = sizeof columns / sizeof *columns,
    NAME = 0,
    RANK = 4,
    AWAITED = 5,
    IN_TIME = 6,
    TIME_RATE = 7,
    FALSE_FIGURES = 8,
    DUE = 9,
    DONE = 10
};

static const char *const fields[COLUMNS] = {
    [AWAITED] = "awaited", [IN_TIME] = "in_time", [TIME_RATE] = "time_rate", [FALSE_FIGURES] = "false_figures",
    [DUE] = "due",         [DONE] = "done"
};

/* The query's row of this place; rows_count() where it has none. */
static size_t row_of(const struct rows *rows, const char *scope, const char *id)
{
    size_t row = 0;
    while (row < rows_count(rows) &&
           (strcmp(rows_field(rows, row, "scope"), scope) != 0 || strcmp(rows_field(rows, row, "scope_id"), id) != 0))
        row++;
    return row;
}

static void print_place(struct table *table, const struct rows *rows, const char *scope,
                        const struct place_list *places, size_t i)
{
    const struct place *place = &places->at[i];
    size_t row = row_of(rows, scope, place->code);
    int rank = progress_rank(&table->sheet->book->issue->figures, scope, places, place->code);
    table_row(table, ROW_PLAIN);
    table_text(table, NAME, place->name);
    table_figures(table, scope, place->code);
    if (rank)
        table_number(table, RANK, rank);
    else
        table_dash(table, RANK);
    for (size_t column = AWAITED; column <= DONE; column++) {
        if (row < rows_count(rows) && !rows_null(rows, row, rows_column(rows, fields[column])))
            table_number(table, column, rows_number(rows, row, rows_column(rows, fields[column])));
        else
            table_dash(table, column);
    }
}

static void print_part(struct table *table, const struct rows *rows, const char *name, const char *scope,
                       const struct place_list *places)
{
    table_row(table, ROW_TOTAL);
    table_text(table, NAME, name);
    for (size_t i = 0; i < places->count; i++)
        print_place(table, rows, scope, places, i);
}

bool sheet_assessment(struct book *book, struct error *err)
{
    AUTO_ROWS rows = NULL;
    struct issue *issue = book->issue;
    struct sheet sheet;
    struct table table;
    const char *known = arena_printf(issue->arena, "%lld", issue->job->known);
    if (!database_query(issue->db, "figures/assessment.sql", &known, 1, &rows, err))
        return error_context(err, "reading the sheet 考核依据");
    table_sheet(&sheet, book, "考核依据", columns, COLUMNS);
    sheet_title(&sheet,
                arena_printf(issue->arena, "%s%s考核依据表（%d年%d月）", book->place, issue->product, issue->year,
                             issue->month),
                "单位：万元、次、条、%");
    table_begin(&table, &sheet, columns, COLUMNS, NAME + 1);
    print_part(&table, rows, "一、按县市", "county", &issue->places.counties);
    print_part(&table, rows, "二、按机构", "bank", &issue->places.banks);
    sheet_line(&sheet, STYLE_REMARK, sheet_rounding_remark);
    sheet_line(
        &sheet, STYLE_REMARK,
        "　　填报不实为申报与台账不符、余额滚动不平、历史要素被改、虚报需求和月末冲时点的未销号疑点数；报送由机构承担，县市不列报送栏；应整改为已下发、设有期限的疑点中期限届满或已整改的，低等级不设期限，不计入。");
    sheet_close(&sheet);
    return true;
}
