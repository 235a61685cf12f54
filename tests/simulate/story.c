/*
 * What stories have in common.  Changes fall on days 3 to 12 of a month, so that a grant after them still
 * finds room in the same month; one month's list of changes comes too late for its issue, and no story
 * depends on that one.
 */
#include "story.h"

#include "arrivals.h"
#include "fail.h"
#include "family.h"
#include "lending.h"

#include <stdio.h>
#include <string.h>

enum { TERM = 36 };

const struct story_table *const STORY_TABLES[] = {
    &STORY_WHO, &STORY_WHO_TRAPS, &STORY_TRM,      &STORY_HOUSEHOLD, &STORY_RSK,   &STORY_USE,
    &STORY_DTY, &STORY_DAT,       &STORY_MORE_WHO, &STORY_MORE_TRM,  &STORY_FUND,  &STORY_MORE_DAT,
    &STORY_XFR, &STORY_PAID,      &STORY_REPAID,   &STORY_BACK,      &STORY_SPENT, NULL,
};

/* Not the first: the first roster serves for all earlier days, so nobody can leave before it. */
int story_change_month(struct scene *scene)
{
    const struct world *world = scene->world;
    int index = random_between(&scene->random, 1, world->months - 1);

    if (world_month(world, index) == arrivals_late_changes(world))
        index = 1;
    return world_month(world, index);
}

/* Early in the month: see the file's head. */
int story_change_day(struct scene *scene)
{
    return calendar_month_first(story_change_month(scene)) + random_between(&scene->random, 2, 11);
}

/* At most eleven months: a note of a year is then still to be seen in the first ledger. */
int story_day_before_window(struct scene *scene)
{
    return world_begin(scene->world) - random_between(&scene->random, 20, 320);
}

/* Not on the last days, where other rules begin to look. */
int story_day_in_window(struct scene *scene)
{
    int index = random_below(&scene->random, scene->world->months);

    return calendar_month_first(world_month(scene->world, index)) + random_between(&scene->random, 2, 24);
}

/* At least two days after, at most three months, and within the window. */
int story_day_after(struct scene *scene, int day)
{
    int room = world_end(scene->world) - day;

    return day + random_between(&scene->random, 2, room < 90 ? room : 90);
}

/* For three years, and not settled: it stays in sight. */
struct note *story_note_of(struct scene *scene, int person, int granted, int yuan)
{
    struct note *note = lending_note(scene, person, granted, TERM, (int64_t) yuan * YUAN);

    note->closed = CALENDAR_NEVER;
    return note;
}

/* Up to the limit for one household, never beyond it. */
struct note *story_note(struct scene *scene, int person, int granted)
{
    return story_note_of(scene, person, granted, random_between(&scene->random, 1, 5) * 10000);
}

/* The last for which an issue is made. */
int story_last_month(const struct scene *scene)
{
    return scene->world->first_month + scene->world->months - 1;
}

/* The first ledger shows whatever was granted before it. */
int story_month_seen(const struct scene *scene, int day)
{
    int month = calendar_month(day);

    return month > scene->world->first_month ? month : scene->world->first_month;
}

/* A claim that is left out would be a violation that nobody asks for. */
static void story_add_claim(struct scene *scene, struct claim claim)
{
    if (scene->claims == SCENE_CLAIMS)
        fail("a scene has more than %d claims", SCENE_CLAIMS);
    scene->claim[scene->claims++] = claim;
}

/* For as long as the note is seen. */
void story_claim(struct scene *scene, const char *rule, const struct note *note, enum must must)
{
    story_claim_months(scene, rule, note, must, 0, 0);
}

void story_claim_months(struct scene *scene, const char *rule, const struct note *note, enum must must, int from,
                        int to)
{
    story_add_claim(
        scene,
        (struct claim) { .rule = rule, .must = must, .note = (int) (note - scene->note), .from = from, .to = to });
}

void story_claim_house_months(struct scene *scene, const char *rule, int house, enum must must, int from, int to)
{
    story_add_claim(scene,
                    (struct claim) { .rule = rule, .must = must, .note = -1, .house = house, .from = from, .to = to });
}

void story_claim_subject(struct scene *scene, const char *rule, const char *type, const char *subject, enum must must,
                         const int months[2])
{
    struct claim claim = { .rule = rule, .must = must, .note = -1, .from = months[0], .to = months[1], .type = type };

    snprintf(claim.subject, sizeof claim.subject, "%s", subject);
    story_add_claim(scene, claim);
}

int story_county(const struct scene *scene)
{
    return scene->world->places.township[scene_township(scene, 0)].county;
}

/* The cooperatives are numbered like the counties. */
int story_neighbour(const struct scene *scene, int after)
{
    return (story_county(scene) + after) % PLACES_COUNTIES;
}

/* Until the end: for a household whose notes stay open. */
void story_claim_house(struct scene *scene, const char *rule, int house, enum must must, int from)
{
    story_claim_house_months(scene, rule, house, must, from, story_last_month(scene));
}

/* Missing from that day on, and said so in the list of changes. */
void story_leaves(struct scene *scene, int person, const char *type, int day)
{
    scene->person[person].left = day;
    scene_add_change(scene, type, person, day, -1);
}

/* Registered on the day of joining. */
void story_joins(struct scene *scene, int person, const char *type, int day)
{
    scene->person[person].joined = day;
    scene->person[person].identified = day;
    scene_add_change(scene, type, person, day, -1);
}

/* Same person number, another household. */
void story_splits(struct scene *scene, int person, int day)
{
    scene->person[person].moved = day;
    scene_add_change(scene, "分户", person, day, 2);
}

/* The bride leaves her parents' roster rows and gets a new person number in the second household. */
int story_marries(struct scene *scene, int bride, int day)
{
    struct person *person = scene_add_person(scene);
    int there = scene->persons - 1;

    *person = scene->person[bride];
    person->house = 1;
    person->member = FAMILY;
    person->relation = "之儿媳";
    memcpy(person->number, scene->house[1].number, 10);
    memcpy(person->number + 10, "05", 3);
    story_leaves(scene, bride, "婚出", day);
    story_joins(scene, there, "婚入", day);
    return there;
}
