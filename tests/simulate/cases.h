/* What must be said of cases (FND-06 to -08, -10, -13) and of vouchers (TRM-08). */
#ifndef SIMULATE_CASES_H
#define SIMULATE_CASES_H

#include "totals.h"

void cases_truth(const struct world *world, const struct totals *totals, struct truth *truth);
void cases_truth_of_vouchers(const struct world *world, struct truth *truth);

#endif
