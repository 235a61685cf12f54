/* The simulated prefecture as a whole: what was asked for, and everything derived from it once. */
#ifndef SIMULATE_WORLD_H
#define SIMULATE_WORLD_H

#include "calendar.h"
#include "places.h"

#include <stdbool.h>
#include <stdint.h>

#define WORLD_BANKS 16

struct cast;

struct world {
    uint64_t seed;
    int households;
    int first_month; /* of the first ledger and the first roster */
    int months;
    int violations, traps; /* of each rule */
    int notes_per_100;     /* ordinary notes for a hundred households */
    bool all_rules;        /* stories of the whole catalogue, not only of the first rules */
    bool money;            /* both lists of postings are written, so that rules that follow money can be held */
    bool small_bank[WORLD_BANKS];
    struct places places;
    struct cast *cast; /* which households play which story */
};

/* Month `index` of the window (0 is the first), and the last month's last day. */
static inline int world_month(const struct world *world, int index)
{
    return world->first_month + index;
}

static inline int world_begin(const struct world *world)
{
    return calendar_month_first(world->first_month);
}

static inline int world_end(const struct world *world)
{
    return calendar_month_end(world->first_month + world->months - 1);
}

#endif
