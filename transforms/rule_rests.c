/*
 * How it works: one script marks how each table stands (sql/flags/marks.sql), one query finds the words of a rule's text
 * among the marks (sql/flags/basis.sql).  The tables lie in the world itself and go with it.
 */
#include "transforms/rule_rests.h"

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

/* values: id, text, ids of the rules read. */
static bool ask(struct database *db, struct arena *arena, const char *const *values, struct rests *rests,
                struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "flags/basis.sql", values, 3, &rows, err))
        return error_context(err, "asking what rule %s rests on", values[0]);
    rests->basis = rows_null(rows, 0, 0) ? NULL : arena_printf(arena, "%s", rows_text(rows, 0, 0));
    rests->same = rows_number(rows, 0, 1) != 0;
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

bool rule_rests_begin(struct database *db, struct arena *arena, const struct rule_set *rules, struct rests *settling,
                      struct error *err)
{
    const char *ids[] = { ids_of(arena, rules) };
    const char *values[] = { RULE_SETTLING, sql_text("flags/found_settle.sql").at, "" };
    return make_tables(db, err) && database_script(db, sql_text("flags/marks.sql"), err) &&
           database_run(db, "flags/rules_gone.sql", ids, 1, err) && ask(db, arena, values, settling, err);
}

bool rule_rests_read(struct database *db, struct arena *arena, const struct rule *rule, struct rests *rests,
                     struct error *err)
{
    const char *values[] = { rule->id, arena_printf(arena, "%s\n%s", TELLING_EDITION, rule->sql.at),
                             reads_of(arena, rule) };
    return ask(db, arena, values, rests, err);
}

bool rule_rests_keep(struct database *db, const char *id, const struct rests *rests, struct error *err)
{
    const char *values[] = { id, rests->basis };
    return database_run(db, "flags/basis_keep.sql", values, 2, err);
}
