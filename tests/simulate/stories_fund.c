/*
 * The risk fund: cases for notes that broke the rules (FND-06), wrong shares (FND-07, FND-08), payments (FND-10,
 * FND-13), and banks that long lent nothing (FND-03, FND-04).
 *
 * All claims are made by consequences.c and fund_truth.c, from the cases' figures and from all notes together.
 */
#include "compensation.h"
#include "duty.h"
#include "lending.h"
#include "neighbours.h"
#include "story.h"

/* A note that is 70 days overdue when the fund is asked. */
static struct note *fund_overdue(struct scene *scene, int *applied)
{
    int month = world_month(scene->world, 1 + scene->ordinal % (scene->world->months - 2));
    struct note *note;

    *applied = calendar_month_first(month) + random_between(&scene->random, 2, 6);
    note = lending_note(scene, HEAD, calendar_add_months(*applied - 70, -12), 12, (int64_t) 20000 * YUAN);
    note->due = *applied - 70;
    note->closed = CALENDAR_NEVER;
    return note;
}

/* Asked and paid within a month; the note leaves the books that day. */
static struct compensation *fund_paid(struct scene *scene)
{
    int applied;
    struct note *note = fund_overdue(scene, &applied);
    struct compensation *compensation = compensation_of(scene, note, applied);

    compensation_paid(compensation);
    note->closed = compensation->paid;
    note->closed_as = STATUS_COMPENSATED;
    return compensation;
}

/* Dearer, on a guarantee, or both; asked for, or agreed and not yet paid. */
static void fund_for_a_violation(struct scene *scene)
{
    int applied;
    struct note *note = fund_overdue(scene, &applied);
    struct compensation *compensation;

    if (scene->ordinal % 3 != 1) {
        note->guarantee = "保证";
        story_claim(scene, "TRM-04", note, MUST_YES);
    }
    if (scene->ordinal % 3 != 0) {
        note->rate = lending_rate(12) + 501;
        story_claim(scene, "TRM-03", note, MUST_YES);
    }
    compensation = compensation_of(scene, note, applied);
    if (scene->ordinal % 2) {
        compensation->verdict = VERDICT_AGREED;
        compensation->decided = applied + 5;
    }
}

/* Refused at once; or the note is in order, or only in another's township. */
static void fund_in_order(struct scene *scene)
{
    int applied;
    struct note *note = fund_overdue(scene, &applied);
    struct compensation *compensation;

    if (scene->ordinal % 3 == 0) {
        note->guarantee = "保证";
        story_claim(scene, "TRM-04", note, MUST_YES);
    } else if (scene->ordinal % 3 == 1) {
        lending_at_bank(scene, note, duty_other_bank(scene->world, note->township, note->granted));
        story_claim(scene, "DTY-02", note, MUST_YES);
    }
    compensation = compensation_of(scene, note, applied);
    if (scene->ordinal % 3 == 0) {
        compensation->verdict = VERDICT_REFUSED;
        compensation->decided = applied + 9;
    }
}

/* The fund's share is off by so many 分 of what it should be. */
static void fund_share_off(struct scene *scene, int64_t off)
{
    struct compensation *compensation = fund_paid(scene);

    compensation->fund_share += off;
    compensation->bank_share -= off;
}

/* By two 分, or seven or nine parts of ten. */
static void fund_wrong_share(struct scene *scene)
{
    static const int off[] = { 2, -2, 200000, -200000 };

    fund_share_off(scene, STORY_PICK(scene, off));
}

/* Exactly, or one 分 off. */
static void fund_right_share(struct scene *scene)
{
    static const int off[] = { 0, 1, -1 };

    fund_share_off(scene, STORY_PICK(scene, off));
}

/* 5,000 was got back in the month after; four fifths of it, less so many 分, went to the fund. */
static void fund_returned(struct scene *scene, int64_t less)
{
    struct compensation *compensation = fund_paid(scene);

    compensation->recovered_on = calendar_month_end(calendar_month(compensation->paid)) + 5;
    compensation->recovered = (int64_t) 5000 * YUAN;
    compensation->returned = (int64_t) 4000 * YUAN - less;
}

static void fund_kept(struct scene *scene)
{
    static const int less[] = { 2, 400000, 100000 };

    fund_returned(scene, STORY_PICK(scene, less));
}

/* All of it, one 分 less, or more. */
static void fund_given_back(struct scene *scene)
{
    static const int less[] = { 0, 1, -1000 };

    fund_returned(scene, STORY_PICK(scene, less));
}

/* Whether it was too early is told by the ratio of the bank in that county. */
static void fund_any_payment(struct scene *scene)
{
    fund_paid(scene);
}

/* Paid for, and still in the books; or closed as if the borrower had paid; or put right a month too late. */
static void fund_still_in_the_books(struct scene *scene)
{
    struct compensation *compensation = fund_paid(scene);
    struct note *note = &scene->note[compensation->note];

    if (scene->ordinal % 3 == 0)
        note->closed = CALENDAR_NEVER;
    else if (scene->ordinal % 3 == 1)
        note->closed_as = scene->ordinal % 2 ? STATUS_SETTLED : STATUS_WRITTEN_OFF;
    else
        note->closed = calendar_month_end(calendar_month(compensation->paid)) + 1;
}

/* On the last day on which it is in time. */
static void fund_out_of_the_books(struct scene *scene)
{
    struct compensation *compensation = fund_paid(scene);

    if (scene->ordinal % 2)
        scene->note[compensation->note].closed = calendar_month_end(calendar_month(compensation->paid));
}

/* A bank of another county lends here once: `days` more than so many years before a month's end. */
static void fund_lends_once(struct scene *scene, int after, int years, int days)
{
    int end = calendar_month_end(world_month(scene->world, scene->world->months / 2));
    struct note *note = story_note_of(scene, HEAD, calendar_add_months(end, -12 * years) - days, 20000);

    lending_at_bank(scene, note, story_neighbour(scene, after));
    story_claim(scene, "DTY-02", note, MUST_YES);
}

/* For two years to the day before; in every second county another bank for one year. */
static void fund_lends_no_more(struct scene *scene)
{
    bool one = story_county(scene) % 2 == 0 && scene->ordinal / PLACES_COUNTIES % 2 == 1;

    fund_lends_once(scene, one ? NEIGHBOUR_ONCE_A_YEAR : NEIGHBOUR_ONCE, one ? 1 : 2, 1);
}

/* Within the year by a day. */
static void fund_lends_still(struct scene *scene)
{
    fund_lends_once(scene, NEIGHBOUR_ONCE_A_YEAR, 1, -1);
}

static const struct story STORIES[] = {
    { "asked for a violation", "FND-06", MUST_YES, PLACE_COOPERATIVE, fund_for_a_violation },
    { "refused, or in order", "FND-06", MUST_NO, PLACE_COOPERATIVE, fund_in_order },
    { "a wrong share", "FND-07", MUST_YES, PLACE_COOPERATIVE, fund_wrong_share },
    { "the right share", "FND-07", MUST_NO, PLACE_COOPERATIVE, fund_right_share },
    { "kept what was the fund's", "FND-08", MUST_YES, PLACE_COOPERATIVE, fund_kept },
    { "gave it back", "FND-08", MUST_NO, PLACE_COOPERATIVE, fund_given_back },
    { "a payment", "FND-10", MUST_YES, PLACE_ANY, fund_any_payment },
    { "a payment elsewhere", "FND-10", MUST_NO, PLACE_ANY, fund_any_payment },
    { "still in the books", "FND-13", MUST_YES, PLACE_COOPERATIVE, fund_still_in_the_books },
    { "out of the books", "FND-13", MUST_NO, PLACE_COOPERATIVE, fund_out_of_the_books },
    { "lends no more", "FND-03", MUST_YES, PLACE_COUNTY, fund_lends_no_more },
    { "lends still", "FND-03", MUST_NO, PLACE_ODD_COUNTY, fund_lends_still },
};

const struct story_table STORY_FUND = { STORIES, sizeof STORIES / sizeof *STORIES };
