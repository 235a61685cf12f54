/*
 * The files for the PBoC, below pboc/ of the issue: CLGRDK and GRDKFS of each bank, A3326 of each county and the prefecture.
 *
 * Each is read back by the reader (pboc_read.h) before it counts as written.  What cannot be written, for a code that
 * conf/senders.csv lacks or a fault of format, is noted (issue.withheld), and the rest of the issue goes on.
 */
#ifndef FUPIN_REPORTS_PBOC_H
#define FUPIN_REPORTS_PBOC_H

#include "reports/issue.h"
#include "reports/pboc_read.h"

/* Who files: a line of conf/senders.csv. */
struct pboc_sender {
    const char *code, *kind, *name, *area;
    const char *credit_code, *institution_class, *institution_code; /* "": not known */
};

/* Writes all of them. */
bool pboc_write(struct issue *issue, struct error *err) MUST_CHECK;

/* Notes that `form` of `sender` is not written: why, and what to do. */
bool pboc_withhold(struct issue *issue, const char *form, const struct pboc_sender *sender, const char *what,
                   const char *remedy, struct error *err) MUST_CHECK;

/* CLGRDK and GRDKFS of a bank. */
bool pboc_write_loans(struct issue *issue, const struct pboc_sender *sender, struct error *err) MUST_CHECK;

/* The five lines that go with a data file. */
void pboc_log(struct str name, struct str data, size_t records, day_number day, struct buffer *out);

/* "20180331". */
const char *pboc_day(struct arena *arena, day_number day);

#endif
