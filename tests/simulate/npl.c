/* Ratios are held as whole numbers of 0.00001 %, cut off; what is cut off is kept as a yes or no. */
#include "npl.h"

#include <stdio.h>
#include <string.h>

enum { POINT = 100000, TOLERANCE = 2 * POINT, THREE_PERCENT = 3 * POINT, DIGITS = 7, WITHOUT_TARGET = 6 };

/* Digit by digit: the product would not fit for a whole nation. */
static int npl_ratio(int64_t part, int64_t whole, bool *more)
{
    int ratio = 0;

    *more = false;
    if (whole == 0)
        return 0;
    ratio = (int) (part / whole);
    part %= whole;
    for (int i = 0; i < DIGITS; i++) {
        ratio = ratio * 10 + (int) (part * 10 / whole);
        part = part * 10 % whole;
    }
    *more = part > 0;
    return ratio;
}

/* A bank's bad loans and all its loans in a month, over all counties; true where they are in doubt. */
static bool npl_of_bank(const struct totals *totals, int bank, int index, int64_t *bad, int64_t *all)
{
    bool doubtful = false;

    *bad = *all = 0;
    for (int county = 0; county < PLACES_COUNTIES; county++) {
        *bad += totals->sum[county][bank][index][TOTAL_NPL];
        *all += totals->sum[county][bank][index][TOTAL_BALANCE];
        doubtful = doubtful || totals->doubtful[county][bank][index];
    }
    return doubtful;
}

/* By the ratio of the year's last month in the window, one hundred thousandth below or above what decides;
 * every sixth bank has no target, and nothing to exceed. */
static int npl_target(const struct totals *totals, int bank, int year)
{
    const struct world *world = totals->world;
    int64_t bad = 0, all = 0;
    int last = -1, target;
    bool more;

    for (int i = 0; i < world->months; i++)
        if (world_month(world, i) / 12 - world->first_month / 12 == year)
            last = i;
    if (last < 0 || bank % WITHOUT_TARGET == 5)
        return -1;
    npl_of_bank(totals, bank, last, &bad, &all);
    target = npl_ratio(bad, all, &more) - TOLERANCE + ((bank + year) % 2 ? 1 : more ? 0 : -1);
    return target > 0 ? target : 150000;
}

void npl_make(struct npl *npl, const struct totals *totals)
{
    npl->totals = totals;
    for (int bank = 0; bank < BANKS; bank++)
        for (int year = 0; year < NPL_YEARS; year++)
            npl->target[bank][year] = npl_target(totals, bank, year);
}

/* What no longer holds may be listed as ended; what is in doubt is left open, and what follows on it too. */
static enum must npl_must(bool now, bool before, bool doubtful)
{
    if (doubtful)
        return MUST_EITHER;
    if (now)
        return MUST_YES;
    return before ? MUST_EITHER : MUST_NO;
}

/* At three percent compensation may start: "at" is enough. */
static void npl_truth_of_county(const struct npl *npl, struct truth *truth, int county, int bank)
{
    const struct world *world = npl->totals->world;
    bool before = false;
    char bank_code[8], subject[32];

    duty_bank_code(world, bank, bank_code);
    snprintf(subject, sizeof subject, "%s/%s", world->places.county[county].code, bank_code);
    for (int i = 0; i < world->months; i++) {
        const int64_t *sum = npl->totals->sum[county][bank][i];
        bool doubtful = npl->totals->doubtful[county][bank][i];
        bool more,
            now = sum[TOTAL_BALANCE] > 0 && npl_ratio(sum[TOTAL_NPL], sum[TOTAL_BALANCE], &more) >= THREE_PERCENT;

        if (sum[TOTAL_GRANTED_NOTES] > 0)
            truth_add(truth, world_month(world, i), "RSK-04", "county_bank", subject, npl_must(now, before, doubtful));
        before = now || doubtful;
    }
}

/* Exactly at the target and two points is not over them. */
static void npl_truth_of_bank(const struct npl *npl, struct truth *truth, int bank)
{
    const struct world *world = npl->totals->world;
    bool before = false;
    char bank_code[8];

    duty_bank_code(world, bank, bank_code);
    for (int i = 0; i < world->months; i++) {
        int target = npl->target[bank][world_month(world, i) / 12 - world->first_month / 12];
        int64_t bad, all;
        bool doubtful = npl_of_bank(npl->totals, bank, i, &bad, &all), more;
        int ratio = npl_ratio(bad, all, &more);
        bool now = target >= 0 && (ratio > target + TOLERANCE || (ratio == target + TOLERANCE && more));

        truth_add(truth, world_month(world, i), "RSK-05", "bank", bank_code,
                  npl_must(now, before, doubtful && target >= 0));
        before = now || (doubtful && target >= 0);
    }
}

void npl_truth(const struct npl *npl, struct truth *truth)
{
    for (int bank = 0; bank < BANKS; bank++) {
        npl_truth_of_bank(npl, truth, bank);
        for (int county = 0; county < npl->totals->world->places.counties; county++)
            npl_truth_of_county(npl, truth, county, bank);
    }
}
