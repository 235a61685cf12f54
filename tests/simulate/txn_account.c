/*
 * A deposit account begins with the window, or with the first loan paid into it.  Each month brings a wage or a
 * subsidy, and some of what is there is drawn or spent; a loan goes within two months to the seller of seed and
 * fodder, in cash, at the till, and now and then to another member of the household; before a repayment the borrower
 * pays in as much in cash.  No month's postings depend on another file: they are counted out from the beginning.
 *
 * Renewals free of repayment move no money here.
 */
#include "txn.h"

#include "duty.h"
#include "family.h"
#include "ledger.h"
#include "lending.h"

#include <stdio.h>
#include <string.h>

enum { NOON = 12 * 60, LEAST_LEFT = 20 * YUAN, RELATIVE_OF_100 = 12, RELATIVE_TENTHS = 2, WEEKS_BEFORE = 60 };

bool txn_account(const struct scene *scene, int at)
{
    for (int i = 0; i < at; i++)
        if (strcmp(scene->note[i].account, scene->note[at].account) == 0)
            return false;
    if (scene->note[at].purse != PURSE_NONE)
        return false;
    return ledger_first_month(scene->world, &scene->note[at]) >= 0;
}

/* Whether a note only takes another's place. */
static bool account_renewal(const struct scene *scene, const struct note *note)
{
    if (strcmp(note->type, "无还本续贷") == 0)
        return true;
    for (int i = 0; i < scene->notes; i++)
        if (strcmp(scene->note[i].previous, note->number) == 0 && strcmp(scene->note[i].type, "新增") != 0)
            return true;
    return false;
}

/* One chance a note and month: what is drawn for it does not depend on what came before. */
static struct random account_chance(const struct scene *scene, const struct note *note, int month)
{
    uint64_t unit = (uint64_t) scene->first * SCENE_NOTES + (uint64_t) (note - scene->note);

    return random_start(scene->world->seed, unit * 4096 + (uint64_t) (month % 4096), RANDOM_ACCOUNT);
}

/* Whether some of the loan went to a member of the household at the other large bank. */
static bool account_sends(const struct scene *scene, const struct note *note)
{
    struct random random = account_chance(scene, note, 4095);
    bool usual = scene->households == 1 && scene->notes == 1 && family_size(scene->world, scene->first) > 1;

    return usual && !account_renewal(scene, note) && random_below(&random, 100) < RELATIVE_OF_100;
}

static int account_sent_on(const struct note *note)
{
    return note->granted + 5;
}

static int64_t account_sent(const struct note *note)
{
    return note->amount / 10 * RELATIVE_TENTHS;
}

/* The seller of the county: he is on the list of those from whom everybody buys. */
static void account_to_seller(const struct scene *scene, struct txn *txn)
{
    int county = scene->world->places.township[txn->note->township].county;

    txn->type = TXN_TRANSFER;
    txn->summary = "购农资";
    txn->counter_bank = county;
    snprintf(txn->counter_name, sizeof txn->counter_name, "丰收农资经营部");
    snprintf(txn->counter_account, sizeof txn->counter_account, "2400%.6s000005",
             scene->world->places.county[county].code);
}

/* The member's number and name are not needed for the amount: whoever writes the row adds them. */
static int account_relative(const struct note *note)
{
    return note->person == HEAD ? WIFE : HEAD;
}

/* The `nth` of five portions: to the seller, to a member of the household or in cash, or spent. */
static void account_portion(const struct scene *scene, int nth, struct txn *txn)
{
    const struct note *note = txn->note;

    if (nth == 1 && account_sends(scene, note)) {
        txn->type = TXN_TRANSFER;
        txn->summary = "转家用";
        txn->counter_bank = note->bank == BANK_PSBC ? BANK_ABC : BANK_PSBC;
        people_account(scene->house[0].household, account_relative(note), txn->counter_account);
    } else if (nth == 0 || nth == 3)
        account_to_seller(scene, txn);
    else {
        txn->type = nth == 1 ? TXN_CASH_OUT : TXN_SPENT;
        txn->summary = nth == 1 ? "取现" : "消费";
    }
}

/* The last portion goes 50 days after the grant: no loan lies idle. */
static void account_spend(const struct scene *scene, const struct note *note, int month, struct txns *txns)
{
    static const int days[] = { 2, 5, 11, 24, 50 }, tenths[] = { 3, RELATIVE_TENTHS, 2, 1, 2 };

    for (int i = 0; i < 5; i++) {
        struct txn txn = { .day = note->granted + days[i],
                           .minute = NOON + i * 13,
                           .out = true,
                           .note = note,
                           .amount = note->amount / 10 * tenths[i],
                           .counter_bank = -1 };

        if (calendar_month(txn.day) != month)
            continue;
        account_portion(scene, i, &txn);
        txn_add(txns, txn);
    }
}

void txn_granted(const struct note *note, struct txns *txns)
{
    struct txn txn = { .day = note->granted,
                       .minute = NOON - 30,
                       .type = TXN_GRANT,
                       .amount = note->amount,
                       .note = note,
                       .summary = "贷款发放",
                       .counter_bank = note->bank };

    snprintf(txn.counter_account, sizeof txn.counter_account, "%.20s", note->number);
    txn_add(txns, txn);
}

/* Cash in the morning, the repayment an hour later. */
void txn_repaid(const struct note *note, int day, int64_t amount, struct txns *txns)
{
    struct txn in = { .day = day,
                      .minute = NOON - 200,
                      .type = TXN_CASH_IN,
                      .amount = amount,
                      .note = note,
                      .summary = "现金存入还贷",
                      .counter_bank = -1 };
    struct txn out = { .day = day,
                       .minute = NOON - 140,
                       .type = TXN_PRINCIPAL,
                       .out = true,
                       .amount = amount,
                       .note = note,
                       .summary = "归还贷款本金",
                       .counter_bank = note->bank };

    snprintf(out.counter_account, sizeof out.counter_account, "%.20s", note->number);
    txn_add(txns, in);
    txn_add(txns, out);
}

/* What a note's own life brings. */
static void account_note(const struct scene *scene, const struct note *note, int month, struct txns *txns)
{
    bool paid_down = note->paid > 0 && note->paid_on < note->closed && txn_own_part(note) > 0;

    if (paid_down && calendar_month(note->paid_on) == month)
        txn_repaid(note, note->paid_on, txn_own_part(note), txns);
    if (account_renewal(scene, note))
        return;
    if (calendar_month(note->granted) == month)
        txn_granted(note, txns);
    if (note->granted >= world_begin(scene->world) - WEEKS_BEFORE)
        account_spend(scene, note, month, txns);
    if (calendar_month(note->closed) == month && note->closed_as == STATUS_SETTLED)
        txn_repaid(note, note->closed, ledger_state(note, note->closed - 1).balance, txns);
}

/* A wage or a subsidy each month, and some days later a part of it at the till or in cash. */
void txn_everyday(const struct scene *scene, const struct note *note, int month, struct txns *txns)
{
    static const char *const paid[] = { "务工工资", "低保金", "退耕还林补助", "养老金", "公益岗位补贴" };
    struct random random = account_chance(scene, note, month);
    int first = calendar_month_first(month);
    struct txn in = {
        .day = first + random_below(&random, 12), .minute = NOON - 100, .type = TXN_PAID_TO, .counter_bank = -1
    };
    struct txn out = {
        .day = in.day + 3 + random_below(&random, 9), .minute = NOON + 90, .out = true, .counter_bank = -1
    };

    in.amount = (int64_t) random_between(&random, 3, 15) * 100 * YUAN + random_below(&random, 100);
    in.summary = paid[random_below(&random, 5)];
    out.amount = in.amount * random_between(&random, 30, 90) / 100;
    out.type = random_chance(&random, 5000) ? TXN_CASH_OUT : TXN_SPENT;
    out.summary = out.type == TXN_CASH_OUT ? "取现" : "消费";
    txn_add(txns, in);
    txn_add(txns, out);
}

/* Whether the account has begun and still belongs to a loan. */
static bool account_lives(const struct scene *scene, int at, int month)
{
    for (int i = at; i < scene->notes; i++) {
        const struct note *note = &scene->note[i];
        int first = ledger_first_month(scene->world, note);

        if (strcmp(note->account, scene->note[at].account) == 0 && first >= 0 &&
            month >= calendar_month(note->granted) && month <= ledger_closing_month(scene->world, note))
            return true;
    }
    return false;
}

/* One month, without balances. */
static void account_month(const struct scene *scene, int at, int month, struct txns *txns)
{
    txns->count = 0;
    if (!account_lives(scene, at, month))
        return;
    txn_everyday(scene, &scene->note[at], month, txns);
    for (int i = at; i < scene->notes; i++)
        if (strcmp(scene->note[i].account, scene->note[at].account) == 0 &&
            ledger_first_month(scene->world, &scene->note[i]) >= 0)
            account_note(scene, &scene->note[i], month, txns);
    txn_sort(txns);
}

/* Loans of the weeks before the window are still there in part: the account begins with enough for what follows. */
static int64_t account_opening(const struct scene *scene, int at)
{
    int64_t opening = LEAST_LEFT + scene->first % 700 * YUAN;
    int begin = world_begin(scene->world);

    for (int i = at; i < scene->notes; i++)
        if (strcmp(scene->note[i].account, scene->note[at].account) == 0 && scene->note[i].granted < begin &&
            scene->note[i].granted >= begin - WEEKS_BEFORE)
            opening += scene->note[i].amount;
    return opening;
}

void txn_of_account(const struct scene *scene, int at, int month, struct txns *txns)
{
    static struct txns earlier;
    int64_t balance = account_opening(scene, at);

    for (int past = scene->world->first_month; past < month; past++) {
        account_month(scene, at, past, &earlier);
        for (int i = 0; i < earlier.count; i++)
            balance += earlier.txn[i].out ? -earlier.txn[i].amount : earlier.txn[i].amount;
    }
    account_month(scene, at, month, txns);
    for (int i = 0; i < txns->count; i++) {
        balance += txns->txn[i].out ? -txns->txn[i].amount : txns->txn[i].amount;
        txns->txn[i].balance = balance;
    }
}

/* The money's other side, and what became of it: drawn in cash ten days later. */
void txn_of_relative(struct scene *scene, int at, int month, struct txns *txns, struct note *relative)
{
    const struct note *note = &scene->note[at];
    struct txn in = { .day = account_sent_on(note),
                      .minute = NOON + 14,
                      .type = TXN_TRANSFER,
                      .amount = account_sent(note),
                      .note = note,
                      .summary = "转家用",
                      .counter_bank = note->bank };
    struct txn out = { .day = in.day + 10,
                       .minute = NOON,
                       .type = TXN_CASH_OUT,
                       .out = true,
                       .amount = in.amount,
                       .summary = "取现",
                       .counter_bank = -1 };
    const struct person *person;

    txns->count = 0;
    if (!account_sends(scene, note) || note->granted < world_begin(scene->world) ||
        (calendar_month(in.day) != month && calendar_month(out.day) != month))
        return;
    *relative = *note;
    relative->bank = note->bank == BANK_PSBC ? BANK_ABC : BANK_PSBC;
    person = family_member(scene, 0, account_relative(note));
    memcpy(relative->name, person->name, sizeof person->name);
    snprintf(relative->id, sizeof relative->id, "%.18s", person->id);
    people_account(scene->house[0].household, account_relative(note), relative->account);
    memcpy(in.counter_account, note->account, sizeof in.counter_account);
    snprintf(in.counter_name, sizeof in.counter_name, "%.47s", note->name);
    in.balance = LEAST_LEFT + in.amount;
    out.balance = LEAST_LEFT;
    if (calendar_month(in.day) == month)
        txn_add(txns, in);
    if (calendar_month(out.day) == month)
        txn_add(txns, out);
}
