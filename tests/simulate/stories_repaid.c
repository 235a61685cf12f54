/*
 * XFR-04 (repaid by somebody else), XFR-05 (one who repays for many), XFR-06 (lent on at interest) and XFR-07 (what
 * comes back as a dividend).
 *
 * The notes of the first two are older than the window, and a part of them is paid back within it.
 */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "purse.h"
#include "story.h"

#include <stdio.h>
#include <string.h>

enum { LOANS = 3, PART = 1000000, WEEK = 7 };

static const int HEADS[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };

/* From the month of `day` on, or for MUST_NO all along. */
static void repaid_claim(struct scene *scene, const char *rule, int purse, enum must must, int day)
{
    const int months[2] = { must == MUST_NO ? scene->world->first_month : calendar_month(day),
                            story_last_month(scene) };

    story_claim_subject(scene, rule, "account", scene->purse[purse].account, must, months);
}

static void repaid_claim_note(struct scene *scene, const char *rule, const struct note *note, enum must must, int day)
{
    if (must == MUST_NO)
        story_claim(scene, rule, note, must);
    else
        story_claim_months(scene, rule, note, must, calendar_month(day), story_last_month(scene));
}

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

    repaid_claim_note(scene, "XFR-04", note, MUST_YES, day);
    repaid_claim(scene, "XFR-05", child, MUST_NO, 0);
}

/* The loan's posting does not say who; the account that paid does. */
static void repaid_by_an_account_that_tells(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, payer = purse_stranger(scene, 0, BANK_ABC);
    struct note *note = repaid_note(scene, HEAD, payer, PART, day);

    scene->purse[payer].bank = note->bank;
    note->payer.untold = true;
    repaid_claim_note(scene, "XFR-04", note, MUST_YES, day);
}

/* For one household and its neighbour: not yet for many. */
static void repaid_for_two(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8;
    int payer = scene->ordinal % 2 ? purse_stranger(scene, 0, BANK_PSBC) : purse_firm(scene, 0, PURSE_OUTSIDE, "公司");

    repaid_claim_note(scene, "XFR-04", repaid_note(scene, HEAD, payer, PART, day), MUST_YES, day);
    repaid_claim_note(scene, "XFR-04", repaid_note(scene, OTHER_HEAD, payer, PART, day + 1), MUST_YES, day);
    repaid_claim(scene, "XFR-05", payer, MUST_NO, 0);
}

/* A fen less than half. */
static void repaid_mostly_himself(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, child = purse_stranger(scene, 0, PURSE_OUTSIDE);

    repaid_claim_note(scene, "XFR-04", repaid_note(scene, HEAD, child, PART / 2 - 1, day), MUST_NO, 0);
}

/* From her account at another bank, told by number or by name alone. */
static void repaid_by_the_wife(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8;
    int wife = purse_member(scene, WIFE, scene->ordinal % 2 ? BANK_PSBC : PURSE_OUTSIDE);

    repaid_claim_note(scene, "XFR-04", repaid_note(scene, HEAD, wife, PART, day), MUST_NO, 0);
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
    repaid_claim_note(scene, "XFR-04", note, MUST_NO, 0);
}

/* A slip at the counter: taken back, and the borrower pays. */
static void repaid_by_mistake(struct scene *scene)
{
    int day = purse_day(scene, 0) + 8, stranger = purse_stranger(scene, 0, BANK_ABC);
    struct note *note = repaid_note(scene, HEAD, stranger, PART, day);

    note->payer.undone = true;
    repaid_claim_note(scene, "XFR-04", note, MUST_NO, 0);
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
        repaid_claim_note(scene, "XFR-04", note, strange ? MUST_YES : MUST_NO, day);
    }
    repaid_claim(scene, "XFR-05", payer, must, day + 2);
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
        repaid_claim_note(scene, "XFR-04", repaid_note(scene, borrower[i], payer, PART, day + i), MUST_YES, day);
    story_claim_house(scene, "TRM-05", HOUSE_FIRST, MUST_YES, scene->world->first_month);
    repaid_claim(scene, "XFR-05", payer, MUST_NO, 0);
}

/* Lent on: 50,000, of which `amount` reaches `taker` on day `days`; the rest is spent on the farm. */
static struct note *repaid_lends(struct scene *scene, int taker, int days, int64_t amount, bool by_wife)
{
    struct note *note = purse_loan(scene, HEAD, purse_day(scene, 3), 50000);
    int seller = purse_seller(scene), from = note->purse;

    if (amount < note->amount)
        purse_sends(scene, from, seller, note->granted + 1, note->amount - amount);
    if (by_wife) {
        from = purse_member(scene, WIFE, note->bank == BANK_PSBC ? BANK_ABC : BANK_PSBC);
        purse_sends(scene, note->purse, from, note->granted + days - 1, amount);
    }
    purse_sends(scene, from, taker, note->granted + days, amount);
    return note;
}

/* Interest every twenty days; the last posting is taken back where so asked. */
static int repaid_interest(struct scene *scene, const struct note *note, int taker, const int yuan[4])
{
    int day = note->granted + 12;

    for (int i = 0; i < 4 && yuan[i]; i++) {
        day += 20;
        purse_sends(scene, taker, note->purse, day, (int64_t) yuan[i] * YUAN)->summary = "利息";
    }
    return day;
}

/* A tenth above and below the middle is still alike; the last may be all of what was lent. */
static void repaid_lent_on(struct scene *scene)
{
    static const int yuan[][4] = { { 1000, 1100, 900, 0 }, { 500, 500, 500, 40000 }, { 800, 790, 810, 820 } };
    static const int days[] = { WEEK, 1, 5 };
    int taker = purse_stranger(scene, 0, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE);
    int64_t amount = STORY_PICK(scene, days) == 5 ? 5000000 : 4000000;
    struct note *note = repaid_lends(scene, taker, STORY_PICK(scene, days), amount, false);

    repaid_interest(scene, note, taker, STORY_PICK(scene, yuan));
    repaid_claim_note(scene, "XFR-06", note, MUST_YES, note->granted + 72);
}

/* By way of the wife's account; and he is known by his name only. */
static void repaid_lent_on_by_the_wife(struct scene *scene)
{
    static const int yuan[4] = { 600, 600, 600, 0 };
    int taker = purse_stranger(scene, 1, PURSE_OUTSIDE);
    struct note *note;

    if (scene->ordinal % 2)
        scene->purse[taker].account[0] = 0;
    note = repaid_lends(scene, taker, 4, 4500000, true);
    repaid_interest(scene, note, taker, yuan);
    repaid_claim_note(scene, "XFR-06", note, MUST_YES, note->granted + 72);
}

/* A day late, a fen too little, payments that are not alike, or only two of them. */
static void repaid_not_lent_on(struct scene *scene)
{
    static const int days[] = { WEEK + 1, WEEK, WEEK, WEEK };
    static const int yuan[][4] = {
        { 1000, 1000, 1000, 0 }, { 1000, 1000, 1000, 0 }, { 1000, 1101, 1000, 0 }, { 1000, 1000, 0, 0 }
    };
    int taker = purse_stranger(scene, 0, PURSE_OUTSIDE);
    struct note *note = repaid_lends(scene, taker, STORY_PICK(scene, days), 4000000 - (scene->ordinal % 4 == 1), false);

    repaid_interest(scene, note, taker, STORY_PICK(scene, yuan));
    repaid_claim_note(scene, "XFR-06", note, MUST_NO, 0);
}

/* The son works with it, and helps out at home every month. */
static void repaid_lent_to_the_son(struct scene *scene)
{
    static const int yuan[4] = { 1000, 1000, 1000, 1000 };
    int son = purse_member(scene, SON, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE);
    struct note *note = repaid_lends(scene, son, 3, 4500000, false);

    repaid_interest(scene, note, son, yuan);
    if (scene->purse[son].bank != PURSE_OUTSIDE)
        purse_draws(scene, son, note->granted + 30, 4500000);
    repaid_claim_note(scene, "XFR-06", note, MUST_NO, 0);
}

/* The third payment was a slip. */
static void repaid_interest_taken_back(struct scene *scene)
{
    static const int yuan[4] = { 1000, 1000, 1000, 0 };
    int taker = purse_stranger(scene, 0, BANK_PSBC);
    struct note *note = repaid_lends(scene, taker, 3, 5000000, false);

    repaid_interest(scene, note, taker, yuan);
    scene->move[scene->moves - 1].undone = scene->move[scene->moves - 1].day + 1;
    repaid_claim_note(scene, "XFR-06", note, MUST_NO, 0);
}

/* Three loans of which a third goes to a firm, and the rest to the seller. */
static void repaid_invests(struct scene *scene, struct note *note[LOANS], int firm)
{
    static const int yuan = 50000;
    int day = purse_day(scene, 3), seller = purse_seller(scene);

    family_third(scene);
    for (int i = 0; i < LOANS; i++) {
        note[i] = purse_loan(scene, HEADS[i], day + i, yuan);
        if (firm != PURSE_NONE)
            purse_sends(scene, note[i]->purse, firm, day + i + 2, 1500000)->summary = "入股";
        purse_sends(scene, note[i]->purse, seller, day + i + 3, note[i]->amount - (firm != PURSE_NONE) * 1500000);
    }
}

/* What a firm pays the first so many on a day; each gets a fen more than the one before where `unlike`. */
struct dividend {
    int firm, borrowers;
    int64_t amount;
    bool unlike;
};

static void repaid_shares(struct scene *scene, struct note *note[LOANS], const struct dividend *of, int day)
{
    for (int i = 0; i < of->borrowers; i++)
        purse_sends(scene, of->firm, note[i]->purse, day, of->amount + (of->unlike ? i : 0))->summary = "分红";
}

/* Twice the same to all three: 4 % of the note, 12 %, or between. */
static void repaid_dividend(struct scene *scene)
{
    static const int64_t amount[] = { 100000, 300000, 160000 };
    int firm = purse_firm(scene, 0, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE, "专业合作社");
    const struct dividend of = { firm, LOANS, STORY_PICK(scene, amount), false };
    struct note *note[LOANS];
    int day;

    repaid_invests(scene, note, firm);
    day = note[0]->granted;
    repaid_shares(scene, note, &of, day + 30);
    repaid_shares(scene, note, &of, day + 60);
    repaid_claim(scene, "XFR-07", firm, MUST_YES, day + 60);
}

/* Once only, to two only, never the same, or a fen too little or too much in all. */
static void repaid_no_dividend(struct scene *scene)
{
    static const int64_t amount[] = { 250000, 150000, 150000, 99999, 300001 };
    int variant = scene->ordinal % 5, firm = purse_firm(scene, 0, BANK_PSBC, "合作社");
    const struct dividend of = { firm, variant == 1 ? 2 : LOANS, amount[variant], variant == 2 };
    struct note *note[LOANS];
    int day;

    repaid_invests(scene, note, firm);
    day = note[0]->granted;
    repaid_shares(scene, note, &of, day + 30);
    if (variant != 0)
        repaid_shares(scene, note, &of, day + 60);
    repaid_claim(scene, "XFR-07", firm, MUST_NO, 0);
}

/* The same sum on the same day to all who keep the paths clean: no loan ever reached who pays it. */
static void repaid_wages(struct scene *scene)
{
    int office = purse_firm(scene, 0, PURSE_OUTSIDE, "公益岗位服务中心");
    const struct dividend of = { office, LOANS, 80000, false };
    struct note *note[LOANS];

    repaid_invests(scene, note, PURSE_NONE);
    for (int i = 1; i < 4; i++)
        repaid_shares(scene, note, &of, note[0]->granted + i * 20);
    repaid_claim(scene, "XFR-07", office, MUST_NO, 0);
}

/* The first borrower has two notes, both with the firm: what he gets is held against both together. */
static void repaid_on_two_notes(struct scene *scene, int yuan, int64_t amount, enum must must)
{
    int firm = purse_firm(scene, 0, BANK_ABC, "养殖合作社"), seller = purse_seller(scene), day = purse_day(scene, 3);
    const struct dividend of = { firm, LOANS, amount, false };
    struct note *note[LOANS + 1];

    family_third(scene);
    for (int i = 0; i < LOANS; i++)
        note[i] = purse_loan(scene, HEADS[i], day + i, i == 0 ? 20000 : yuan);
    note[LOANS] = purse_loan_into(scene, HEAD, day + LOANS, 20000, note[0]->purse);
    for (int i = 0; i <= LOANS; i++) {
        purse_sends(scene, note[i]->purse, firm, day + i + 1, 1000000)->summary = "入股";
        purse_sends(scene, note[i]->purse, seller, day + i + 1, note[i]->amount - 1000000);
    }
    repaid_shares(scene, note, &of, day + 30);
    repaid_shares(scene, note, &of, day + 60);
    story_claim_house(scene, "TRM-05", HOUSE_FIRST, MUST_YES, calendar_month(day + LOANS));
    repaid_claim(scene, "XFR-07", firm, must, day + 60);
}

/* 8 % of both his notes, though 16 % of either. */
static void repaid_dividend_on_two_notes(struct scene *scene)
{
    repaid_on_two_notes(scene, 40000, 160000, MUST_YES);
}

/* 4 % of either, but 2 % of both. */
static void repaid_little_on_two_notes(struct scene *scene)
{
    repaid_on_two_notes(scene, 20000, 40000, MUST_NO);
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
    { "lent on", "XFR-06", MUST_YES, PLACE_ANY, repaid_lent_on },
    { "lent on by the wife", "XFR-06", MUST_YES, PLACE_ANY, repaid_lent_on_by_the_wife },
    { "not quite lent on", "XFR-06", MUST_NO, PLACE_ANY, repaid_not_lent_on },
    { "lent to the son", "XFR-06", MUST_NO, PLACE_ANY, repaid_lent_to_the_son },
    { "interest taken back", "XFR-06", MUST_NO, PLACE_ANY, repaid_interest_taken_back },
    { "a dividend", "XFR-07", MUST_YES, PLACE_ANY, repaid_dividend },
    { "a dividend on two notes", "XFR-07", MUST_YES, PLACE_ANY, repaid_dividend_on_two_notes },
    { "no dividend", "XFR-07", MUST_NO, PLACE_ANY, repaid_no_dividend },
    { "wages", "XFR-07", MUST_NO, PLACE_ANY, repaid_wages },
    { "little on two notes", "XFR-07", MUST_NO, PLACE_ANY, repaid_little_on_two_notes },
};

const struct story_table STORY_REPAID = { STORIES, sizeof STORIES / sizeof *STORIES };
