/*
 * First the accounts and what is planted in them, then a walk over the scenes for the cases and grants, then the
 * balances month by month (fund_balance.c).
 */
#include "fund.h"

#include "compensation.h"
#include "fail.h"
#include "ledger.h"
#include "lending.h"
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_IDLE = 8, OPENING = 2000 * YUAN, LEAST_OPENING = 1000 * YUAN };

/* Benchmarks since 2015-10-24, a tenth higher. */
int fund_lowest_rate(int tenor)
{
    static const int lowest[FUND_TENORS] = { 38500, 121000, 143000, 165000, 231000, 302500 };

    return lowest[tenor];
}

bool fund_leaves(enum fund_kind kind)
{
    return kind == FUND_PAID_OUT || kind == FUND_MOVED || kind == FUND_TAKEN_BACK || kind == FUND_OTHER;
}

static bool fund_lends(const struct fund *fund, int county, int bank)
{
    return fund->totals->sum[county][bank][fund->world->months - 1][TOTAL_GRANTED_NOTES] > 0;
}

/* Opened long before the window; the tenors take turns. */
static struct fund_account *fund_open(struct fund *fund, int county, int bank, enum fund_plant plant)
{
    struct fund_account *account = &fund->account[fund->accounts];

    *account = (struct fund_account) { .county = county, .bank = bank, .plant = plant, .multiple = 10 };
    account->tenor = fund->accounts % FUND_TENORS;
    account->rate = fund_lowest_rate(account->tenor) + fund->accounts % 3 * 1000;
    account->opening = OPENING;
    snprintf(account->number, sizeof account->number, "2402%.6s%02d%05d", fund->world->places.county[county].code, bank,
             fund->accounts);
    fund->accounts++;
    return account;
}

/* A few banks that always lend have none. */
static bool fund_without(int county, int bank)
{
    return (bank == county || bank >= BANK_ABC) && (county * 3 + bank) % 11 == 4;
}

static void fund_open_main(struct fund *fund)
{
    for (int county = 0; county < fund->world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++) {
            fund->main[county][bank] = -1;
            if (!fund_lends(fund, county, bank) || fund_without(county, bank))
                continue;
            fund->main[county][bank] = fund->accounts;
            fund_open(fund, county, bank, FUND_MAIN);
        }
}

/* Every third idle account is empty. */
static void fund_open_idle(struct fund *fund)
{
    int wanted = 2 * (fund->world->violations + fund->world->traps), opened = 0;

    wanted = wanted < LEAST_IDLE ? LEAST_IDLE : wanted;
    for (int bank = 0; bank < BANKS; bank++)
        for (int county = 0; county < fund->world->places.counties; county++) {
            if (fund_lends(fund, county, bank) || opened == wanted)
                continue;
            fund->main[county][bank] = fund->accounts;
            fund_open(fund, county, bank, FUND_IDLE)->opening = opened++ % 3 == 2 ? 0 : OPENING;
        }
}

/* Whether a planting may be a neighbour of this account: one of a bank that always lends here, or of one that does
 * not and has money. */
static bool fund_hosts(const struct fund_account *account, enum fund_plant plant)
{
    bool at_home = account->bank == account->county || account->bank == BANK_ABC || account->bank == BANK_PSBC;

    return account->plant == plant && account->opening > 0 && (plant == FUND_IDLE || at_home);
}

/* The `nth` of them; -1: there is none. */
static int fund_host(const struct fund *fund, int nth, enum fund_plant plant)
{
    int hosts = 0;

    for (int i = 0; i < fund->accounts; i++)
        hosts += fund_hosts(&fund->account[i], plant);
    if (hosts == 0)
        return -1;
    nth %= hosts;
    for (int i = 0; i < fund->accounts; i++)
        if (fund_hosts(&fund->account[i], plant) && nth-- == 0)
            return i;
    return -1;
}

/* Too low by the least that counts, or by the tenth; or just high enough. */
static void fund_plant_rate(struct fund_account *account)
{
    static const int off[2][3] = { { 50, 0, -2000 }, { 51, 10000, 20000 } };

    account->rate = fund_lowest_rate(account->tenor) - off[account->violation][account->nth % 3];
}

/* Another account of the county gets so much, so many days later. */
static void fund_moved(struct fund *fund, int account, int day, int days, int64_t amount)
{
    int main = fund->main[fund->account[account].county][fund->account[account].county];

    for (int bank = 0; main < 0 && bank < BANKS; bank++)
        main = fund->main[fund->account[account].county][bank];
    if (main >= 0)
        fund_post(fund, main, day + days, FUND_IN, amount);
}

/* No two amounts are equal, so that nothing matches by accident. */
static void fund_plant_outflow(struct fund *fund, int at)
{
    static const enum fund_kind kind[] = { FUND_PAID_OUT, FUND_OTHER, FUND_MOVED,
                                           FUND_MOVED,    FUND_MOVED, FUND_TAKEN_BACK };
    const struct fund_account *account = &fund->account[at];
    int index = 1 + account->nth % (fund->world->months - 1);
    int day = calendar_month_first(world_month(fund->world, index)) + 9 + account->nth % 5;
    int64_t amount = (int64_t) 300 * YUAN + at * 7;

    if (account->violation) {
        fund_post(fund, at, day, kind[account->nth % 6], amount);
        if (account->nth % 6 == 3)
            fund_moved(fund, at, day, 4, amount);
        if (account->nth % 6 == 4)
            fund_moved(fund, at, day, 2, amount - 1);
    } else if (account->nth % 3 == 2)
        fund_post(fund, at, day, FUND_TAKEN_BACK, amount);
    else {
        fund_post(fund, at, day, FUND_MOVED, amount);
        fund_moved(fund, at, day, account->nth % 3 ? 0 : 3, amount);
    }
}

/* A trap among the outflows belongs to a bank that does not lend: from there money may be taken back. */
static void fund_plant(struct fund *fund, enum fund_plant plant, int nth, bool violation)
{
    bool idle = plant == FUND_OUTFLOW && !violation && nth % 3 == 2;
    int host = fund_host(fund, nth * 3 + (int) plant, idle ? FUND_IDLE : FUND_MAIN), at = fund->accounts;
    struct fund_account *account;

    if (host < 0)
        return;
    account = fund_open(fund, fund->account[host].county, fund->account[host].bank, plant);
    account->violation = violation;
    account->nth = nth;
    if (plant == FUND_RATE)
        fund_plant_rate(account);
    if (plant == FUND_OUTFLOW)
        fund_plant_outflow(fund, at);
}

static void fund_plant_all(struct fund *fund)
{
    for (int plant = FUND_RATE; plant < FUND_PLANTS && fund->world->months > 1; plant++) {
        for (int nth = 0; nth < fund->world->violations; nth++)
            fund_plant(fund, (enum fund_plant) plant, nth, true);
        for (int nth = 0; nth < fund->world->traps; nth++)
            fund_plant(fund, (enum fund_plant) plant, nth, false);
    }
}

/* What cases took and gave back. */
static void fund_cases(struct fund *fund, const struct scene *scene)
{
    for (int i = 0; i < scene->cases; i++) {
        const struct compensation *compensation = &scene->compensation[i];
        const struct note *note = &scene->note[compensation->note];
        int county = fund->world->places.township[note->township].county;
        int paid = calendar_month(compensation->paid) - fund->world->first_month;
        int back = calendar_month(compensation->recovered_on) - fund->world->first_month;

        if (compensation->paid && paid >= 0 && paid < fund->world->months)
            fund->paid[county][note->bank][paid] += compensation->fund_share;
        if (compensation->recovered_on && back >= 0 && back < fund->world->months)
            fund->returned[county][note->bank][back] += compensation->returned;
    }
}

/* Known from the first ledger that shows the note. */
static void fund_grant(struct fund *fund, const struct note *note)
{
    int county = fund->world->places.township[note->township].county;
    int first = ledger_first_month(fund->world, note);

    for (int i = first - fund->world->first_month; first >= 0 && i < fund->world->months; i++)
        if (fund->latest[county][note->bank][i] < note->granted)
            fund->latest[county][note->bank][i] = note->granted;
}

static void fund_walk(struct fund *fund)
{
    static struct scene scene;

    for (int household = 0; household < fund->world->households; household += scene.households) {
        stage_build(fund->world, household, STAGE_WITH_NOTES, &scene);
        fund_cases(fund, &scene);
        for (int i = 0; i < scene.notes; i++)
            fund_grant(fund, &scene.note[i]);
    }
}

/* Two months, or for good. */
bool fund_pledged(const struct fund *fund, const struct fund_account *account, int index)
{
    int from = 1 + account->nth % (fund->world->months > 1 ? fund->world->months - 1 : 1);

    return account->plant == FUND_PLEDGED && account->violation && index >= from &&
           (account->nth % 2 == 0 || index < from + 2);
}

void fund_make(struct fund *fund, const struct world *world, const struct totals *totals)
{
    size_t room =
        PLACES_COUNTIES * BANKS + (size_t) (FUND_PLANTS - FUND_RATE) * (size_t) (world->violations + world->traps);

    memset(fund, 0, sizeof *fund);
    fund->world = world;
    fund->totals = totals;
    fund->account = calloc(room, sizeof *fund->account);
    if (!fund->account)
        fail("out of memory for %zu fund accounts", room);
    fund_open_main(fund);
    fund_open_idle(fund);
    fund_plant_all(fund);
    fund_walk(fund);
    for (int i = 0; i < fund->accounts; i++)
        if (fund->account[i].plant == FUND_MAIN) {
            int64_t level = fund_level(fund, &fund->account[i], 0) / 10 * 9;

            fund->account[i].opening = level < LEAST_OPENING ? LEAST_OPENING : level;
        }
    for (int index = 0; index < world->months; index++)
        fund_balances(fund, index);
}
