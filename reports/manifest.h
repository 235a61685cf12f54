/*
 * manifest.json and SHA256SUMS: what went in, what came out, and how to prove it without this program.
 */
#ifndef FUPIN_REPORTS_MANIFEST_H
#define FUPIN_REPORTS_MANIFEST_H

#include "reports/issue.h"

/* Writes both, sorted by path; all other files of the issue must be noted by then. */
bool manifest_write(struct issue *issue, struct error *err) MUST_CHECK;

#endif
