/* Drawn per note and month; small banks are spared, for there one broken row is a large share of the file. */
#include "noise.h"

#include "ledger.h"

enum { BROKEN_IN_TEN_THOUSAND = 5, TWICE_IN_TEN_THOUSAND = 7 };

/* Neither new, nor paid, nor late, nor extended, nor graded otherwise since the last ledger. */
static bool noise_nothing_new(const struct world *world, const struct note *note, int month)
{
    int before = calendar_month_end(month - 1);
    struct ledger_state then, now;

    if (month == world->first_month || note->granted > before || !ledger_open(note, calendar_month_end(month)))
        return false;
    then = ledger_state(note, before);
    now = ledger_state(note, calendar_month_end(month));
    return then.balance == now.balance && now.overdue_days == 0 && then.overdue_days == 0 &&
           then.extended == now.extended && then.grade == now.grade;
}

/* Stories are spared: their rows are broken only where the story says so. */
enum noise noise_of(const struct scene *scene, const struct note *note, int month)
{
    const struct world *world = scene->world;
    uint64_t unit = (uint64_t) scene->first * 4 + (uint64_t) (note - scene->note);
    struct random random = random_start(world->seed, unit * 4096 + (uint64_t) (month % 4096), RANDOM_NOISE);
    int draw = random_below(&random, 10000);

    if (scene->households > 1 || world->small_bank[note->bank])
        return NOISE_NONE;
    if (draw < BROKEN_IN_TEN_THOUSAND)
        return noise_nothing_new(world, note, month) ? NOISE_BROKEN : NOISE_NONE;
    return draw < BROKEN_IN_TEN_THOUSAND + TWICE_IN_TEN_THOUSAND ? NOISE_TWICE : NOISE_NONE;
}
