/*
 * Ratios are whole numbers of 0.00001 %.  What a vanished or unreadable note owes may be counted or not: a target is set
 * by what it comes to at the least (where it is to be exceeded) or at the most, over all months of its year.
 */
#include "npl.h"

#include <stdio.h>
#include <string.h>

enum { POINT = 100000, TOLERANCE = 2 * POINT, THREE_PERCENT = 3 * POINT, ONE = 100 * POINT };

/* Every sixth bank has no target, and a low one is what most of the others have that cannot exceed it. */
enum { WITHOUT_TARGET = 6, USUAL = 150000 };

/* A bank's sums over all counties. */
static void npl_of_bank(const struct totals *totals, int bank, int index, int64_t sure[SURES])
{
    memset(sure, 0, SURES * sizeof *sure);
    for (int county = 0; county < PLACES_COUNTIES; county++)
        for (int i = 0; i < SURES; i++)
            sure[i] += totals->sure[county][bank][index][i];
}

/* In sums of 128 bits: the product would not fit for a whole nation. */
static int npl_ratio(int64_t bad, int64_t all, bool *more)
{
    __extension__ typedef __int128 wide;
    wide product = (wide) bad * ONE;

    *more = all > 0 && product % (wide) all > 0;
    return all > 0 ? (int) (product / (wide) all) : 0;
}

/* The ratio that decides in a month, cut off: the least that is not exceeded by it, or one that just is. */
static int npl_deciding(const struct totals *totals, int bank, int index, bool exceeded)
{
    int64_t sure[SURES];
    bool more;
    int ratio;

    npl_of_bank(totals, bank, index, sure);
    ratio = npl_ratio(sure[SURE_NPL] + (exceeded ? 0 : sure[UNSURE_BALANCE]), sure[SURE_BALANCE] + sure[UNSURE_BALANCE],
                      &more);
    if (exceeded)
        return more ? ratio : ratio - 1;
    return more ? ratio + 1 : ratio;
}

/* Exceeded in all months of the year, in one by as little as can be; or in none, and nearly in one. */
static int npl_target(const struct totals *totals, int bank, int year)
{
    const struct world *world = totals->world;
    bool exceeded = (bank + year) % 3 != 0, any = false;
    int target = 0;

    for (int i = 0; i < world->months; i++) {
        int ratio;

        if (world_month(world, i) / 12 - world->first_month / 12 != year)
            continue;
        ratio = npl_deciding(totals, bank, i, exceeded);
        if (!any || (exceeded ? ratio < target : ratio > target))
            target = ratio;
        any = true;
    }
    if (!any || bank % WITHOUT_TARGET == WITHOUT_TARGET - 1)
        return -1;
    return target > TOLERANCE ? target - TOLERANCE : USUAL;
}

void npl_make(struct npl *npl, const struct totals *totals)
{
    npl->totals = totals;
    for (int bank = 0; bank < BANKS; bank++)
        for (int year = 0; year < NPL_YEARS; year++)
            npl->target[bank][year] = npl_target(totals, bank, year);
}

/* What no longer holds may be listed as ended; what follows on a doubt is left open too. */
static enum must npl_must(enum must now, enum must before)
{
    return now == MUST_NO && before != MUST_NO ? MUST_EITHER : now;
}

/* At three percent compensation may start: "at" is enough. */
static void npl_truth_of_county(const struct npl *npl, struct truth *truth, int county, int bank)
{
    const struct world *world = npl->totals->world;
    enum must before = MUST_NO;
    char bank_code[8], subject[32];

    duty_bank_code(world, bank, bank_code);
    snprintf(subject, sizeof subject, "%s/%s", world->places.county[county].code, bank_code);
    for (int i = 0; i < world->months; i++) {
        enum must now = totals_ratio(npl->totals->sure[county][bank][i], THREE_PERCENT, false);

        if (npl->totals->sum[county][bank][i][TOTAL_GRANTED_NOTES] > 0)
            truth_add(truth, world_month(world, i), "RSK-04", "county_bank", subject, npl_must(now, before));
        before = now;
    }
}

/* Exactly at the target and two points is not over them. */
static void npl_truth_of_bank(const struct npl *npl, struct truth *truth, int bank)
{
    const struct world *world = npl->totals->world;
    enum must before = MUST_NO;
    char bank_code[8];

    duty_bank_code(world, bank, bank_code);
    for (int i = 0; i < world->months; i++) {
        int target = npl->target[bank][world_month(world, i) / 12 - world->first_month / 12];
        int64_t sure[SURES];
        enum must now;

        npl_of_bank(npl->totals, bank, i, sure);
        now = target < 0 ? MUST_NO : totals_ratio(sure, target + TOLERANCE, true);
        truth_add(truth, world_month(world, i), "RSK-05", "bank", bank_code, npl_must(now, before));
        before = now;
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
