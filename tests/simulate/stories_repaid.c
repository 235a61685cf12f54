/*
 * XFR-04 (repaid by somebody else) and XFR-05 (one who repays for many).
 *
 * The notes are older than the window, and a part of them is paid back within it.
 */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "purse.h"
#include "story.h"

#include <stdio.h>
#include <string.h>

enum { LOANS = 3, PART = 1000000 };

static const int HEADS[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };

/* An older note of which 10,000 are paid back, `amount` of it by somebody else. */
static struct note *repaid_note(struct scene *scene, int person, int purse, int64_t amount, int day)
{
    struct note *note = story_note_of(scene, person, story_day_before_window(scene), 20000);

    purse_repays(note, day, PART, purse, amount);
    return note;
}

/* A child who works in the city, all of it or just half. */
static void repaid_by_a_child(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, child = purse_stranger(scene, 0, PURSE_OUTSIDE);
    struct note *note = repaid_note(scene, HEAD, child, scene->ordinal % 2 ? PART : PART / 2, day);

    purse_claim_note(scene, "XFR-04", note, MUST_YES, day);
    purse_claim(scene, "XFR-05", child, MUST_NO, 0);
}

/* The loan's posting does not say who; the account that paid does. */
static void repaid_by_an_account_that_tells(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, payer = purse_stranger(scene, 0, BANK_ABC);
    struct note *note = repaid_note(scene, HEAD, payer, PART, day);

    scene->purse[payer].bank = note->bank;
    note->payer.untold = true;
    purse_claim_note(scene, "XFR-04", note, MUST_YES, day);
}

/* For one household and its neighbour: not yet for many. */
static void repaid_for_two(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8;
    int payer = scene->ordinal % 2 ? purse_stranger(scene, 0, BANK_PSBC) : purse_firm(scene, 0, PURSE_OUTSIDE, "公司");

    purse_claim_note(scene, "XFR-04", repaid_note(scene, HEAD, payer, PART, day), MUST_YES, day);
    purse_claim_note(scene, "XFR-04", repaid_note(scene, OTHER_HEAD, payer, PART, day + 1), MUST_YES, day);
    purse_claim(scene, "XFR-05", payer, MUST_NO, 0);
}

/* A fen less than half. */
static void repaid_mostly_himself(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, child = purse_stranger(scene, 0, PURSE_OUTSIDE);

    purse_claim_note(scene, "XFR-04", repaid_note(scene, HEAD, child, PART / 2 - 1, day), MUST_NO, 0);
}

/* From her account at another bank, told by number or by name alone. */
static void repaid_by_the_wife(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8;
    int wife = purse_member(scene, WIFE, scene->ordinal % 2 ? BANK_PSBC : PURSE_OUTSIDE);

    purse_claim_note(scene, "XFR-04", repaid_note(scene, HEAD, wife, PART, day), MUST_NO, 0);
}

/* The fund, a clearing account, or nobody at all is no payer. */
static int repaid_nobody(struct scene *scene)
{
    static const char *const name[] = { "扶贫小额信贷风险补偿金专户", "待清算资金", "", "银联商务有限公司" };
    int purse = purse_firm(scene, 3, PURSE_OUTSIDE, "");

    snprintf(scene->purse[purse].name, sizeof scene->purse[purse].name, "%s", STORY_PICK(scene, name));
    return purse;
}

static void repaid_by_nobody(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, nobody = repaid_nobody(scene);
    struct note *note = repaid_note(scene, HEAD, nobody, PART, day);

    note->payer.untold = scene->purse[nobody].name[0] == 0;
    purse_claim_note(scene, "XFR-04", note, MUST_NO, 0);
}

/* A slip at the counter: taken back, and the borrower pays. */
static void repaid_by_mistake(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, stranger = purse_stranger(scene, 0, BANK_ABC);
    struct note *note = repaid_note(scene, HEAD, stranger, PART, day);

    note->payer.undone = true;
    purse_claim_note(scene, "XFR-04", note, MUST_NO, 0);
}

/* For three households within one month, a part of each note, however small. */
static void repaid_for_three(struct scene *scene, int payer, bool last_undone, enum must must)
{
    int day = purse_day(scene, 0) + 8;
    int64_t amount = scene->ordinal % 2 ? PART : PART / 5;

    family_third(scene);
    for (int i = 0; i < LOANS; i++) {
        struct note *note = repaid_note(scene, HEADS[i], payer, amount, day + i);
        bool strange = last_undone && amount == PART && i < 2;

        note->payer.undone = last_undone && i == 2;
        purse_claim_note(scene, "XFR-04", note, strange ? MUST_YES : MUST_NO, day);
    }
    purse_claim(scene, "XFR-05", payer, must, day + 2);
}

static void repaid_for_many_by_a_person(struct scene *scene)
{
    repaid_for_three(scene, purse_stranger(scene, 0, scene->ordinal % 2 ? PURSE_OUTSIDE : BANK_ABC), false, MUST_YES);
}

static void repaid_for_many_by_a_firm(struct scene *scene)
{
    repaid_for_three(scene, purse_firm(scene, 0, scene->ordinal % 2 ? BANK_PSBC : PURSE_OUTSIDE, "种植合作社"), false,
                     MUST_YES);
}

/* The third was a slip. */
static void repaid_for_two_and_a_slip(struct scene *scene)
{
    repaid_for_three(scene, purse_stranger(scene, 0, BANK_ABC), true, MUST_NO);
}

static void repaid_for_many_by_nobody(struct scene *scene)
{
    static const char *const name[] = { "风险补偿金专户", "支付宝备付金" };
    int payer = purse_firm(scene, 3, PURSE_OUTSIDE, STORY_PICK(scene, name));

    repaid_for_three(scene, payer, false, MUST_NO);
}

/* Three notes, but man and wife are one household. */
static void repaid_for_a_couple_and_one(struct scene *scene)
{
    static const int borrower[LOANS] = { HEAD, WIFE, OTHER_HEAD };
    int day = purse_day(scene, 0) + 8, payer = purse_stranger(scene, 0, PURSE_OUTSIDE);

    for (int i = 0; i < LOANS; i++)
        purse_claim_note(scene, "XFR-04", repaid_note(scene, borrower[i], payer, PART, day + i), MUST_YES, day);
    story_claim_house(scene, "TRM-05", HOUSE_FIRST, MUST_YES, scene->world->first_month);
    purse_claim(scene, "XFR-05", payer, MUST_NO, 0);
}

static const struct story STORIES[] = {
    { "by a child", "XFR-04", MUST_YES, PLACE_ANY, repaid_by_a_child },
    { "by an account that tells", "XFR-04", MUST_YES, PLACE_ANY, repaid_by_an_account_that_tells },
    { "for two households", "XFR-04", MUST_YES, PLACE_ANY, repaid_for_two },
    { "mostly himself", "XFR-04", MUST_NO, PLACE_ANY, repaid_mostly_himself },
    { "by the wife", "XFR-04", MUST_NO, PLACE_ANY, repaid_by_the_wife },
    { "by nobody", "XFR-04", MUST_NO, PLACE_ANY, repaid_by_nobody },
    { "by mistake", "XFR-04", MUST_NO, PLACE_ANY, repaid_by_mistake },
    { "a person for three", "XFR-05", MUST_YES, PLACE_ANY, repaid_for_many_by_a_person },
    { "a firm for three", "XFR-05", MUST_YES, PLACE_ANY, repaid_for_many_by_a_firm },
    { "for two, and a slip", "XFR-05", MUST_NO, PLACE_ANY, repaid_for_two_and_a_slip },
    { "nobody for three", "XFR-05", MUST_NO, PLACE_ANY, repaid_for_many_by_nobody },
    { "for a couple and one", "XFR-05", MUST_NO, PLACE_ANY, repaid_for_a_couple_and_one },
};

const struct story_table STORY_REPAID = { STORIES, sizeof STORIES / sizeof *STORIES };
