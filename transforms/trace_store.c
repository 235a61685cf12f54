/*
 * How it works: the connection cannot bring postings in and take results out at the same time, so results wait in memory
 * until a month has been read.
 */
#include "transforms/trace_store.h"

#include "base/name.h"

enum { FOLDED_SIZE = 512, EDGE_COLUMNS = 13, END_COLUMNS = 9, VISIT_COLUMNS = 6 };

static void gather_edge(void *context, const struct trace_edge *edge)
{
    struct trace_store *store = context;
    void *at = store->edges;
    memory_grow(&at, &store->edge_room, store->edge_count + 1, sizeof *store->edges);
    store->edges = at;
    struct trace_edge *kept = &store->edges[store->edge_count++];
    *kept = *edge;
    kept->from = str_keep(&store->texts, edge->from);
    kept->party.account = str_keep(&store->texts, edge->party.account);
    kept->party.name = str_keep(&store->texts, edge->party.name);
}

static void gather_end(void *context, const struct trace_end *end)
{
    struct trace_store *store = context;
    void *at = store->ends;
    memory_grow(&at, &store->end_room, store->end_count + 1, sizeof *store->ends);
    store->ends = at;
    struct trace_end *kept = &store->ends[store->end_count++];
    *kept = *end;
    kept->party.account = str_keep(&store->texts, end->party.account);
    kept->party.name = str_keep(&store->texts, end->party.name);
}

static void gather_visit(void *context, const struct trace_visit *visit)
{
    struct trace_store *store = context;
    void *at = store->visits;
    memory_grow(&at, &store->visit_room, store->visit_count + 1, sizeof *store->visits);
    store->visits = at;
    store->visits[store->visit_count] = *visit;
    store->visits[store->visit_count++].account = str_keep(&store->texts, visit->account);
}

struct trace_output trace_store_output(struct trace_store *store)
{
    return (struct trace_output) { .context = store, .edge = gather_edge, .end = gather_end, .visit = gather_visit };
}

/* What is 0 or empty is null. */
static void copy_key(struct copy *copy, int64_t key)
{
    if (key)
        copy_bigint(copy, key);
    else
        copy_null(copy);
}

static void copy_words(struct copy *copy, struct str text)
{
    copy_text(copy, text.len ? text : (struct str) { NULL, 0 });
}

static void copy_edge(struct copy *copy, const struct trace_edge *edge)
{
    char folded[FOLDED_SIZE];
    copy_row(copy, EDGE_COLUMNS);
    copy_bigint(copy, edge->note);
    copy_bigint(copy, edge->key);
    copy_key(copy, edge->before);
    copy_key(copy, edge->posting);
    copy_key(copy, edge->mate);
    copy_date(copy, edge->day);
    copy_smallint(copy, (int16_t) edge->hop);
    copy_bigint(copy, edge->amount);
    copy_words(copy, edge->from);
    copy_words(copy, edge->party.account);
    copy_text(copy, str_of(trace_kind_name(edge->kind)));
    copy_words(copy, edge->party.name);
    copy_words(copy, name_fold(edge->party.name, folded, sizeof folded));
}

static void copy_end_row(struct copy *copy, const struct trace_end *end)
{
    char folded[FOLDED_SIZE];
    copy_row(copy, END_COLUMNS);
    copy_bigint(copy, end->note);
    copy_bigint(copy, end->key);
    copy_text(copy, str_of(trace_kind_name(end->kind)));
    copy_date(copy, end->day);
    copy_smallint(copy, (int16_t) end->hop);
    copy_bigint(copy, end->amount);
    copy_words(copy, end->party.account);
    copy_words(copy, end->party.name);
    copy_words(copy, name_fold(end->party.name, folded, sizeof folded));
}

static void copy_visit(struct copy *copy, const struct trace_visit *visit)
{
    copy_row(copy, VISIT_COLUMNS);
    copy_bigint(copy, visit->note);
    copy_bigint(copy, visit->key);
    copy_bool(copy, visit->stop);
    copy_text(copy, visit->account);
    copy_date(copy, visit->from);
    copy_date(copy, visit->to);
}

static bool flush_edges(const struct trace_store *store, struct database *db, struct error *err)
{
    AUTO_COPY copy = NULL;
    if (!copy_begin(&copy, db, "trace/copy_edge.sql", err))
        return false;
    for (size_t i = 0; i < store->edge_count; i++) {
        copy_edge(copy, &store->edges[i]);
        if (!copy_flush(copy, err))
            return false;
    }
    return copy_end(&copy, err);
}

static bool flush_ends(const struct trace_store *store, struct database *db, struct error *err)
{
    AUTO_COPY copy = NULL;
    if (!copy_begin(&copy, db, "trace/copy_end.sql", err))
        return false;
    for (size_t i = 0; i < store->end_count; i++) {
        copy_end_row(copy, &store->ends[i]);
        if (!copy_flush(copy, err))
            return false;
    }
    return copy_end(&copy, err);
}

static bool flush_visits(const struct trace_store *store, struct database *db, struct error *err)
{
    AUTO_COPY copy = NULL;
    if (!copy_begin(&copy, db, "trace/copy_visit.sql", err))
        return false;
    for (size_t i = 0; i < store->visit_count; i++) {
        copy_visit(copy, &store->visits[i]);
        if (!copy_flush(copy, err))
            return false;
    }
    return copy_end(&copy, err);
}

bool trace_store_flush(struct trace_store *store, struct database *db, struct error *err)
{
    bool good = flush_edges(store, db, err) && flush_ends(store, db, err) && flush_visits(store, db, err);
    store->edge_count = store->end_count = store->visit_count = 0;
    arena_free(&store->texts);
    return good;
}

void trace_store_free(struct trace_store *store)
{
    void *taken[] = { store->edges, store->ends, store->visits };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        memory_give_back(&taken[i]);
    arena_free(&store->texts);
    *store = (struct trace_store) { 0 };
}
