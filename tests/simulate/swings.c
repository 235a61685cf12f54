/*
 * Rates are whole numbers of 0.0000001 %, cut off; where that could decide, it is left open.  A finding about one
 * month stays in the issues after it.
 */
#include "swings.h"

#include <stdio.h>
#include <stdlib.h>

enum { MONTHS_BEFORE = 12, MONTHS_NEEDED = 6, ONE = 1000000000, NEAR = 100, SLACK = 3 };

static int swings_compare(const void *left, const void *right)
{
    int64_t a = *(const int64_t *) left, b = *(const int64_t *) right;

    return (a > b) - (a < b);
}

/* Sorts the values. */
static int64_t swings_median(int64_t value[], int values)
{
    qsort(value, (size_t) values, sizeof *value, swings_compare);
    return (value[(values - 1) / 2] + value[values / 2]) / 2;
}

static int64_t swings_count(const struct totals *totals, const int at[2], int index)
{
    return totals->sum[at[0]][at[1]][index][TOTAL_BALANCE_HOUSEHOLDS];
}

/* The change against the month before; true where there is one. */
static bool swings_rate(const struct totals *totals, const int at[2], int index, int64_t *rate)
{
    int64_t before;

    if (index < 1)
        return false;
    before = swings_count(totals, at, index - 1);
    if (before > 0)
        *rate = (swings_count(totals, at, index) - before) * ONE / before;
    return before > 0;
}

/* Further than three times the usual distance from the usual rate. */
static enum must swings_unusual(const struct totals *totals, const int at[2], int index, int64_t rate)
{
    int64_t usual[MONTHS_BEFORE], median, away;
    int rates = 0;

    for (int i = index - MONTHS_BEFORE; i < index; i++)
        rates += swings_rate(totals, at, i, &usual[rates]);
    if (rates < MONTHS_NEEDED)
        return index > MONTHS_NEEDED ? MUST_EITHER : MUST_NO; /* months without households are no rates to some */
    median = swings_median(usual, rates);
    for (int i = 0; i < rates; i++)
        usual[i] = llabs(usual[i] - median);
    away = llabs(rate - median) - 3 * swings_median(usual, rates);
    if (llabs(away) < NEAR)
        return MUST_EITHER;
    return away > 0 ? MUST_YES : MUST_NO;
}

/* Beyond thirty in a hundred; where the count is in doubt, a few more or less might have done it. */
static enum must swings_at(const struct totals *totals, const int at[2], int index, bool doubtful)
{
    int64_t before, leap, rate;

    if (!swings_rate(totals, at, index, &rate))
        return MUST_NO;
    before = swings_count(totals, at, index - 1);
    leap = llabs(swings_count(totals, at, index) - before);
    if (doubtful && index > MONTHS_NEEDED && (leap + SLACK) * 10 > 3 * (before - SLACK))
        return MUST_EITHER;
    return leap * 10 > 3 * before ? swings_unusual(totals, at, index, rate) : MUST_NO;
}

static void swings_truth_of(const struct totals *totals, struct truth *truth, const int at[2])
{
    const struct world *world = totals->world;
    bool doubtful = totals->doubtful_households[at[0]][at[1]];
    enum must said = MUST_NO;
    char bank_code[8], subject[32];

    duty_bank_code(world, at[1], bank_code);
    snprintf(subject, sizeof subject, "%s/%s", world->places.county[at[0]].code, bank_code);
    for (int i = 0; i < world->months; i++) {
        enum must now;

        doubtful = doubtful || totals->doubtful[at[0]][at[1]][i];
        now = swings_at(totals, at, i, doubtful);
        if (now == MUST_YES || said == MUST_NO)
            said = now;
        truth_add(truth, world_month(world, i), "DAT-06", "county_bank", subject, said);
    }
}

void swings_truth(const struct totals *totals, struct truth *truth)
{
    for (int county = 0; county < totals->world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++)
            if (totals->sum[county][bank][totals->world->months - 1][TOTAL_GRANTED_NOTES] > 0)
                swings_truth_of(totals, truth, (const int[2]) { county, bank });
}
