/*
 * Heads come from the rules' own files, values from the database: nothing is said twice.
 */
#include "cli/catalogue.h"

#include <string.h>

#include "cli/show.h"

const char *catalogue_severity(const char *severity)
{
    if (strcmp(severity, "high") == 0)
        return "高";
    return strcmp(severity, "medium") == 0 ? "中" : "低";
}

/* "期限上限 36个月" for a parameter in force; its name and — for one that is not. */
static const char *threshold_of(struct arena *arena, const struct rows *params, struct str name)
{
    for (size_t i = 0; i < rows_count(params); i++) {
        if (str_is(name, rows_text(params, i, 0)))
            return arena_printf(arena, "%s %s", rows_text(params, i, 1), rows_text(params, i, 2));
    }
    return arena_printf(arena, "%.*s —", STR_FMT(name));
}

static const char *thresholds_of(struct arena *arena, const struct rule *rule, const struct rows *params)
{
    const char *text = "";
    for (size_t i = 0; i < rule->parameter_count; i++)
        text = arena_printf(arena, "%s%s%s", text, *text == '\0' ? "" : "；",
                            threshold_of(arena, params, rule->parameters[i]));
    return text;
}

static const char *basis_of(struct arena *arena, const struct rule *rule)
{
    const char *text = "";
    for (size_t i = 0; i < rule->basis_count; i++)
        text = arena_printf(arena, "%s%s%.*s", text, *text == '\0' ? "" : "; ", STR_FMT(rule->basis[i]));
    return text;
}

static void fill(struct arena *arena, const struct rule_set *rules, const struct rows *params,
                 struct catalogue *catalogue)
{
    struct catalogue_entry *entries = arena_array(arena, rules->count + 1, sizeof *entries);
    for (size_t i = 0; i < rules->count; i++)
        entries[i] = (struct catalogue_entry) {
            .rule = &rules->rules[i],
            .basis = basis_of(arena, &rules->rules[i]),
            .thresholds = thresholds_of(arena, &rules->rules[i], params),
        };
    *catalogue = (struct catalogue) { entries, rules->count };
}

bool catalogue_read(struct context *context, const char *day, struct catalogue *catalogue)
{
    const char *values[] = { day };
    struct rule_set rules = { 0 };
    AUTO_ROWS params = NULL;
    if (!transforms_rules(context->arena, context_site_rules(context), &rules, &context->err) ||
        !show_fetch(context, "show/params.sql", values, 1, false, &params))
        return false;
    fill(context->arena, &rules, params, catalogue);
    return true;
}

bool catalogue_of_world(struct arena *arena, const struct rule_set *rules, struct database *db,
                        struct catalogue *catalogue, struct error *err)
{
    AUTO_ROWS params = NULL;
    if (!database_query(db, "run/params_of_world.sql", NULL, 0, &params, err))
        return false;
    fill(arena, rules, params, catalogue);
    return true;
}
