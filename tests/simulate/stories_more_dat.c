/*
 * DAT-04 (what was told before is told otherwise), DAT-06 (households come and go in leaps) and DAT-08 (lent for the
 * month's end only).
 *
 * DAT-06 is told by swings.c from the sums of all notes.
 */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "story.h"

#include <string.h>

/* From a month after the first ledger on. */
static struct note *more_altered(struct scene *scene, enum alteration alteration)
{
    struct note *note = lending_note(scene, HEAD, story_day_before_window(scene), 24, (int64_t) 30000 * YUAN);

    note->closed = CALENDAR_NEVER;
    note->alteration = alteration;
    note->altered = world_month(scene->world, 1 + scene->ordinal % (scene->world->months - 1));
    return note;
}

/* The amount, the day of the grant, the due day, or the household, each by the least. */
static void more_told_otherwise(struct scene *scene)
{
    static const enum alteration alteration[] = { ALTER_GRANTED, ALTER_DUE, ALTER_HOUSEHOLD, ALTER_AMOUNT };
    struct note *note = more_altered(scene, STORY_PICK(scene, alteration));

    memcpy(note->altered_household, scene->house[HOUSE_OTHER].number, sizeof note->altered_household);
    story_claim_months(scene, "DAT-04", note, MUST_YES, note->altered, story_last_month(scene));
}

/* A name with spaces is the same name; a new household's number is right after the split. */
static void more_told_the_same(struct scene *scene)
{
    bool split = scene->ordinal % 2;
    struct note *note = more_altered(scene, split ? ALTER_SPLIT : ALTER_SPACES);
    int day = calendar_month_first(note->altered) + 5;

    story_claim(scene, "DAT-04", note, MUST_NO);
    if (!split)
        return;
    note->person = SON;
    memcpy(note->name, scene->person[SON].name, sizeof scene->person[SON].name);
    memcpy(note->id, scene->person[SON].id, 19);
    memcpy(note->altered_household, scene->house[HOUSE_SPLIT].number, sizeof note->altered_household);
    story_splits(scene, SON, day);
}

/* Two households owe a bank of another county; in month `index` comes a third.  All stories of one county that are
 * alike have the same bank and month, so that its households leap together. */
static void more_third_comes(struct scene *scene, int neighbour, int index)
{
    int county = scene->world->places.township[scene_township(scene, 0)].county;
    int granted = calendar_month_first(world_month(scene->world, index)) + 9;
    struct note *note[3];

    family_third(scene);
    note[0] = story_note_of(scene, HEAD, world_begin(scene->world) - 60, 20000);
    note[1] = story_note_of(scene, OTHER_HEAD, world_begin(scene->world) - 40, 20000);
    note[2] = story_note_of(scene, THIRD_HEAD, granted, 20000);
    for (int i = 0; i < 3; i++) {
        lending_at_bank(scene, note[i], (county + neighbour) % PLACES_COUNTIES);
        story_claim(scene, "DTY-02", note[i], MUST_YES);
    }
}

static int more_county(const struct scene *scene)
{
    return scene->world->places.township[scene_township(scene, 0)].county;
}

/* After at least six quiet months; a shorter window has none. */
static void more_leap(struct scene *scene)
{
    int last = scene->world->months - 1;

    more_third_comes(scene, 3, last < 7 ? last : 7 + more_county(scene) % (last - 6));
}

/* Before there are six months to compare with. */
static void more_leap_early(struct scene *scene)
{
    int last = scene->world->months - 1;

    more_third_comes(scene, 4, last < 6 ? last : 2 + more_county(scene) % 5);
}

/* Lent `before` days before a month's end, and `part` of a hundred thousand repaid `after` days after it. */
static void more_rush(struct scene *scene, const int days[2], int part, enum must must)
{
    int month = world_month(scene->world, scene->ordinal % (scene->world->months - 1));
    int end = calendar_month_end(month), last = story_last_month(scene);
    struct note *note = story_note_of(scene, HEAD, end - days[0], 50000);

    if (part == 100000)
        note->closed = end + days[1];
    else {
        note->paid_on = end + days[1];
        note->paid = note->amount / 100000 * part;
    }
    if (must == MUST_NO) {
        story_claim(scene, "DAT-08", note, MUST_NO);
        return;
    }
    /* What ended a finding about a month is left open. */
    story_claim_months(scene, "DAT-08", note, MUST_YES, month + 1, 0);
    if (note->closed <= world_end(scene->world) && month + 2 <= last)
        story_claim_months(scene, "DAT-08", note, MUST_EITHER, month + 2, last);
}

/* On the last day but two, and back by the 5th; four fifths of it are enough. */
static void more_for_the_month_end(struct scene *scene)
{
    static const int days[][2] = { { 2, 5 }, { 0, 1 }, { 1, 4 }, { 2, 3 } };
    static const int part[] = { 100000, 100000, 80000, 95000 };

    more_rush(scene, STORY_PICK(scene, days), STORY_PICK(scene, part), MUST_YES);
}

/* A day earlier, a day later, or 0.50 less. */
static void more_no_rush(struct scene *scene)
{
    static const int days[][2] = { { 3, 2 }, { 1, 6 }, { 0, 3 } };
    static const int part[] = { 100000, 100000, 79999 };

    more_rush(scene, STORY_PICK(scene, days), STORY_PICK(scene, part), MUST_NO);
}

static const struct story STORIES[] = {
    { "told otherwise", "DAT-04", MUST_YES, PLACE_ANY, more_told_otherwise },
    { "told the same", "DAT-04", MUST_NO, PLACE_ANY, more_told_the_same },
    { "a leap", "DAT-06", MUST_YES, PLACE_COOPERATIVE, more_leap },
    { "for the month's end", "DAT-08", MUST_YES, PLACE_ANY, more_for_the_month_end },
    { "no rush", "DAT-08", MUST_NO, PLACE_ANY, more_no_rush },
    { "a leap too early to tell", "DAT-06", MUST_NO, PLACE_COOPERATIVE, more_leap_early },
};

const struct story_table STORY_MORE_DAT = { STORIES, sizeof STORIES / sizeof *STORIES };
