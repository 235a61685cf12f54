/*
 * When each file reaches the inbox, and what DAT-01 must say about it.
 *
 * A file is due on the 5th of the month after its business date.  Most come on the 1st to 4th; some on the
 * last day in time, some after a first try that could not be read, some late, two not before their issue.
 */
#ifndef SIMULATE_ARRIVALS_H
#define SIMULATE_ARRIVALS_H

#include "duty.h"
#include "truth.h"

/* Feeds that come every month: the roster, its changes, and a ledger a bank. */
enum { ARRIVAL_ROSTER, ARRIVAL_CHANGES, ARRIVAL_LEDGERS, ARRIVALS = ARRIVAL_LEDGERS + BANKS, MOST_MONTHS = 24 };

struct arrival {
    int day;     /* on which the good file comes */
    int bad_day; /* on which one without a required column came before it; 0: none did */
    bool trap;   /* DAT-01 must not be said of it */
};

struct arrivals {
    const struct world *world;
    int months;
    struct arrival arrival[ARRIVALS][MOST_MONTHS];
};

void arrivals_plan(struct arrivals *arrivals, const struct world *world, int violations, int traps);

/* The truth about DAT-01, for the feeds that are written. */
void arrivals_truth(const struct arrivals *arrivals, struct truth *truth, bool roster, bool changes, bool ledgers);

/* The month whose list of changes is late where anything is. */
int arrivals_late_changes(const struct world *world);

/* The month for which the smallest bank's ledger comes after the issue; -1 if it comes in time. */
int arrivals_missing_month(const struct arrivals *arrivals);

#endif
