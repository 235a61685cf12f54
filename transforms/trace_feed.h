/*
 * What the tracer is fed from the world: words, disbursements, postings.
 */
#ifndef FUPIN_TRANSFORMS_TRACE_FEED_H
#define FUPIN_TRANSFORMS_TRACE_FEED_H

#include "base/database.h"
#include "transforms/trace.h"

/* Fills `words` from the world's policy and watchlist, and adds all of them to `basis`. */
bool trace_feed_words(struct database *db, struct trace_words *words, struct buffer *basis,
                      struct error *err) MUST_CHECK;

/* Disbursements of the days from `days[0]` to before `days[1]` (texts, YYYY-MM-DD) for the notes in trace_again, and the
 * postings that the statement `postings` tells of these days. */
bool trace_feed_days(struct database *db, struct trace *trace, const char *postings, const char *const days[2],
                     struct error *err) MUST_CHECK;

#endif
