/*
 * How it works: which notes have to be traced is set-based SQL (sql/trace/again_*.sql); their postings stream through the
 * engine month by month, and what it tells is copied into the world.
 *
 * A world that was traced before is traced again only where something has changed.  Notes whose money met in an account
 * go together, since they share its queue; and where the new way of a note leads to others' money, these are added and all of
 * them traced once more, until nobody is met any more.  The result is that of tracing from nothing.
 */
#include <stdio.h>

#include "base/hash.h"
#include "transforms/trace_feed.h"
#include "transforms/trace_payers.h"
#include "transforms/trace_store.h"
#include "transforms/transforms.h"
#include "transforms/world.h"

struct tracing {
    struct database *db;
    struct trace_words words;
    int transfers;
    char basis[SHA256_TEXT_SIZE]; /* what the result rests on besides the world's rows */
};

/* A step of the way or of the engine that changes its results counts this up. */
enum { ENGINE_EDITION = 2 };

static const char *const basis_scripts[] = { "trace/start.sql", "trace/postings.sql", "trace/tables.sql",
                                             "trace/repaid_from.sql", "trace/repayment.sql" };

static bool read_number(struct database *db, const char *name, const char *const *values, int count, long long *number,
                        struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, name, values, count, &rows, err))
        return false;
    *number = rows_count(rows) ? rows_number(rows, 0, 0) : 0;
    return true;
}

static bool prepare(struct tracing *tracing, struct error *err)
{
    AUTO_BUFFER basis = { 0 };
    long long transfers = 0;
    if (!read_number(tracing->db, "trace/transfers.sql", NULL, 0, &transfers, err) ||
        !trace_feed_words(tracing->db, &tracing->words, &basis, err))
        return false;
    tracing->transfers = (int) transfers;
    buffer_printf(&basis, "%lld %d", transfers, ENGINE_EDITION);
    for (size_t i = 0; i < sizeof basis_scripts / sizeof *basis_scripts; i++)
        buffer_add(&basis, sql_text(basis_scripts[i]));
    (void) sha256_text(buffer_str(&basis), tracing->basis);
    return true;
}

/* How much of the work is there already. */
enum trace_done { TRACED_NOTHING, TRACED_BEFORE, TRACED_ALL };

static bool what_is_done(struct tracing *tracing, enum trace_done *done, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { tracing->basis };
    if (!database_query(tracing->db, "trace/is_done.sql", values, 1, &rows, err))
        return false;
    *done = rows_count(rows) == 0 ? TRACED_NOTHING : rows_number(rows, 0, 0) ? TRACED_ALL : TRACED_BEFORE;
    return true;
}

/* Adds who met one of those found in round `from` or later, and who met them, until there are no more. */
static bool add_met(struct tracing *tracing, int from, int *round, struct error *err)
{
    long long added;
    do {
        char from_text[16], round_text[16];
        const char *values[] = { from_text, round_text };
        snprintf(from_text, sizeof from_text, "%d", from);
        snprintf(round_text, sizeof round_text, "%d", ++*round);
        if (!read_number(tracing->db, "trace/again_met.sql", values, 2, &added, err))
            return false;
        from = *round;
    } while (added > 0);
    return true;
}

/* One pass of the engine over the months that the notes at hand need. */
static bool pass(struct tracing *tracing, struct trace *trace, struct trace_store *store, struct error *err)
{
    AUTO_ROWS months = NULL;
    if (!database_query(tracing->db, "trace/months.sql", NULL, 0, &months, err))
        return false;
    for (size_t i = 0; i < rows_count(months); i++)
        if (!trace_feed_days(tracing->db, trace, rows_text(months, i, 0), rows_text(months, i, 1), err) ||
            !trace_store_flush(store, tracing->db, err))
            return false;
    return true;
}

static bool trace_notes(struct tracing *tracing, struct error *err)
{
    struct trace_store store = { 0 };
    const struct trace_output output = trace_store_output(&store);
    struct trace *trace = trace_new(&tracing->words, tracing->transfers, &output);
    bool good = database_script(tracing->db, sql_text("trace/forget.sql"), err) && pass(tracing, trace, &store, err);
    trace_finish(&trace);
    good = good && trace_store_flush(&store, tracing->db, err);
    trace_store_free(&store);
    return good;
}

static bool again_touched(struct tracing *tracing, struct error *err)
{
    int round = 0, before;
    if (!database_script(tracing->db, sql_text("trace/again_touched.sql"), err) || !add_met(tracing, 0, &round, err))
        return false;
    do {
        before = round;
        if (!trace_notes(tracing, err) || !add_met(tracing, 0, &round, err))
            return false;
    } while (round > before + 1); /* somebody was added: the first round that adds nobody is the last */
    return true;
}

static bool again_all(struct tracing *tracing, struct error *err)
{
    return database_script(tracing->db, sql_text("trace/again_all.sql"), err) && trace_notes(tracing, err);
}

static bool make_tables(struct tracing *tracing, struct error *err)
{
    long long there = 0;
    return read_number(tracing->db, "trace/has_tables.sql", NULL, 0, &there, err) &&
           (there || (database_script(tracing->db, sql_text("trace/tables.sql"), err) &&
                      database_run(tracing->db, "trace/share.sql", NULL, 0, err)));
}

static bool work(struct tracing *tracing, enum trace_done done, struct error *err)
{
    const char *values[] = { tracing->basis };
    return database_script(tracing->db, sql_text("trace/start.sql"), err) &&
           (done == TRACED_BEFORE ? again_touched(tracing, err) : again_all(tracing, err)) &&
           trace_payers(tracing->db, &tracing->words, err) &&
           database_run(tracing->db, "trace/done.sql", values, 1, err) &&
           database_script(tracing->db, sql_text("trace/tidy.sql"), err);
}

static bool run(struct tracing *tracing, struct error *err)
{
    enum trace_done done = TRACED_NOTHING;
    return make_tables(tracing, err) && prepare(tracing, err) && what_is_done(tracing, &done, err) &&
           (done == TRACED_ALL || work(tracing, done, err));
}

bool transforms_trace(struct database *db, const char *world, struct error *err)
{
    struct tracing tracing = { .db = db };
    bool good = world_enter(db, world, err) && run(&tracing, err);
    trace_words_free(&tracing.words);
    return good || error_context(err, "tracing the money of %s", world);
}
