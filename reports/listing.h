/*
 * A sheet that is one query printed as a table: what it says is the query's, how it looks is declared here.
 *
 * The query stands in sql/figures/ and gives its rows in the order of print.  It gets K as $1, or month and edition as $1 and $2, and after
 * these the county or bank of the book (empty: the whole prefecture); one that is shared is asked once for all books, and its column
 * `book` says whose a row is.  Its column `line` tells a total ("total") from a plain line; a column `late` names, with blanks between, the
 * fields that are printed in red.  Null prints a dash.  Money is fen, a rate hundredths of a percent.
 */
#ifndef FUPIN_REPORTS_LISTING_H
#define FUPIN_REPORTS_LISTING_H

#include "reports/table.h"

struct listing {
    const char *sheet; /* its name */
    const char *title; /* after place and product: 乡镇覆盖情况表 */
    const char *unit;
    const char *query;
    bool of_edition; /* it asks for month and edition, not for K */
    bool shared;     /* it is asked once for all books */
    const struct column *columns;
    const char *const *fields; /* of the query, one a column */
    size_t count;
    int fixed;                  /* columns that stay */
    const char *const *remarks; /* below the table, ended by NULL */
};

/* The lines of the table that was printed, and how many columns behind the fixed ones stand empty in all of them. */
struct listing_place {
    lxw_row_t first, last;
    size_t lines, empty;
};

/* Opens the sheet and prints it, but does not close it; `place` may be NULL. */
bool listing_print(struct sheet *sheet, struct book *book, const struct listing *listing, struct listing_place *place,
                   struct error *err) MUST_CHECK;

/* The same, and closes the sheet. */
bool listing_sheet(struct book *book, const struct listing *listing, struct error *err) MUST_CHECK;

#endif
