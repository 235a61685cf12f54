/*
 * The banks' yearly targets for their ratio of bad loans, and what RSK-04 (by county) and RSK-05 (over the
 * target) must say.  Targets lie so near to a ratio of the year, less two points, that the last decimal decides.
 */
#ifndef SIMULATE_NPL_H
#define SIMULATE_NPL_H

#include "totals.h"

enum { NPL_YEARS = 3 };

struct npl {
    const struct totals *totals;
    int target[BANKS][NPL_YEARS]; /* in 0.00001 %; -1: none */
};

void npl_make(struct npl *npl, const struct totals *totals);
void npl_truth(const struct npl *npl, struct truth *truth);

#endif
