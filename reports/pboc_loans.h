/*
 * CLGRDK and GRDKFS of a bank: written from two statements, each file with its companion.
 */
#ifndef FUPIN_REPORTS_PBOC_LOANS_H
#define FUPIN_REPORTS_PBOC_LOANS_H

#include "reports/pboc_sender.h"

/* Writes both, or notes why not. */
bool pboc_write_loans(struct issue *issue, const struct pboc_sender *sender, struct error *err) MUST_CHECK;

#endif
