/*
 * How it works: which notes have to be traced is set-based SQL (sql/trace/doubt_*.sql, again_*.sql); their postings stream
 * through the engine month by month, and what it tells is copied into the world.
 *
 * A world that was traced before is traced again only where something has changed.  Notes whose money met in an account
 * go together, since they share its queue; and where the new way of a note leads to others' money, these are added and all of
 * them traced once more, until nobody is met any more.  The result is that of tracing from nothing.
 *
 * Where few notes are traced, only the postings of the accounts that their money came to are read.  Which these are is known
 * from the last time; whatever account the new way names that was not read is added, and they are traced once more, until
 * each account on their ways was read: then no other could have changed anything.
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
    char basis[SHA256_TEXT_SIZE]; /* what the result rests on besides rows that are marked when they change */
    int reach_round;              /* in which accounts were last found to be on the way; 0: all postings are read */
};

/* A step of the way or of the engine that changes its results counts this up. */
enum { ENGINE_EDITION = 2 };

static const char *const basis_scripts[] = { "trace/named.sql",    "trace/near_all.sql", "trace/start.sql",
                                             "trace/postings.sql", "trace/tables.sql",   "trace/repaid_from.sql",
                                             "trace/repayment.sql" };

static bool read_number(struct database *db, const char *name, const char *const *values, int count, long long *number,
                        struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, name, values, count, &rows, err))
        return false;
    *number = rows_count(rows) ? rows_number(rows, 0, 0) : 0;
    return true;
}

static bool run_scripts(struct tracing *tracing, const char *const *names, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++)
        if (!database_script(tracing->db, sql_text(names[i]), err))
            return error_context(err, "running %s", names[i]);
    return true;
}

/* Parameters and rosters that all notes rest on. */
static bool add_rests(struct tracing *tracing, struct buffer *basis, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(tracing->db, "trace/rests.sql", NULL, 0, &rows, err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        buffer_printf(basis, "%s %s %s\x1f", rows_text(rows, i, 0), rows_text(rows, i, 1), rows_text(rows, i, 2));
    return true;
}

static bool prepare(struct tracing *tracing, struct error *err)
{
    AUTO_BUFFER basis = { 0 };
    long long transfers = 0;
    if (!read_number(tracing->db, "trace/transfers.sql", NULL, 0, &transfers, err) ||
        !trace_feed_words(tracing->db, &tracing->words, &basis, err) || !add_rests(tracing, &basis, err))
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

/* Reads the accounts that are new on the way of the notes at hand; how many they are. */
static bool read_reached(struct tracing *tracing, long long *found, struct error *err)
{
    char round[16];
    const char *values[] = { round };
    snprintf(round, sizeof round, "%d", ++tracing->reach_round);
    return read_number(tracing->db, "trace/reach.sql", values, 1, found, err) &&
           (*found == 0 || (database_run(tracing->db, "trace/reach_forget.sql", values, 1, err) &&
                            database_run(tracing->db, "trace/reach_read.sql", values, 1, err)));
}

/* One pass of the engine over the months that the notes at hand need. */
static bool pass(struct tracing *tracing, struct trace *trace, struct trace_store *store, struct error *err)
{
    const char *postings = tracing->reach_round ? "trace/postings_reached.sql" : "trace/postings.sql";
    AUTO_ROWS months = NULL;
    if (!database_query(tracing->db, "trace/months.sql", NULL, 0, &months, err))
        return false;
    for (size_t i = 0; i < rows_count(months); i++) {
        const char *const days[] = { rows_text(months, i, 0), rows_text(months, i, 1) };
        if (!trace_feed_days(tracing->db, trace, postings, days, err) || !trace_store_flush(store, tracing->db, err))
            return false;
    }
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

/* Whether few notes are in doubt, or (`again`) are traced again. */
static bool are_few(struct tracing *tracing, bool again, bool *few, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(tracing->db, "trace/how_many.sql", NULL, 0, &rows, err))
        return false;
    *few = rows_number(rows, 0, again) != 0;
    return true;
}

/* Traces the notes at hand until nobody else is met, and no account is on their ways that was not read. */
static bool trace_until_settled(struct tracing *tracing, int *round, bool few, struct error *err)
{
    int before;
    long long found = 0;
    if (few &&
        (!database_script(tracing->db, sql_text("trace/begin_reach.sql"), err) || !read_reached(tracing, &found, err)))
        return false;
    do {
        before = *round;
        if (!trace_notes(tracing, err) || !add_met(tracing, 0, round, err) ||
            (few && !read_reached(tracing, &found, err)))
            return false;
    } while (*round > before + 1 || found > 0); /* the first round that adds nobody is the last */
    return true;
}

static bool again_touched(struct tracing *tracing, struct error *err)
{
    int round = 0;
    bool few = false;
    return database_script(tracing->db, sql_text("trace/again_touched.sql"), err) && add_met(tracing, 0, &round, err) &&
           are_few(tracing, true, &few, err) && trace_until_settled(tracing, &round, few, err) &&
           (few || database_script(tracing->db, sql_text("trace/counted.sql"), err));
}

static bool again_all(struct tracing *tracing, struct error *err)
{
    return database_script(tracing->db, sql_text("trace/again_all.sql"), err) && trace_notes(tracing, err) &&
           database_script(tracing->db, sql_text("trace/counted.sql"), err);
}

/* Where the money of the notes begins: of all, or of those of which something has changed. */
static bool find_starts(struct tracing *tracing, enum trace_done done, struct error *err)
{
    const char *begin[] = { "trace/named.sql",
                            done == TRACED_BEFORE ? "trace/doubt_touched.sql" : "trace/doubt_all.sql",
                            "trace/silent.sql" };
    bool few = false;
    if (!run_scripts(tracing, begin, sizeof begin / sizeof *begin, err) || !are_few(tracing, false, &few, err))
        return false;
    const char *end[] = { few ? "trace/near_few.sql" : "trace/near_all.sql", "trace/start.sql" };
    return run_scripts(tracing, end, sizeof end / sizeof *end, err);
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
    return find_starts(tracing, done, err) &&
           (done == TRACED_BEFORE ? again_touched(tracing, err) : again_all(tracing, err)) &&
           trace_payers(tracing->db, &tracing->words, done != TRACED_BEFORE, err) &&
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
