/*
 * The files for the PBoC, below pboc/ of the issue: CLGRDK and GRDKFS of each bank, A3326 of each county and the prefecture.
 *
 * Each is read back by the reader (pboc_read.h) before it counts as written.  What cannot be written, for a code that
 * conf/senders.csv lacks or a fault of format, is noted (issue.withheld), and the rest of the issue goes on.
 */
#ifndef FUPIN_REPORTS_PBOC_H
#define FUPIN_REPORTS_PBOC_H

#include "reports/issue.h"

/* Writes all of them. */
bool pboc_write(struct issue *issue, struct error *err) MUST_CHECK;

#endif
