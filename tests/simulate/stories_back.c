/* XFR-06 (lent on at interest) and XFR-07 (what comes back as a dividend). */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "purse.h"
#include "story.h"

enum { LOANS = 3, WEEK = 7 };

static const int HEADS[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };

/* Lent on: 50,000, of which `amount` reaches `taker` on day `days`; the rest is spent on the farm. */
static struct note *back_lends(struct scene *scene, int taker, int days, int64_t amount, bool by_wife)
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
static int back_interest(struct scene *scene, const struct note *note, int taker, const int yuan[4])
{
    int day = note->granted + 12;

    for (int i = 0; i < 4 && yuan[i]; i++) {
        day += 20;
        purse_sends(scene, taker, note->purse, day, (int64_t) yuan[i] * YUAN)->summary = "利息";
    }
    return day;
}

/* A tenth above and below the middle is still alike; the last may be all of what was lent. */
static void back_lent_on(struct scene *scene)
{
    static const int yuan[][4] = { { 1000, 1100, 900, 0 }, { 500, 500, 500, 40000 }, { 800, 790, 810, 820 } };
    static const int days[] = { WEEK, 1, 5 };
    int taker = purse_stranger(scene, 0, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE);
    int64_t amount = STORY_PICK(scene, days) == 5 ? 5000000 : 4000000;
    struct note *note = back_lends(scene, taker, STORY_PICK(scene, days), amount, false);

    back_interest(scene, note, taker, STORY_PICK(scene, yuan));
    purse_claim_note(scene, "XFR-06", note, MUST_YES, note->granted + 72);
}

/* By way of the wife's account; and he is known by his name only. */
static void back_lent_on_by_the_wife(struct scene *scene)
{
    static const int yuan[4] = { 600, 600, 600, 0 };
    int taker = purse_stranger(scene, 1, PURSE_OUTSIDE);
    struct note *note;

    if (scene->ordinal % 2)
        scene->purse[taker].account[0] = 0;
    note = back_lends(scene, taker, 4, 4500000, true);
    back_interest(scene, note, taker, yuan);
    purse_claim_note(scene, "XFR-06", note, MUST_YES, note->granted + 72);
}

/* A day late, a fen too little, payments that are not alike, or only two of them. */
static void back_not_lent_on(struct scene *scene)
{
    static const int days[] = { WEEK + 1, WEEK, WEEK, WEEK };
    static const int yuan[][4] = {
        { 1000, 1000, 1000, 0 }, { 1000, 1000, 1000, 0 }, { 1000, 1101, 1000, 0 }, { 1000, 1000, 0, 0 }
    };
    int taker = purse_stranger(scene, 0, PURSE_OUTSIDE);
    struct note *note = back_lends(scene, taker, STORY_PICK(scene, days), 4000000 - (scene->ordinal % 4 == 1), false);

    back_interest(scene, note, taker, STORY_PICK(scene, yuan));
    purse_claim_note(scene, "XFR-06", note, MUST_NO, 0);
}

/* The son works with it, and helps out at home every month. */
static void back_lent_to_the_son(struct scene *scene)
{
    static const int yuan[4] = { 1000, 1000, 1000, 1000 };
    int son = purse_member(scene, SON, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE);
    struct note *note = back_lends(scene, son, 3, 4500000, false);

    back_interest(scene, note, son, yuan);
    if (scene->purse[son].bank != PURSE_OUTSIDE)
        purse_draws(scene, son, note->granted + 30, 4500000);
    purse_claim_note(scene, "XFR-06", note, MUST_NO, 0);
}

/* The third payment was a slip. */
static void back_interest_taken_back(struct scene *scene)
{
    static const int yuan[4] = { 1000, 1000, 1000, 0 };
    int taker = purse_stranger(scene, 0, BANK_PSBC);
    struct note *note = back_lends(scene, taker, 3, 5000000, false);

    back_interest(scene, note, taker, yuan);
    scene->move[scene->moves - 1].undone = scene->move[scene->moves - 1].day + 1;
    purse_claim_note(scene, "XFR-06", note, MUST_NO, 0);
}

/* Three loans of which a third goes to a firm, and the rest to the seller. */
static void back_invests(struct scene *scene, struct note *note[LOANS], int firm)
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

static void back_shares(struct scene *scene, struct note *note[LOANS], const struct dividend *of, int day)
{
    for (int i = 0; i < of->borrowers; i++)
        purse_sends(scene, of->firm, note[i]->purse, day, of->amount + (of->unlike ? i : 0))->summary = "分红";
}

/* Twice the same to all three: 4 % of the note, 12 %, or between. */
static void back_dividend(struct scene *scene)
{
    static const int64_t amount[] = { 100000, 300000, 160000 };
    int firm = purse_firm(scene, 0, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE, "专业合作社");
    const struct dividend of = { firm, LOANS, STORY_PICK(scene, amount), false };
    struct note *note[LOANS];
    int day;

    back_invests(scene, note, firm);
    day = note[0]->granted;
    back_shares(scene, note, &of, day + 30);
    back_shares(scene, note, &of, day + 60);
    purse_claim(scene, "XFR-07", firm, MUST_YES, day + 60);
}

/* The second payment to one of the three is taken back. */
static void back_dividend_taken_back(struct scene *scene)
{
    int firm = purse_firm(scene, 0, BANK_ABC, "专业合作社");
    const struct dividend of = { firm, LOANS, 150000, false };
    struct note *note[LOANS];

    back_invests(scene, note, firm);
    back_shares(scene, note, &of, note[0]->granted + 30);
    back_shares(scene, note, &of, note[0]->granted + 60);
    scene->move[scene->moves - 1].undone = note[0]->granted + 62;
    purse_claim(scene, "XFR-07", firm, MUST_NO, 0);
}

/* One of the three is paid into the wife's account. */
static void back_dividend_to_the_wife(struct scene *scene)
{
    int firm = purse_firm(scene, 0, BANK_PSBC, "农民专业合作社");
    struct note *note[LOANS];
    int wife, day;

    back_invests(scene, note, firm);
    wife = purse_member(scene, WIFE, BANK_ABC);
    day = note[0]->granted;
    for (int i = 1; i <= 2; i++) {
        purse_sends(scene, firm, wife, day + i * 25, 120000)->summary = "分红";
        purse_sends(scene, firm, note[1]->purse, day + i * 25, 120000)->summary = "分红";
        purse_sends(scene, firm, note[2]->purse, day + i * 25, 120000)->summary = "分红";
    }
    purse_claim(scene, "XFR-07", firm, MUST_YES, day + 50);
}

/* Once only, to two only, never the same, or a fen too little or too much in all. */
static void back_no_dividend(struct scene *scene)
{
    static const int64_t amount[] = { 250000, 150000, 150000, 99999, 300001 };
    int variant = scene->ordinal % 5, firm = purse_firm(scene, 0, BANK_PSBC, "合作社");
    const struct dividend of = { firm, variant == 1 ? 2 : LOANS, amount[variant], variant == 2 };
    struct note *note[LOANS];
    int day;

    back_invests(scene, note, firm);
    day = note[0]->granted;
    back_shares(scene, note, &of, day + 30);
    if (variant != 0)
        back_shares(scene, note, &of, day + 60);
    purse_claim(scene, "XFR-07", firm, MUST_NO, 0);
}

/* The same sum on the same day to all who keep the paths clean: no loan ever reached who pays it. */
static void back_wages(struct scene *scene)
{
    int office = purse_firm(scene, 0, PURSE_OUTSIDE, "公益岗位服务中心");
    const struct dividend of = { office, LOANS, 80000, false };
    struct note *note[LOANS];

    back_invests(scene, note, PURSE_NONE);
    for (int i = 1; i < 4; i++)
        back_shares(scene, note, &of, note[0]->granted + i * 20);
    purse_claim(scene, "XFR-07", office, MUST_NO, 0);
}

/* The first borrower has two notes, both with the firm: what he gets is held against both together. */
static void back_on_two_notes(struct scene *scene, int yuan, int64_t amount, enum must must)
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
    back_shares(scene, note, &of, day + 30);
    back_shares(scene, note, &of, day + 60);
    story_claim_house(scene, "TRM-05", HOUSE_FIRST, MUST_YES, calendar_month(day + LOANS));
    purse_claim(scene, "XFR-07", firm, must, day + 60);
}

/* 8 % of both his notes, though 16 % of either. */
static void back_dividend_on_two_notes(struct scene *scene)
{
    back_on_two_notes(scene, 40000, 160000, MUST_YES);
}

/* 4 % of either, but 2 % of both. */
static void back_little_on_two_notes(struct scene *scene)
{
    back_on_two_notes(scene, 20000, 40000, MUST_NO);
}

static const struct story STORIES[] = {
    { "lent on", "XFR-06", MUST_YES, PLACE_ANY, back_lent_on },
    { "lent on by the wife", "XFR-06", MUST_YES, PLACE_ANY, back_lent_on_by_the_wife },
    { "not quite lent on", "XFR-06", MUST_NO, PLACE_ANY, back_not_lent_on },
    { "lent to the son", "XFR-06", MUST_NO, PLACE_ANY, back_lent_to_the_son },
    { "interest taken back", "XFR-06", MUST_NO, PLACE_ANY, back_interest_taken_back },
    { "a dividend", "XFR-07", MUST_YES, PLACE_ANY, back_dividend },
    { "a dividend on two notes", "XFR-07", MUST_YES, PLACE_ANY, back_dividend_on_two_notes },
    { "a dividend to the wife", "XFR-07", MUST_YES, PLACE_ANY, back_dividend_to_the_wife },
    { "a dividend taken back", "XFR-07", MUST_NO, PLACE_ANY, back_dividend_taken_back },
    { "no dividend", "XFR-07", MUST_NO, PLACE_ANY, back_no_dividend },
    { "wages", "XFR-07", MUST_NO, PLACE_ANY, back_wages },
    { "little on two notes", "XFR-07", MUST_NO, PLACE_ANY, back_little_on_two_notes },
};

const struct story_table STORY_BACK = { STORIES, sizeof STORIES / sizeof *STORIES };
