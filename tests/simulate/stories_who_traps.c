/*
 * Traps of WHO-01 to WHO-06: honest borrowers who look like none.
 *
 * A slip of the pen, an old number, a number in another dress, a name written the old way, a bride, a son who
 * set up a household of his own, a borrower who died after the grant.
 */
#include "disguise.h"
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "story.h"

#include <stdio.h>
#include <string.h>

/* Before the window and within it, by turns. */
static int trap_granted(struct scene *scene)
{
    return scene->ordinal % 3 == 0 ? story_day_before_window(scene) : story_day_in_window(scene);
}

/* A trap for WHO-01 whose number is nonetheless wrong. */
static void trap_wrong_but_found(struct scene *scene, struct note *note)
{
    story_claim(scene, "WHO-01", note, MUST_NO);
    story_claim(scene, "WHO-04", note, MUST_YES);
}

/* A trap for WHO-01 whose number is in order. */
static void trap_right(struct scene *scene, struct note *note)
{
    story_claim(scene, "WHO-01", note, MUST_NO);
    story_claim(scene, "WHO-04", note, MUST_NO);
}

/* Name and township agree, 17 of 18 characters too. */
static void trap_one_digit_wrong(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_wrong_digit(note, scene->person[HEAD].id, random_below(&scene->random, 17),
                         random_between(&scene->random, 1, 9));
    trap_wrong_but_found(scene, note);
}

/* The commonest slip of all. */
static void trap_digits_swapped(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, trap_granted(scene));

    disguise_swapped(note, scene->person[WIFE].id);
    trap_wrong_but_found(scene, note);
}

/* One digit off, and booked in another township: the household number leads to the borrower. */
static void trap_found_by_household(struct scene *scene)
{
    const struct places *places = &scene->world->places;
    struct note *note = story_note(scene, HEAD, trap_granted(scene));
    int elsewhere = note->township;

    do
        elsewhere = (elsewhere + 1) % places->townships;
    while (duty_kind(scene->world, elsewhere) != DUTY_COOPERATIVE);
    disguise_wrong_digit(note, scene->person[HEAD].id, 9, 4);
    note->township = elsewhere;
    lending_at_bank(scene, note, duty_bank(scene->world, elsewhere, note->granted));
    trap_wrong_but_found(scene, note);
}

/* What identity cards bore before 1999. */
static void trap_fifteen_digits(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_short(note, scene->person[HEAD].id);
    trap_right(scene, note);
}

/* Its first 18 characters are the number. */
static void trap_disability_card(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, trap_granted(scene));

    disguise_card(note, scene->person[WIFE].id);
    trap_right(scene, note);
}

/* The number was corrected since; the bank still has the old one, which is a right one too. */
static void trap_old_number(struct scene *scene)
{
    int day = story_change_day(scene);
    struct person *person = &scene->person[HEAD];
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    people_stranger_id(scene->world, scene->first, 2, person->old_id);
    memcpy(note->id, person->old_id, sizeof person->old_id);
    person->reissued = day;
    scene_add_change(scene, "证件更正", HEAD, day, -1);
    trap_right(scene, note);
}

/* Typed on a Chinese keyboard. */
static void trap_full_width(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_full_width(note, scene->person[HEAD].id);
    trap_right(scene, note);
}

/* Only a number that ends in X has a lower case. */
static void trap_lower_case_x(struct scene *scene)
{
    struct person *person = &scene->person[HEAD];
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_with_x(person);
    disguise_copy(note->id, sizeof note->id, person->id);
    if (note->id[17] == 'X')
        note->id[17] = 'x';
    trap_right(scene, note);
}

/* Spaced as on the form. */
static void trap_spaces(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_spaced(note, scene->person[HEAD].id);
    trap_right(scene, note);
}

/* Not in the roster of the month of the grant, but in the next: nobody could tell at first. */
static void trap_in_a_later_roster(struct scene *scene)
{
    int month = world_month(scene->world, 1);
    int granted = calendar_month_first(month - 1) + 11;
    struct note *note = story_note(scene, SON, granted);

    story_joins(scene, SON, "补录", calendar_month_first(month) + 9);
    story_claim_months(scene, "WHO-01", note, MUST_EITHER, month - 1, month);
    story_claim_months(scene, "WHO-01", note, MUST_NO, month + 1, story_last_month(scene));
    story_claim_months(scene, "WHO-02", note, MUST_YES, month, story_last_month(scene));
}

/* After the grant means: not on its day. */
static void trap_identified_that_day(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    scene->person[HEAD].identified = note->granted;
    story_claim(scene, "WHO-02", note, MUST_NO);
}

/* No date of one's own, and the household's is long past. */
static void trap_no_date_of_ones_own(struct scene *scene)
{
    struct note *note = story_note(scene, SON, trap_granted(scene));

    scene->person[SON].identified = 0;
    story_claim(scene, "WHO-02", note, MUST_NO);
}

/* The household was identified after the grant, the person (then in another one) before. */
static void trap_household_later(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    scene->house[0].identified = note->granted + 15;
    scene->person[HEAD].identified = note->granted - 300;
    story_claim(scene, "WHO-02", note, MUST_NO);
}

/* The bride's new row is young; she herself was registered long ago, and is in a household all along. */
static void trap_bride(struct scene *scene)
{
    int day = story_change_day(scene);
    int bride = story_marries(scene, DAUGHTER, day);
    struct note *note = story_note(scene, bride, story_day_after(scene, day));

    story_claim(scene, "WHO-02", note, MUST_NO);
    story_claim(scene, "WHO-03", note, MUST_NO);
}

/* Still a member in the morning: before excludes the day. */
static void trap_left_that_day(struct scene *scene)
{
    static const char *const leaving[] = { "清退", "迁出", "婚出" };
    int day = story_change_day(scene);
    struct note *note = story_note(scene, DAUGHTER, day);

    story_leaves(scene, DAUGHTER, STORY_PICK(scene, leaving), day);
    story_claim(scene, "WHO-03", note, MUST_NO);
}

/* What happens after the grant is for another rule. */
static void trap_left_later(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, HEAD, day - random_between(&scene->random, 1, 30));

    story_leaves(scene, HEAD, "迁出", day);
    story_claim(scene, "WHO-03", note, MUST_NO);
}

/* A split is no leaving: the son is in a household of his own. */
static void trap_split_off(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, SON, story_day_after(scene, day));

    story_splits(scene, SON, day);
    memcpy(note->household_no, scene->house[2].number, sizeof note->household_no);
    story_claim(scene, "WHO-03", note, MUST_NO);
}

/* Struck off by mistake, taken back ten days later, then the loan. */
static void trap_came_back(struct scene *scene)
{
    int day = story_change_day(scene);
    struct person *person = &scene->person[HEAD];
    struct note *note = story_note(scene, HEAD, story_day_after(scene, day + 10));

    story_leaves(scene, HEAD, "清退", day);
    person->back = day + 10;
    scene_add_change(scene, "迁入", HEAD, person->back, -1);
    story_claim(scene, "WHO-03", note, MUST_NO);
}

/* The bank knows another writing of the same name. */
static void trap_name(struct scene *scene, const char *roster, const char *ledger)
{
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_copy(scene->person[HEAD].name, PEOPLE_NAME, roster);
    disguise_copy(note->name, sizeof note->name, ledger);
    story_claim(scene, "WHO-05", note, MUST_NO);
}

/* Simplified in the roster, traditional at the bank. */
static void trap_traditional_name(struct scene *scene)
{
    static const char *const name[][2] = {
        { "张国华", "張國華" }, { "刘凤兰", "劉鳳蘭" }, { "陈丽红", "陳麗紅" }, { "杨贵强", "楊貴強" },
        { "赵卫东", "趙衛東" }, { "马龙", "馬龍" },     { "吴爱军", "吳愛軍" }, { "孙学义", "孫學義" },
    };
    const char *const *pair = STORY_PICK(scene, name);

    trap_name(scene, pair[0], pair[1]);
}

/* Dots that look alike, and nobody can type them all. */
static void trap_middle_dot(struct scene *scene)
{
    static const char *const name[] = { "阿依•木果", "阿依・木果", "阿依．木果", "阿依·木果" };

    trap_name(scene, "阿依·木果", STORY_PICK(scene, name));
}

/* Half width in the roster, full width at the bank. */
static void trap_letter_in_name(struct scene *scene)
{
    trap_name(scene, "李A妹", "李Ａ妹");
}

/* Narrow and wide spaces between the characters. */
static void trap_spaces_in_name(struct scene *scene)
{
    static const char *const space[] = { " ", "　" };
    struct note *note = story_note(scene, HEAD, trap_granted(scene));

    disguise_name_spaced(note, scene->person[HEAD].name, STORY_PICK(scene, space));
    story_claim(scene, "WHO-05", note, MUST_NO);
}

/* A character that the bank's machine could not write. */
static void trap_masked_name(struct scene *scene)
{
    static const char *const mask[] = { "?", "*", "□", "？" };
    struct note *note = story_note(scene, WIFE, trap_granted(scene));

    disguise_name_masked(note, scene->person[WIFE].name, STORY_PICK(scene, mask));
    story_claim(scene, "WHO-05", note, MUST_NO);
}

/* The roster was corrected since, by a row among the changes. */
static void trap_old_name(struct scene *scene)
{
    int day = story_change_day(scene);
    struct person *person = &scene->person[HEAD];
    struct note *note = story_note(scene, HEAD, story_day_before_window(scene));

    memcpy(person->old_name, person->name, sizeof person->old_name);
    people_other_name(person->name, person->old_name, &scene->random);
    person->renamed = day;
    scene_add_change(scene, "姓名更正", HEAD, day, -1);
    story_claim(scene, "WHO-05", note, MUST_NO);
}

/* Before excludes the day itself. */
static void trap_died_that_day(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, HEAD, day);

    story_leaves(scene, HEAD, "死亡", day);
    story_claim(scene, "WHO-06", note, MUST_NO);
}

/* An honest loan; that it is still owed is for another rule. */
static void trap_died_later(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, WIFE, day - random_between(&scene->random, 1, 200));

    story_leaves(scene, WIFE, "死亡", day);
    story_claim(scene, "WHO-06", note, MUST_NO);
}

/* The dead man's household goes on. */
static void trap_widow_borrows(struct scene *scene)
{
    int day = story_change_day(scene);
    struct note *note = story_note(scene, WIFE, story_day_after(scene, day));

    story_leaves(scene, HEAD, "死亡", day);
    story_claim(scene, "WHO-06", note, MUST_NO);
}

static const struct story STORIES[] = {
    { "one digit wrong", "WHO-01", MUST_NO, PLACE_ANY, trap_one_digit_wrong },
    { "neighbouring digits swapped", "WHO-01", MUST_NO, PLACE_ANY, trap_digits_swapped },
    { "one digit wrong, found by household", "WHO-01", MUST_NO, PLACE_ANY, trap_found_by_household },
    { "a number since corrected", "WHO-01", MUST_NO, PLACE_ANY, trap_old_number },
    { "full-width digits", "WHO-01", MUST_NO, PLACE_ANY, trap_full_width },
    { "spaces in the number", "WHO-01", MUST_NO, PLACE_ANY, trap_spaces },
    { "in a later roster", "WHO-01", MUST_NO, PLACE_ANY, trap_in_a_later_roster },
    { "15 digits", "WHO-04", MUST_NO, PLACE_ANY, trap_fifteen_digits },
    { "disability card", "WHO-04", MUST_NO, PLACE_ANY, trap_disability_card },
    { "lower-case x", "WHO-04", MUST_NO, PLACE_ANY, trap_lower_case_x },
    { "identified on the day of the grant", "WHO-02", MUST_NO, PLACE_ANY, trap_identified_that_day },
    { "no date of one's own", "WHO-02", MUST_NO, PLACE_ANY, trap_no_date_of_ones_own },
    { "household identified later", "WHO-02", MUST_NO, PLACE_ANY, trap_household_later },
    { "bride with two rows", "WHO-02", MUST_NO, PLACE_ANY, trap_bride },
    { "left on the day of the grant", "WHO-03", MUST_NO, PLACE_ANY, trap_left_that_day },
    { "left after the grant", "WHO-03", MUST_NO, PLACE_ANY, trap_left_later },
    { "married into a registered household", "WHO-03", MUST_NO, PLACE_ANY, trap_bride },
    { "set up a household of his own", "WHO-03", MUST_NO, PLACE_ANY, trap_split_off },
    { "came back before the grant", "WHO-03", MUST_NO, PLACE_ANY, trap_came_back },
    { "name in traditional characters", "WHO-05", MUST_NO, PLACE_ANY, trap_traditional_name },
    { "another middle dot", "WHO-05", MUST_NO, PLACE_ANY, trap_middle_dot },
    { "full-width letter in the name", "WHO-05", MUST_NO, PLACE_ANY, trap_letter_in_name },
    { "spaces in the name", "WHO-05", MUST_NO, PLACE_ANY, trap_spaces_in_name },
    { "one character masked", "WHO-05", MUST_NO, PLACE_ANY, trap_masked_name },
    { "a name since corrected", "WHO-05", MUST_NO, PLACE_ANY, trap_old_name },
    { "died on the day of the grant", "WHO-06", MUST_NO, PLACE_ANY, trap_died_that_day },
    { "died after the grant", "WHO-06", MUST_NO, PLACE_ANY, trap_died_later },
    { "the widow borrows", "WHO-06", MUST_NO, PLACE_ANY, trap_widow_borrows },
};

const struct story_table STORY_WHO_TRAPS = { STORIES, sizeof STORIES / sizeof *STORIES };
