/*
 * Violations of WHO-01 to WHO-06: who borrowed was not registered, not yet, no longer, not under that number or
 * name, or not alive.
 *
 * A wrong number of a real person's is WHO-04; where in addition nobody can be found behind it, the borrower
 * is nobody as well (WHO-01).
 */
#include "disguise.h"
#include "family.h"
#include "lending.h"
#include "story.h"

#include <stdio.h>
#include <string.h>

/* Before the window or within it, by turns. */
static int who_granted(struct scene *scene)
{
    return scene->ordinal % 3 == 0 ? story_day_before_window(scene) : story_day_in_window(scene);
}

/* A note of somebody who is in no roster. */
static struct note *who_stranger(struct scene *scene, int granted)
{
    struct note *note = story_note(scene, HEAD, granted);

    people_other_name(note->name, scene->person[HEAD].name, &scene->random);
    people_stranger_id(scene->world, scene->first, scene->ordinal % 4, note->id);
    note->household_no[0] = 0;
    return note;
}

/* The plain case. */
static void who_unregistered(struct scene *scene)
{
    bool settles = scene->ordinal % 5 == 3;
    struct note *note = who_stranger(scene, settles ? story_day_before_window(scene) : who_granted(scene));

    /* Every fifth is paid back within the window: the flag ends with it. */
    if (settles)
        note->closed = world_end(scene->world) - 40;
    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* A name alone proves nothing. */
static void who_same_name_far_number(struct scene *scene)
{
    struct note *note = who_stranger(scene, who_granted(scene));

    disguise_copy(note->name, sizeof note->name, scene->person[HEAD].name);
    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* All but sequence and check digit are a registered person's; the name is not. */
static void who_twin(struct scene *scene)
{
    struct note *note = who_stranger(scene, who_granted(scene));

    people_twin_id(scene->person[SON].id, note->id);
    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* Close to somebody's number, but under another name: no slip of the pen. */
static void who_wrong_number_other_name(struct scene *scene)
{
    struct note *note = who_stranger(scene, who_granted(scene));

    disguise_wrong_digit(note, scene->person[HEAD].id, 12, 3);
    story_claim(scene, "WHO-01", note, MUST_YES);
    story_claim(scene, "WHO-04", note, MUST_YES);
}

/* Only the old list could tell; the suspicion stands. */
static void who_before_first_roster(struct scene *scene)
{
    struct note *note = who_stranger(scene, story_day_before_window(scene));

    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* One day too early. */
static void who_identified_next_day(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    scene->person[HEAD].identified = note->granted + 1;
    story_claim(scene, "WHO-02", note, MUST_YES);
}

/* One to six months too early. */
static void who_identified_months_later(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, world_begin(scene->world) - 200);

    scene->person[WIFE].identified = note->granted + random_between(&scene->random, 30, 180);
    story_claim(scene, "WHO-02", note, MUST_YES);
}

/* No date of one's own: the household's counts. */
static void who_household_identified_later(struct scene *scene)
{
    struct note *note = story_note(scene, SON, story_day_before_window(scene));

    scene->house[0].identified = note->granted + 10;
    scene->person[SON].identified = 0;
    story_claim(scene, "WHO-02", note, MUST_YES);
}

/* Granted some days before the borrower is taken into the roster, all in one month. */
static void who_registered_after_grant(struct scene *scene)
{
    int day = story_change_day(scene) + 6;
    struct note *note = story_note(scene, SON, day - random_between(&scene->random, 1, 6));

    story_joins(scene, SON, "补录", day);
    story_claim(scene, "WHO-02", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_NO);
}

/* "Before" excludes the day itself: one day before is before. */
static void who_struck_off_the_day_before(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, SON, day + 1);

    story_leaves(scene, SON, "清退", day);
    story_claim(scene, "WHO-03", note, MUST_YES);
}

/* Days or months after the move. */
static void who_moved_away(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, HEAD, story_day_after(scene, day));

    story_leaves(scene, HEAD, "迁出", day);
    story_claim(scene, "WHO-03", note, MUST_YES);
}

/* Into a household that is in no roster. */
static void who_married_away(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, DAUGHTER, story_day_after(scene, day));

    story_leaves(scene, DAUGHTER, "婚出", day);
    story_claim(scene, "WHO-03", note, MUST_YES);
}

/* Missing from the second roster without a row among the changes; the loan comes in the months after. */
static void who_gone_without_a_row(struct scene *scene)
{
    int gone = calendar_month_end(world_month(scene->world, 1));
    struct note *note = story_note(scene, SON, story_day_after(scene, gone + 2));

    scene->person[SON].left = gone - random_between(&scene->random, 0, 20);
    story_claim(scene, "WHO-03", note, MUST_YES);
}

/* Nearly right: the person is found by name, township and all other digits. */
static void who_wrong_check_digit(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, who_granted(scene));
    char right = note->id[17];

    int wrong = right == 'X' ? 3 : (right - '0' + 1 + scene->ordinal % 8) % 10;
    note->id[17] = (char) ('0' + wrong);
    story_claim(scene, "WHO-04", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_NO);
}

/* A thirteenth month, or a 30 February, with the check digit that they ask for. */
static void who_impossible_birth_date(struct scene *scene)
{
    struct note *note = who_stranger(scene, who_granted(scene));

    memcpy(note->id + 10, scene->ordinal % 2 ? "1311" : "0230", 4);
    people_check_digit(note->id);
    story_claim(scene, "WHO-04", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* A right number but for the character that is missing. */
static void who_seventeen_characters(struct scene *scene)
{
    struct note *note = who_stranger(scene, who_granted(scene));

    note->id[17] = 0;
    story_claim(scene, "WHO-04", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* Somebody registered, whose number lost a digit: whether that is still the same person is left open. */
static void who_digit_lost(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, who_granted(scene));

    memmove(note->id + 14, note->id + 15, 4);
    story_claim(scene, "WHO-04", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_EITHER);
}

/* No 18 digits can be made of it. */
static void who_short_with_impossible_date(struct scene *scene)
{
    struct note *note = who_stranger(scene, who_granted(scene));
    char id[PEOPLE_ID];

    memcpy(id, note->id, sizeof id);
    memcpy(id + 10, "1332", 4);
    disguise_short(note, id);
    story_claim(scene, "WHO-04", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_YES);
}

/* Two people of one name, each one character from what the ledger says: nobody can tell which is meant. */
static void who_one_of_two(struct scene *scene)
{
    struct person *one = &scene->person[HEAD], *two = &scene->person[OTHER_HEAD];
    struct note *note = story_note(scene, HEAD, who_granted(scene));

    memcpy(two->name, one->name, sizeof two->name);
    memcpy(two->id, one->id, sizeof two->id);
    two->id[14] = '9';
    people_check_digit(two->id);
    note->id[17] = two->id[17];
    note->household_no[0] = 0;
    story_claim(scene, "WHO-04", note, MUST_YES);
    story_claim(scene, "WHO-01", note, MUST_EITHER);
}

/* The number is registered, the name belongs to nobody there. */
static void who_other_name(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, who_granted(scene));

    people_other_name(note->name, scene->person[HEAD].name, &scene->random);
    story_claim(scene, "WHO-05", note, MUST_YES);
}

/* The surname alone makes no variant. */
static void who_other_given_name(struct scene *scene)
{
    static const char *const other[] = { "勐腊", "鹏程", "晓燚", "凌霄" };
    struct note *note = story_note(scene, WIFE, who_granted(scene));

    snprintf(note->name, sizeof note->name, "%.3s%s", scene->person[WIFE].name, STORY_PICK(scene, other));
    story_claim(scene, "WHO-05", note, MUST_YES);
}

/* The father's number under the son's name. */
static void who_name_of_a_son(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, who_granted(scene));

    disguise_copy(scene->person[HEAD].name, PEOPLE_NAME, "郭兴旺");
    disguise_copy(scene->person[SON].name, PEOPLE_NAME, "郭小岗");
    disguise_copy(note->name, sizeof note->name, scene->person[SON].name);
    story_claim(scene, "WHO-05", note, MUST_YES);
}

/* 英 and 珍 are two names, not two ways to write one. */
static void who_one_character_off(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, who_granted(scene));

    disguise_copy(scene->person[WIFE].name, PEOPLE_NAME, "普秀英");
    disguise_copy(note->name, sizeof note->name, "普秀珍");
    story_claim(scene, "WHO-05", note, MUST_YES);
}

/* Granted to somebody dead for a day. */
static void who_died_the_day_before(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, HEAD, day + 1);

    story_leaves(scene, HEAD, "死亡", day);
    story_claim(scene, "WHO-06", note, MUST_YES);
}

/* Days or months dead. */
static void who_died_before(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, WIFE, story_day_after(scene, day));

    story_leaves(scene, WIFE, "死亡", day);
    story_claim(scene, "WHO-06", note, MUST_YES);
}

/* The note was honest when it was granted; its renewal came after the borrower's death. */
static void who_renewed_after_death(struct scene *scene)
{
    int day = story_change_day(scene);
    int renewed = story_day_after(scene, day);
    struct note *old = lending_note(scene, HEAD, calendar_add_months(renewed + 5, -12), 12, 30000 * YUAN);
    struct note *note = story_note_of(scene, HEAD, renewed, 30000);

    old->due = renewed + 5;
    lending_at_bank(scene, note, old->bank);
    lending_renews(note, old, renewed);
    story_leaves(scene, HEAD, "死亡", day);
    story_claim(scene, "WHO-06", note, MUST_YES);
    story_claim(scene, "WHO-06", old, MUST_NO);
}

static const struct story STORIES[] = {
    { "in no roster at all", "WHO-01", MUST_YES, PLACE_ANY, who_unregistered },
    { "the name of a neighbour, a number far from his", "WHO-01", MUST_YES, PLACE_ANY, who_same_name_far_number },
    { "a twin's number", "WHO-01", MUST_YES, PLACE_ANY, who_twin },
    { "one digit off, under another name", "WHO-01", MUST_YES, PLACE_ANY, who_wrong_number_other_name },
    { "granted before the first roster", "WHO-01", MUST_YES, PLACE_ANY, who_before_first_roster },
    { "identified the day after", "WHO-02", MUST_YES, PLACE_ANY, who_identified_next_day },
    { "identified months after", "WHO-02", MUST_YES, PLACE_ANY, who_identified_months_later },
    { "household identified after", "WHO-02", MUST_YES, PLACE_ANY, who_household_identified_later },
    { "taken into the roster after the grant", "WHO-02", MUST_YES, PLACE_ANY, who_registered_after_grant },
    { "struck off the day before", "WHO-03", MUST_YES, PLACE_ANY, who_struck_off_the_day_before },
    { "moved away", "WHO-03", MUST_YES, PLACE_ANY, who_moved_away },
    { "married into an unregistered household", "WHO-03", MUST_YES, PLACE_ANY, who_married_away },
    { "gone from the roster without a row", "WHO-03", MUST_YES, PLACE_ANY, who_gone_without_a_row },
    { "wrong check digit", "WHO-04", MUST_YES, PLACE_ANY, who_wrong_check_digit },
    { "impossible birth date", "WHO-04", MUST_YES, PLACE_ANY, who_impossible_birth_date },
    { "seventeen characters", "WHO-04", MUST_YES, PLACE_ANY, who_seventeen_characters },
    { "a digit lost", "WHO-04", MUST_YES, PLACE_ANY, who_digit_lost },
    { "15 digits with an impossible date", "WHO-04", MUST_YES, PLACE_ANY, who_short_with_impossible_date },
    { "one of two people of the same name", "WHO-04", MUST_YES, PLACE_ANY, who_one_of_two },
    { "another's name", "WHO-05", MUST_YES, PLACE_ANY, who_other_name },
    { "same surname, another given name", "WHO-05", MUST_YES, PLACE_ANY, who_other_given_name },
    { "the son's name", "WHO-05", MUST_YES, PLACE_ANY, who_name_of_a_son },
    { "one character off", "WHO-05", MUST_YES, PLACE_ANY, who_one_character_off },
    { "died the day before", "WHO-06", MUST_YES, PLACE_ANY, who_died_the_day_before },
    { "died before", "WHO-06", MUST_YES, PLACE_ANY, who_died_before },
    { "renewed after death", "WHO-06", MUST_YES, PLACE_ANY, who_renewed_after_death },
};

const struct story_table STORY_WHO = { STORIES, sizeof STORIES / sizeof *STORIES };
