/*
 * DAT-04 (what was told before is told otherwise), DAT-06 (households come and go in leaps) and DAT-08 (lent for the
 * month's end only).
 *
 * DAT-06 is told by swings.c from the sums of all notes; its stories play at banks of neighbouring counties.
 */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "neighbours.h"
#include "story.h"

#include <string.h>

/* So many months must have passed before a leap can be told. */
enum { QUIET = 6 };

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

/* A note at the neighbour's bank from one day to another.  Whether a settled one is still said to be another's township's
 * is left open: nothing about its grant has ended. */
static struct note *more_lent(struct scene *scene, int person, int after, const int days[2])
{
    struct note *note = story_note_of(scene, person, days[0], 20000);

    lending_at_bank(scene, note, story_neighbour(scene, after));
    note->closed = days[1];
    story_claim(scene, "DTY-02", note, MUST_YES);
    if (days[1] != CALENDAR_NEVER)
        story_claim_months(scene, "DTY-02", note, MUST_EITHER, calendar_month(days[1]) + 1, story_last_month(scene));
    return note;
}

/* The tenth of the window's month `index`; one outside the window never comes. */
static int more_tenth(const struct scene *scene, int index)
{
    return calendar_month_first(world_month(scene->world, index)) + 9;
}

/* The first month that has six to be compared with, or the one after it. */
static int more_late(const struct scene *scene)
{
    int last = scene->world->months - 1;

    return last < QUIET + 1 ? last : QUIET + 1 + story_county(scene) % (last - QUIET < 2 ? 1 : 2);
}

/* One household owes; a second comes while nobody can say yet whether that is much (a trap); the third is a leap.  At
 * half of the banks the first one's note is bad from some month on, and with it more than three percent (RSK-04). */
static void more_leap(struct scene *scene)
{
    int nth = scene->ordinal / PLACES_COUNTIES % (NEIGHBOUR_LEAPS_END - NEIGHBOUR_LEAPS + 1);
    int after = NEIGHBOUR_LEAPS + nth, begin = world_begin(scene->world);
    int early = more_tenth(scene, 2 + (story_county(scene) + nth) % 4);
    struct note *note;

    family_third(scene);
    note = more_lent(scene, HEAD, after, (const int[2]) { begin - 60, CALENDAR_NEVER });
    note->later_grade = GRADE_DOUBTFUL;
    note->regraded = nth % 2 ? calendar_month_first(calendar_month(early) + nth) : CALENDAR_NEVER;
    more_lent(scene, OTHER_HEAD, after, (const int[2]) { early, CALENDAR_NEVER });
    more_lent(scene, THIRD_HEAD, after, (const int[2]) { more_tenth(scene, more_late(scene)), CALENDAR_NEVER });
}

/* Of ten households in all, told in four stories, three leave at once: just thirty in a hundred.  They borrowed in 2015
 * or long before the window, so that for the fund nobody has lent here for years. */
static void more_part_of_ten(struct scene *scene, int households, bool leaves)
{
    static const int head[] = { HEAD, OTHER_HEAD, THIRD_HEAD };
    int first = lending_first_day() + 30, long_ago = world_begin(scene->world) - 750;
    int granted = long_ago > first ? long_ago : first;

    if (households == 3)
        family_third(scene);
    for (int i = 0; i < households; i++)
        more_lent(scene, head[i], NEIGHBOUR_JUST_SO,
                  (const int[2]) { granted, leaves && i == 0 ? more_tenth(scene, more_late(scene)) : CALENDAR_NEVER });
}

static void more_three_stay(struct scene *scene)
{
    more_part_of_ten(scene, 3, false);
}

static void more_one_of_three(struct scene *scene)
{
    more_part_of_ten(scene, 3, true);
}

static void more_one_of_two(struct scene *scene)
{
    more_part_of_ten(scene, 2, true);
}

/* One stays, others come and go: where half of them come and go all the time, half of them are no leap. */
static void more_to_and_fro(struct scene *scene)
{
    static const int month[][2] = { { 1, 2 }, { 3, 4 }, { 5, 7 } };
    static const int head[] = { OTHER_HEAD, THIRD_HEAD, OTHER_HEAD };

    family_third(scene);
    more_lent(scene, HEAD, NEIGHBOUR_TO_AND_FRO, (const int[2]) { world_begin(scene->world) - 50, CALENDAR_NEVER });
    for (int i = 0; i < 3 && month[i][0] < scene->world->months; i++)
        more_lent(scene, head[i], NEIGHBOUR_TO_AND_FRO,
                  (const int[2]) { more_tenth(scene, month[i][0]), more_tenth(scene, month[i][1]) });
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
    { "a leap", "DAT-06", MUST_YES, PLACE_COUNTY, more_leap },
    { "three of ten", "DAT-06", MUST_NO, PLACE_COUNTY, more_three_stay },
    { "three of ten, and one leaves", "DAT-06", MUST_NO, PLACE_COUNTY, more_one_of_three },
    { "two of ten, and one leaves", "DAT-06", MUST_NO, PLACE_COUNTY, more_one_of_two },
    { "two of ten, and another leaves", "DAT-06", MUST_NO, PLACE_COUNTY, more_one_of_two },
    { "to and fro", "DAT-06", MUST_NO, PLACE_COUNTY, more_to_and_fro },
    { "for the month's end", "DAT-08", MUST_YES, PLACE_ANY, more_for_the_month_end },
    { "no rush", "DAT-08", MUST_NO, PLACE_ANY, more_no_rush },
};

const struct story_table STORY_MORE_DAT = { STORIES, sizeof STORIES / sizeof *STORIES };
