/*
 * 县市进展: progress by county, with a chart of 完成率 against the time passed.
 *
 * How it works: the chart needs the time passed once a county, so it stands beside the table in a column that is
 * neither printed nor shown.  libxlsxwriter cannot lay a line over columns: the line is the trend of a second, unseen
 * series.
 */
#include "reports/number.h"
#include "reports/progress.h"
#include "reports/sheets.h"

/* What libxlsxwriter makes a chart without options, in pixels. */
static const double DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288;

enum { CHART_ROWS = 14, CHART_ROW_HEIGHT = 20, CHART_HEIGHT = 360 };

/* The time passed in percent, beside every county. */
static void put_time_passed(struct sheet *sheet, const struct progress_place *place, lxw_col_t column, double passed)
{
    lxw_row_col_options hidden = { .hidden = LXW_TRUE };
    for (lxw_row_t row = place->first; row <= place->last; row++)
        book_note(sheet->book, worksheet_write_number(sheet->at, row, column, passed, NULL));
    book_note(sheet->book, worksheet_set_column_opt(sheet->at, column, column, 8, NULL, &hidden));
}

/* The columns, each with its rate above it. */
static void add_done(lxw_chart *chart, const struct sheet *sheet, const struct progress_place *place)
{
    lxw_chart_series *done = chart_add_series(chart, NULL, NULL);
    lxw_chart_fill bar = { .color = COLOUR_ACCENT };
    lxw_chart_font small = { .size = 9 };
    chart_series_set_categories(done, sheet->at->name, place->first, place->name, place->last, place->name);
    chart_series_set_values(done, sheet->at->name, place->first, place->done, place->last, place->done);
    chart_series_set_name(done, "完成率(%)");
    chart_series_set_fill(done, &bar);
    chart_series_set_labels(done);
    chart_series_set_labels_font(done, &small);
    chart_series_set_labels_num_format(done, "0.00");
}

/* A series that is not drawn, with a trend that is: a level line across the chart. */
static void add_passed(lxw_chart *chart, const struct sheet *sheet, const struct progress_place *place,
                       lxw_col_t column, const char *name)
{
    lxw_chart_series *passed = chart_add_series(chart, NULL, NULL);
    lxw_chart_fill none = { .none = LXW_TRUE };
    lxw_chart_line line = { .color = COLOUR_RED, .width = 1.5, .dash_type = LXW_CHART_LINE_DASH_DASH };
    chart_series_set_categories(passed, sheet->at->name, place->first, place->name, place->last, place->name);
    chart_series_set_values(passed, sheet->at->name, place->first, column, place->last, column);
    chart_series_set_name(passed, name);
    chart_series_set_fill(passed, &none);
    chart_series_set_trendline(passed, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
    chart_series_set_trendline_name(passed, name);
    chart_series_set_trendline_line(passed, &line);
    chart_set_series_overlap(chart, 100);
}

/* From 0 on, so that lengths can be compared; no legend, since the title says what is what. */
static void set_axes(lxw_chart *chart, const char *name)
{
    lxw_chart_font text = { .name = "宋体", .size = 10 };
    lxw_chart_font title = { .name = "宋体", .size = 12, .bold = LXW_TRUE };
    lxw_chart_line grid = { .color = 0xD9D9D9, .width = 0.5 };
    chart_title_set_name(chart, name);
    chart_title_set_name_font(chart, &title);
    chart_axis_set_num_font(chart->x_axis, &text);
    chart_axis_set_num_font(chart->y_axis, &text);
    chart_axis_set_num_format(chart->y_axis, "0");
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_show_hidden_data(chart);
}

/* As wide as the table, on rows of its own below it. */
static void add_chart(struct sheet *sheet, const struct progress_place *place)
{
    struct issue *issue = sheet->book->issue;
    lxw_col_t column = (lxw_col_t) (sheet->last + 2);
    char text[NUMBER_TEXT_SIZE];
    long long passed = number_round(issue_months_gone(issue) * 10000LL, 12);
    put_time_passed(sheet, place, column, (double) passed / 100);
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_COLUMN);
    add_done(chart, sheet, place);
    number_decimal(passed, text);
    add_passed(chart, sheet, place, column, arena_printf(issue->arena, "时间进度%s%%", text));
    set_axes(chart, arena_printf(issue->arena, "各县市年度计划完成率（柱，%%）与时间进度%s%%（虚线）", text));
    lxw_chart_options size = { .x_scale = (sheet_pixels(sheet) - 4) / DEFAULT_WIDTH,
                               .y_scale = CHART_HEIGHT / DEFAULT_HEIGHT };
    book_note(sheet->book, worksheet_insert_chart_opt(sheet->at, sheet->row, 0, chart, &size));
    for (int i = 0; i < CHART_ROWS; i++)
        sheet_gap(sheet, CHART_ROW_HEIGHT);
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
