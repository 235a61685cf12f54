/*
 * Everything follows from a township's place in its county: the third belongs to ABC, the fifth to PSBC, so
 * that both have notes in all ten counties, whatever the seed.
 */
#include "duty.h"

#include <stdio.h>
#include <string.h>

enum { ORDINAL_ABC = 2, ORDINAL_PSBC = 4, ORDINAL_XYCZ = 6, CYCLE = 9, CYCLE_LATE = 3, CYCLE_CHANGED = 7 };

/* Below this many notes a bank's file is small: see duty_measure(). */
enum { SMALL_FILE = 300 };

/* A cooperative's number is the last two digits of its county's code. */
void duty_bank_code(const struct world *world, int bank, char bank_code[8])
{
    static const char *const name[] = { "ABC", "PSBC", "XYCZ" };

    if (bank >= BANK_ABC)
        snprintf(bank_code, 8, "%s", name[bank - BANK_ABC]);
    else
        snprintf(bank_code, 8, "NX3%.2s", world->places.county[bank].code + 4);
}

/* A ninth of the townships each, less the two that are the large banks'; as many ninths as DTY-01 has violations to be
 * planted, and no more than leave room for the others. */
static bool duty_is_none(const struct world *world, int township)
{
    static const int cycle[] = { 5, 1, 8, 0, 2 };
    int most = (int) (sizeof cycle / sizeof *cycle);
    int wanted = (world->violations * CYCLE * 5 / 4 + world->places.townships - 1) / world->places.townships;

    wanted = wanted < 1 ? 1 : wanted < most ? wanted : most;
    for (int i = 0; i < wanted && world->all_rules; i++)
        if (township % CYCLE == cycle[i])
            return true;
    return false;
}

/* The ordinals come first: a county without its third township would have no notes of ABC. */
enum duty_kind duty_kind(const struct world *world, int township)
{
    const struct township *place = &world->places.township[township];

    if (place->ordinal == ORDINAL_ABC || place->ordinal == ORDINAL_PSBC)
        return DUTY_OTHER;
    if (place->ordinal == ORDINAL_XYCZ && place->county == 0)
        return DUTY_SMALL;
    if (township % CYCLE == CYCLE_LATE)
        return DUTY_LATE;
    if (duty_is_none(world, township))
        return DUTY_NONE;
    return township % CYCLE == CYCLE_CHANGED ? DUTY_CHANGED : DUTY_COOPERATIVE;
}

/* Seven months before the window: notes granted earlier have no bank to be held against. */
int duty_late_from(const struct world *world)
{
    return calendar_month_first(world->first_month - 7);
}

/* Half way, so that there are grants before and after it. */
int duty_changed_month(const struct world *world)
{
    return world_month(world, world->months / 2);
}

/* On the first of a month, the day after the list is drawn up: whoever reads the list as of its own date and
 * whoever reads its from_date come to the same answer. */
int duty_changed_on(const struct world *world)
{
    return calendar_month_end(duty_changed_month(world)) + 1;
}

/* In townships that learnt late, honest banks lend as if they had known: then nobody can object. */
int duty_bank(const struct world *world, int township, int day)
{
    const struct township *place = &world->places.township[township];

    switch (duty_kind(world, township)) {
    case DUTY_OTHER:
        return place->ordinal == ORDINAL_ABC ? BANK_ABC : BANK_PSBC;
    case DUTY_SMALL:
        return BANK_XYCZ;
    case DUTY_CHANGED:
        return day >= duty_changed_on(world) ? BANK_ABC : place->county;
    case DUTY_COOPERATIVE:
    case DUTY_LATE:
    case DUTY_NONE:
        break;
    }
    return place->county;
}

/* Never the small bank: its ledger is missing for a month, and a story must be seen. */
int duty_other_bank(const struct world *world, int township, int day)
{
    int bank = duty_bank(world, township, day);

    if (bank == BANK_ABC || bank == BANK_PSBC)
        return world->places.township[township].county;
    return township % 2 ? BANK_ABC : BANK_PSBC;
}

/* The list shows the change as soon as it is drawn up, one day before it counts. */
int duty_from(const struct world *world, int township, int day)
{
    enum duty_kind kind = duty_kind(world, township);

    if (kind == DUTY_LATE)
        return duty_late_from(world);
    if (kind == DUTY_NONE)
        return duty_changed_on(world);
    if (kind == DUTY_CHANGED && day >= duty_changed_on(world) - 1)
        return duty_changed_on(world);
    return calendar_day(2015, 1, 1);
}

/* Half of those without one get one with the second list. */
bool duty_named(const struct world *world, int township, int index)
{
    if (duty_kind(world, township) != DUTY_NONE)
        return true;
    return township % 2 == 0 && world_month(world, index) >= duty_changed_month(world);
}

/* By who answers at the window's beginning; a change half way makes no bank small. */
void duty_measure(struct world *world)
{
    int64_t households[BANKS] = { 0 };

    for (int i = 0; i < world->places.townships; i++)
        households[duty_bank(world, i, world_begin(world))] += places_township_size(&world->places, i);
    for (int i = 0; i < BANKS; i++)
        world->small_bank[i] = households[i] * world->notes_per_100 / 100 < SMALL_FILE;
}
