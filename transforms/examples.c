/*
 * How it works: one tiny world (sql/examples/) serves all rules; each rule's script runs in a savepoint that is rolled back, so that the
 * next one finds the world empty.  What a script promises lands in a table of that world.
 */
#include "transforms/transforms.h"
#include "transforms/world.h"

/* Examples being run. */
struct examples {
    struct database *db;
    rule_promises *told;
    void *context;
};

/* A text that the scripts may run (sql/examples/promise.sql). */
static bool keep(struct database *db, const char *name, const char *text, struct error *err)
{
    const char *values[] = { name, text };
    return database_run(db, "examples/keep_script.sql", values, 2, err);
}

/* The world, empty but for policy, and the scripts of resolving. */
static bool open_world(struct database *db, struct error *err)
{
    static const char *const scripts[] = {
        "examples/open.sql",      "world/tables.sql", "world/tables_beside.sql", "world/tables_life.sql",
        "world/tables_trace.sql", "trace/tables.sql", "examples/world.sql",      "examples/promise.sql",
    };
    const char *name;
    if (!world_scripts(db, scripts, sizeof scripts / sizeof *scripts, err))
        return false;
    for (size_t i = 0; (name = sql_name("resolve/", i)); i++) {
        if (!keep(db, name, sql_text(name).at, err))
            return false;
    }
    return true;
}

/* The rows of examples/promises.sql. */
static struct rule_promise *promises_of(struct arena *arena, const struct rows *rows)
{
    struct rule_promise *promises = arena_array(arena, rows_count(rows) + 1, sizeof *promises);
    for (size_t i = 0; i < rows_count(rows); i++)
        promises[i] = (struct rule_promise) {
            .says = rows_field(rows, i, "says"),
            .kept = strcmp(rows_field(rows, i, "kept"), "t") == 0,
            .got = rows_field(rows, i, "got"),
            .wanted = rows_field(rows, i, "wanted"),
        };
    return promises;
}

/* The rule's own script, with what it may run. */
static bool run_script(struct database *db, const struct rule *rule, struct error *err)
{
    return keep(db, "rule", rule->sql.at, err) && keep(db, "subject", rule->subject, err) &&
           (!rule->conditions.at || keep(db, "conditions", rule->conditions.at, err)) &&
           database_script(db, rule->examples, err);
}

/* Runs one rule's script; a failure of it is told as a promise, and only one of the savepoint is an error. */
static bool run_examples(const struct examples *run, const struct rule *rule, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_ROWS rows = NULL;
    struct error refused = { 0 };
    if (!database_script(run->db, sql_text("examples/savepoint.sql"), err))
        return false;
    if (run_script(run->db, rule, &refused) &&
        database_query(run->db, "examples/promises.sql", NULL, 0, &rows, &refused)) {
        run->told(run->context, rule, promises_of(&arena, rows), rows_count(rows));
    } else {
        struct rule_promise failed = { "the examples run", false, refused.what, "" };
        run->told(run->context, rule, &failed, 1);
    }
    return database_script(run->db, sql_text("examples/undo.sql"), err);
}

bool transforms_examples(struct database *db, const struct rule_set *rules, rule_promises *told, void *context,
                         struct error *err)
{
    struct examples run = { db, told, context };
    if (!open_world(db, err))
        return error_context(err, "making the world of the examples");
    for (size_t i = 0; i < rules->count; i++) {
        if (!rules->rules[i].examples.at)
            told(context, &rules->rules[i], NULL, 0);
        else if (!run_examples(&run, &rules->rules[i], err))
            return error_context(err, "running the examples of %s", rules->rules[i].id);
    }
    return true;
}
