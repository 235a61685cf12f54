/*
 * Which households play which story.
 *
 * Every few households two neighbours are set aside, a slot; each performance of a story takes one that lies
 * in a township of the kind it needs.  Whether a household begins a scene is found without a search.
 */
#ifndef SIMULATE_CAST_H
#define SIMULATE_CAST_H

#include "story.h"

struct cast;

/* Gives each rule `violations` violating and `traps` harmless performances, cycling through its stories. */
struct cast *cast_make(const struct world *world, int violations, int traps);

/* The story that begins with `household` (and which performance of it this is), or NULL. */
const struct story *cast_at(const struct cast *cast, int household, int *ordinal);

void cast_free(struct cast *cast);

#endif
