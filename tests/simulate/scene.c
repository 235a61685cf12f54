/*
 * A scene is built anew whenever a walk comes to it; nothing of it is kept.  Arrays have fixed room: a story
 * that needs more says so in its tables' sizes, not in memory at run time.
 */
#include "scene.h"

#include "cast.h"
#include "fail.h"
#include "family.h"
#include "lending.h"

static void scene_reset(struct scene *scene, const struct world *world, int household)
{
    scene->world = world;
    scene->first = household;
    scene->households = 1;
    scene->ordinal = 0;
    scene->houses = scene->persons = scene->notes = scene->changes = scene->claims = 0;
}

static void scene_play(struct scene *scene, const struct story *story, int ordinal)
{
    const struct world *world = scene->world;

    scene->households = 2;
    scene->ordinal = ordinal;
    scene->random = random_start(world->seed, (uint64_t)scene->first, RANDOM_STORY);
    family_of_story(scene);
    story->build(scene);
}

void scene_build(const struct world *world, int household, enum scene_part part, struct scene *scene)
{
    int ordinal = 0;
    const struct story *story = cast_at(world->cast, household, &ordinal);

    scene_reset(scene, world, household);
    if (story) {
        scene_play(scene, story, ordinal);
        return;
    }
    family_house(scene, household);
    if (part == SCENE_WITH_PEOPLE)
        family_ordinary(scene);
    else
        lending_ordinary(scene);
}

struct person *scene_add_person(struct scene *scene)
{
    if (scene->persons == SCENE_PERSONS)
        fail("a scene has more than %d persons", SCENE_PERSONS);
    return &scene->person[scene->persons++];
}

struct note *scene_add_note(struct scene *scene)
{
    if (scene->notes == SCENE_NOTES)
        fail("a scene has more than %d notes", SCENE_NOTES);
    return &scene->note[scene->notes++];
}

void scene_add_change(struct scene *scene, const char *type, int person, int day, int new_house)
{
    if (scene->changes == SCENE_CHANGES)
        fail("a scene has more than %d changes", SCENE_CHANGES);
    scene->change[scene->changes++] =
        (struct change){ .type = type, .day = day, .person = person, .new_house = new_house };
}

int scene_township(const struct scene *scene, int house)
{
    return scene->world->places.village[scene->house[house].village].township;
}
