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

/* With more of them than there is room for, the last are not planted: the walk's counts tell. */
static void pick_leave_over(struct picker *picker, struct pick pick)
{
    if (picker->left < PICK_LEFT_OVER)
        picker->left_over[picker->left++] = pick;
}

/* Passes on to the block of a household; what the ones before it had no place for is left over. */
static void pick_enter(struct picker *picker, int block)
{
    for (; picker->block < block; picker->block++, picker->taken = false)
        if (picker->block >= 0 && picker->block < picker->blocks && !picker->taken)
            pick_leave_over(picker, pick_of_block(picker));
}

/* The block's own planting first, then the first of those left over that suits. */
static bool pick_here(struct picker *picker, const struct scene *scene, struct pick *pick)
{
    if (picker->block < picker->blocks && !picker->taken) {
        *pick = pick_of_block(picker);
        picker->taken = picker->suits(scene, *pick);
        return picker->taken;
    }
    for (int i = 0; i < picker->left; i++)
        if (picker->suits(scene, picker->left_over[i])) {
            *pick = picker->left_over[i];
            picker->left_over[i] = picker->left_over[--picker->left];
            return true;
        }
    return false;
}

/* Stories are left alone: what is said of them is theirs. */
struct pick pick_next(struct picker *picker, const struct scene *scene)
{
    struct pick pick = { .rule = -1 };

    pick_enter(picker, scene->first / picker->stride);
    if (picker->blocks == 0 || scene->households > 1 || !pick_here(picker, scene, &pick))
        pick.rule = -1;
    return pick;
}
