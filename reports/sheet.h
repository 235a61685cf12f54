/*
 * A workbook with its sheets: opened, headed, signed off and closed the same way whatever stands in them.
 *
 * Each sheet prints on A4, fit to the width, with no gridlines; its foot carries month, edition, the days of the data,
 * the page, and the first 12 digits of inputs_sha256, so that paper leads back to its data.
 */
#ifndef FUPIN_REPORTS_SHEET_H
#define FUPIN_REPORTS_SHEET_H

#include "reports/issue.h"
#include "reports/style.h"

struct book {
    struct arena *arena;
    struct issue *issue; /* NULL: the book is of no issue */
    const char *foot;    /* of each page */
    lxw_workbook *workbook;
    struct styles styles;
    const char *path;            /* below the issue's folder */
    const char *aside;           /* where it is written first */
    const char *place;           /* 楚雄州, 楚雄市 */
    const struct place *county;  /* of a county's book, else NULL */
    const struct place *bank;    /* of a bank's book, else NULL */
    bool streamed;               /* rows are written from the top down, and leave the memory at once */
    lxw_row_t rows_most;         /* of a sheet that lists flags; 0: as many as a sheet can hold */
    const struct rows *paths;    /* the ways of their money, for 核查单 */
    const struct rows *articles; /* what rules cite, for 核查单 */
    lxw_error fault;             /* the first that libxlsxwriter told */
};

/* Begins the workbook in the file `aside`.  Where `streamed`, rows are written from the top down, and leave the memory as
 * soon as the next one begins. */
bool book_begin(struct book *book, struct arena *arena, const char *aside, bool streamed, struct error *err) MUST_CHECK;

/* Completes the file `aside`; where its sheets have failed (`good` false, err is set) it goes. */
bool book_end(struct book *book, bool good, struct error *err) MUST_CHECK;

/* The same for a book of an issue: with the issue's foot and properties. */
bool book_open(struct book *book, struct issue *issue, const char *path, struct error *err) MUST_CHECK;

/* A sheet of a book, written as its file says. */
typedef bool book_sheet(struct book *book, struct error *err);

/* Writes the sheets in their order, a NULL behind the last; the first that fails ends it. */
bool book_fill(struct book *book, book_sheet *const *sheets, struct error *err) MUST_CHECK;

/* Ends it, puts it in its place and notes it. */
bool book_close(struct book *book, bool good, struct error *err) MUST_CHECK;

/* The scope and id that its totals are of. */
const char *book_scope(const struct book *book);
const char *book_scope_id(const struct book *book);

/* The code of its county or bank; empty for the prefecture's. */
const char *book_own(const struct book *book);

enum paper { PAPER_LANDSCAPE, PAPER_PORTRAIT };

struct sheet {
    struct book *book;
    lxw_worksheet *at;
    lxw_row_t row;    /* the next one to write */
    lxw_col_t last;   /* the last column of the page */
    lxw_col_t middle; /* the last one of its left part */
    double width;     /* of all its columns, in half-width characters */
    double *widths;   /* of each */
    double height;    /* of the rows so far, in points */
    double repeated;  /* of the rows that every page begins with */
    enum paper paper;
};

/* Adds a sheet whose columns are as wide as said. */
void sheet_open(struct sheet *sheet, struct book *book, const char *name, enum paper paper, const double *widths,
                size_t count);

/* The title over the whole page, below it a text on its left and one on its right. */
void sheet_heading(struct sheet *sheet, const char *title, const char *left, const char *right);

/* The title over the whole page, below it period and issuer on the left and the unit on the right. */
void sheet_title(struct sheet *sheet, const char *title, const char *unit);

/* One text over columns `from` to `to` of the row. */
void sheet_across(struct sheet *sheet, lxw_col_t from, lxw_col_t to, enum style style, const char *text);

/* The same in any format, the row's height left as it is. */
void sheet_cells(struct sheet *sheet, lxw_col_t from, lxw_col_t to, const char *text, lxw_format *format);

/* Widens a column in which a number would not fit, and so print as ####: with two decimals where it is `hundredths`. */
void sheet_fit_number(struct sheet *sheet, lxw_col_t column, long long value, bool hundredths, bool bold);

/* A text over the whole page, on a row of its own that becomes as high as the text needs. */
void sheet_line(struct sheet *sheet, enum style style, const char *text);

/* The same with a heading in a style of its own above the text, in one cell: no page ends between the two. */
void sheet_headed_line(struct sheet *sheet, enum style head, const char *heading, enum style style, const char *text);

/* A row of its own, so high. */
void sheet_gap(struct sheet *sheet, double height);

/* 填报人 · 复核人 · 负责人 · 签章 · 日期, and what is printed.  A landscape sheet whose last page would have hardly anything on it is
 * printed a little smaller. */
void sheet_close(struct sheet *sheet);

/* The remark that stands under each table in 万元. */
extern const char *const sheet_rounding_remark;

/* A text cell: never a formula, whatever it begins with; what a cell cannot hold is cut, what XML cannot is written as
 * Excel writes it (_xFFFE_). */
void sheet_text(struct sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);

/* How wide all columns are together, in pixels. */
double sheet_pixels(const struct sheet *sheet);

/* Remembers the first fault of libxlsxwriter. */
void book_note(struct book *book, lxw_error fault);

#endif
