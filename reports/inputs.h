/*
 * What an issue was made from, as manifest.json tells it, and the one hash that decides whether it is a new edition.
 */
#ifndef FUPIN_REPORTS_INPUTS_H
#define FUPIN_REPORTS_INPUTS_H

#include "reports/issue.h"

/* Fills issue->inputs and issue->inputs_sha256: the files in force at K with business dates up to D, what was awaited,
 * parameters and versions. */
bool inputs_read(struct issue *issue, struct error *err) MUST_CHECK;

#endif
