/*
 * Which ordinary households get something planted in a feed of their own.
 *
 * Stories are dealt out beforehand, for they change people and notes.  What is planted in a list beside the
 * ledgers changes nobody: the households are divided into blocks, one a planting, and in each block the first
 * household that suits it gets it; where none does, one of a later block gets it as well.  Each walk over the households comes to the same choice, and draws nothing
 * that anybody else draws.
 */
#ifndef SIMULATE_PICK_H
#define SIMULATE_PICK_H

#include "scene.h"

/* One planting; `nth` counts the violations, or the traps, of its rule. */
struct pick {
    int rule; /* its place in the list of those that deal; -1: nothing is planted */
    bool violation;
    int nth;
};

/* Walks along with the households.  `suits` says whether a scene can carry a planting of a rule. */
enum { PICK_LEFT_OVER = 64 };

struct picker {
    const struct world *world;
    bool (*suits)(const struct scene *scene, struct pick pick);
    int rules, blocks, stride, block;
    bool taken;
    int left; /* plantings that found no place in their blocks */
    struct pick left_over[PICK_LEFT_OVER];
};

struct picker pick_start(const struct world *world, int rules,
                         bool (*suits)(const struct scene *scene, struct pick pick));

/* What is planted in this scene; to be asked once a scene, in order. */
struct pick pick_next(struct picker *picker, const struct scene *scene);

#endif
