/*
 * How it works: parts lie in the order of their lines, so the last one that begins at or before a line holds it.
 *
 * Where a part begins is known only once the one before has been read; until then its first_line is 0, and no line is taken
 * to stand in it.
 */
#include "etl/part.h"

struct part *parts_add(struct parts *parts)
{
    void *at = parts->items;
    memory_grow(&at, &parts->room, parts->count + 1, sizeof *parts->items);
    parts->items = at;
    parts->items[parts->count] = (struct part) { 0 };
    return &parts->items[parts->count++];
}

const struct part *parts_at(const struct parts *parts, uint64_t line)
{
    const struct part *found = NULL;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].first_line && parts->items[i].first_line <= line)
            found = &parts->items[i];
    return found;
}

const char *parts_place(const struct parts *parts, uint64_t line, struct arena *arena)
{
    const struct part *part = parts_at(parts, line);
    unsigned long long own = part ? line - part->first_line + 1 : line;
    if (part && part->member)
        return arena_printf(arena, "“%s”第%llu行", part->member, own);
    return arena_printf(arena, "第%llu行", own);
}

void parts_free(struct parts *parts)
{
    void *at = parts->items;
    if (at)
        memory_give_back(&at);
    *parts = (struct parts) { 0 };
}
