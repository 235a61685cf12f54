/*
 * How it works: set_config() with a parameter, local to the transaction that the caller has opened.
 */
#include "transforms/world.h"

bool world_enter(struct database *db, const char *world, struct error *err)
{
    const char *values[] = { world };
    return database_run(db, "flags/enter.sql", values, 1, err);
}

bool world_scripts(struct database *db, const char *const *names, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!database_script(db, sql_text(names[i]), err))
            return error_context(err, "running %s", names[i]);
    }
    return true;
}
