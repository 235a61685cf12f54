/*
 * The table that goes with the notice: its figures beside those of last month and of the same month last year.
 *
 * Whatever number a sentence of the notice has stands in a cell of this table or of another sheet of the book.
 */
#ifndef FUPIN_REPORTS_NOTICE_TABLE_H
#define FUPIN_REPORTS_NOTICE_TABLE_H

#include "reports/notice.h"

enum compared_kind { COMPARED_COUNT, COMPARED_WAN, COMPARED_RATE }; /* fen; hundredths of a percent */

/* What a cell holds, if anything. */
struct compared_value {
    bool known;
    long long value;
};

struct compared {
    const char *title;
    enum compared_kind kind;
    struct compared_value now, before, year_before;
};

enum { COMPARED_MOST = 64 };

/* The lines in the order of the text; returns how many. */
size_t notice_table(const struct notice *notice, struct compared *lines);

#endif
