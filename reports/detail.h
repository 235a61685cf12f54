/*
 * One flag as a county's or a bank's book may tell it: its own part, persons masked unless the book may show them.
 *
 * 疑点明细, 整改反馈 and 核查单 print the same line, each what it needs of it.
 */
#ifndef FUPIN_REPORTS_DETAIL_H
#define FUPIN_REPORTS_DETAIL_H

#include "reports/sheet.h"

struct detail {
    const char *flag_id, *rule_id;
    const char *severity; /* 高, 中, 低 */
    const char *status;   /* 待核查, 已下发 … */
    const char *township, *village, *household_no, *borrower, *note_no, *bank;
    const char *finding, *basis;
    const char *note_key;      /* bank_code/note_no of the note that stands for it, or empty */
    const char *purpose;       /* of that note */
    day_number granted_on;     /* of that note; DATE_NONE */
    day_number due_on;         /* until when it is to be answered; DATE_NONE: no deadline */
    long long amount, granted; /* in question, in fen; of that note */
    bool has_amount;
};

/* `row` of sql/figures/book_flags.sql, for this book.  What it points to lives in `arena`, or as long as the rows. */
struct detail detail_of(const struct book *book, struct arena *arena, const struct rows *rows, size_t row);

#endif
