/*
 * The extents found in a file (its counties, banks or years), with how many rows each has loaded.
 *
 * A snapshot speaks for the extents that are found in it and for nothing else: whose key is gone, what it
 * supersedes and whether it has shrunk are judged within each.  An event feed has one extent, "*".
 */
#ifndef FUPIN_ETL_EXTENTS_H
#define FUPIN_ETL_EXTENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"

/* One value, as text for the database; the number is what comparing costs least by. */
struct extent {
    struct str text;
    int64_t number; /* 0: only a text */
    int64_t loaded;
    bool unsure; /* a refused row's key could not be read: nothing here is gone by this file */
};

struct extents {
    struct arena *arena;
    struct extent *items;
    size_t count, room, last;
    bool all_unsure;
};

/* The place of the extent in the list, which stays its place; it is added where it is new, its text copied into
 * extents->arena, which the caller has set. */
int extents_at(struct extents *extents, int64_t number, struct str text);
void extents_free(struct extents *extents);

#endif
