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

/* Balances that nobody can dispute, the bad ones among them, and those that may be counted or not: of notes that are
 * missing from the month's ledger or cannot be read in it. */
enum sure { SURE_BALANCE, SURE_NPL, UNSURE_BALANCE, SURES };

struct totals {
    const struct world *world;
    int64_t sum[PLACES_COUNTIES][BANKS][MOST_MONTHS][TOTALS];
    int64_t sure[PLACES_COUNTIES][BANKS][MOST_MONTHS][SURES];
    /* Stories after which the households, or the sums of the month, can be counted in more than one way. */
    bool doubtful_households[PLACES_COUNTIES][BANKS];
    bool doubtful[PLACES_COUNTIES][BANKS][MOST_MONTHS];
};

/* `unseen` is the month in which the smallest bank's ledger was missing; -1: none. */
/* Whether the ratio of bad loans reaches `part` hundred thousandths of a percent, or (`beyond`) exceeds them: MUST_EITHER
 * where it depends on what is not sure.  Nothing lent is no ratio. */
enum must totals_ratio(const int64_t sure[SURES], int part, bool beyond);

void totals_count(struct totals *totals, const struct world *world, int unseen);

#endif
