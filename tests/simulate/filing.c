/* Dealt out over county, bank and month by a step that visits each cell once. */
#include "filing.h"

#include <stdio.h>
#include <string.h>

enum { STEP = 1009, CENT = 1 };

bool filing_declares(const struct filing *filing, int county, int bank, int index)
{
    return filing->totals->sum[county][bank][index][TOTAL_GRANTED_NOTES] > 0;
}

/* Whether the sums themselves can be disputed. */
static bool filing_doubtful(const struct filing *filing, int county, int bank, int index)
{
    return filing->totals->doubtful_households[county][bank] || filing->totals->doubtful[county][bank][index];
}

/* One of the seven figures each; of those in 元 the violation is the least that is one. */
static void filing_plant(int64_t off[TOTALS], int violation, int trap)
{
    static const enum total money[] = { TOTAL_BALANCE, TOTAL_GRANTED_AMOUNT, TOTAL_NPL, TOTAL_OVERDUE };

    if (trap >= 0)
        off[money[trap % 4]] = CENT;
    else if (violation % TOTALS == TOTAL_GRANTED_HOUSEHOLDS || violation % TOTALS == TOTAL_GRANTED_NOTES ||
             violation % TOTALS == TOTAL_BALANCE_HOUSEHOLDS)
        off[violation % TOTALS] = 1;
    else
        off[violation % TOTALS] = 2 * CENT;
}

void filing_make(struct filing *filing, const struct totals *totals)
{
    const struct world *world = totals->world;
    int cells = PLACES_COUNTIES * BANKS * world->months, violations = 0, traps = 0;

    memset(filing, 0, sizeof *filing);
    filing->totals = totals;
    for (int i = 0, at = 7; i < cells; i++, at = (at + STEP) % cells) {
        int county = at % PLACES_COUNTIES, bank = at / PLACES_COUNTIES % BANKS, index = at / PLACES_COUNTIES / BANKS;

        if (!filing_declares(filing, county, bank, index) || filing_doubtful(filing, county, bank, index))
            continue;
        if (violations < world->violations)
            filing_plant(filing->off[county][bank][index], violations++, -1);
        else if (traps < world->traps)
            filing_plant(filing->off[county][bank][index], 0, traps++);
    }
}

/* A household or a note more is wrong, and so is more than 0.01. */
static enum must filing_must(const struct filing *filing, int county, int bank, int index)
{
    const int64_t *off = filing->off[county][bank][index];
    bool wrong = false;

    for (int i = 0; i < TOTALS; i++)
        wrong = wrong || off[i] > CENT ||
                (off[i] > 0 && i != TOTAL_BALANCE && i != TOTAL_GRANTED_AMOUNT && i != TOTAL_NPL && i != TOTAL_OVERDUE);
    if (filing_doubtful(filing, county, bank, index))
        return MUST_EITHER;
    return wrong ? MUST_YES : MUST_NO;
}

/* A finding about a month stays in the issues after it. */
static void filing_truth_of(const struct filing *filing, struct truth *truth, int county, int bank, int index)
{
    const struct world *world = filing->totals->world;
    int declared = world_month(world, index);
    enum must must = filing_must(filing, county, bank, index);
    char bank_code[8], subject[32];

    duty_bank_code(world, bank, bank_code);
    snprintf(subject, sizeof subject, "%s/%s/%04d-%02d", world->places.county[county].code, bank_code, declared / 12,
             declared % 12 + 1);
    for (int i = index; i < world->months; i++)
        truth_add(truth, world_month(world, i), "DAT-02", "filing", subject, must);
}

void filing_truth(const struct filing *filing, struct truth *truth)
{
    const struct world *world = filing->totals->world;

    for (int county = 0; county < world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++)
            for (int i = 0; i < world->months; i++)
                if (filing_declares(filing, county, bank, i))
                    filing_truth_of(filing, truth, county, bank, i);
}
