/*
 * How it works: the server computes and sorts, a set is the sorted rows, and looking up is halving.
 *
 * The identities are taken over the counties and banks that the sheets list, not over the rows that there are: a note
 * of a bank nobody listed would otherwise be in a total and on no line.
 */
#include "reports/figures.h"

/* Rows go when the query is closed; what is kept of them lives as long as the issue. */
static const char *keep(struct arena *arena, const char *text)
{
    return arena_text(arena, str_of(text));
}

static bool read_set(struct database *db, struct arena *arena, const char *query, struct figure_set *set,
                     struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, query, NULL, 0, &rows, err))
        return error_context(err, "computing the figures");
    size_t count = rows_count(rows);
    struct figure *figures = arena_array(arena, count ? count : 1, sizeof *figures);
    for (size_t i = 0; i < count; i++)
        figures[i] = (struct figure) { keep(arena, rows_text(rows, i, 0)), keep(arena, rows_text(rows, i, 1)),
                                       keep(arena, rows_text(rows, i, 2)), rows_number(rows, i, 3) };
    *set = (struct figure_set) { figures, count };
    return true;
}

bool figures_read(struct database *db, struct arena *arena, struct figure_set *set, struct error *err)
{
    return read_set(db, arena, "figures/figures.sql", set, err);
}

bool figures_read_year_before(struct database *db, struct arena *arena, struct figure_set *set, struct error *err)
{
    return read_set(db, arena, "figures/year_before.sql", set, err);
}

/* In the order of the query, which is byte order (collate "C"). */
static int compare(const struct figure *figure, const char *scope, const char *id, const char *name)
{
    int order = strcmp(figure->scope, scope);
    order = order ? order : strcmp(figure->id, id);
    return order ? order : strcmp(figure->name, name);
}

bool figures_find(const struct figure_set *set, const char *scope, const char *id, const char *name, long long *value)
{
    size_t low = 0, high = set->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&set->figures[middle], scope, id, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == set->count || compare(&set->figures[low], scope, id, name) != 0)
        return false;
    *value = set->figures[low].value;
    return true;
}

long long figures_value(const struct figure_set *set, const char *scope, const char *id, const char *name)
{
    long long value = 0;
    (void) figures_find(set, scope, id, name, &value);
    return value;
}

/* The set is sorted already, and so is the file. */
void figures_csv(const struct figure_set *set, const char *month, struct buffer *out)
{
    buffer_add_text(out, "month,scope,scope_id,figure,value\n");
    for (size_t i = 0; i < set->count; i++) {
        const struct figure *figure = &set->figures[i];
        buffer_printf(out, "%s,%s,%s,%s,%lld\n", month, figure->scope, figure->id, figure->name, figure->value);
    }
}

/* Over all that are listed. */
static long long sum(const struct figure_set *set, const char *scope, const struct place_list *list, const char *name)
{
    long long total = 0;
    for (size_t i = 0; i < list->count; i++)
        total += figures_value(set, scope, list->at[i].code, name);
    return total;
}

/* Over every county x bank that there is. */
static long long sum_pairs(const struct figure_set *set, const char *name)
{
    long long total = 0;
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->figures[i].scope, "county_bank") == 0 && strcmp(set->figures[i].name, name) == 0)
            total += set->figures[i].value;
    return total;
}

/* Households need not add up: one with notes at two banks counts at both, and once above. */
static bool adds_up(const char *name)
{
    return str_ends(str_of(name), "_fen") || str_ends(str_of(name), "_notes");
}

const struct identity *figures_identities(struct arena *arena, const struct figure_set *set,
                                          const struct places *places, size_t *count)
{
    struct identity *list = arena_array(arena, set->count ? set->count : 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct figure *figure = &set->figures[i];
        if (strcmp(figure->scope, "prefecture") != 0 || !adds_up(figure->name))
            continue;
        list[(*count)++] = (struct identity) { figure->name, sum(set, "county", &places->counties, figure->name),
                                               sum(set, "bank", &places->banks, figure->name),
                                               sum_pairs(set, figure->name), figure->value };
    }
    return list;
}

bool identity_holds(const struct identity *identity)
{
    return identity->counties == identity->prefecture && identity->banks == identity->prefecture &&
           identity->pairs == identity->prefecture;
}
