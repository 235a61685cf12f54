/*
 * What the tracer tells, gathered and copied into the world: trace_edge, trace_end, trace_visit.
 */
#ifndef FUPIN_TRANSFORMS_TRACE_STORE_H
#define FUPIN_TRANSFORMS_TRACE_STORE_H

#include "base/database.h"
#include "transforms/trace.h"

/* Zero-initialised is empty. */
struct trace_store {
    struct arena texts;
    struct trace_edge *edges;
    struct trace_end *ends;
    struct trace_visit *visits;
    size_t edge_count, edge_room, end_count, end_room, visit_count, visit_room;
};

/* The engine's output into `store`, which must outlive it. */
struct trace_output trace_store_output(struct trace_store *store);

/* Copies what was gathered into the world, and forgets it. */
bool trace_store_flush(struct trace_store *store, struct database *db, struct error *err) MUST_CHECK;

void trace_store_free(struct trace_store *store);

#endif
