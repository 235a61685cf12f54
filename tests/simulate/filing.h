/*
 * What the banks declare each month, by county, and what DAT-02 must say of it.
 *
 * A declaration is the ledger's sums, but where a figure is planted: off by a household, a note or 0.02, or,
 * as a trap, by 0.01.  A wrong one is never corrected.
 */
#ifndef SIMULATE_FILING_H
#define SIMULATE_FILING_H

#include "totals.h"

struct filing {
    const struct totals *totals;
    int64_t off[PLACES_COUNTIES][BANKS][MOST_MONTHS][TOTALS]; /* what is declared beyond the sum */
};

void filing_make(struct filing *filing, const struct totals *totals);

/* True where a bank has anything to declare. */
bool filing_declares(const struct filing *filing, int county, int bank, int index);

void filing_truth(const struct filing *filing, struct truth *truth);

#endif
