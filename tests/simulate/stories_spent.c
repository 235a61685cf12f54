/*
 * USE-02 (spent where it must not be), USE-03 (a loan for a loan), USE-04 (put away at interest), USE-05 (never spent)
 * and WHO-09 (one who draws for many).
 */
#include "duty.h"
#include "family.h"
#include "lending.h"
#include "purse.h"
#include "story.h"

#include <string.h>

enum { LOANS = 3, AMOUNT = 5000000, IDLE_DAYS = 90, AGENT_DAYS = 10 };

/* A loan of 50,000, of which all but `kept` goes to the seller after three days. */
static struct note *spent_but(struct scene *scene, int before, int64_t kept)
{
    struct note *note = purse_loan(scene, HEAD, purse_day(scene, before), AMOUNT / YUAN);

    if (kept < AMOUNT)
        purse_sends(scene, note->purse, purse_seller(scene), note->granted + 3, AMOUNT - kept)->summary = "购种苗";
    return note;
}

/* Just three tenths on the last day, or all of it at once: a car, a flat, shares, furniture. */
static void spent_on_a_trade(struct scene *scene)
{
    static const char *const trade[] = { "汽车销售有限公司", "置业有限公司", "证券营业部", "家具城经营部", "城投公司" };
    static const int days[] = { 60, 4, 20 };
    int64_t amount = scene->ordinal % 3 == 1 ? AMOUNT : AMOUNT / 10 * 3;
    struct note *note = spent_but(scene, 2, amount);
    int firm = purse_firm(scene, 0, PURSE_OUTSIDE, STORY_PICK(scene, trade));

    purse_sends(scene, note->purse, firm, note->granted + STORY_PICK(scene, days), amount);
    purse_claim_note(scene, "USE-02", note, MUST_YES, note->granted + STORY_PICK(scene, days));
}

/* A fifth to one, a tenth to another, after a way through the wife's account. */
static void spent_on_two_trades(struct scene *scene)
{
    struct note *note = spent_but(scene, 1, AMOUNT / 10 * 3);
    int wife = purse_member(scene, WIFE, BANK_PSBC);
    int flat = purse_firm(scene, 0, PURSE_OUTSIDE, "房地产开发有限公司"),
        fridge = purse_firm(scene, 1, BANK_ABC, "家电商行");

    purse_sends(scene, note->purse, wife, note->granted + 4, AMOUNT / 10 * 2);
    purse_sends(scene, wife, flat, note->granted + 5, AMOUNT / 10 * 2);
    purse_sends(scene, note->purse, fridge, note->granted + 6, AMOUNT / 10);
    purse_claim_note(scene, "USE-02", note, MUST_YES, note->granted + 6);
}

/* A firm on the list of platforms or of real estate, known by its account alone. */
static void spent_on_the_listed(struct scene *scene)
{
    struct note *note = spent_but(scene, 1, AMOUNT / 2);
    int listed = purse_seller(scene);

    scene->purse[listed].name[0] = 0;
    scene->purse[listed].account[15] = scene->ordinal % 2 ? '3' : '4';
    purse_sends(scene, note->purse, listed, note->granted + 4, AMOUNT / 2);
    purse_claim_note(scene, "USE-02", note, MUST_YES, note->granted + 4);
}

/* A fen less than three tenths, a day late, taken back, or of his own wage after the loan was spent. */
static void spent_not_on_a_trade(struct scene *scene)
{
    static const int days[] = { 20, 61, 20, 20 };
    int variant = scene->ordinal % 4, day;
    int64_t amount = AMOUNT / 10 * 3;
    struct note *note = spent_but(scene, 2, variant == 3 ? 0 : amount);
    int firm = purse_firm(scene, 0, PURSE_OUTSIDE, "汽贸有限公司");
    struct move *move;

    day = note->granted + days[variant];
    if (variant == 3)
        purse_earns(scene, note->purse, day - 2, amount);
    move = purse_sends(scene, note->purse, firm, day, amount - (variant == 0));
    if (variant == 2) {
        move->undone = day + 1;
        purse_draws(scene, note->purse, day + 2, amount);
    }
    purse_claim_note(scene, "USE-02", note, MUST_NO, 0);
}

/* A workshop, a farm, a cooperative on the list of those who may lead. */
static void spent_on_what_is_allowed(struct scene *scene)
{
    static const char *const trade[] = { "汽车修理厂", "农机服务中心", "种植合作社" };
    struct note *note = spent_but(scene, 1, AMOUNT / 10 * 7);

    purse_sends(scene, note->purse, purse_firm(scene, 0, PURSE_OUTSIDE, STORY_PICK(scene, trade)), note->granted + 5,
                AMOUNT / 10 * 7);
    purse_claim_note(scene, "USE-02", note, MUST_NO, 0);
}

/* 20,000 are borrowed by the head; `repaid` of them go into an older note of somebody. */
static struct note *spent_on_a_loan(struct scene *scene, int debtor, int days, int64_t repaid)
{
    struct note *note = purse_loan(scene, HEAD, purse_day(scene, 1), 20000);
    struct note *other = story_note_of(scene, debtor, story_day_before_window(scene), 20000);

    purse_repays(other, note->granted + days, repaid, note->purse, repaid);
    purse_sends(scene, note->purse, purse_seller(scene), note->granted + 5, note->amount - repaid);
    if (debtor >= FAMILY)
        story_claim_months(scene, "XFR-04", other, MUST_YES, calendar_month(note->granted + days),
                           story_last_month(scene));
    else
        story_claim_house(scene, "TRM-05", HOUSE_FIRST, MUST_YES, calendar_month(note->granted));
    return note;
}

/* A neighbour's, or his own wife's; just half on the third day. */
static void spent_on_anothers_loan(struct scene *scene)
{
    struct note *note = spent_on_a_loan(scene, OTHER_HEAD, 3, 1000000);

    purse_claim_note(scene, "USE-03", note, MUST_YES, note->granted + 3);
}

static void spent_on_the_wifes_loan(struct scene *scene)
{
    struct note *note = spent_on_a_loan(scene, WIFE, 1, scene->ordinal % 2 ? 1000000 : 1900000);

    purse_claim_note(scene, "USE-03", note, MUST_YES, note->granted + 1);
}

/* It goes by way of the son's account. */
static void spent_on_a_loan_by_the_son(struct scene *scene)
{
    struct note *note = spent_on_a_loan(scene, WIFE, 2, 1500000);
    int son = purse_member(scene, SON, note->bank);

    purse_sends(scene, note->purse, son, note->granted + 1, 1500000);
    scene->note[1].payer.purse = son;
    purse_claim_note(scene, "USE-03", note, MUST_YES, note->granted + 2);
}

/* On the fourth day, or a fen less than half. */
static void spent_hardly_on_a_loan(struct scene *scene)
{
    int late = scene->ordinal % 2;

    purse_claim_note(scene, "USE-03", spent_on_a_loan(scene, OTHER_HEAD, 3 + late, 1000000 - !late), MUST_NO, 0);
}

/* Registered as what it is. */
static void spent_on_his_old_loan(struct scene *scene)
{
    int purse = purse_member(scene, HEAD, purse_county_bank(scene));
    struct note *old = purse_loan_into(scene, HEAD, story_day_before_window(scene), 20000, purse);
    struct note *note = purse_loan_into(scene, HEAD, purse_day(scene, 1), 20000, purse);

    note->type = "借新还旧";
    memcpy(note->previous, old->number, sizeof old->number);
    purse_repays(old, note->granted + 1, 1500000, purse, 1500000);
    purse_sends(scene, purse, purse_seller(scene), note->granted + 5, 500000);
    purse_claim_note(scene, "USE-03", note, MUST_NO, 0);
}

/* Half of it was too much: he pays it back into the same note. */
static void spent_on_itself(struct scene *scene)
{
    struct note *note = spent_but(scene, 1, AMOUNT / 2);

    purse_repays(note, note->granted + 2, AMOUNT / 2, note->purse, AMOUNT / 2);
    purse_claim_note(scene, "USE-03", note, MUST_NO, 0);
}

/* A deposit: the bank's own words say so, and name nobody. */
static struct move *spent_on_a_deposit(struct scene *scene, int purse, int day, int64_t amount)
{
    static const char *const word[] = { "转存定期一年", "购买大额存单", "认购结构性存款" };
    struct move *move = purse_sends(scene, purse, PURSE_NONE, day, amount);

    move->summary = STORY_PICK(scene, word);
    return move;
}

static void spent_on_deposit(struct scene *scene)
{
    static const int days[] = { 30, 1, 8 };
    int64_t amount = scene->ordinal % 3 == 1 ? AMOUNT : AMOUNT / 2;
    struct note *note = spent_but(scene, 1, amount);

    spent_on_a_deposit(scene, note->purse, note->granted + STORY_PICK(scene, days), amount);
    purse_claim_note(scene, "USE-04", note, MUST_YES, note->granted + STORY_PICK(scene, days));
}

/* Half and half; and in the wife's name. */
static void spent_on_deposit_by_the_wife(struct scene *scene)
{
    struct note *note = spent_but(scene, 1, AMOUNT / 2);
    int wife = purse_member(scene, WIFE, BANK_PSBC);

    purse_sends(scene, note->purse, wife, note->granted + 4, AMOUNT / 2);
    spent_on_a_deposit(scene, wife, note->granted + 5, AMOUNT / 4);
    spent_on_a_deposit(scene, wife, note->granted + 6, AMOUNT / 4);
    purse_claim_note(scene, "USE-04", note, MUST_YES, note->granted + 6);
}

/* The seller of the product is named: that trade is forbidden as well. */
static void spent_on_a_product(struct scene *scene)
{
    struct note *note = spent_but(scene, 1, AMOUNT / 2);

    purse_sends(scene, note->purse, purse_firm(scene, 0, PURSE_OUTSIDE, "理财产品募集专户"), note->granted + 4,
                AMOUNT / 2);
    purse_claim_note(scene, "USE-04", note, MUST_YES, note->granted + 4);
    purse_claim_note(scene, "USE-02", note, MUST_YES, note->granted + 4);
}

/* A fen too little, a day late, the harvest's money, or taken back. */
static void spent_not_on_deposit(struct scene *scene)
{
    static const int days[] = { 9, 31, 20, 9 };
    int variant = scene->ordinal % 4, day;
    struct note *note = spent_but(scene, 1, variant == 2 ? 0 : AMOUNT / 2);
    struct move *move;

    day = note->granted + days[variant];
    if (variant == 2)
        purse_earns(scene, note->purse, day - 1, AMOUNT / 2);
    move = spent_on_a_deposit(scene, note->purse, day, AMOUNT / 2 - (variant == 0));
    if (variant == 3) {
        move->undone = day + 1;
        purse_draws(scene, note->purse, day + 2, AMOUNT / 2);
    }
    purse_claim_note(scene, "USE-04", note, MUST_NO, 0);
}

/* The vet and the pickers come at regular times, and a foundation is no fund. */
static void spent_on_what_sounds_like_it(struct scene *scene)
{
    static const char *const summary[] = { "牲畜定期防疫费", "定期采收用工款", "看病牛医药费" };
    static const char *const firm[] = { "畜牧兽医站", "劳务服务部", "扶贫基金会" };
    struct note *note = spent_but(scene, 1, AMOUNT / 10 * 6);
    int payee = purse_firm(scene, 0, PURSE_OUTSIDE, STORY_PICK(scene, firm));

    purse_sends(scene, note->purse, payee, note->granted + 5, AMOUNT / 10 * 6)->summary = STORY_PICK(scene, summary);
    purse_claim_note(scene, "USE-04", note, MUST_NO, 0);
}

/* Untouched; just four fifths of it left; small sums come and go beside it; or spent on the next day. */
static void spent_never(struct scene *scene)
{
    int variant = scene->ordinal % 4;
    struct note *note = purse_loan(scene, HEAD, purse_day(scene, 4), AMOUNT / YUAN);
    int seller = purse_seller(scene), day = note->granted + IDLE_DAYS;

    if (variant == 1)
        purse_sends(scene, note->purse, seller, day, AMOUNT / 5);
    for (int i = 1; i <= 3 && variant == 2; i++) {
        purse_earns(scene, note->purse, note->granted + i * 20, 120000);
        purse_draws(scene, note->purse, note->granted + i * 20 + 3, 90000);
    }
    if (variant == 3)
        purse_sends(scene, note->purse, seller, day + 1, AMOUNT);
    purse_claim_note(scene, "USE-05", note, MUST_YES, day);
}

/* A fen less than four fifths is left; all spent on the last day, or in cash long before; or the wife has it. */
static void spent_in_time(struct scene *scene)
{
    int variant = scene->ordinal % 4;
    struct note *note = purse_loan(scene, HEAD, purse_day(scene, 4), AMOUNT / YUAN);
    int seller = purse_seller(scene), day = note->granted + IDLE_DAYS;

    if (variant == 0)
        purse_sends(scene, note->purse, seller, day, AMOUNT / 5 + 1);
    else if (variant == 1)
        purse_sends(scene, note->purse, seller, day, AMOUNT);
    else if (variant == 2)
        purse_draws(scene, note->purse, note->granted + 40, AMOUNT);
    else
        purse_sends(scene, note->purse, purse_member(scene, WIFE, BANK_PSBC), note->granted + 40, AMOUNT);
    purse_claim_note(scene, "USE-05", note, MUST_NO, 0);
}

/* Three loans, and one who comes to the counter for all of them; he is told by name and number. */
static int spent_agent(struct scene *scene, struct note *note[LOANS], int agent, int day)
{
    static const int head[LOANS] = { HEAD, OTHER_HEAD, THIRD_HEAD };

    family_third(scene);
    for (int i = 0; i < LOANS; i++)
        note[i] = purse_loan(scene, head[i], day + i, 30000);
    return agent;
}

static void spent_claim_agent(struct scene *scene, int agent, enum must must, int day)
{
    const int months[2] = { must == MUST_NO ? scene->world->first_month : calendar_month(day),
                            story_last_month(scene) };

    story_claim_subject(scene, "WHO-09", "agent", scene->purse[agent].id, must, months);
}

/* In cash up to the tenth day, or by a transfer. */
static void spent_by_an_agent(struct scene *scene)
{
    int day = purse_day(scene, 1), agent = purse_stranger(scene, 0, PURSE_OUTSIDE), seller = purse_seller(scene);
    int days = scene->ordinal % 2 ? AGENT_DAYS : 0;
    struct note *note[LOANS];

    spent_agent(scene, note, agent, day);
    for (int i = 0; i < LOANS; i++) {
        purse_draws(scene, note[i]->purse, note[i]->granted + days, 1000000)->agent = agent;
        purse_sends(scene, note[i]->purse, seller, note[i]->granted + days, 2000000)->agent =
            scene->ordinal % 3 ? agent : PURSE_NONE;
    }
    spent_claim_agent(scene, agent, MUST_YES, note[2]->granted + days);
}

/* The cadre of the village is a member of the first household: three others have used him. */
static void spent_by_somebody_registered(struct scene *scene)
{
    int day = calendar_month_first(world_month(scene->world, 1)) + 6,
        agent = purse_member(scene, DAUGHTER, PURSE_OUTSIDE);
    struct note *note[LOANS];

    story_leaves(scene, DAUGHTER, "婚出", day - 4);
    spent_agent(scene, note, agent, day);
    for (int i = 0; i < LOANS; i++)
        purse_draws(scene, note[i]->purse, note[i]->granted + 1, 3000000)->agent = agent;
    spent_claim_agent(scene, agent, MUST_YES, day + 3);
}

/* For the third household on the eleventh day, by paying in, by repaying, or not at all. */
static void spent_by_an_agent_of_two(struct scene *scene)
{
    int variant = scene->ordinal % 4, day = purse_day(scene, 1), agent = purse_stranger(scene, 0, PURSE_OUTSIDE);
    int seller = purse_seller(scene);
    struct note *note[LOANS];

    spent_agent(scene, note, agent, day);
    for (int i = 0; i < LOANS; i++) {
        bool third = i == 2, repays = variant == 2 && third;

        if (repays) {
            purse_repays(note[i], note[i]->granted + 3, 300000, note[i]->purse, 300000);
            note[i]->payer.agent = agent;
        }
        if (variant == 1 && third)
            purse_earns(scene, note[i]->purse, note[i]->granted + 2, 200000)->agent = agent;
        purse_draws(scene, note[i]->purse, note[i]->granted + (variant == 0 && third ? AGENT_DAYS + 1 : 5), 1000000)
            ->agent = third && variant != 0 ? PURSE_NONE : agent;
        purse_sends(scene, note[i]->purse, seller, note[i]->granted + 12, 2000000 - repays * 300000);
    }
    spent_claim_agent(scene, agent, MUST_NO, 0);
}

/* A son who helps two neighbours, and his own old father. */
static void spent_by_the_son(struct scene *scene)
{
    int day = purse_day(scene, 1), son = purse_member(scene, SON, PURSE_OUTSIDE);
    struct note *note[LOANS];

    spent_agent(scene, note, son, day);
    for (int i = 0; i < LOANS; i++)
        purse_draws(scene, note[i]->purse, note[i]->granted + 2, 3000000)->agent = son;
    spent_claim_agent(scene, son, MUST_NO, 0);
}

static const struct story STORIES[] = {
    { "on a trade", "USE-02", MUST_YES, PLACE_ANY, spent_on_a_trade },
    { "on two trades", "USE-02", MUST_YES, PLACE_ANY, spent_on_two_trades },
    { "on a firm of the list", "USE-02", MUST_YES, PLACE_ANY, spent_on_the_listed },
    { "hardly on a trade", "USE-02", MUST_NO, PLACE_ANY, spent_not_on_a_trade },
    { "on what is allowed", "USE-02", MUST_NO, PLACE_ANY, spent_on_what_is_allowed },
    { "on a neighbour's loan", "USE-03", MUST_YES, PLACE_ANY, spent_on_anothers_loan },
    { "on the wife's loan", "USE-03", MUST_YES, PLACE_ANY, spent_on_the_wifes_loan },
    { "on a loan, by the son", "USE-03", MUST_YES, PLACE_ANY, spent_on_a_loan_by_the_son },
    { "hardly on a loan", "USE-03", MUST_NO, PLACE_ANY, spent_hardly_on_a_loan },
    { "on his old loan, as registered", "USE-03", MUST_NO, PLACE_ANY, spent_on_his_old_loan },
    { "on the loan itself", "USE-03", MUST_NO, PLACE_ANY, spent_on_itself },
    { "on a deposit", "USE-04", MUST_YES, PLACE_ANY, spent_on_deposit },
    { "on a deposit of the wife's", "USE-04", MUST_YES, PLACE_ANY, spent_on_deposit_by_the_wife },
    { "on a product", "USE-04", MUST_YES, PLACE_ANY, spent_on_a_product },
    { "hardly on a deposit", "USE-04", MUST_NO, PLACE_ANY, spent_not_on_deposit },
    { "on what sounds like a deposit", "USE-04", MUST_NO, PLACE_ANY, spent_on_what_sounds_like_it },
    { "never", "USE-05", MUST_YES, PLACE_ANY, spent_never },
    { "in time", "USE-05", MUST_NO, PLACE_ANY, spent_in_time },
    { "by an agent", "WHO-09", MUST_YES, PLACE_ANY, spent_by_an_agent },
    { "by one once registered", "WHO-09", MUST_YES, PLACE_ANY, spent_by_somebody_registered },
    { "by an agent of two", "WHO-09", MUST_NO, PLACE_ANY, spent_by_an_agent_of_two },
    { "by the son", "WHO-09", MUST_NO, PLACE_ANY, spent_by_the_son },
};

const struct story_table STORY_SPENT = { STORIES, sizeof STORIES / sizeof *STORIES };
