/*
 * Behind by more than ten points: m / 12 - granted / plan > 1 / 10, or in whole numbers
 * (10 m - 12) * plan > 120 * granted.  Nothing here is rounded.
 */
#include "plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRIES = 200, FEN_A_TEN_THOUSAND_YUAN = 1000000, WITHOUT_PLAN = 11 };

/* In January for the year that begins; before the window nobody could have sent it. */
bool plan_arrives(const struct world *world, int index)
{
    return index == 0 || world_month(world, index) % 12 == 0;
}

/* The lead of what was granted over what must be, in 1/120 of the plan; negative where it lags. */
static int64_t plan_lead(int month, int64_t amount, int64_t granted)
{
    return 120 * granted - (10 * month - 12) * amount;
}

/* 1 to 12: how many months of the year are gone at its end. */
static int plan_month(const struct world *world, int index)
{
    return world_month(world, index) % 12 + 1;
}

/* Months of the window that lie in a year. */
static bool plan_in_year(const struct figures *figures, int index, int year)
{
    return world_month(figures->world, index) / 12 == figures->first_year + year;
}

/* No month of the year comes within half a point of the threshold, but `exact` may. */
static bool plan_clear(const struct figures *figures, int county, int bank, int year, int64_t amount, int exact)
{
    for (int i = 0; i < figures->world->months; i++) {
        int64_t lead;

        if (!plan_in_year(figures, i, year) || i == exact)
            continue;
        lead = plan_lead(plan_month(figures->world, i), amount, figures_granted(figures, county, bank, i));
        if (llabs(lead) * 10 < amount * 7)
            return false;
    }
    return true;
}

/* The window's last month in a year; -1 if none. */
static int plan_last(const struct figures *figures, int year)
{
    int last = -1;

    for (int i = 0; i < figures->world->months; i++)
        if (plan_in_year(figures, i, year))
            last = i;
    return last;
}

/* Ten points behind to the fen at a month's end where that can be had; one yuan more would be too far. */
static int64_t plan_exact(const struct figures *figures, int county, int bank, int year, bool over)
{
    for (int i = 0; i < figures->world->months; i++) {
        int64_t granted = figures_granted(figures, county, bank, i);
        int month = plan_month(figures->world, i);
        int64_t amount;

        if (!plan_in_year(figures, i, year) || month < 2 || granted * 120 % (10 * month - 12) != 0)
            continue;
        amount = granted * 120 / (10 * month - 12);
        if (amount % 100 == 0 && plan_clear(figures, county, bank, year, amount, i))
            return amount + (over ? 100 : 0);
    }
    return 0;
}

/* Granted over plan in percent, at the last month of the year that is seen: behind or on the way. */
static int plan_share(struct random *random, int month, bool behind)
{
    int expected = month * 100 / 12;

    return behind ? expected - random_between(random, 14, 45) : expected + random_between(random, -6, 40);
}

/* Draws until the plan is clear of the threshold in every month; where none is, there is no plan. */
static int64_t plan_choose(const struct figures *figures, int county, int bank, int year, int last)
{
    int64_t granted = figures_granted(figures, county, bank, last);
    uint64_t unit = ((uint64_t) county * BANKS + (uint64_t) bank) * FIGURES_YEARS + (uint64_t) year;
    struct random random = random_start(figures->world->seed, unit, RANDOM_PLAN);
    bool behind = random_chance(&random, 5000);

    for (int i = 0; i < TRIES; i++) {
        int share = plan_share(&random, plan_month(figures->world, last), behind);
        int64_t amount;

        if (share < 3)
            share = 3 + random_below(&random, 5);
        amount = (granted * 100 / share / FEN_A_TEN_THOUSAND_YUAN + 1) * FEN_A_TEN_THOUSAND_YUAN;
        if (plan_clear(figures, county, bank, year, amount, -1))
            return amount;
    }
    return 0;
}

/* Every eleventh pair has no plan, which is a trap: nothing can be behind then. */
static int64_t plan_amount(const struct figures *figures, int county, int bank, int year)
{
    int last = plan_last(figures, year);
    int nth = county * BANKS + bank + year * 7;
    int64_t exact = 0;

    if (last < 0 || figures_granted(figures, county, bank, last) == 0 || nth % WITHOUT_PLAN == 5)
        return 0;
    if (nth % 8 <= 1)
        exact = plan_exact(figures, county, bank, year, nth % 8 == 1);
    return exact ? exact : plan_choose(figures, county, bank, year, last);
}

/* In the window's second half, twice in one year, and not beside the year's own plan; only with the whole catalogue. */
static int plan_changed(const struct world *world)
{
    for (int i = world->months / 2; world->all_rules && i > 0 && i + 2 < world->months; i++)
        if (!plan_arrives(world, i) && !plan_arrives(world, i + 1) && world_month(world, i) % 12 < 10)
            return i;
    return 0;
}

bool plan_is_sent(const struct plan *plan, int index)
{
    return plan_arrives(plan->world, index) ||
           (plan->changed > 0 && (index == plan->changed || index == plan->changed + 1));
}

/* Less by 1.00, by a tenth or by half, less and restored, more, as before, or more and then as before. */
int64_t plan_amount_at(const struct plan *plan, int county, int bank, int index)
{
    int first_year = plan->world->first_month / 12, year = world_month(plan->world, index) / 12;
    int64_t amount = plan->amount[county][bank][year - first_year];
    bool changed = plan->changed > 0 && index >= plan->changed && year == world_month(plan->world, plan->changed) / 12;
    bool again = changed && index > plan->changed;

    if (!changed || amount < FEN_A_TEN_THOUSAND_YUAN)
        return amount;
    switch ((county * 5 + bank) % 7) {
    case 0:
        return amount - 100;
    case 1:
        return amount - amount / 1000 * 100;
    case 2:
        return again ? amount : amount - 100;
    case 3:
        return amount + 100;
    case 4:
        return amount;
    case 5:
        return amount / 200 * 100;
    default:
        return again ? amount : amount + 100;
    }
}

/* Lower than an earlier plan of the year; back at the highest, it may be listed as ended.  Whether last year's
 * plan still counts is left open. */
static void plan_changes_of(const struct plan *plan, struct truth *truth, int county, int bank)
{
    int64_t highest = 0;
    bool before = false, last_year = false;
    char bank_code[8], subject[32];

    duty_bank_code(plan->world, bank, bank_code);
    snprintf(subject, sizeof subject, "%s/%s", plan->world->places.county[county].code, bank_code);
    for (int i = 0; i < plan->world->months; i++) {
        int month = world_month(plan->world, i);
        int64_t amount = plan_amount_at(plan, county, bank, i);
        bool lower;

        last_year = last_year || (month % 12 == 0 && before);
        highest = month % 12 == 0 || amount > highest ? amount : highest;
        lower = amount < highest;
        truth_add(truth, month, "DTY-07", "county_bank", subject,
                  lower                 ? MUST_YES
                  : before || last_year ? MUST_EITHER
                                        : MUST_NO);
        before = lower;
    }
}

void plan_truth_of_changes(const struct plan *plan, struct truth *truth)
{
    for (int county = 0; county < plan->world->places.counties && plan->changed > 0; county++)
        for (int bank = 0; bank < BANKS; bank++)
            plan_changes_of(plan, truth, county, bank);
}

/* A year outside the window has no month, and so no plan. */
void plan_make(struct plan *plan, const struct figures *figures)
{
    memset(plan, 0, sizeof *plan);
    plan->world = figures->world;
    plan->changed = plan_changed(figures->world);
    for (int county = 0; county < figures->world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++)
            for (int year = 0; year < FIGURES_YEARS; year++)
                plan->amount[county][bank][year] = plan_amount(figures, county, bank, year);
}

/* What ends this month may be listed as ended, by those who count from the ledger's day. */
static void plan_truth_of(const struct plan *plan, const struct figures *figures, struct truth *truth, int county,
                          int bank, int unseen)
{
    char bank_code[8], subject[32];
    bool before = false;

    duty_bank_code(plan->world, bank, bank_code);
    snprintf(subject, sizeof subject, "%s/%s", plan->world->places.county[county].code, bank_code);
    for (int i = 0; i < plan->world->months; i++) {
        int month = world_month(plan->world, i);
        int64_t amount = plan_amount_at(plan, county, bank, i);
        int64_t granted = figures_granted(figures, county, bank, i);
        bool behind = amount > 0 && plan_lead(plan_month(plan->world, i), amount, granted) < 0;
        bool blind = bank == BANK_XYCZ && unseen > 0 && (month == unseen || month == unseen + 1);
        enum must must = behind ? MUST_YES : before ? MUST_EITHER : MUST_NO;

        truth_add(truth, month, "DTY-06", "county_bank", subject, blind ? MUST_EITHER : must);
        before = behind;
    }
}

/* Only pairs that have lent at all: of the others nobody would expect a word. */
static bool plan_pair_lends(const struct figures *figures, int county, int bank)
{
    int64_t sum = 0;

    for (int year = 0; year < FIGURES_YEARS; year++)
        for (int i = 0; i < figures->world->months; i++)
            sum += figures->granted[county][bank][year][i];
    return sum > 0;
}

/* Pairs without a plan have rows as well: nothing may be said of them. */
void plan_truth(const struct plan *plan, const struct figures *figures, struct truth *truth, int unseen)
{
    for (int county = 0; county < plan->world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++)
            if (plan_pair_lends(figures, county, bank))
                plan_truth_of(plan, figures, truth, county, bank, unseen);
}
