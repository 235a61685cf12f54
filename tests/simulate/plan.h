/*
 * The year's lending plan by county and bank, and what DTY-06 must say about its progress.
 *
 * Amounts are chosen from what the banks will in fact grant, so that about half of them fall behind, and none
 * comes so near to the ten points that rounding could decide; a few lie on them exactly.
 */
#ifndef SIMULATE_PLAN_H
#define SIMULATE_PLAN_H

#include "figures.h"

struct plan {
    const struct world *world;
    int64_t amount[PLACES_COUNTIES][BANKS][FIGURES_YEARS]; /* 分; 0: no row */
    int changed; /* the month of the window that brings changes to the year's plan, and the next some more; 0: none */
};

void plan_make(struct plan *plan, const struct figures *figures);

/* True where a month's files bring a plan: the window's first, and each January. */
bool plan_arrives(const struct world *world, int index);

/* The same, or a month that brings changes. */
bool plan_is_sent(const struct plan *plan, int index);

/* The plan for the year of the window's month `index`, as it stands at that month's end. */
int64_t plan_amount_at(const struct plan *plan, int county, int bank, int index);

/* The truth about DTY-07, for windows in which a plan is changed. */
void plan_truth_of_changes(const struct plan *plan, struct truth *truth);

/* The truth about DTY-06.  In month `unseen` the smallest bank's grants were not known. */
void plan_truth(const struct plan *plan, const struct figures *figures, struct truth *truth, int unseen);

#endif
