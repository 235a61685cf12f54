/* DAT-06: households that come and go in leaps, by county and bank. */
#ifndef SIMULATE_SWINGS_H
#define SIMULATE_SWINGS_H

#include "totals.h"

void swings_truth(const struct totals *totals, struct truth *truth);

#endif
