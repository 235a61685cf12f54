/*
 * Who files with the PBoC, and what could not be written for whom.
 */
#ifndef FUPIN_REPORTS_PBOC_SENDER_H
#define FUPIN_REPORTS_PBOC_SENDER_H

#include "reports/issue.h"

/* A line of conf/senders.csv; area: the county's code, or the prefecture's. */
struct pboc_sender {
    const char *code, *kind, *name, *area;
    const char *credit_code, *institution_class, *institution_code; /* "": not known */
};

/* Notes that `form` of `sender` is not written: why, and what to do. */
bool pboc_withhold(struct issue *issue, const char *form, const struct pboc_sender *sender, const char *what,
                   const char *remedy, struct error *err) MUST_CHECK;

/* "20180331". */
const char *pboc_day(struct arena *arena, day_number day);

#endif
