/*
 * How it works: a level needs a value a column, so it stands beside the table in a column that is neither printed nor shown.
 * libxlsxwriter cannot lay a line over columns: the line is the trend of a second, unseen series.
 */
#include "reports/chart.h"

#include "reports/number.h"

/* What libxlsxwriter makes a chart without options, in pixels. */
static const double DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288;

/* Heights in points, less than the 409 that a row may have; the gap in pixels. */
enum { HEIGHT = 220, HEIGHT_ABREAST = 180, GAP = 6, HIDDEN_WIDTH = 8 };
static const double PIXELS_A_POINT = 96.0 / 72.0;

void chart_dress(lxw_chart *chart, const char *title, const char *numbers)
{
    lxw_chart_font text = { .name = "宋体", .size = 10 };
    lxw_chart_font heading = { .name = "宋体", .size = 12, .bold = LXW_TRUE };
    lxw_chart_line grid = { .color = 0xD9D9D9, .width = 0.5 };
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &heading);
    chart_axis_set_num_font(chart->x_axis, &text);
    chart_axis_set_num_font(chart->y_axis, &text);
    chart_axis_set_num_format(chart->y_axis, numbers);
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
}

/* The columns, each with its rate above it. */
static void add_values(lxw_chart *chart, const struct sheet *sheet, const struct chart_columns *columns)
{
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_chart_fill bar = { .color = COLOUR_ACCENT };
    lxw_chart_font small = { .size = 9 };
    chart_series_set_categories(series, sheet->at->name, columns->first, columns->name, columns->last, columns->name);
    chart_series_set_values(series, sheet->at->name, columns->first, columns->value, columns->last, columns->value);
    chart_series_set_name(series, columns->series);
    chart_series_set_fill(series, &bar);
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &small);
    chart_series_set_labels_num_format(series, "0.00");
}

/* The level beside every line. */
static void put_level(struct sheet *sheet, const struct chart_columns *columns, lxw_col_t column)
{
    lxw_row_col_options hidden = { .hidden = LXW_TRUE };
    for (lxw_row_t row = columns->first; row <= columns->last; row++)
        book_note(sheet->book, worksheet_write_number(sheet->at, row, column, (double) columns->level / 100, NULL));
    book_note(sheet->book, worksheet_set_column_opt(sheet->at, column, column, HIDDEN_WIDTH, NULL, &hidden));
}

/* A series that is not drawn, with a trend that is: a level line across the chart. */
static void add_level(lxw_chart *chart, struct sheet *sheet, const struct chart_columns *columns)
{
    lxw_col_t column = (lxw_col_t) (sheet->last + 2);
    lxw_chart_series *level = chart_add_series(chart, NULL, NULL);
    lxw_chart_fill none = { .none = LXW_TRUE };
    lxw_chart_line line = { .color = COLOUR_RED, .width = 1.5, .dash_type = LXW_CHART_LINE_DASH_DASH };
    put_level(sheet, columns, column);
    chart_series_set_categories(level, sheet->at->name, columns->first, columns->name, columns->last, columns->name);
    chart_series_set_values(level, sheet->at->name, columns->first, column, columns->last, column);
    chart_series_set_name(level, columns->level_name);
    chart_series_set_fill(level, &none);
    chart_series_set_trendline(level, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
    chart_series_set_trendline_name(level, columns->level_name);
    chart_series_set_trendline_line(level, &line);
    chart_set_series_overlap(chart, 100);
    chart_show_hidden_data(chart);
}

/* From 0 on, so that lengths can be compared; no legend, since the title says what is what. */
lxw_chart *chart_columns(struct sheet *sheet, const struct chart_columns *columns)
{
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_COLUMN);
    add_values(chart, sheet, columns);
    if (columns->level != CHART_NO_LEVEL)
        add_level(chart, sheet, columns);
    chart_dress(chart, columns->title, "0");
    chart_axis_set_min(chart->y_axis, 0);
    return chart;
}

lxw_chart *chart_line(struct sheet *sheet, const struct chart_line *line)
{
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_LINE);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_chart_line pen = { .color = line->colour, .width = 2 };
    chart_series_set_categories(series, sheet->at->name, line->head, line->first, line->head, line->last);
    chart_series_set_values(series, sheet->at->name, line->row, line->first, line->row, line->last);
    chart_series_set_name(series, line->title);
    chart_series_set_line(series, &pen);
    chart_dress(chart, line->title, line->numbers);
    return chart;
}

/* A streamed sheet forgets the heights of its rows before libxlsxwriter places charts by them: this one it is to remember. */
static void remember_height(struct sheet *sheet, double height)
{
    uint8_t streamed = sheet->at->optimize;
    sheet->at->optimize = LXW_FALSE;
    book_note(sheet->book, worksheet_set_row(sheet->at, sheet->row, height, NULL));
    sheet->at->optimize = streamed;
}

/* One row for all of a chart, which begins a little below its edge: no page ends within it. */
void chart_place(struct sheet *sheet, lxw_chart *const *charts, size_t count)
{
    double height = count > 1 ? HEIGHT_ABREAST : HEIGHT;
    double each = count ? (sheet_pixels(sheet) - GAP) / (double) count : 0;
    double pixels = height * PIXELS_A_POINT - 2 * GAP;
    for (size_t i = 0; i < count; i++) {
        lxw_chart_options size = { .x_offset = (int) (each * (double) i),
                                   .y_offset = GAP,
                                   .x_scale = (each - GAP) / DEFAULT_WIDTH,
                                   .y_scale = pixels / DEFAULT_HEIGHT };
        book_note(sheet->book, worksheet_insert_chart_opt(sheet->at, sheet->row, 0, charts[i], &size));
    }
    if (sheet->at->optimize)
        remember_height(sheet, height);
    sheet_gap(sheet, height);
}
