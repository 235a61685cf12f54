/* The canonical layouts of the feeds: each column's English name and Chinese title, in their order. */
#ifndef SIMULATE_LAYOUT_H
#define SIMULATE_LAYOUT_H

struct column {
    const char *name, *title;
};

struct layout {
    const char *feed;
    const struct column *column;
    int columns;
    const char *needed;           /* a required column: a file without it is rejected whole */
    const char *slip, *slip_text; /* what a clerk gets wrong, and what he writes there */
};

extern const struct layout LAYOUT_ROSTER, LAYOUT_CHANGES, LAYOUT_LOAN, LAYOUT_PLAN, LAYOUT_DUTY, LAYOUT_SURVEY,
    LAYOUT_FILING, LAYOUT_NPL_TARGET, LAYOUT_WATCHLIST, LAYOUT_FUND_ACCOUNT, LAYOUT_FUND_TXN, LAYOUT_COMPENSATION,
    LAYOUT_SUBSIDY, LAYOUT_LOAN_TXN, LAYOUT_ACCOUNT_TXN;

#endif
