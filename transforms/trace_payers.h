/*
 * Who repaid the loans: the other end of the money's way.
 */
#ifndef FUPIN_TRANSFORMS_TRACE_PAYERS_H
#define FUPIN_TRANSFORMS_TRACE_PAYERS_H

#include "base/database.h"
#include "transforms/trace_party.h"

/* Fills payer and repayment of the world on the search path from its loan postings; `words` judge who is an organisation.
 * `anew`: nothing of it is known from before. */
bool trace_payers(struct database *db, const struct trace_words *words, bool anew, struct error *err) MUST_CHECK;

#endif
