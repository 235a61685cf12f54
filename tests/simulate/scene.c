/*
 * Arrays have fixed room: a story that needs more says so in the sizes of scene.h, not in memory at run time.
 */
#include "scene.h"

#include "fail.h"

/* The pointer stays good: scenes do not grow. */
struct person *scene_add_person(struct scene *scene)
{
    if (scene->persons == SCENE_PERSONS)
        fail("a scene has more than %d persons", SCENE_PERSONS);
    return &scene->person[scene->persons++];
}

/* The same for notes. */
struct note *scene_add_note(struct scene *scene)
{
    if (scene->notes == SCENE_NOTES)
        fail("a scene has more than %d notes", SCENE_NOTES);
    return &scene->note[scene->notes++];
}

struct compensation *scene_add_case(struct scene *scene)
{
    if (scene->cases == SCENE_CASES)
        fail("a scene has more than %d cases", SCENE_CASES);
    return &scene->compensation[scene->cases++];
}

struct voucher *scene_add_voucher(struct scene *scene)
{
    if (scene->vouchers == SCENE_VOUCHERS)
        fail("a scene has more than %d vouchers", SCENE_VOUCHERS);
    return &scene->voucher[scene->vouchers++];
}

struct purse *scene_add_purse(struct scene *scene)
{
    if (scene->purses == SCENE_PURSES)
        fail("a scene has more than %d purses", SCENE_PURSES);
    return &scene->purse[scene->purses++];
}

struct move *scene_add_move(struct scene *scene)
{
    if (scene->moves == SCENE_MOVES)
        fail("a scene has more than %d moves", SCENE_MOVES);
    return &scene->move[scene->moves++];
}

/* Changes need not come in order: a month's list is picked from them by day. */
void scene_add_change(struct scene *scene, const char *type, int person, int day, int new_house)
{
    if (scene->changes == SCENE_CHANGES)
        fail("a scene has more than %d changes", SCENE_CHANGES);
    scene->change[scene->changes++] =
        (struct change) { .type = type, .day = day, .person = person, .new_house = new_house };
}

/* By its village, which stories may have changed. */
int scene_township(const struct scene *scene, int house)
{
    return scene->world->places.village[scene->house[house].village].township;
}
