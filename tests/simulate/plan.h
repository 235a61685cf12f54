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
};

void plan_make(struct plan *plan, const struct figures *figures);

/* True where a month's files bring a plan: the window's first, and each January. */
bool plan_arrives(const struct world *world, int index);

/* The truth about DTY-06.  In month `unseen` the smallest bank's grants were not known. */
void plan_truth(const struct plan *plan, const struct figures *figures, struct truth *truth, int unseen);

#endif
