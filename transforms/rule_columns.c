/*
 * How it works: sql/flags/columns.sql lets the server plan the statement and tell names and types; every word of
 * the head's `finding` and `material` must be among them.
 */
#include "transforms/rule_columns.h"

static const char *const column_names[COLUMN_KINDS] = {
    [COLUMN_SUBJECT] = "subject", [COLUMN_SUBJECT_TYPE] = "subject_type",
    [COLUMN_AMOUNT] = "amount",   [COLUMN_SEVERITY] = "severity",
    [COLUMN_NOTES] = "notes",     [COLUMN_SOURCES] = "sources",
};

/* The column that the program reads itself, or COLUMN_KINDS for a fact. */
static unsigned kind_of(const char *name)
{
    unsigned kind = 0;
    while (kind < COLUMN_KINDS && strcmp(column_names[kind], name) != 0)
        kind++;
    return kind;
}

/* Whether a column other than the program's own is called `name`. */
static bool is_fact(const struct rule_columns *columns, struct str name)
{
    for (size_t i = 0; i < columns->fact_count; i++) {
        if (str_is(name, columns->facts[i].name))
            return true;
    }
    return false;
}

/* Every word of `finding` is a fact. */
static bool check_finding(const struct rule *rule, const struct rule_columns *columns, struct error *err)
{
    struct str rest = str_of(rule->finding);
    while (str_split(&rest, '{'), rest.at) {
        struct str word = str_split(&rest, '}');
        if (!is_fact(columns, word))
            return error_set(err, &RULE_COLUMN, "%s: \"{%.*s}\" in finding is no column of the statement", rule->file,
                             STR_FMT(word));
    }
    return true;
}

/* Every word of `material` is a fact, and is marked so. */
static bool check_material(const struct rule *rule, struct rule_columns *columns, struct error *err)
{
    for (struct str rest = str_of(rule->material); rest.at;) {
        struct str word = str_trim(str_split(&rest, ','));
        if (!is_fact(columns, word))
            return error_set(err, &RULE_COLUMN, "%s: material fact \"%.*s\" is no column of the statement", rule->file,
                             STR_FMT(word));
        for (size_t i = 0; i < columns->fact_count; i++)
            columns->facts[i].material = columns->facts[i].material || str_is(word, columns->facts[i].name);
    }
    return true;
}

/* Each column goes to its place among those that the program reads, or to the facts. */
static void sort_out(struct arena *arena, const struct rows *rows, struct rule_columns *columns)
{
    size_t count = rows_count(rows);
    columns->facts = arena_array(arena, count + 1, sizeof *columns->facts);
    columns->fact_places = arena_array(arena, count + 1, sizeof *columns->fact_places);
    for (size_t i = 0; i < count; i++) {
        const char *name = rows_text(rows, i, 0);
        unsigned kind = kind_of(name);
        if (kind < COLUMN_KINDS) {
            columns->place[kind] = (int) i;
            continue;
        }
        columns->fact_places[columns->fact_count] = (int) i;
        columns->facts[columns->fact_count++] = (struct fact) {
            .name = arena_text(arena, str_of(name)),
            .kind = fact_kind_of(rows_text(rows, i, 1)),
        };
    }
}

bool rule_columns_read(struct database *db, struct arena *arena, const struct rule *rule, struct rule_columns *columns,
                       struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { rule->sql.at };
    *columns = (struct rule_columns) { .place = { -1, -1, -1, -1, -1, -1 } };
    if (!database_query(db, "flags/columns.sql", values, 1, &rows, err))
        return error_context(err, "preparing rule %s (%s)", rule->id, rule->file);
    sort_out(arena, rows, columns);
    if (columns->place[COLUMN_SUBJECT] < 0)
        return error_set(err, &RULE_COLUMN, "%s: the statement has no column \"subject\"", rule->file);
    return check_finding(rule, columns, err) && check_material(rule, columns, err);
}
