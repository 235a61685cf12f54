/*
 * How a world is made, and how the world of now is kept.
 *
 * One script serves both: the files of sql/world fill the tables of a world from the versions as of the day and the K
 * in its clock.  A world of then is filled whole.  Now is brought on by first noting which keys loading has
 * touched since its clock stood (1_touched), and filling only those; what is small is always filled whole.
 * Where now is empty, or had never been filled, it is filled whole too.
 */

#include "etl/etl.h"

#include <stdio.h>

static const char *const fill_scripts[] = {
    "world/2_reference.sql", "world/3_ledger.sql",         "world/4_person.sql", "world/4_small.sql",
    "world/4_survey.sql",    "world/4_change.sql",         "world/4_repaid.sql", "world/4_posting.sql",
    "world/4_answer.sql",    "world/1_touched_person.sql", "world/5_done.sql",
};

/* Statements that follow, in this transaction, see `world` and the functions of tool. */
static bool enter_world(struct database *db, const char *world, struct error *err)
{
    const char *values[] = { world };
    return database_run(db, "world/enter.sql", values, 1, err);
}

/* In the order of the table above: each script leans on what those before it have filled. */
static bool fill(struct database *db, struct error *err)
{
    for (size_t i = 0; i < sizeof fill_scripts / sizeof *fill_scripts; i++) {
        if (!database_script(db, sql_text(fill_scripts[i]), err))
            return error_context(err, "making a world, %s", fill_scripts[i]);
    }
    return true;
}

/* Everything in a world asks its clock for the day and the K; `whole` tells the scripts to make all anew, not only what was
 * touched. */
static bool set_clock(struct database *db, const char *day, const char *known, const char *known_day, bool whole,
                      struct error *err)
{
    const char *values[] = { day, known, whole ? "true" : "false", known_day };
    return database_run(db, "world/0_clock.sql", values, 4, err);
}

/* An empty schema with all its tables and what the other floors may do there; one that stood there is dropped. */
static bool open_world(struct database *db, const char *world, struct error *err)
{
    const char *values[] = { world };
    return database_run(db, "world/open.sql", values, 1, err) && enter_world(db, world, err) &&
           database_script(db, sql_text("world/tables.sql"), err) &&
           database_script(db, sql_text("world/tables_beside.sql"), err) &&
           database_script(db, sql_text("world/tables_trace.sql"), err) &&
           database_script(db, sql_text("world/tables_pboc.sql"), err) &&
           database_script(db, sql_text("world/tables_life.sql"), err) &&
           database_run(db, "world/share_trace.sql", NULL, 0, err) &&
           database_run(db, "world/share.sql", values, 1, err) &&
           database_run(db, "world/share_life.sql", values, 1, err);
}

bool etl_make_world(struct database *db, const char *world, day_number day, long long known, day_number known_day,
                    struct error *err)
{
    char day_text[DATE_TEXT_SIZE], known_text[24], last[DATE_TEXT_SIZE];
    const char *known_day_text = known_day == DATE_NONE ? NULL : date_print(known_day, last);
    date_print(day, day_text);
    snprintf(known_text, sizeof known_text, "%lld", known);
    return (open_world(db, world, err) && set_clock(db, day_text, known_text, known_day_text, true, err) &&
            fill(db, err)) ||
           error_context(err, "making the world of %s as known at %s", day_text, known_text);
}

/* The last K given out, as text. */
static bool last_known(struct database *db, char *known, size_t size, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "world/last_known.sql", NULL, 0, &rows, err))
        return false;
    snprintf(known, size, "%s", rows_text(rows, 0, 0));
    return true;
}

/* Whether world_now is there with a clock that can be moved on: it never moves back. */
static bool now_serves(struct database *db, const char *day, bool *serves, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "world/now_exists.sql", NULL, 0, &rows, err))
        return false;
    *serves = false;
    if (rows_number(rows, 0, 0) == 0)
        return true;
    AUTO_ROWS standing = NULL;
    const char *values[] = { day };
    if (!enter_world(db, "world_now", err) || !database_query(db, "world/now_serves.sql", values, 1, &standing, err))
        return false;
    *serves = rows_count(standing) > 0;
    return true;
}

/* What was touched is asked for while the clock still stands where it stood: it is the difference of the two. */
bool etl_refresh_now(struct database *db, day_number day, struct error *err)
{
    char day_text[DATE_TEXT_SIZE], known[24];
    bool serves = false;
    date_print(day, day_text);
    if (!last_known(db, known, sizeof known, err) || !now_serves(db, day_text, &serves, err) ||
        !database_run(db, "world/look.sql", NULL, 0, err))
        return false;
    if (!serves && !open_world(db, "world_now", err))
        return false;
    const char *values[] = { day_text, known };
    if (serves && (!database_run(db, "world/1_touched.sql", values, 2, err) ||
                   !database_run(db, "world/1_touched_counted.sql", NULL, 0, err) ||
                   !database_run(db, "world/1_touched_posting.sql", values, 2, err) ||
                   !database_run(db, "world/1_touched_person.sql", NULL, 0, err)))
        return false;
    return (set_clock(db, day_text, known, NULL, !serves, err) && fill(db, err)) ||
           error_context(err, "bringing the world of now to %s", day_text);
}

bool etl_drop_world(struct database *db, const char *world, struct error *err)
{
    const char *values[] = { world };
    return database_run(db, "world/drop.sql", values, 1, err);
}

bool etl_drop_dead_worlds(struct database *db, struct error *err)
{
    return database_run(db, "world/drop_dead.sql", NULL, 0, err);
}
