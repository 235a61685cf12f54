/*
 * How it works: the months of the head are those of the issue and the eleven before it; the query's rows find their place by name, so that a
 * month without ledgers is a dash and no zero.
 */
#include "reports/trend.h"

#include "reports/number.h"

enum { MONTHS = 12, LINE_HEIGHT = 22, LINES_LEAST = 2 };

static const struct {
    const char *title, *field;
} lines[] = { { "贷款余额(万元)", "balance" }, { "逾期金额(万元)", "overdue" } };
enum { LINES = sizeof lines / sizeof *lines };

/* "2018-03" of the month `back` months before that of the issue. */
static const char *month_text(const struct issue *issue, int back)
{
    int month = issue->year * MONTHS + issue->month - 1 - back;
    return arena_printf(issue->arena, "%04d-%02d", month / MONTHS, month % MONTHS + 1);
}

/* rows_count() where the month has none. */
static size_t row_of(const struct rows *months, const char *month)
{
    size_t row = 0;
    while (row < rows_count(months) && strcmp(rows_field(months, row, "month"), month) != 0)
        row++;
    return row;
}

static void put_head(struct sheet *sheet, lxw_col_t name)
{
    sheet_across(sheet, name, name, STYLE_HEAD, "月末");
    for (int i = 0; i < MONTHS; i++)
        sheet_across(sheet, (lxw_col_t) (name + 1 + i), (lxw_col_t) (name + 1 + i), STYLE_HEAD,
                     month_text(sheet->book->issue, MONTHS - 1 - i));
    sheet_gap(sheet, LINE_HEIGHT);
}

/* One line of the table: a dash where a month has no ledgers, or one of them leaves the value blank. */
static void put_line(struct sheet *sheet, lxw_col_t name, const struct rows *months, size_t line)
{
    const struct styles *styles = &sheet->book->styles;
    sheet_text(sheet, sheet->row, name, lines[line].title, styles->cell[CELL_TEXT][ROW_PLAIN]);
    for (int i = 0; i < MONTHS; i++) {
        lxw_col_t column = (lxw_col_t) (name + 1 + i);
        size_t row = row_of(months, month_text(sheet->book->issue, MONTHS - 1 - i));
        if (row == rows_count(months) || !*rows_field(months, row, lines[line].field)) {
            sheet_text(sheet, sheet->row, column, "—", styles->cell[CELL_DASH][ROW_PLAIN]);
            continue;
        }
        long long fen = rows_number(months, row, rows_column(months, lines[line].field));
        sheet_fit_number(sheet, column, number_wan(fen), true, false);
        book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, column, (double) number_wan(fen) / 100,
                                                      styles->cell[CELL_MONEY][ROW_PLAIN]));
    }
    sheet_gap(sheet, LINE_HEIGHT);
}

/* From the first month of which there is a ledger. */
static lxw_col_t first_column(const struct issue *issue, lxw_col_t name, const struct rows *months)
{
    int i = 0;
    while (i < MONTHS && row_of(months, month_text(issue, MONTHS - 1 - i)) == rows_count(months))
        i++;
    return (lxw_col_t) (name + 1 + i);
}

static void print(struct sheet *sheet, lxw_col_t name, const struct rows *months, lxw_chart **charts)
{
    static const char *const titles[LINES] = { "近十二个月贷款余额（万元）", "近十二个月逾期金额（万元）" };
    static const lxw_color_t colours[LINES] = { COLOUR_ACCENT, COLOUR_RED };
    struct chart_line line = { .numbers = "#,##0", .first = first_column(sheet->book->issue, name, months) };
    line.last = (lxw_col_t) (name + MONTHS);
    sheet_line(sheet, STYLE_SECTION, "近十二个月贷款余额与逾期金额");
    line.head = sheet->row;
    put_head(sheet, name);
    for (size_t i = 0; i < LINES; i++) {
        line.title = titles[i];
        line.colour = colours[i];
        line.row = sheet->row;
        put_line(sheet, name, months, i);
        charts[i] = chart_line(sheet, &line);
    }
    sheet_line(sheet, STYLE_REMARK,
               "注：按各机构当月月末台账汇总，逾期金额为台账逾期本金；“—”为当月没有台账或台账未填逾期本金。");
}

bool trend_print(struct sheet *sheet, lxw_col_t name, lxw_chart **charts, size_t *count, struct error *err)
{
    AUTO_ROWS months = NULL;
    *count = 0;
    if (!database_query(sheet->book->issue->db, "figures/months.sql", NULL, 0, &months, err))
        return error_context(err, "reading the last twelve month ends");
    if (rows_count(months) < LINES_LEAST)
        return true;
    print(sheet, name, months, charts);
    *count = LINES;
    return true;
}
