/*
 * TRM-01 (over 50,000 a household) and TRM-05 (several notes open at once).  Their subject is the household.
 *
 * Two open notes that are no renewal are TRM-05 whatever their sum; over 50,000 at the end of a day of grant
 * is TRM-01 as well.  Most of these stories therefore make a claim for both.
 */
#include "duty.h"
#include "lending.h"
#include "story.h"

#include <string.h>

/* The second note's day: in the window's second half, or before it. */
static int household_second(struct scene *scene)
{
    return story_day_after(scene, story_change_day(scene));
}

/* Claims for the first house from the month in which both notes are seen. */
static void household_claims(struct scene *scene, const struct note *second, enum must over, enum must several)
{
    int from = story_month_seen(scene, second->granted);

    story_claim_house(scene, "TRM-01", 0, over, from);
    story_claim_house(scene, "TRM-05", 0, several, from);
}

/* 60,000 together. */
static void household_two_at_one_bank(struct scene *scene)
{
    story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    household_claims(scene, story_note_of(scene, HEAD, household_second(scene), 30000), MUST_YES, MUST_YES);
}

/* 70,000; the second bank is also in another's township. */
static void household_two_banks(struct scene *scene)
{
    struct note *second;

    story_note_of(scene, HEAD, story_day_before_window(scene), 50000);
    second = story_note_of(scene, HEAD, household_second(scene), 20000);
    lending_at_bank(scene, second, duty_other_bank(scene->world, second->township, second->granted));
    household_claims(scene, second, MUST_YES, MUST_YES);
    story_claim(scene, "DTY-02", second, MUST_YES);
}

/* Father and son are one household. */
static void household_two_members(struct scene *scene)
{
    story_note_of(scene, HEAD, story_day_before_window(scene), 40000);
    household_claims(scene, story_note_of(scene, SON, household_second(scene), 30000), MUST_YES, MUST_YES);
}

/* No second note is needed: 50,100 is the least of these. */
static void household_one_large_note(struct scene *scene)
{
    static const int yuan[] = { 60000, 50100, 80000, 100000 };
    int granted = scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene);

    household_claims(scene, story_note_of(scene, HEAD, granted, STORY_PICK(scene, yuan)), MUST_YES, MUST_NO);
}

/* 50,000.01 together. */
static void household_one_cent_over(struct scene *scene)
{
    struct note *second;

    story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    second = story_note_of(scene, WIFE, household_second(scene), 20000);
    second->amount++;
    household_claims(scene, second, MUST_YES, MUST_YES);
}

/* A supplement is no second loan, but it counts towards the sum. */
static void household_supplement_over(struct scene *scene)
{
    struct note *second;

    story_note_of(scene, HEAD, story_day_before_window(scene), 40000);
    second = story_note_of(scene, HEAD, household_second(scene), 20000);
    second->type = "追加";
    household_claims(scene, second, MUST_YES, MUST_NO);
}

/* The first was settled a week after the second was granted: for a week it was too much. */
static void household_overlap(struct scene *scene)
{
    struct note *first = story_note_of(scene, HEAD, story_day_before_window(scene), 40000);
    int day = story_change_day(scene);
    int month = calendar_month(day);

    story_note_of(scene, HEAD, day, 30000);
    first->closed = day + 7;
    story_claim_house(scene, "TRM-01", 0, MUST_YES, month);
    story_claim_house_months(scene, "TRM-05", 0, MUST_EITHER, month, month);
}

/* Too much, and all of it paid back since. */
static void household_settled_since(struct scene *scene)
{
    int granted = story_day_before_window(scene);
    struct note *first = story_note_of(scene, HEAD, granted, 30000);
    struct note *second = story_note_of(scene, WIFE, granted + 9, 40000);
    int settled = world_end(scene->world) - 50;
    int month = calendar_month(settled);

    first->closed = second->closed = settled;
    story_claim_house_months(scene, "TRM-01", 0, MUST_YES, scene->world->first_month, month);
    story_claim_house_months(scene, "TRM-05", 0, MUST_YES, scene->world->first_month, month - 1);
    story_claim_house_months(scene, "TRM-05", 0, MUST_EITHER, month, month);
}

/* 50,000.00 is not over 50,000. */
static void household_exactly_the_limit(struct scene *scene)
{
    story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    household_claims(scene, story_note_of(scene, WIFE, household_second(scene), 20000), MUST_NO, MUST_YES);
}

/* A renewal of 50,000 whose old note closes `later` days after it; due shortly after its renewal. */
static void household_renewal(struct scene *scene, const char *type, int granted, int later)
{
    struct note *old = lending_note(scene, HEAD, calendar_add_months(granted + 6, -12), 12, 50000 * YUAN);
    struct note *note = story_note_of(scene, HEAD, granted, 50000);

    old->due = granted + 6;
    lending_renews(note, old, granted + later);
    note->type = type;
    household_claims(scene, note, MUST_NO, MUST_NO);
}

/* On the same day, or up to three days later. */
static void household_renewed(struct scene *scene)
{
    household_renewal(scene, "无还本续贷", story_change_day(scene), scene->ordinal % 4);
}

/* At the month's end both notes are open. */
static void household_renewed_over_month_end(struct scene *scene)
{
    int month = world_month(scene->world, scene->ordinal % (scene->world->months - 1));

    household_renewal(scene, "无还本续贷", calendar_month_end(month) - scene->ordinal % 2, 3);
}

/* The other two kinds of renewal. */
static void household_borrows_to_repay(struct scene *scene)
{
    household_renewal(scene, scene->ordinal % 2 ? "重组" : "借新还旧", story_change_day(scene), 2);
}

/* Settled on the day of the new grant, or twelve days before it. */
static void household_one_after_the_other(struct scene *scene)
{
    struct note *first = story_note_of(scene, HEAD, story_day_before_window(scene), 50000);
    struct note *second = story_note_of(scene, HEAD, story_change_day(scene), 50000);

    first->closed = second->granted - (scene->ordinal % 2 ? 0 : 12);
    household_claims(scene, second, MUST_NO, MUST_NO);
}

/* 50,000 paid down to 20,000, which a ledger shows, and then another 30,000. */
static void household_paid_down(struct scene *scene)
{
    struct note *first = story_note_of(scene, HEAD, story_day_before_window(scene), 50000);
    int month = world_month(scene->world, 2);
    int granted = calendar_month_first(month) + random_between(&scene->random, 1, 20);

    first->paid_on = calendar_month_first(month - 1) + random_between(&scene->random, 1, 20);
    first->paid = (int64_t) 30000 * YUAN;
    household_claims(scene, story_note_of(scene, HEAD, granted, 30000), MUST_NO, MUST_YES);
}

/* Father and son, 40,000 each; the son has a household of his own by then. */
static void household_split(struct scene *scene)
{
    int day = story_change_day(scene);
    int granted = story_day_after(scene, day);
    struct note *second;

    story_note_of(scene, HEAD, story_day_before_window(scene), 40000);
    second = story_note_of(scene, SON, granted, 40000);
    story_splits(scene, SON, day);
    memcpy(second->household_no, scene->house[2].number, sizeof second->household_no);
    household_claims(scene, second, MUST_NO, MUST_NO);
    story_claim_house(scene, "TRM-01", 2, MUST_NO, story_month_seen(scene, granted));
}

/* A bride with a note marries into a household with a note: joining makes no peak. */
static void household_joined(struct scene *scene)
{
    int first = scene->world->first_month;

    story_note_of(scene, DAUGHTER, story_day_before_window(scene), 40000);
    story_note_of(scene, OTHER_HEAD, story_day_before_window(scene), 40000);
    story_marries(scene, DAUGHTER, story_change_day(scene));
    story_claim_house(scene, "TRM-01", 0, MUST_NO, first);
    story_claim_house(scene, "TRM-01", 1, MUST_NO, first);
    story_claim_house(scene, "TRM-05", 0, MUST_NO, first);
    story_claim_house(scene, "TRM-05", 1, MUST_NO, first);
}

/* Small notes: several, but not too much. */
static void household_two_small(struct scene *scene)
{
    story_note_of(scene, HEAD, story_day_before_window(scene), 20000);
    household_claims(scene, story_note_of(scene, HEAD, household_second(scene), 20000), MUST_NO, MUST_YES);
}

/* Two borrowers, one household. */
static void household_two_small_members(struct scene *scene)
{
    story_note_of(scene, WIFE, story_day_before_window(scene), 10000);
    household_claims(scene, story_note_of(scene, SON, household_second(scene), 30000), MUST_NO, MUST_YES);
}

/* The second bank lends outside its townships as well. */
static void household_two_small_banks(struct scene *scene)
{
    struct note *second;

    story_note_of(scene, HEAD, story_day_before_window(scene), 20000);
    second = story_note_of(scene, WIFE, household_second(scene), 20000);
    lending_at_bank(scene, second, duty_other_bank(scene->world, second->township, second->granted));
    household_claims(scene, second, MUST_NO, MUST_YES);
    story_claim(scene, "DTY-02", second, MUST_YES);
}

/* Several until the first was settled. */
static void household_several_for_a_while(struct scene *scene)
{
    int granted = story_day_before_window(scene);
    struct note *first = story_note_of(scene, HEAD, granted, 20000);
    int month = world_month(scene->world, scene->world->months - 2);

    story_note_of(scene, SON, granted + 12, 10000);
    first->closed = calendar_month_first(month) + 8;
    story_claim_house_months(scene, "TRM-05", 0, MUST_YES, scene->world->first_month, month - 1);
    story_claim_house_months(scene, "TRM-05", 0, MUST_EITHER, month, month);
    story_claim_house_months(scene, "TRM-05", 0, MUST_NO, month + 1, story_last_month(scene));
    story_claim_house(scene, "TRM-01", 0, MUST_NO, scene->world->first_month);
}

/* Just at the limit, and no second loan. */
static void household_supplement(struct scene *scene)
{
    struct note *second;

    story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    second = story_note_of(scene, HEAD, household_second(scene), 20000);
    second->type = "追加";
    household_claims(scene, second, MUST_NO, MUST_NO);
}

static const struct story STORIES[] = {
    { "two notes at one bank", "TRM-01", MUST_YES, PLACE_ANY, household_two_at_one_bank },
    { "two notes at two banks", "TRM-01", MUST_YES, PLACE_ANY, household_two_banks },
    { "two members", "TRM-01", MUST_YES, PLACE_ANY, household_two_members },
    { "one large note", "TRM-01", MUST_YES, PLACE_ANY, household_one_large_note },
    { "one cent over", "TRM-01", MUST_YES, PLACE_ANY, household_one_cent_over },
    { "a supplement beyond the limit", "TRM-01", MUST_YES, PLACE_ANY, household_supplement_over },
    { "an overlap of a week", "TRM-01", MUST_YES, PLACE_ANY, household_overlap },
    { "too much, settled since", "TRM-01", MUST_YES, PLACE_ANY, household_settled_since },
    { "exactly the limit", "TRM-01", MUST_NO, PLACE_ANY, household_exactly_the_limit },
    { "a renewal, closed days later", "TRM-01", MUST_NO, PLACE_ANY, household_renewed },
    { "one after the other", "TRM-01", MUST_NO, PLACE_ANY, household_one_after_the_other },
    { "paid down in time", "TRM-01", MUST_NO, PLACE_ANY, household_paid_down },
    { "split before the grant", "TRM-01", MUST_NO, PLACE_ANY, household_split },
    { "joined by marriage", "TRM-01", MUST_NO, PLACE_ANY, household_joined },
    { "two small notes", "TRM-05", MUST_YES, PLACE_ANY, household_two_small },
    { "two members, two small notes", "TRM-05", MUST_YES, PLACE_ANY, household_two_small_members },
    { "two banks, two small notes", "TRM-05", MUST_YES, PLACE_ANY, household_two_small_banks },
    { "several for a while", "TRM-05", MUST_YES, PLACE_ANY, household_several_for_a_while },
    { "a supplement", "TRM-05", MUST_NO, PLACE_ANY, household_supplement },
    { "a renewal over the month's end", "TRM-05", MUST_NO, PLACE_ANY, household_renewed_over_month_end },
    { "a new note for an old one", "TRM-05", MUST_NO, PLACE_ANY, household_borrows_to_repay },
    { "the first was settled before", "TRM-05", MUST_NO, PLACE_ANY, household_one_after_the_other },
};

const struct story_table STORY_HOUSEHOLD = { STORIES, sizeof STORIES / sizeof *STORIES };
