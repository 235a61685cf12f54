/*
 * The list of people and firms that loans are held against, and what WHO-11 must say of it: who is paid by the
 * state, or lives with somebody who is, should not borrow.
 */
#ifndef SIMULATE_WATCHLIST_H
#define SIMULATE_WATCHLIST_H

#include "pick.h"
#include "truth.h"

struct watched {
    const char *list;
    char name[PEOPLE_NAME], id[PEOPLE_ID];
    int county;
};

struct picker watchlist_picker(const struct world *world);

/* Who of a scene is on the list because of its planting; builds that person where the scene lacks him. */
void watchlist_of(struct scene *scene, struct pick pick, struct watched *watched);

void watchlist_truth(const struct world *world, struct truth *truth);

#endif
