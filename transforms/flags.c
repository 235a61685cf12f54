/*
 * How it works: four statements, each over all flags at once.  An episode goes on while each night finds its flag;
 * the night is noted last, since "the night before" is asked of the others.
 */
#include <stdio.h>

#include "transforms/transforms.h"
#include "transforms/world.h"

enum { NUMBER_TEXT_SIZE = 24 };

bool transforms_flags(struct database *db, day_number day, long long run, long long known, struct error *err)
{
    char day_text[DATE_TEXT_SIZE], run_text[NUMBER_TEXT_SIZE], known_text[NUMBER_TEXT_SIZE];
    date_print(day, day_text);
    snprintf(run_text, sizeof run_text, "%lld", run);
    snprintf(known_text, sizeof known_text, "%lld", known);
    const char *values[] = { day_text, run_text, known_text };
    return (database_run(db, "flags/flag_new.sql", values, 0, err) &&
            database_run(db, "flags/episode_end.sql", values, 1, err) &&
            database_run(db, "flags/episode_go_on.sql", values, 1, err) &&
            database_run(db, "flags/night.sql", values, 3, err)) ||
           error_context(err, "holding the findings of %s against the flags", day_text);
}

bool transforms_life(struct database *db, const char *world, struct error *err)
{
    static const char *const scripts[] = { "flags/life.sql" };
    return world_enter(db, world, err) && world_scripts(db, scripts, 1, err);
}
