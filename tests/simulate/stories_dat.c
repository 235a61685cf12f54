/*
 * DAT-05: a note that vanishes from its bank's ledger while money is still owed.
 *
 * A note that ended may be left out, and a row that could not be read says nothing.  (DAT-01 speaks of files:
 * see arrivals.c.)
 */
#include "lending.h"
#include "story.h"

/* Any month but the first: there must be a ledger before it. */
static int dat_month(struct scene *scene, int before_last)
{
    return world_month(scene->world, random_between(&scene->random, 1, scene->world->months - 1 - before_last));
}

/* Takes the note out of the ledgers from `gone` to the month before `returned`. */
static void dat_vanishes(struct scene *scene, struct note *note, int gone, int returned)
{
    int last = story_last_month(scene);

    note->gone = gone;
    note->returned = returned;
    story_claim_months(scene, "DAT-05", note, MUST_YES, gone, returned <= last ? returned - 1 : last);
    if (returned > last)
        return;
    /* It ends in the month of the return, and is listed there as ended by those who count from then. */
    story_claim_months(scene, "DAT-05", note, MUST_EITHER, returned, returned);
    story_claim_months(scene, "DAT-05", note, MUST_NO, returned + 1, last);
}

/* Nobody at the bank says why. */
static void dat_gone_for_good(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    dat_vanishes(scene, note, dat_month(scene, 0), story_last_month(scene) + 1);
}

/* Left out by mistake for a month or two. */
static void dat_gone_and_back(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, story_day_before_window(scene));
    int gone = dat_month(scene, 1);

    dat_vanishes(scene, note, gone, gone + 1 + scene->ordinal % 2);
}

/* Granted within the window, and gone from the next ledger. */
static void dat_gone_at_once(struct scene *scene)
{
    int gone = dat_month(scene, 0);
    struct note *note = story_note(scene, SON, calendar_month_first(gone - 1) + 13);

    dat_vanishes(scene, note, gone, story_last_month(scene) + 1);
}

/* Only a tenth is still owed: that is no reason to leave it out. */
static void dat_paid_down_and_gone(struct scene *scene)
{
    struct note *note = story_note_of(scene, HEAD, story_day_before_window(scene), 50000);

    note->paid_on = world_begin(scene->world) - 5;
    note->paid = (int64_t) 45000 * YUAN;
    dat_vanishes(scene, note, dat_month(scene, 0), story_last_month(scene) + 1);
}

/* A trap for the whole window. */
static void dat_trap(struct scene *scene, const struct note *note)
{
    story_claim(scene, "DAT-05", note, MUST_NO);
}

/* Shown once as settled, then left out: the ordinary end. */
static void dat_settled(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    note->closed = calendar_month_first(dat_month(scene, 1)) + 14;
    dat_trap(scene, note);
}

/* Two months after it fell due, it is written off, or the fund pays for it. */
static void dat_given_up(struct scene *scene, enum status as)
{
    int closed = calendar_month_first(dat_month(scene, 1)) + 20;
    int granted = calendar_add_months(closed - 60, -12);
    struct note *note = lending_note(scene, HEAD, granted, 12, (int64_t) 30000 * YUAN);

    note->closed = closed;
    note->closed_as = as;
    dat_trap(scene, note);
}

/* Out of the books, and out of the ledger. */
static void dat_written_off(struct scene *scene)
{
    dat_given_up(scene, STATUS_WRITTEN_OFF);
}

/* Paid for by the risk fund. */
static void dat_compensated(struct scene *scene)
{
    dat_given_up(scene, STATUS_COMPENSATED);
}

/* The row is there, but one of its cells is nonsense: the note is neither changed nor gone. */
static void dat_row_broken(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    note->broken = world_month(scene->world, 1 + scene->ordinal % (scene->world->months - 1));
    dat_trap(scene, note);
}

static const struct story STORIES[] = {
    { "gone for good", "DAT-05", MUST_YES, PLACE_ANY, dat_gone_for_good },
    { "gone and back", "DAT-05", MUST_YES, PLACE_ANY, dat_gone_and_back },
    { "gone at once", "DAT-05", MUST_YES, PLACE_ANY, dat_gone_at_once },
    { "paid down and gone", "DAT-05", MUST_YES, PLACE_ANY, dat_paid_down_and_gone },
    { "settled and left out", "DAT-05", MUST_NO, PLACE_ANY, dat_settled },
    { "written off and left out", "DAT-05", MUST_NO, PLACE_ANY, dat_written_off },
    { "compensated and left out", "DAT-05", MUST_NO, PLACE_ANY, dat_compensated },
    { "a row that cannot be read", "DAT-05", MUST_NO, PLACE_COOPERATIVE, dat_row_broken },
};

const struct story_table STORY_DAT = { STORIES, sizeof STORIES / sizeof *STORIES };
