/*
 * XFR-01: paid into another's account.
 *
 * Whoever got the money draws it the next day, where his account is told at all: nothing lies idle.
 */
#include "duty.h"
#include "lending.h"
#include "purse.h"
#include "story.h"

#include <string.h>

static void paid_into(struct scene *scene, int purse, const char *payment, enum must must)
{
    struct note *note = purse_loan_into(scene, HEAD, purse_day(scene, 1), 30000, purse);

    note->payment = payment;
    story_claim(scene, "XFR-01", note, must);
    if (scene->purse[purse].bank != PURSE_OUTSIDE)
        purse_draws(scene, purse, note->granted + 1, note->amount);
}

/* A stranger at the same bank, at another, or where nobody tells what is posted. */
static void paid_into_a_strangers(struct scene *scene)
{
    const int bank[] = { purse_county_bank(scene), PURSE_OUTSIDE, BANK_PSBC };

    paid_into(scene, purse_stranger(scene, 0, STORY_PICK(scene, bank)), "自主支付", MUST_YES);
}

/* Of the same village, and registered; or of the household until she married away. */
static void paid_into_a_neighbours(struct scene *scene)
{
    int day;

    if (scene->ordinal % 2 == 0) {
        paid_into(scene, purse_member(scene, OTHER_SON, BANK_ABC), "自主支付", MUST_YES);
        return;
    }
    paid_into(scene, purse_member(scene, DAUGHTER, BANK_ABC), "自主支付", MUST_YES);
    day = calendar_month_first(world_month(scene->world, 1)) + 3;
    story_leaves(scene, DAUGHTER, "婚出", day);
    scene->note[0].granted = day + 2;
    scene->note[0].due = calendar_add_months(day + 2, 36);
    lending_at_bank(scene, &scene->note[0], scene->note[0].bank);
    scene->move[0].day = day + 3;
}

/* The seller on the list, by his name, in an account that no other story has. */
static int paid_sellers_own(struct scene *scene)
{
    int purse = purse_firm(scene, 0, PURSE_OUTSIDE, "");

    memcpy(scene->purse[purse].name, "丰收农资经营部", sizeof "丰收农资经营部");
    return purse;
}

/* A seller whom the office does not know, though by mandate; or one that it knows, without a mandate. */
static void paid_into_a_firms(struct scene *scene)
{
    bool known = scene->ordinal % 2;

    paid_into(scene, known ? paid_sellers_own(scene) : purse_firm(scene, 0, PURSE_OUTSIDE, "商贸有限公司"),
              known ? "自主支付" : "受托支付", MUST_YES);
}

/* By mandate, wholly or in part: as the seller's customers are paid for everywhere. */
static void paid_into_the_sellers(struct scene *scene)
{
    paid_into(scene, paid_sellers_own(scene), scene->ordinal % 2 ? "混合支付" : "受托支付", MUST_NO);
}

/* The wife's, at another bank; with the holder's number or without. */
static void paid_into_the_wifes(struct scene *scene)
{
    int purse = purse_member(scene, WIFE, BANK_PSBC);

    if (scene->ordinal % 2)
        scene->purse[purse].id[0] = 0;
    paid_into(scene, purse, "自主支付", MUST_NO);
}

/* The borrower's name with a space in it, or none told at all. */
static void paid_into_his_own(struct scene *scene)
{
    int purse = purse_member(scene, HEAD, purse_county_bank(scene));
    char *name = scene->purse[purse].name;

    if (scene->ordinal % 2) {
        name[0] = 0;
        scene->purse[purse].bank = PURSE_OUTSIDE;
    } else {
        memmove(name + 4, name + 3, strlen(name + 3) + 1); /* after the first character, of three bytes */
        name[3] = ' ';
    }
    paid_into(scene, purse, "自主支付", MUST_NO);
}

static const struct story STORIES[] = {
    { "into a stranger's account", "XFR-01", MUST_YES, PLACE_ANY, paid_into_a_strangers },
    { "into a neighbour's account", "XFR-01", MUST_YES, PLACE_ANY, paid_into_a_neighbours },
    { "into a firm's account", "XFR-01", MUST_YES, PLACE_ANY, paid_into_a_firms },
    { "into the seller's, by mandate", "XFR-01", MUST_NO, PLACE_ANY, paid_into_the_sellers },
    { "into the wife's account", "XFR-01", MUST_NO, PLACE_ANY, paid_into_the_wifes },
    { "into his own account", "XFR-01", MUST_NO, PLACE_ANY, paid_into_his_own },
};

const struct story_table STORY_PAID = { STORIES, sizeof STORIES / sizeof *STORIES };
