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

/* Disbursements and postings of the days from `from` to before `to` (texts, YYYY-MM-DD), for the notes in trace_again. */
bool trace_feed_days(struct database *db, struct trace *trace, const char *from, const char *to,
                     struct error *err) MUST_CHECK;

#endif
