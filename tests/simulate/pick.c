/* Violations and traps are spread evenly over the rounds, so that no county has all of one kind. */
#include "pick.h"

/* A block is as long as the plantings allow; with more plantings than households some find no place. */
struct picker pick_start(const struct world *world, int rules,
                         bool (*suits)(const struct scene *scene, struct pick pick))
{
    struct picker picker = { .world = world, .suits = suits, .rules = rules, .block = -1 };

    picker.blocks = rules * (world->violations + world->traps);
    picker.stride = picker.blocks ? world->households / picker.blocks : 0;
    if (picker.stride < 1)
        picker.stride = 1;
    return picker;
}

/* Round after round, each with every rule once. */
static struct pick pick_of_block(const struct picker *picker)
{
    int64_t rounds = picker->world->violations + picker->world->traps, round = picker->block / picker->rules;
    int before = (int) (round * picker->world->violations / rounds);
    int after = (int) ((round + 1) * picker->world->violations / rounds);

    return (struct pick) { .rule = picker->block % picker->rules,
                           .violation = after > before,
                           .nth = after > before ? before : (int) round - before };
}

/* Stories are left alone: what is said of them is theirs. */
struct pick pick_next(struct picker *picker, const struct scene *scene)
{
    static const struct pick nothing = { .rule = -1 };
    int block = scene->first / picker->stride;
    struct pick pick;

    if (block != picker->block)
        picker->taken = false;
    picker->block = block;
    if (block >= picker->blocks || picker->taken || scene->households > 1)
        return nothing;
    pick = pick_of_block(picker);
    picker->taken = picker->suits(scene, pick);
    return picker->taken ? pick : nothing;
}
