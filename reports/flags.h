/*
 * The flags of an issue: recorded in issue.flag, and written out as flags.csv.
 */
#ifndef FUPIN_REPORTS_FLAGS_H
#define FUPIN_REPORTS_FLAGS_H

#include "reports/issue.h"

/* Fills issue.flag for this edition from the world's findings and the issues before. */
bool flags_record(struct issue *issue, struct error *err) MUST_CHECK;

/* Writes flags.csv. */
bool flags_write(struct issue *issue, struct error *err) MUST_CHECK;

#endif
