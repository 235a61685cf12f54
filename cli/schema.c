/*
 * A table of what was applied, with each file's SHA-256: a migration that has been changed after it was applied is
 * told, since then two databases of one version would not be alike.
 */
#include "cli/schema.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"

#ifndef FUPIN_VERSION
#define FUPIN_VERSION "0.1"
#endif

const char *schema_program(void)
{
    return "fupin " FUPIN_VERSION;
}

static bool applied_sha(struct database *db, const char *name, char *sha, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { name };
    sha[0] = '\0';
    if (!database_query(db, "run/migration_find.sql", values, 1, &rows, err))
        return false;
    if (rows_count(rows) > 0)
        snprintf(sha, SHA256_TEXT_SIZE, "%s", rows_text(rows, 0, 0));
    return true;
}

static bool changed(const char *name, struct error *err)
{
    error_set(err, &DATABASE_SCHEMA, "migration %s is not the one that this database was made with", name);
    return error_hint(err, "Use the program that made this home, or set up a new home.");
}

/* Applies one file, unless it was. */
static bool migrate(struct database *db, const char *name, int *applied, struct error *err)
{
    char sha[SHA256_TEXT_SIZE], before[SHA256_TEXT_SIZE];
    sha256_text(sql_text(name), sha);
    if (!applied_sha(db, name, before, err))
        return false;
    if (*before != '\0')
        return strcmp(sha, before) == 0 || changed(name, err);
    const char *values[] = { name, sha };
    ++*applied;
    return (database_script(db, sql_text(name), err) && database_run(db, "run/migration_note.sql", values, 2, err)) ||
           error_context(err, "applying %s", name);
}

static bool migrate_all(struct database *db, int *applied, struct error *err)
{
    if (!database_script(db, sql_text("run/migration_table.sql"), err))
        return false;
    const char *name;
    for (size_t i = 0; (name = sql_name("schema/", i)) != NULL; i++) {
        if (!migrate(db, name, applied, err))
            return false;
    }
    if (*applied > 0 && !database_script(db, sql_text("run/world_forget.sql"), err))
        return false;
    return database_script(db, sql_text("roles.sql"), err) || error_context(err, "applying roles.sql");
}

bool schema_migrate(struct database *db, int *applied, struct error *err)
{
    *applied = 0;
    if (!database_begin(db, err))
        return false;
    if (migrate_all(db, applied, err))
        return database_commit(db, err);
    database_rollback(db);
    return false;
}

bool schema_check(struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    size_t known = 0;
    while (sql_name("schema/", known) != NULL)
        known++;
    if (!database_query(db, "run/migration_count.sql", NULL, 0, &rows, err))
        return error_hint(err, "Run fupin init.");
    return rows_number(rows, 0, 0) == (long long) known ||
           error_set(err, &DATABASE_SCHEMA, "the database has %s migrations, this program %zu", rows_text(rows, 0, 0),
                     known);
}

const char *schema_scripts(struct arena *arena)
{
    const char *name;
    struct sha256 *sha = sha256_new();
    for (size_t i = 0; (name = sql_name("", i)) != NULL; i++) {
        struct str text = sql_text(name);
        if (strncmp(name, "rules/", strlen("rules/")) == 0)
            continue;
        sha256_add(sha, name, strlen(name) + 1);
        sha256_add(sha, text.at, text.len);
    }
    return sha256_end(sha, arena_take(arena, SHA256_TEXT_SIZE));
}
