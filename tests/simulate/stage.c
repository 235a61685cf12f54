/*
 * A scene is built anew whenever a walk comes to it; nothing of it is kept from one walk to the next.
 */
#include "stage.h"

#include "cast.h"
#include "compensation.h"
#include "family.h"
#include "lending.h"

/* Counts only: clearing the arrays would cost more than filling what is used. */
static void stage_clear(struct scene *scene, const struct world *world, int household)
{
    scene->world = world;
    scene->first = household;
    scene->households = 1;
    scene->ordinal = 0;
    scene->houses = scene->persons = scene->notes = scene->changes = scene->claims = 0;
    scene->cases = scene->vouchers = scene->purses = scene->moves = 0;
}

/* The story's own chance begins with its first household, so that stories do not disturb each other. */
static void stage_story(struct scene *scene, const struct story *story, int ordinal)
{
    const struct world *world = scene->world;

    scene->households = 2;
    scene->ordinal = ordinal;
    scene->random = random_start(world->seed, (uint64_t) scene->first, RANDOM_STORY);
    family_of_story(scene);
    story->build(scene);
    compensation_complete(scene);
}

/* A story always builds all of it: there are few, and people and notes belong together. */
void stage_build(const struct world *world, int household, enum stage_part part, struct scene *scene)
{
    int ordinal = 0;
    const struct story *story = cast_at(world->cast, household, &ordinal);

    stage_clear(scene, world, household);
    if (story) {
        stage_story(scene, story, ordinal);
        return;
    }
    family_house(scene, household);
    if (part == STAGE_WITH_PEOPLE)
        family_ordinary(scene);
    else
        lending_ordinary(scene);
}
