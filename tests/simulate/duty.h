/*
 * The thirteen banks, and which of them answers for which township.
 *
 * Each county has a credit cooperative of its own; two banks work in all counties, one in the first only.
 * Most townships belong to the cooperative.  Some learnt late whom they belong to, some change hands half
 * way through the window; both are traps for a rule that looks at one duty list only.
 */
#ifndef SIMULATE_DUTY_H
#define SIMULATE_DUTY_H

#include "world.h"

/* 0 to 9 are the counties' cooperatives. */
enum { BANK_ABC = PLACES_COUNTIES, BANK_PSBC, BANK_XYCZ, BANKS };

_Static_assert(BANKS <= WORLD_BANKS, "world.small_bank has a place for every bank");

enum duty_kind {
    DUTY_COOPERATIVE, /* the county's cooperative, all along */
    DUTY_OTHER,       /* one of the two large banks, all along */
    DUTY_LATE,        /* the cooperative, from duty_late_from() on; nobody was named before */
    DUTY_CHANGED,     /* the cooperative, then ABC from duty_changed_on() on */
    DUTY_NONE,        /* nobody, at least at first; the cooperative lends; only with the whole catalogue */
    DUTY_SMALL,       /* the small bank of the first county; no story is played here */
};

/* A bank's code (NX301, ABC, ...); `bank_code` has room for 8. */
void duty_bank_code(const struct world *world, int bank, char bank_code[8]);

enum duty_kind duty_kind(const struct world *world, int township);
int duty_late_from(const struct world *world);
int duty_changed_on(const struct world *world);

/* The month at whose end the second duty list is drawn up. */
int duty_changed_month(const struct world *world);

/* The bank that answers for a township on a day, whether or not it was named by then. */
int duty_bank(const struct world *world, int township, int day);

/* A bank of the county that does not. */
int duty_other_bank(const struct world *world, int township, int day);

/* The from_date that the list drawn up on `day` shows. */
int duty_from(const struct world *world, int township, int day);

/* Whether the list drawn up at the end of the window's month `index` names a bank for a township at all. */
bool duty_named(const struct world *world, int township, int index);

/* Finds the banks that report so few notes that one row more or less is a large share of the file: they are
 * marked in world->small_bank, keep settled notes in their ledgers and make no slips of the pen. */
void duty_measure(struct world *world);

#endif
