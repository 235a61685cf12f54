/* The feeds of which a file is expected every month, in the order of their layouts. */
#ifndef SIMULATE_MONTHLY_H
#define SIMULATE_MONTHLY_H

#include "layout.h"
#include "world.h"

#include <stdbool.h>

enum monthly {
    MONTHLY_ROSTER,
    MONTHLY_CHANGES,
    MONTHLY_LOAN,
    MONTHLY_SURVEY,
    MONTHLY_FILING,
    MONTHLY_FUND_ACCOUNT,
    MONTHLY_FUND_TXN,
    MONTHLY_COMPENSATION,
    MONTHLY_SUBSIDY,
    MONTHLY_LOAN_TXN,
    MONTHLY_ACCOUNT_TXN,
    MONTHLIES
};

struct monthly_feed {
    const struct layout *layout;
    int feed;           /* FEED_... */
    const char *office; /* its only sender; NULL: every bank sends it */
    bool event;         /* the list of what a month brought; else the whole state */
    bool compared;      /* a file much smaller than the month's before is held */
    bool lossy;         /* so many rows that some can be missing without that */
    bool sparse;        /* a month may bring no row at all */
};

extern const struct monthly_feed MONTHLY[MONTHLIES];

/* How many send it: 1, or every bank. */
int monthly_senders(enum monthly feed);

/* Its `sender`-th sender; `code` has room for 8. */
void monthly_sender(const struct world *world, enum monthly feed, int sender, char code[8]);

#endif
