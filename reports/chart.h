/*
 * The charts of the books: columns over places or rules, and lines over months, dressed alike and set side by side below a table.
 *
 * A chart shows cells of its own sheet, so that it cannot say otherwise than the table above it.
 */
#ifndef FUPIN_REPORTS_CHART_H
#define FUPIN_REPORTS_CHART_H

#include "reports/sheet.h"

enum { CHART_NO_LEVEL = -1, CHARTS_ABREAST = 3 };

/* One column a line of the table, from `first` to `last`. */
struct chart_columns {
    const char *title;
    const char *series;     /* what is shown: 完成率(%) */
    lxw_row_t first, last;  /* lines of the table */
    lxw_col_t name, value;  /* its columns of names and of values */
    long long level;        /* hundredths: a dashed line across; CHART_NO_LEVEL: none */
    const char *level_name; /* 时间进度25.00% */
};

/* Shows the columns, each with its value above it.  At most one chart of a sheet has a level. */
lxw_chart *chart_columns(struct sheet *sheet, const struct chart_columns *columns);

/* A line of the table as a line over its months; `head` is the row that names these. */
struct chart_line {
    const char *title;
    const char *numbers; /* the format of the axis */
    lxw_row_t head, row;
    lxw_col_t first, last;
    lxw_color_t colour;
};
lxw_chart *chart_line(struct sheet *sheet, const struct chart_line *line);

/* Title, fonts and grid, for a chart that is made elsewhere. */
void chart_dress(lxw_chart *chart, const char *title, const char *numbers);

/* Sets at most CHARTS_ABREAST charts side by side over the whole width, on a row of their own, which no page break parts. */
void chart_place(struct sheet *sheet, lxw_chart *const *charts, size_t count);

#endif
