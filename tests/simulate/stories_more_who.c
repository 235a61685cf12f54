/*
 * WHO-07 (one number, several names), WHO-08 (under age), WHO-10 (shared phones and accounts), WHO-12 (split to
 * borrow), WHO-13 (no longer under the policy) and RSK-06 (the borrower is gone and still owes).
 *
 * WHO-12 where it is no story's own, WHO-13 and RSK-06 are told by consequences.c.
 */
#include "disguise.h"
#include "family.h"
#include "lending.h"
#include "story.h"

#include <string.h>

enum { SPLIT_DAYS = 180, ADULT_MONTHS = 18 * 12 };

/* From the month in which both are seen until the end. */
static void more_claim_subject(struct scene *scene, const char *rule, const char *type, const char *subject,
                               enum must must)
{
    int months[2] = { scene->world->first_month, story_last_month(scene) };

    for (int i = 0; i < scene->notes && must == MUST_YES; i++) {
        int seen = story_month_seen(scene, scene->note[i].granted);

        months[0] = seen > months[0] ? seen : months[0];
    }
    story_claim_subject(scene, rule, type, subject, must, months);
}

/* Two notes of a person: one household's, and so several at once. */
static struct note *more_second_note(struct scene *scene, int person)
{
    struct note *second;

    story_note_of(scene, person, story_day_before_window(scene), 20000);
    second = story_note_of(scene, person, story_day_in_window(scene), 10000);
    story_claim_house(scene, "TRM-05", 0, MUST_YES, story_month_seen(scene, second->granted));
    return second;
}

static void more_two_names(struct scene *scene)
{
    struct note *second = more_second_note(scene, HEAD);

    people_other_name(second->name, scene->person[HEAD].name, &scene->random);
    story_claim(scene, "WHO-05", second, MUST_YES);
    more_claim_subject(scene, "WHO-07", "person", scene->person[HEAD].id, MUST_YES);
}

/* A stranger under two names. */
static void more_stranger_two_names(struct scene *scene)
{
    struct note *first = story_note_of(scene, HEAD, story_day_before_window(scene), 20000);
    struct note *second = story_note_of(scene, HEAD, story_day_in_window(scene), 10000);

    people_stranger_id(scene->world, scene->first, 1, first->id);
    memcpy(second->id, first->id, sizeof second->id);
    people_other_name(first->name, scene->person[HEAD].name, &scene->random);
    people_other_name(second->name, first->name, &scene->random);
    first->household_no[0] = second->household_no[0] = 0;
    story_claim(scene, "WHO-01", first, MUST_YES);
    story_claim(scene, "WHO-01", second, MUST_YES);
    more_claim_subject(scene, "WHO-07", "person", first->id,
                       strcmp(first->name, second->name) ? MUST_YES : MUST_EITHER);
}

/* The same name, written with a space, or with a character the machine could not write. */
static void more_one_name(struct scene *scene)
{
    struct note *second = more_second_note(scene, WIFE);

    if (scene->ordinal % 2)
        disguise_name_spaced(second, scene->person[WIFE].name, "　");
    else
        disguise_name_masked(second, scene->person[WIFE].name, "*");
    more_claim_subject(scene, "WHO-07", "person", scene->person[WIFE].id, MUST_NO);
}

/* `days` after the eighteenth birthday; on a day of the month that every month has. */
static void more_of_age(struct scene *scene, int days, enum must must)
{
    int granted = scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene);
    struct note *note;

    granted -= calendar_date(granted).day > 28 ? 4 : 0;
    family_born(scene, &scene->person[SON], calendar_add_months(granted, -ADULT_MONTHS) - days);
    note = story_note(scene, SON, granted);
    story_claim(scene, "WHO-08", note, must);
}

static void more_under_age(struct scene *scene)
{
    static const int days[] = { -1, -30, -400 };

    more_of_age(scene, STORY_PICK(scene, days), MUST_YES);
}

/* On the birthday itself, or a day after it. */
static void more_just_of_age(struct scene *scene)
{
    more_of_age(scene, scene->ordinal % 2, MUST_NO);
}

/* Three households' notes; the third's own phone may stay. */
static void more_three(struct scene *scene, struct note *note[3])
{
    family_third(scene);
    note[0] = story_note_of(scene, HEAD, story_day_before_window(scene), 20000);
    note[1] = story_note_of(scene, OTHER_HEAD, story_day_in_window(scene), 20000);
    note[2] = story_note_of(scene, THIRD_HEAD, story_day_before_window(scene), 20000);
    memcpy(note[1]->phone, note[0]->phone, sizeof note[1]->phone);
}

static void more_one_phone(struct scene *scene)
{
    struct note *note[3];

    more_three(scene, note);
    memcpy(note[2]->phone, note[0]->phone, sizeof note[2]->phone);
    more_claim_subject(scene, "WHO-10", "phone", note[0]->phone, MUST_YES);
}

/* Two households and three notes. */
static void more_phone_of_two(struct scene *scene)
{
    struct note *note[3];

    more_three(scene, note);
    more_claim_subject(scene, "WHO-10", "phone", note[0]->phone, MUST_NO);
}

/* The third was settled before the second was granted. */
static void more_phone_no_longer(struct scene *scene)
{
    struct note *note[3];

    more_three(scene, note);
    memcpy(note[2]->phone, note[0]->phone, sizeof note[2]->phone);
    note[1]->granted = calendar_month_first(world_month(scene->world, 1)) + 15;
    note[1]->due = calendar_add_months(note[1]->granted, 36);
    lending_at_bank(scene, note[1], note[1]->bank);
    note[2]->closed = note[1]->granted - 3;
    more_claim_subject(scene, "WHO-10", "phone", note[0]->phone, MUST_NO);
}

/* Both notes are paid into the first borrower's account, under the borrowers' own names. */
static void more_account(struct scene *scene, int second, const char *payment, enum must must)
{
    struct note *note[2];

    note[0] = story_note_of(scene, HEAD, story_day_before_window(scene), 20000);
    note[1] = story_note_of(scene, second, story_day_in_window(scene), 20000);
    memcpy(note[1]->account, note[0]->account, sizeof note[1]->account);
    note[0]->payment = note[1]->payment = payment;
    more_claim_subject(scene, "WHO-10", "account", note[0]->account, must);
    if (second >= FAMILY) /* the bank's own posting says whose account it is */
        story_claim(scene, "XFR-01", note[1], MUST_YES);
    else
        story_claim_house(scene, "TRM-05", 0, MUST_YES, story_month_seen(scene, note[1]->granted));
}

static void more_one_account(struct scene *scene)
{
    more_account(scene, OTHER_WIFE, "自主支付", MUST_YES);
}

/* A seller's account, as agreed. */
static void more_account_entrusted(struct scene *scene)
{
    more_account(scene, OTHER_HEAD, "受托支付", MUST_NO);
}

/* Man and wife. */
static void more_account_of_a_couple(struct scene *scene)
{
    more_account(scene, WIFE, "自主支付", MUST_NO);
}

/* The son sets up a household early in the window and borrows `days` later, or as late as the window allows. */
static struct note *more_splits(struct scene *scene, int days)
{
    int day = calendar_month_first(world_month(scene->world, 1)) + random_between(&scene->random, 2, 8);
    struct note *note;

    if (day + days > world_end(scene->world) - 3)
        days = days > SPLIT_DAYS ? 0 : 20;
    story_splits(scene, SON, day);
    note = story_note_of(scene, SON, day + days, 20000);
    memcpy(note->household_no, scene->house[HOUSE_SPLIT].number, sizeof note->household_no);
    return note;
}

/* On the last of the 180 days, or soon. */
static void more_split_and_borrowed(struct scene *scene)
{
    static const int days[] = { SPLIT_DAYS, 1, 60 };
    struct note *note;

    story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    note = more_splits(scene, STORY_PICK(scene, days));
    story_claim(scene, "WHO-12", note, MUST_YES);
}

/* Both parts borrow after the split: each is the other's reason, as soon as both are known. */
static void more_both_parts(struct scene *scene)
{
    struct note *note = more_splits(scene, 10);
    struct note *other = story_note_of(scene, HEAD, note->granted + 25, 20000);

    story_claim_months(scene, "WHO-12", note, MUST_YES, story_month_seen(scene, other->granted), 0);
    story_claim(scene, "WHO-12", other, MUST_YES);
}

/* A day too late; where the window is too short for that, on the day of the split: whether that is after it is
 * left open. */
static void more_split_long_ago(struct scene *scene)
{
    struct note *note;

    story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    note = more_splits(scene, SPLIT_DAYS + 1);
    story_claim(scene, "WHO-12", note, note->granted - scene->person[SON].moved > SPLIT_DAYS ? MUST_NO : MUST_EITHER);
}

/* The other part owes nothing, then or later. */
static void more_split_other_free(struct scene *scene)
{
    struct note *old = story_note_of(scene, HEAD, story_day_before_window(scene), 30000);
    struct note *note = more_splits(scene, 40);

    old->closed = note->granted - 15;
    story_claim(scene, "WHO-12", note, MUST_NO);
}

/* Whether it is one is told by the day of the grant: the first roster says nothing about earlier days. */
static void more_ended_status(struct scene *scene)
{
    scene->house[0].status = 97;
    story_note(scene, HEAD, calendar_month_end(scene->world->first_month) + random_between(&scene->random, 0, 60));
}

static void more_ended_before(struct scene *scene)
{
    scene->house[0].status = scene->ordinal % 2 ? 97 : 94;
    story_note(scene, WIFE, scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene));
}

static void more_gone_after(struct scene *scene)
{
    static const char *const how[] = { "死亡", "迁出", "清退" };
    int day = story_change_day(scene);

    story_note(scene, HEAD, day - random_between(&scene->random, 1, 200));
    story_leaves(scene, HEAD, STORY_PICK(scene, how), day);
}

/* Settled by the heirs before the month's end; or a bride who is a member elsewhere. */
static void more_gone_but_settled(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, DAUGHTER, day - random_between(&scene->random, 20, 200));

    if (scene->ordinal % 2) {
        story_marries(scene, DAUGHTER, day);
        return;
    }
    note->closed = day + 5;
    story_leaves(scene, DAUGHTER, "死亡", day);
}

static const struct story STORIES[] = {
    { "one number, two names", "WHO-07", MUST_YES, PLACE_ANY, more_two_names },
    { "a stranger of two names", "WHO-07", MUST_YES, PLACE_ANY, more_stranger_two_names },
    { "one name, two writings", "WHO-07", MUST_NO, PLACE_ANY, more_one_name },
    { "under age", "WHO-08", MUST_YES, PLACE_ANY, more_under_age },
    { "just of age", "WHO-08", MUST_NO, PLACE_ANY, more_just_of_age },
    { "one phone, three households", "WHO-10", MUST_YES, PLACE_ANY, more_one_phone },
    { "one account, two households", "WHO-10", MUST_YES, PLACE_ANY, more_one_account },
    { "one phone, two households", "WHO-10", MUST_NO, PLACE_ANY, more_phone_of_two },
    { "the third has paid", "WHO-10", MUST_NO, PLACE_ANY, more_phone_no_longer },
    { "one account, entrusted", "WHO-10", MUST_NO, PLACE_ANY, more_account_entrusted },
    { "one account, one household", "WHO-10", MUST_NO, PLACE_ANY, more_account_of_a_couple },
    { "split and borrowed", "WHO-12", MUST_YES, PLACE_ANY, more_split_and_borrowed },
    { "both parts borrow", "WHO-12", MUST_YES, PLACE_ANY, more_both_parts },
    { "split long ago", "WHO-12", MUST_NO, PLACE_ANY, more_split_long_ago },
    { "the other part owes nothing", "WHO-12", MUST_NO, PLACE_ANY, more_split_other_free },
    { "no longer under the policy", "WHO-13", MUST_YES, PLACE_ANY, more_ended_status },
    { "before anybody knew", "WHO-13", MUST_NO, PLACE_ANY, more_ended_before },
    { "gone after the grant", "RSK-06", MUST_YES, PLACE_ANY, more_gone_after },
    { "gone, and nothing owed", "RSK-06", MUST_NO, PLACE_ANY, more_gone_but_settled },
};

const struct story_table STORY_MORE_WHO = { STORIES, sizeof STORIES / sizeof *STORIES };
