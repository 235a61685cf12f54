/*
 * 县市进展: progress by county, with a chart of 完成率 against the time passed.
 */
#include "reports/chart.h"
#include "reports/number.h"
#include "reports/progress.h"
#include "reports/sheets.h"

/* As wide as the table, on rows of its own below it. */
static void add_chart(struct sheet *sheet, const struct progress_place *place)
{
    struct arena *arena = sheet->book->arena;
    char text[NUMBER_TEXT_SIZE];
    long long passed = number_round(issue_months_gone(sheet->book->issue) * 10000LL, 12);
    number_decimal(passed, text);
    lxw_chart *chart = chart_columns(
        sheet, &(struct chart_columns) {
                   .title = arena_printf(arena, "各县市年度计划完成率（柱，%%）与时间进度%s%%（虚线）", text),
                   .series = "完成率(%)",
                   .first = place->first,
                   .last = place->last,
                   .name = place->name,
                   .value = place->done,
                   .level = passed,
                   .level_name = arena_printf(arena, "时间进度%s%%", text),
               });
    chart_place(sheet, &chart, 1);
}

bool sheet_county(struct book *book, struct error *err)
{
    (void) err;
    struct issue *issue = book->issue;
    struct progress progress = { .sheet = "县市进展",
                                 .title = "县市",
                                 .name_width = 7,
                                 .scope = "county",
                                 .places = issue->places.counties,
                                 .plan = PROGRESS_WITH_PLAN };
    struct sheet sheet;
    struct progress_place place;
    long long plan;
    progress_print(&sheet, book, &progress, &place);
    if (progress.places.count > 1 &&
        figures_find(&issue->figures, book_scope(book), book_scope_id(book), "plan_fen", &plan))
        add_chart(&sheet, &place);
    sheet_close(&sheet);
    return true;
}
