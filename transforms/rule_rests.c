/*
 * How it works: one script marks how each table stands (sql/flags/marks.sql), one query finds the words of a rule's text
 * among the marks (sql/flags/basis.sql).  The tables lie in the world itself and go with it.
 */
#include "transforms/rule_rests.h"

#include <json-c/json.h>

#include "transforms/world.h"

/* What the program makes of a rule's rows is a ground too: who changes sentences or evidence counts this up. */
#define TELLING_EDITION "1"

/* The ids of all rules, commas between. */
static const char *ids_of(struct arena *arena, const struct rule_set *rules)
{
    const char *all = "";
    for (size_t i = 0; i < rules->count; i++)
        all = arena_printf(arena, "%s%s%s", all, i ? "," : "", rules->rules[i].id);
    return all;
}

/* The rules whose findings `rule` reads, commas between. */
static const char *reads_of(struct arena *arena, const struct rule *rule)
{
    const char *all = "";
    for (size_t i = 0; i < rule->reads_count; i++)
        all = arena_printf(arena, "%s%s%.*s", all, i ? "," : "", STR_FMT(rule->reads[i]));
    return all;
}

static void add_rule(struct json_object *asked, const char *id, const char *text, const char *reads)
{
    struct json_object *one = json_object_new_object();
    json_object_object_add(one, "id", json_object_new_string(id));
    json_object_object_add(one, "text", json_object_new_string(text));
    json_object_object_add(one, "reads", json_object_new_string(reads));
    json_object_array_add(asked, one);
}

static void add_rules(struct json_object *asked, struct arena *arena, const struct rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_rule(asked, rules[i].id, arena_printf(arena, "%s\n%s", TELLING_EDITION, rules[i].sql.at),
                 reads_of(arena, &rules[i]));
}

/* All that are `asked` at once: most of what it costs is the planning.  One of `rests` for each; `asked` is given back. */
static bool ask(struct database *db, struct arena *arena, struct json_object *asked, struct rests *rests,
                struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { json_object_to_json_string_ext(asked, JSON_C_TO_STRING_PLAIN) };
    bool good = database_query(db, "flags/basis.sql", values, 1, &rows, err);
    json_object_put(asked);
    if (!good)
        return error_context(err, "asking what rules rest on");
    for (size_t i = 0; i < rows_count(rows); i++)
        rests[i] = (struct rests) {
            .basis = rows_null(rows, i, 0) ? NULL : arena_printf(arena, "%s", rows_text(rows, i, 0)),
            .same = rows_number(rows, i, 1) != 0,
        };
    return true;
}

/* The tables that evaluating keeps in a world are there. */
static bool make_tables(struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "flags/has_found.sql", NULL, 0, &rows, err))
        return false;
    return rows_number(rows, 0, 0) || database_script(db, sql_text("flags/found_table.sql"), err);
}

bool rule_rests_begin(struct database *db, struct arena *arena, const struct rule_set *rules, struct rests *all,
                      struct error *err)
{
    const char *ids[] = { ids_of(arena, rules) };
    struct json_object *asked = json_object_new_array();
    add_rules(asked, arena, rules->rules, rules->count);
    add_rule(asked, RULE_SETTLING, sql_text("flags/found_settle.sql").at, "");
    if (make_tables(db, err) && database_script(db, sql_text("flags/marks.sql"), err) &&
        database_run(db, "flags/rules_gone.sql", ids, 1, err))
        return ask(db, arena, asked, all, err);
    json_object_put(asked);
    return false;
}

bool rule_rests_read(struct database *db, struct arena *arena, const struct rule *rule, struct rests *rests,
                     struct error *err)
{
    struct json_object *asked = json_object_new_array();
    add_rules(asked, arena, rule, 1);
    return ask(db, arena, asked, rests, err);
}

bool rule_rests_keep(struct database *db, const char *id, const struct rests *rests, struct error *err)
{
    const char *values[] = { id, rests->basis };
    return database_run(db, "flags/basis_keep.sql", values, 2, err);
}
