/*
 * How it works: one query, sorted by scope, cut into lists.
 */
#include "reports/place.h"

/* Rows go when the query is closed. */
static const char *keep(struct arena *arena, const char *text)
{
    return arena_text(arena, str_of(text));
}

/* The rows of one scope. */
static struct place_list list_of(struct arena *arena, const struct rows *rows, const char *scope)
{
    size_t count = rows_count(rows);
    struct place *at = arena_array(arena, count ? count : 1, sizeof *at);
    struct place_list list = { at, 0 };
    for (size_t row = 0; row < count; row++)
        if (strcmp(rows_field(rows, row, "scope"), scope) == 0)
            at[list.count++] =
                (struct place) { keep(arena, rows_field(rows, row, "code")), keep(arena, rows_field(rows, row, "name")),
                                 keep(arena, rows_field(rows, row, "parent")) };
    return list;
}

bool places_read(struct database *db, struct arena *arena, struct places *places, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "figures/places.sql", NULL, 0, &rows, err))
        return error_context(err, "reading counties, townships and banks");
    struct place_list prefectures = list_of(arena, rows, "prefecture");
    places->prefecture = prefectures.count ? prefectures.at[0] : (struct place) { "", "", "" };
    places->counties = list_of(arena, rows, "county");
    places->townships = list_of(arena, rows, "township");
    places->banks = list_of(arena, rows, "bank");
    return true;
}

struct place_list places_of(struct arena *arena, const struct places *places, const char *county)
{
    size_t most = places->townships.count;
    struct place *at = arena_array(arena, most ? most : 1, sizeof *at);
    struct place_list list = { at, 0 };
    for (size_t i = 0; i < most; i++)
        if (strcmp(places->townships.at[i].parent, county) == 0)
            at[list.count++] = places->townships.at[i];
    return list;
}

const char *place_name(const struct place_list *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->at[i].code, code) == 0)
            return list->at[i].name;
    return code;
}

/* The nationality in the middle is left out in everyday use; the part before it has two characters but for one. */
const char *place_short_name(struct arena *arena, const char *name)
{
    static const char *const longer[] = { "西双版纳" };
    struct str whole = str_of(name);
    if (!str_ends(whole, "自治州"))
        return name;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        if (str_starts(whole, longer[i]))
            return arena_printf(arena, "%s州", longer[i]);
    size_t at = 0;
    (void) str_next_character(whole, &at);
    (void) str_next_character(whole, &at);
    return arena_printf(arena, "%.*s州", (int) at, name);
}
