/*
 * A night's files, or those that were named by hand, one after another.
 *
 * How it works: the inbox is listed once, in the order of taking; each file is opened, and what came of it is written
 * down before the next.  Files dated later are listed as waiting, and keep the number that they get by it.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/log.h"
#include "etl/array.h"
#include "etl/night.h"

/* The number that a statement of one value gives; 0 where it has no row. */
static bool query_number(struct database *db, const char *name, const char *const *values, int count, long long *number,
                         struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, name, values, count, &rows, err))
        return false;
    *number = rows_count(rows) ? rows_number(rows, 0, 0) : 0;
    return true;
}

/* A file that was listed as waiting keeps its number: its line says from now on what became of it. */
static bool find_waiting(const struct night *night, struct taking *taking, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { taking->arrival->shown };
    if (!night->waiting)
        return true;
    if (!database_query(night->db, "load/waiting_find.sql", values, 1, &rows, err))
        return false;
    taking->listed = rows_count(rows) > 0;
    if (taking->listed)
        taking->file = (int) rows_number(rows, 0, 0);
    return true;
}

/* One file.  What cannot be opened, or is no longer what the listing saw, is passed over: it is counted as unreadable, or
 * is another file now, and the next night finds it.  Only an error of database or archive is false. */
static bool take_arrival(struct night *night, const struct arrival *arrival, struct error *err)
{
    struct taking *taking = taking_new(night, arrival);
    AUTO_FD fd = inbox_open(&night->arrivals, arrival);
    taking->fd = fd;
    bool good = true;
    if (fd >= 0 && inbox_unchanged(arrival, fd))
        good = find_waiting(night, taking, err) && take_file(night, taking, err);
    taking_free(taking);
    return good || error_context(err, "loading \"%s\"", arrival->shown);
}

/* Waiting files that have left the inbox are waited for no more. */
static bool forget_vanished(struct night *night, struct error *err)
{
    AUTO_ARRAY names = { 0 };
    if (!night->waiting)
        return true;
    for (size_t i = 0; i < night->arrivals.count; i++)
        array_add(&names, str_of(night->arrivals.items[i].shown));
    const char *values[] = { array_text(&names) };
    return database_run(night->db, "load/waiting_vanished.sql", values, 1, err);
}

/* Files named by hand (fupin load) say nothing of the inbox: waiting ones are forgotten only where the whole was seen. */
static bool list_arrivals(struct night *night, struct arena *arena, struct error *err)
{
    const struct etl_settings *settings = &night->etl->settings;
    const struct etl_run *run = night->run;
    if (run->paths)
        return inbox_paths(&night->arrivals, arena, settings, run->paths, run->path_count, err);
    return inbox_scan(&night->arrivals, arena, settings, err) && forget_vanished(night, err);
}

/* The order matters: the journal must agree with the database before a number is given out, and is settled, which is
 * to say synced, when the last file is written down, so that the caller's commit makes nothing known that it lacks. */
static bool run_night(struct night *night, struct arena *arena, struct error *err)
{
    long long next;
    if (!journal_open(&night->journal, arena, night->etl->settings.archive, night->db, err) ||
        !query_number(night->db, "load/next_file.sql", NULL, 0, &next, err) ||
        !query_number(night->db, "load/waiting_count.sql", NULL, 0, &night->waiting, err))
        return false;
    night->next_file = (int) next;
    bool good = list_arrivals(night, arena, err);
    for (size_t i = 0; good && i < night->arrivals.count; i++)
        good = take_arrival(night, &night->arrivals.items[i], err);
    return good && (night->run->trial || journal_settle(&night->journal, night->db, err));
}

bool etl_load(struct etl *etl, struct database *db, const struct etl_run *run, struct etl_outcome *outcome,
              struct error *err)
{
    AUTO_ARENA arena = { 0 };
    *outcome = (struct etl_outcome) { 0 };
    struct night night = { .etl = etl, .db = db, .run = run, .outcome = outcome, .journal.fd = -1 };
    bool good = run_night(&night, &arena, err);
    outcome->unreadable = night.arrivals.unreadable;
    arrivals_free(&night.arrivals);
    journal_close(&night.journal);
    return good;
}
