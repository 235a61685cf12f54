/*
 * A table on a sheet: columns declared as data, with a head that is frozen and repeated on each page.
 *
 * A column that names a figure is filled from the set by itself: a count, fen as 万元, or the part of another figure in
 * percent.  A figure that does not apply, or whose feed is not connected, prints as a dash.
 */
#ifndef FUPIN_REPORTS_TABLE_H
#define FUPIN_REPORTS_TABLE_H

#include "reports/sheet.h"

enum column_kind {
    COLUMN_TEXT,
    COLUMN_CENTRE,
    COLUMN_COUNT,
    COLUMN_WAN,  /* fen, printed in 万元 */
    COLUMN_YUAN, /* fen, printed in 元 */
    COLUMN_RATE, /* hundredths of a percent */
};

struct column {
    const char *title;
    const char *band; /* over neighbours of one band; NULL: none */
    double width;     /* half-width characters */
    enum column_kind kind;
    const char *figure; /* or NULL: filled by hand */
    const char *over;   /* of a rate: the whole */
};

struct table {
    struct sheet *sheet;
    const struct column *columns;
    size_t count;
    lxw_row_t first; /* of the body */
    lxw_row_t row;   /* the one being filled */
    double height;   /* of that row, so far as the sheet has it */
    enum row_kind kind;
};

/* Adds a sheet as wide as these columns. */
void table_sheet(struct sheet *sheet, struct book *book, const char *name, const struct column *columns, size_t count);

/* Prints the head and has it repeated on each page; it is frozen with `fixed` columns, or not at all where that is
 * TABLE_LOOSE. */
enum { TABLE_LOOSE = -1 };
void table_begin(struct table *table, struct sheet *sheet, const struct column *columns, size_t count, int fixed);

/* Begins a line, empty but ruled. */
void table_row(struct table *table, enum row_kind kind);

/* The same, but each of its cells is to be filled. */
void table_line(struct table *table, enum row_kind kind);
void table_blank(struct table *table, size_t column);

/* Fills a cell of the line. */
void table_text(struct table *table, size_t column, const char *text);
void table_number(struct table *table, size_t column, long long value);
void table_late(struct table *table, size_t column, long long value);
void table_dash(struct table *table, size_t column);

/* Fills all columns that name a figure. */
void table_figures(struct table *table, const char *scope, const char *id);

/* Makes the line so many lines of text high. */
void table_height(struct table *table, int lines);

#endif
