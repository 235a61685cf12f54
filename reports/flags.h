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

/* Works out what each book has of them, for all books at once (issue.part); to be called before the first book. */
bool flags_share(struct issue *issue, struct error *err) MUST_CHECK;

/* The books are written. */
bool flags_shared(struct issue *issue, struct error *err) MUST_CHECK;

#endif
