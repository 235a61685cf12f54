/*
 * XFR-02 (used by an organisation) and XFR-03 (used by a person).
 *
 * Three families of one village borrow on three days in a row, and the money meets somewhere, on whichever way; or it
 * only seems so.  What a loan has left goes to the seller of seed and fodder, so that nothing lies idle.
 */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "purse.h"
#include "story.h"

#include <stdio.h>
#include <string.h>

enum { LOANS = 3, WINDOW = 30 };

/* Three loans of as many yuan each, and where what is left of them goes. */
struct gang {
    struct note *note[LOANS];
    int seller, day;
    int64_t amount;
};

static struct gang xfr_gang(struct scene *scene, int yuan, int before)
{
    static const int head[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };
    struct gang gang = { .amount = (int64_t) yuan * YUAN };

    family_third(scene);
    gang.day = purse_day(scene, before);
    gang.seller = purse_seller(scene);
    for (int i = 0; i < LOANS; i++)
        gang.note[i] = purse_loan(scene, head[i], gang.day + i, yuan);
    return gang;
}

/* From a loan, `days` after it came; what is left is spent on the farm the same day. */
static struct move *xfr_sends(struct scene *scene, const struct gang *gang, int nth, int to, int days, int64_t amount)
{
    const struct note *note = gang->note[nth];
    struct move *move = purse_sends(scene, note->purse, to, note->granted + days, amount);

    if (amount < gang->amount)
        purse_sends(scene, note->purse, gang->seller, note->granted + days, gang->amount - amount)->summary = "购农资";
    return move;
}

static int64_t xfr_share(const struct gang *gang, int percent)
{
    return gang->amount / 100 * percent;
}

/* To one firm, all of it or just four fifths, up to the last day of the window. */
static void xfr_firm_of_three(struct scene *scene)
{
    static const int percent[] = { 80, 100, 85 }, days[] = { WINDOW, 1, 9 };
    struct gang gang = xfr_gang(scene, 50000, 2);
    int firm = purse_firm(scene, 0, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE, "养殖专业合作社");

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, firm, STORY_PICK(scene, days), xfr_share(&gang, STORY_PICK(scene, percent)));
    purse_claim(scene, "XFR-02", firm, MUST_YES, gang.note[2]->granted + STORY_PICK(scene, days));
}

/* Half of it to one account of the firm, less to its other one: it is known by the first. */
static void xfr_firm_of_two_accounts(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 20000, 1);
    int main = purse_firm(scene, 0, BANK_ABC, "农业发展公司"), other = purse_firm(scene, 1, BANK_PSBC, "");

    memcpy(scene->purse[other].name, scene->purse[main].name, sizeof scene->purse[main].name);
    for (int i = 0; i < LOANS; i++) {
        purse_sends(scene, gang.note[i]->purse, main, gang.note[i]->granted + 1, xfr_share(&gang, 50));
        purse_sends(scene, gang.note[i]->purse, other, gang.note[i]->granted + 3, xfr_share(&gang, 45));
        purse_sends(scene, gang.note[i]->purse, gang.seller, gang.note[i]->granted + 4, xfr_share(&gang, 5));
    }
    purse_claim(scene, "XFR-02", main, MUST_YES, gang.day + 5);
}

/* Over one or two others' accounts at other banks; with one posting late, or told a day early. */
static void xfr_firm_by_hops(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 30000, 1);
    int firm = purse_firm(scene, 0, purse_county_bank(scene), "建筑工程有限公司");
    int first = purse_stranger(scene, 0, BANK_PSBC), second = purse_stranger(scene, 1, BANK_ABC);
    int hops = 1 + scene->ordinal % 2;

    for (int i = 0; i < LOANS; i++) {
        int64_t amount = xfr_share(&gang, 90);

        xfr_sends(scene, &gang, i, first, 1, amount)->late = i == 1;
        if (hops == 2)
            purse_sends(scene, first, second, gang.note[i]->granted + 3, amount)->late = i == 2 ? -1 : 0;
        purse_sends(scene, hops == 2 ? second : first, firm, gang.note[i]->granted + 4, amount);
    }
    purse_claim(scene, "XFR-02", firm, MUST_YES, gang.day + 6);
}

/* All three meet in one account, and only a part goes on: the third loan, which came last, stays there with three fifths. */
static void xfr_firm_gets_a_part(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 2);
    int middle = purse_stranger(scene, 0, BANK_ABC), firm = purse_firm(scene, 0, BANK_PSBC, "药材公司");

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, middle, 1, gang.amount);
    purse_sends(scene, middle, firm, gang.day + 5, gang.amount * 2 + xfr_share(&gang, 40));
    purse_draws(scene, middle, gang.day + 6, xfr_share(&gang, 60));
    purse_claim(scene, "XFR-02", firm, MUST_NO, 0);
    purse_claim(scene, "XFR-03", middle, MUST_NO, 0);
}

/* The same, and just four fifths of the third go on. */
static void xfr_firm_gets_just_enough(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 2);
    int middle = purse_stranger(scene, 0, BANK_ABC), firm = purse_firm(scene, 0, BANK_PSBC, "药材公司");

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, middle, 1, gang.amount);
    purse_sends(scene, middle, firm, gang.day + 5, gang.amount * 2 + xfr_share(&gang, 80));
    purse_draws(scene, middle, gang.day + 6, xfr_share(&gang, 20));
    purse_claim(scene, "XFR-02", firm, MUST_YES, gang.day + 5);
}

/* Own money was there before, a wage comes after: the loan came first of the two, and leaves first. */
static void xfr_firm_among_own_money(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 40000, 1);
    int firm = purse_firm(scene, 0, BANK_ABC, "果蔬种植厂");

    for (int i = 0; i < LOANS; i++) {
        purse_earns(scene, gang.note[i]->purse, gang.note[i]->granted - 1, 900000);
        purse_earns(scene, gang.note[i]->purse, gang.note[i]->granted + 1, 300000);
        xfr_sends(scene, &gang, i, firm, 4, xfr_share(&gang, 80));
        purse_draws(scene, gang.note[i]->purse, gang.note[i]->granted + 6, 500000)->agent = PURSE_NONE;
    }
    purse_claim(scene, "XFR-02", firm, MUST_YES, gang.day + 6);
}

/* By mandate into the firm's account: each of the loans says so itself. */
static void xfr_firm_by_mandate(struct scene *scene)
{
    static const int head[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };
    int firm, day;

    family_third(scene);
    day = purse_day(scene, 1);
    firm = purse_firm(scene, 0, BANK_ABC, "畜牧公司");
    for (int i = 0; i < LOANS; i++) {
        struct note *note = purse_loan_into(scene, head[i], day + i, 50000, firm);

        note->payment = "受托支付";
        story_claim(scene, "XFR-01", note, MUST_YES);
    }
    purse_claim(scene, "XFR-02", firm, MUST_YES, day + 2);
}

/* Two such stories have one firm, and so six households; both know its days by their ordinals alone. */
static void xfr_firm_of_six(struct scene *scene)
{
    static const int head[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };
    int pair = scene->ordinal / 2, month = pair % (scene->world->months - 1);
    int day = calendar_month_first(world_month(scene->world, month)) + 3 + pair % 5, firm;
    char account[PEOPLE_ID], name[PEOPLE_NAME];

    snprintf(account, sizeof account, "2412%012d", pair);
    snprintf(name, sizeof name, "楚山%02d号生态农业有限公司", pair);
    family_third(scene);
    firm = purse_named(scene, PURSE_OUTSIDE, account, name);
    for (int i = 0; i < LOANS; i++) {
        struct note *note = purse_loan(scene, head[i], day + i, 50000);

        purse_sends(scene, note->purse, firm, day + i + 2, note->amount / 100 * 95);
        purse_draws(scene, note->purse, day + i + 3, note->amount / 100 * 5);
    }
    purse_claim(scene, "XFR-02", firm, MUST_YES, day + LOANS + 1);
}

/* One of the three loans is short of four fifths by a fen, a day late, taken back, or mostly drawn in cash before: what
 * then goes to the sink is the borrower's own wage. */
static void xfr_third_falls_short(struct scene *scene, const char *rule, int sink, struct gang *gang)
{
    static const int days[] = { 2, WINDOW + 1, 2, 2 };
    int variant = scene->ordinal % 4, day = gang->note[2]->granted;
    int64_t share = xfr_share(gang, 80);
    struct move *move;

    xfr_sends(scene, gang, 0, sink, 1, gang->amount);
    xfr_sends(scene, gang, 1, sink, 1, share);
    if (variant == 3) {
        purse_draws(scene, gang->note[2]->purse, day, gang->amount - share + 1);
        purse_earns(scene, gang->note[2]->purse, day + 1, 600000);
        purse_sends(scene, gang->note[2]->purse, sink, day + 2, share);
    } else {
        move = xfr_sends(scene, gang, 2, sink, days[variant], share - (variant == 0));
        if (variant == 2) {
            move->undone = day + 3;
            purse_sends(scene, gang->note[2]->purse, gang->seller, day + 4, share);
        }
    }
    purse_claim(scene, rule, sink, MUST_NO, 0);
}

static void xfr_firm_of_two_and_a_bit(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 2);

    xfr_third_falls_short(scene, "XFR-02", purse_firm(scene, 0, BANK_PSBC, "养殖场"), &gang);
}

/* Three loans, but two of them of one household. */
static void xfr_of_two_households(struct scene *scene, const char *rule, int sink)
{
    static const int borrower[LOANS] = { HEAD, WIFE, OTHER_HEAD };
    int day = purse_day(scene, 1);

    for (int i = 0; i < LOANS; i++) {
        struct note *note = purse_loan(scene, borrower[i], day + i, 20000);

        purse_sends(scene, note->purse, sink, day + i + 1, note->amount);
    }
    story_claim_house(scene, "TRM-05", HOUSE_FIRST, MUST_YES, calendar_month(day));
    purse_claim(scene, rule, sink, MUST_NO, 0);
}

static void xfr_firm_of_two_households(struct scene *scene)
{
    xfr_of_two_households(scene, "XFR-02", purse_firm(scene, 0, BANK_ABC, "合作社"));
}

/* All three buy from the seller on the list, by transfer. */
static void xfr_firm_that_sells(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 1);

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, gang.seller, 2, gang.amount)->summary = "购化肥";
    purse_claim(scene, "XFR-02", gang.seller, MUST_NO, 0);
}

/* To one person, whose postings are told or not; he keeps it until the window is over. */
static void xfr_boss_of_three(struct scene *scene)
{
    static const int percent[] = { 100, 80, 80 }, days[] = { 1, WINDOW, 4 };
    struct gang gang = xfr_gang(scene, 50000, 3);
    int boss = purse_stranger(scene, 0, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE);

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, boss, STORY_PICK(scene, days), xfr_share(&gang, STORY_PICK(scene, percent)));
    if (scene->purse[boss].bank != PURSE_OUTSIDE)
        purse_draws(scene, boss, gang.day + 3 + WINDOW + 1, xfr_share(&gang, 70));
    purse_claim(scene, "XFR-03", boss, MUST_YES, gang.note[2]->granted + STORY_PICK(scene, days));
}

/* Who married away last is of no household of theirs, though she was registered. */
static void xfr_boss_once_registered(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 30000, 3);
    int boss;

    gang.day = calendar_month_first(world_month(scene->world, 1)) + 6;
    story_leaves(scene, DAUGHTER, "婚出", gang.day - 4);
    boss = purse_member(scene, DAUGHTER, BANK_PSBC);
    for (int i = 0; i < LOANS; i++) {
        gang.note[i]->granted = gang.day + i;
        gang.note[i]->due = calendar_add_months(gang.day + i, 36);
        lending_at_bank(scene, gang.note[i], gang.note[i]->bank);
        xfr_sends(scene, &gang, i, boss, 2, xfr_share(&gang, 90));
    }
    purse_claim(scene, "XFR-03", boss, MUST_YES, gang.day + 4);
}

/* In two portions each, over two others: the third transfer is the last that is followed. */
static void xfr_boss_by_hops(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 1);
    int first = purse_stranger(scene, 0, BANK_ABC), second = purse_stranger(scene, 1, BANK_PSBC);
    int boss = purse_stranger(scene, 2, scene->ordinal % 2 ? BANK_ABC : PURSE_OUTSIDE);

    for (int i = 0; i < LOANS; i++) {
        int from = gang.note[i]->purse, day = gang.note[i]->granted;

        purse_sends(scene, from, first, day + 1, xfr_share(&gang, 60));
        purse_sends(scene, from, second, day + 2, xfr_share(&gang, 40));
        purse_sends(scene, first, second, day + 3, xfr_share(&gang, 60))->late = i == 0;
        purse_sends(scene, second, boss, day + 5, xfr_share(&gang, 100));
    }
    purse_claim(scene, "XFR-03", boss, MUST_YES, gang.day + 7);
}

static void xfr_boss_of_two_and_a_bit(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 2);

    xfr_third_falls_short(scene, "XFR-03", purse_stranger(scene, 0, PURSE_OUTSIDE), &gang);
}

static void xfr_boss_of_two_households(struct scene *scene)
{
    xfr_of_two_households(scene, "XFR-03", purse_stranger(scene, 0, PURSE_OUTSIDE));
}

/* He collects, and buys for all of them the next day; each loan is with the seller in the end. */
static void xfr_buys_together(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 50000, 1);
    int buyer = purse_stranger(scene, 0, BANK_ABC);

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, buyer, 1, gang.amount);
    purse_sends(scene, buyer, gang.seller, gang.day + 4, gang.amount * LOANS)->summary = "合购仔猪饲料";
    purse_claim(scene, "XFR-03", buyer, MUST_NO, 0);
}

/* Two neighbours lend him theirs; the third loan is his own wife's. */
static void xfr_collects_at_home(struct scene *scene)
{
    struct gang gang = xfr_gang(scene, 20000, 1);
    int son = purse_member(scene, SON, BANK_PSBC);

    for (int i = 0; i < LOANS; i++)
        xfr_sends(scene, &gang, i, son, 1, gang.amount);
    purse_claim(scene, "XFR-03", son, MUST_NO, 0);
}

static const struct story STORIES[] = {
    { "three households' firm", "XFR-02", MUST_YES, PLACE_ANY, xfr_firm_of_three },
    { "a firm of two accounts", "XFR-02", MUST_YES, PLACE_ANY, xfr_firm_of_two_accounts },
    { "a firm behind others", "XFR-02", MUST_YES, PLACE_ANY, xfr_firm_by_hops },
    { "a firm, and own money", "XFR-02", MUST_YES, PLACE_ANY, xfr_firm_among_own_money },
    { "a firm by mandate", "XFR-02", MUST_YES, PLACE_ANY, xfr_firm_by_mandate },
    { "all of it and just enough", "XFR-02", MUST_YES, PLACE_ANY, xfr_firm_gets_just_enough },
    { "six households' firm", "XFR-02 of six", MUST_YES, PLACE_ANY, xfr_firm_of_six },
    { "two and a bit for a firm", "XFR-02", MUST_NO, PLACE_ANY, xfr_firm_of_two_and_a_bit },
    { "all of it and a part", "XFR-02", MUST_NO, PLACE_ANY, xfr_firm_gets_a_part },
    { "two households' firm", "XFR-02", MUST_NO, PLACE_ANY, xfr_firm_of_two_households },
    { "everybody's seller", "XFR-02", MUST_NO, PLACE_COUNTY, xfr_firm_that_sells },
    { "three households' boss", "XFR-03", MUST_YES, PLACE_ANY, xfr_boss_of_three },
    { "a boss once registered", "XFR-03", MUST_YES, PLACE_ANY, xfr_boss_once_registered },
    { "a boss behind others", "XFR-03", MUST_YES, PLACE_ANY, xfr_boss_by_hops },
    { "two and a bit for a boss", "XFR-03", MUST_NO, PLACE_ANY, xfr_boss_of_two_and_a_bit },
    { "two households' boss", "XFR-03", MUST_NO, PLACE_ANY, xfr_boss_of_two_households },
    { "bought together", "XFR-03", MUST_NO, PLACE_ANY, xfr_buys_together },
    { "collected at home", "XFR-03", MUST_NO, PLACE_ANY, xfr_collects_at_home },
};

const struct story_table STORY_XFR = { STORIES, sizeof STORIES / sizeof *STORIES };
