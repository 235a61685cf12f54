/*
 * The extents found in a file (its counties, banks or years), with how many rows each has loaded.
 */
#ifndef FUPIN_ETL_EXTENTS_H
#define FUPIN_ETL_EXTENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"

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

/* The place of the extent in the list; it is added where it is new. */
int extents_at(struct extents *extents, int64_t number, struct str text);
void extents_free(struct extents *extents);

#endif
