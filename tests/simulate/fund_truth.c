/*
 * Worked out again from balances and sums, whatever was planted: a level meant to be short may be long enough in
 * the end.  What is in doubt about a bank's loans is left open here too.
 */
#include "fund.h"

#include <stdio.h>

enum { MONTHS_ENOUGH = 12, MONTHS_TOO_LONG = 24 };

/* A bank in a county at a month's end. */
struct standing {
    int county, bank, index;
    int accounts;
    int64_t fund, covers, loans, most; /* in accounts, times their multiples, and lent, at least and at the most */
};

static struct standing standing_of(const struct fund *fund, int county, int bank, int index)
{
    struct standing standing = { .county = county, .bank = bank, .index = index };

    for (int i = 0; i < fund->accounts; i++) {
        const struct fund_account *account = &fund->account[i];

        if (account->county != county || account->bank != bank)
            continue;
        standing.accounts++;
        standing.fund += account->balance[index];
        standing.covers += account->balance[index] * account->multiple;
    }
    standing.loans = fund->totals->sure[county][bank][index][SURE_BALANCE];
    standing.most = standing.loans + fund->totals->sure[county][bank][index][UNSURE_BALANCE];
    return standing;
}

/* No quarter end in sight: nobody can say. */
static enum must truth_tenth(const struct fund *fund, int county, int bank, int index)
{
    int quarter = fund_quarter(fund->world, index);
    struct standing standing;

    if (quarter < 0)
        return MUST_EITHER;
    standing = standing_of(fund, county, bank, quarter);
    if (standing.fund * 10 < standing.loans)
        return MUST_YES;
    return standing.fund * 10 < standing.most ? MUST_EITHER : MUST_NO;
}

/* Without any account there is no agreement to hold against. */
static enum must truth_multiple(const struct fund *fund, int county, int bank, int index)
{
    struct standing standing = standing_of(fund, county, bank, index);

    if (standing.accounts == 0 && standing.most > 0)
        return MUST_EITHER;
    if (standing.loans > standing.covers)
        return MUST_YES;
    return standing.most > standing.covers ? MUST_EITHER : MUST_NO;
}

/* Granted within so many months?  On the very day it is left open. */
static enum must truth_granted(const struct fund *fund, int county, int bank, int index, int months)
{
    int latest = fund->latest[county][bank][index];
    int since = calendar_add_months(calendar_month_end(world_month(fund->world, index)), -months);

    if (latest == since)
        return MUST_EITHER;
    return latest > since ? MUST_YES : MUST_NO;
}

static enum must truth_unused(const struct fund *fund, int county, int bank, int index)
{
    enum must granted = truth_granted(fund, county, bank, index, MONTHS_ENOUGH);

    if (standing_of(fund, county, bank, index).fund == 0 || granted == MUST_YES)
        return MUST_NO;
    return granted == MUST_EITHER ? MUST_EITHER : MUST_YES;
}

static enum must truth_idle(const struct fund *fund, int county, int bank, int index)
{
    enum must granted = truth_granted(fund, county, bank, index, MONTHS_TOO_LONG);

    if (standing_of(fund, county, bank, index).accounts == 0 || granted == MUST_YES)
        return MUST_NO;
    return granted == MUST_EITHER ? MUST_EITHER : MUST_YES;
}

/* What ends may be listed as ended in that month. */
static enum must truth_ends(enum must now, enum must before)
{
    return now == MUST_NO && before != MUST_NO ? MUST_EITHER : now;
}

typedef enum must truth_of_pair(const struct fund *fund, int county, int bank, int index);

static void truth_pair(const struct fund *fund, struct truth *truth, const char *rule, truth_of_pair *of,
                       const int at[2])
{
    enum must before = MUST_NO;
    char bank_code[8], subject[32];

    duty_bank_code(fund->world, at[1], bank_code);
    snprintf(subject, sizeof subject, "%s/%s", fund->world->places.county[at[0]].code, bank_code);
    for (int i = 0; i < fund->world->months; i++) {
        enum must now = of(fund, at[0], at[1], i);

        truth_add(truth, world_month(fund->world, i), rule, "county_bank", subject, truth_ends(now, before));
        before = now;
    }
}

/* 5: below the lowest rate by more than 0.0005. */
static enum must truth_rate(const struct fund *fund, const struct fund_account *account, int index)
{
    (void) fund;
    (void) index;
    return account->rate < fund_lowest_rate(account->tenor) - 50 ? MUST_YES : MUST_NO;
}

/* 9: from the month of the outflow on. */
static enum must truth_outflow(const struct fund *fund, const struct fund_account *account, int index)
{
    bool planted = account->plant == FUND_OUTFLOW && account->violation;

    return planted && index >= 1 + account->nth % (fund->world->months - 1) ? MUST_YES : MUST_NO;
}

/* 11: by the last quarter that lies wholly in the window.  The interest posted was planted. */
static enum must truth_interest(const struct fund *fund, const struct fund_account *account, int index)
{
    int quarter = fund_quarter(fund->world, index);
    bool little = account->plant == FUND_LITTLE_INTEREST && account->violation;

    if (quarter < 2)
        return MUST_EITHER;
    return little ? MUST_YES : MUST_NO;
}

static enum must truth_pledged(const struct fund *fund, const struct fund_account *account, int index)
{
    return fund_pledged(fund, account, index) ? MUST_YES : MUST_NO;
}

typedef enum must truth_of_account(const struct fund *fund, const struct fund_account *account, int index);

static void truth_account(const struct fund *fund, struct truth *truth, const char *rule, truth_of_account *of,
                          const struct fund_account *account)
{
    enum must before = MUST_NO;

    for (int i = 0; i < fund->world->months; i++) {
        enum must now = of(fund, account, i);

        truth_add(truth, world_month(fund->world, i), rule, "account", account->number, truth_ends(now, before));
        before = now;
    }
}

void fund_truth(const struct fund *fund, struct truth *truth)
{
    for (int county = 0; county < fund->world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++) {
            const int at[2] = { county, bank };

            truth_pair(fund, truth, "FND-01", truth_tenth, at);
            truth_pair(fund, truth, "FND-02", truth_multiple, at);
            truth_pair(fund, truth, "FND-03", truth_unused, at);
            truth_pair(fund, truth, "FND-04", truth_idle, at);
        }
    for (int i = 0; i < fund->accounts; i++) {
        truth_account(fund, truth, "FND-05", truth_rate, &fund->account[i]);
        truth_account(fund, truth, "FND-09", truth_outflow, &fund->account[i]);
        truth_account(fund, truth, "FND-11", truth_interest, &fund->account[i]);
        truth_account(fund, truth, "FND-12", truth_pledged, &fund->account[i]);
    }
}
