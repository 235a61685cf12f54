/*
 * What each bank's ledgers add up to in each county and month: the ground for everything that is declared,
 * judged or paid by county and bank.
 */
#ifndef SIMULATE_TOTALS_H
#define SIMULATE_TOTALS_H

#include "arrivals.h"
#include "duty.h"

/* Amounts in 分. */
enum total {
    TOTAL_GRANTED_HOUSEHOLDS, /* that ever had a note in a ledger of the window */
    TOTAL_GRANTED_NOTES,
    TOTAL_GRANTED_AMOUNT,
    TOTAL_BALANCE_HOUSEHOLDS,
    TOTAL_BALANCE,
    TOTAL_OVERDUE, /* overdue principal */
    TOTAL_NPL,     /* balance of the notes graded 次级 or worse */
    TOTALS
};

struct totals {
    const struct world *world;
    int64_t sum[PLACES_COUNTIES][BANKS][MOST_MONTHS][TOTALS];
    /* Stories after which the households, or the sums of the month, can be counted in more than one way. */
    bool doubtful_households[PLACES_COUNTIES][BANKS];
    bool doubtful[PLACES_COUNTIES][BANKS][MOST_MONTHS];
};

/* `unseen` is the month in which the smallest bank's ledger was missing; -1: none. */
void totals_count(struct totals *totals, const struct world *world, int unseen);

#endif
