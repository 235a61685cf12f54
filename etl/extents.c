/*
 * How it works: a file is sorted by extent or has one, so the last one asked for is looked at first; the list is short.
 *
 * Short means ten counties, or a bank, or a year.  A filing has bank, county and month in its extent, and one row for each:
 * then it is as long as the file, which is a few hundred rows.
 */
#include "etl/extents.h"

static bool is_it(const struct extent *extent, int64_t number, struct str text)
{
    return number ? extent->number == number : extent->number == 0 && str_equal(extent->text, text);
}

int extents_at(struct extents *extents, int64_t number, struct str text)
{
    if (extents->last < extents->count && is_it(&extents->items[extents->last], number, text))
        return (int) extents->last;
    for (extents->last = 0; extents->last < extents->count; extents->last++)
        if (is_it(&extents->items[extents->last], number, text))
            return (int) extents->last;
    void *at = extents->items;
    memory_grow(&at, &extents->room, extents->count + 1, sizeof *extents->items);
    extents->items = at;
    struct str kept =
        number ? str_of(arena_printf(extents->arena, "%lld", (long long) number)) : str_keep(extents->arena, text);
    extents->items[extents->count++] = (struct extent) { .text = kept, .number = number };
    return (int) extents->last;
}

void extents_free(struct extents *extents)
{
    void *at = extents->items;
    if (at)
        memory_give_back(&at);
    extents->items = NULL;
}
