/* What the ledgers of the window add up to, counted before the first of them is written. */
#ifndef SIMULATE_FIGURES_H
#define SIMULATE_FIGURES_H

#include "arrivals.h"
#include "truth.h"

enum { FIGURES_YEARS = 3 };

struct figures {
    const struct world *world;
    int first_year;
    int64_t notes;
    /* 分 granted in a year (without renewals free of repayment), by the month that first shows the note */
    int64_t granted[PLACES_COUNTIES][BANKS][FIGURES_YEARS][MOST_MONTHS];
    int64_t rows[BANKS][MOST_MONTHS], broken[BANKS][MOST_MONTHS];
};

/* Walks all households once: counts, and collects the truth that their scenes claim. */
void figures_count(struct figures *figures, const struct world *world, struct truth *truth, int unseen);

/* Ends the program where so many rows of a file cannot be read that it would be held. */
void figures_check(const struct figures *figures);

/* 分 granted by a bank in a county since January of the year in which month `index` lies, as known then. */
int64_t figures_granted(const struct figures *figures, int county, int bank, int index);

#endif
