/*
 * How it works: the kind of a column decides how a value becomes a number and which format it takes.
 *
 * Numbers are rounded as integers first, so that the double in the cell is the nearest one to the decimal that is
 * printed, and a reader who adds cells up gets what the page shows.
 */
#include "reports/table.h"

#include "reports/number.h"
#include "reports/wrap.h"

enum { LINE_HEIGHT = 15, LINE_AIR = 7 };

void table_sheet(struct sheet *sheet, struct book *book, const char *name, const struct column *columns, size_t count)
{
    double *widths = arena_array(book->arena, count, sizeof *widths);
    for (size_t i = 0; i < count; i++)
        widths[i] = columns[i].width;
    sheet_open(sheet, book, name, PAPER_LANDSCAPE, widths, count);
}

/* Neighbours of one band share a cell above their titles. */
static void print_bands(struct table *table)
{
    struct sheet *sheet = table->sheet;
    for (size_t i = 0; i < table->count;) {
        size_t end = i + 1;
        const char *band = table->columns[i].band;
        while (end < table->count && band && table->columns[end].band && strcmp(table->columns[end].band, band) == 0)
            end++;
        sheet_across(sheet, (lxw_col_t) i, (lxw_col_t) (end - 1), STYLE_BAND, band ? band : "");
        i = end;
    }
    sheet_gap(sheet, LINE_HEIGHT + LINE_AIR);
}

/* A table without bands has one line of head only. */
static bool has_bands(const struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].band)
            return true;
    return false;
}

/* The head is as high as the title with most lines. */
static void print_titles(struct table *table)
{
    struct sheet *sheet = table->sheet;
    int lines = 1;
    for (size_t i = 0; i < table->count; i++) {
        int needed = wrap_lines(table->columns[i].title, table->columns[i].width - 1);
        lines = needed > lines ? needed : lines;
        sheet_text(sheet, sheet->row, (lxw_col_t) i, table->columns[i].title, sheet->book->styles.text[STYLE_HEAD]);
    }
    sheet_gap(sheet, LINE_HEIGHT * lines + LINE_AIR);
}

void table_begin(struct table *table, struct sheet *sheet, const struct column *columns, size_t count, int fixed)
{
    *table = (struct table) { .sheet = sheet, .columns = columns, .count = count };
    lxw_row_t head = sheet->row;
    double above = sheet->height;
    if (has_bands(table))
        print_bands(table);
    print_titles(table);
    sheet->repeated = sheet->height - above;
    book_note(sheet->book, worksheet_repeat_rows(sheet->at, head, sheet->row - 1));
    if (fixed != TABLE_LOOSE)
        worksheet_freeze_panes(sheet->at, sheet->row, (lxw_col_t) fixed);
    table->first = sheet->row;
    table->row = sheet->row - 1;
}

/* How a column's numbers look. */
static enum cell_kind cell_of(enum column_kind kind)
{
    switch (kind) {
    case COLUMN_TEXT:
        return CELL_TEXT;
    case COLUMN_CENTRE:
        return CELL_CENTRE;
    case COLUMN_COUNT:
        return CELL_COUNT;
    case COLUMN_WAN:
    case COLUMN_YUAN:
        return CELL_MONEY;
    case COLUMN_RATE:
        return CELL_RATE;
    }
    return CELL_TEXT;
}

/* In the looks of the book. */
static lxw_format *format_of(const struct table *table, enum cell_kind cell, enum row_kind row)
{
    return table->sheet->book->styles.cell[cell][row];
}

void table_row(struct table *table, enum row_kind kind)
{
    struct sheet *sheet = table->sheet;
    table->row = sheet->row;
    table->kind = kind;
    for (size_t i = 0; i < table->count; i++)
        book_note(sheet->book, worksheet_write_blank(sheet->at, table->row, (lxw_col_t) i,
                                                     format_of(table, cell_of(table->columns[i].kind), kind)));
    table->height = LINE_HEIGHT + LINE_AIR;
    sheet_gap(sheet, table->height);
}

void table_line(struct table *table, enum row_kind kind)
{
    table->row = table->sheet->row++;
    table->height = 0;
    table->kind = kind;
}

void table_blank(struct table *table, size_t column)
{
    book_note(table->sheet->book,
              worksheet_write_blank(table->sheet->at, table->row, (lxw_col_t) column,
                                    format_of(table, cell_of(table->columns[column].kind), table->kind)));
}

void table_text(struct table *table, size_t column, const char *text)
{
    struct sheet *sheet = table->sheet;
    enum cell_kind cell = table->columns[column].kind == COLUMN_CENTRE ? CELL_CENTRE : CELL_TEXT;
    sheet_text(sheet, table->row, (lxw_col_t) column, text, format_of(table, cell, table->kind));
}

/* What stands in the cell: all but counts have two decimals. */
static double cell_value(enum column_kind kind, long long value)
{
    long long hundredths = kind == COLUMN_WAN ? number_wan(value) : value;
    return kind == COLUMN_COUNT || kind == COLUMN_CENTRE ? (double) value : (double) hundredths / 100;
}

/* In the line being filled, in the looks of `row`. */
static void put_number(struct table *table, size_t column, long long value, enum row_kind row)
{
    enum column_kind kind = table->columns[column].kind;
    bool decimals = kind != COLUMN_COUNT && kind != COLUMN_CENTRE;
    sheet_fit_number(table->sheet, (lxw_col_t) column, kind == COLUMN_WAN ? number_wan(value) : value, decimals,
                     row == ROW_TOTAL);
    book_note(table->sheet->book,
              worksheet_write_number(table->sheet->at, table->row, (lxw_col_t) column, cell_value(kind, value),
                                     format_of(table, cell_of(kind), row)));
}

void table_number(struct table *table, size_t column, long long value)
{
    put_number(table, column, value, table->kind);
}

void table_late(struct table *table, size_t column, long long value)
{
    put_number(table, column, value, ROW_LATE);
}

void table_dash(struct table *table, size_t column)
{
    sheet_text(table->sheet, table->row, (lxw_col_t) column, "—", format_of(table, CELL_DASH, table->kind));
}

/* Behind the plan, or over the line where compensation may start. */
static bool is_late(const struct table *table, const struct column *column, long long hundredths)
{
    if (table->kind != ROW_PLAIN)
        return false;
    if (strcmp(column->over, "plan_fen") == 0)
        return hundredths * 12 < issue_months_gone(table->sheet->book->issue) * 10000LL;
    return strcmp(column->figure, "npl_fen") == 0 && hundredths >= NPL_RATE_LINE;
}

/* One column of one line. */
static void put_figure(struct table *table, size_t i, const char *scope, const char *id)
{
    const struct column *column = &table->columns[i];
    const struct figure_set *set = &table->sheet->book->issue->figures;
    long long value, whole;
    if (!figures_find(set, scope, id, column->figure, &value)) {
        table_dash(table, i);
        return;
    }
    if (!column->over) {
        table_number(table, i, value);
        return;
    }
    if (!figures_find(set, scope, id, column->over, &whole) || !number_rate(value, whole, &value))
        table_dash(table, i);
    else
        (is_late(table, column, value) ? table_late : table_number)(table, i, value);
}

void table_figures(struct table *table, const char *scope, const char *id)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].figure)
            put_figure(table, i, scope, id);
}

void table_height(struct table *table, int lines)
{
    double height = LINE_HEIGHT * lines + LINE_AIR;
    table->sheet->height += height - table->height;
    table->height = height;
    book_note(table->sheet->book, worksheet_set_row(table->sheet->at, table->row, height, NULL));
}
