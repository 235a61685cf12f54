/*
 * A roster never comes after a ledger of its month: for a day or two borrowers registered that month would
 * look like strangers, and a flag that rose and fell between two issues is not what is to be tested.
 *
 * The list of changes is missing for one month, in which no story changes anything; the smallest bank's
 * ledger is missing for another, and truth.c leaves open what follows from that.
 */
#include "arrivals.h"

#include "random.h"

#include <stdio.h>
#include <string.h>

enum { DUE_DAY = 5, MISSING_DAY = 15, LATE_CHANGES_DAY = 20, MISSING_INDEX = 2 };

/* A day of the month after the business date. */
static int arrivals_day(const struct arrivals *arrivals, int month, int day)
{
    return calendar_month_first(world_month(arrivals->world, month) + 1) + day - 1;
}

/* The last but one: the list then comes after both issues that wait for it. */
int arrivals_late_changes(const struct world *world)
{
    return world_month(world, world->months - 2);
}

/* The office is always on time; banks need a day or more after the month's end, never more than four. */
static void arrivals_usual(struct arrivals *arrivals, struct random *random)
{
    for (int month = 0; month < arrivals->months; month++)
        for (int i = 0; i < ARRIVALS; i++) {
            int day = i < ARRIVAL_LEDGERS ? 1 : random_between(random, 2, 4);

            arrivals->arrival[i][month] = (struct arrival) { .day = arrivals_day(arrivals, month, day) };
        }
}

/* Every third file that comes late was tried in time, and could not be read. */
static void arrivals_late(struct arrivals *arrivals, int i, int month, int nth)
{
    struct arrival *arrival = &arrivals->arrival[i][month];

    arrival->day = arrivals_day(arrivals, month, DUE_DAY + 1 + nth % 4);
    if (nth % 3 == 2)
        arrival->bad_day = arrivals_day(arrivals, month, 3 + nth % 2);
}

/* By turns on the last day in time, and at the second try. */
static void arrivals_trap(struct arrivals *arrivals, int i, int month, int nth)
{
    struct arrival *arrival = &arrivals->arrival[i][month];

    arrival->trap = true;
    arrival->day = arrivals_day(arrivals, month, nth % 2 ? 4 : DUE_DAY);
    if (nth % 2)
        arrival->bad_day = arrivals_day(arrivals, month, 2 + nth / 2 % 2);
}

/* Deals out ledgers in an order drawn once; the first month's are left alone, for what has never come is not
 * yet awaited. */
static void arrivals_deal(struct arrivals *arrivals, struct random *random, int violations, int traps)
{
    int ledgers = BANKS * (arrivals->months - 1);
    int at = random_below(random, ledgers);
    int step = 29; /* prime, and no divisor of 13 x months: it visits every ledger once */
    int late = 0, trap = 0;

    for (int i = 0; i < ledgers; i++, at = (at + step) % ledgers) {
        int bank = at % BANKS, month = 1 + at / BANKS;

        if (bank == BANK_XYCZ && month == MISSING_INDEX)
            continue;
        if (late < violations)
            arrivals_late(arrivals, ARRIVAL_LEDGERS + bank, month, late++);
        else if (trap < traps)
            arrivals_trap(arrivals, ARRIVAL_LEDGERS + bank, month, trap++);
    }
}

/* The two that come after the issue of their month. */
static void arrivals_missing(struct arrivals *arrivals)
{
    int last = arrivals->months - 2;

    arrivals->arrival[ARRIVAL_CHANGES][last].day = arrivals_day(arrivals, last + 1, LATE_CHANGES_DAY);
    arrivals->arrival[ARRIVAL_LEDGERS + BANK_XYCZ][MISSING_INDEX].day =
        arrivals_day(arrivals, MISSING_INDEX, MISSING_DAY);
}

/* The first list of changes is empty but for its header; the second roster comes on the due day. */
static void arrivals_office_traps(struct arrivals *arrivals)
{
    arrivals->arrival[ARRIVAL_CHANGES][0].trap = true;
    arrivals_trap(arrivals, ARRIVAL_ROSTER, 1, 0);
}

/* Where the roster comes on the due day, ledgers wait for it (the file's head says why). */
static void arrivals_roster_first(struct arrivals *arrivals)
{
    for (int month = 0; month < arrivals->months; month++)
        for (int i = ARRIVAL_LEDGERS; i < ARRIVALS; i++) {
            struct arrival *arrival = &arrivals->arrival[i][month];
            int roster = arrivals->arrival[ARRIVAL_ROSTER][month].day;

            arrival->day = arrival->day < roster ? roster : arrival->day;
        }
}

/* Windows too short for stories get the usual days only: a file can only be late once one was awaited. */
void arrivals_plan(struct arrivals *arrivals, const struct world *world, int violations, int traps)
{
    struct random random = random_start(world->seed, 0, RANDOM_ARRIVAL);

    memset(arrivals, 0, sizeof *arrivals);
    arrivals->world = world;
    arrivals->months = world->months;
    arrivals_usual(arrivals, &random);
    if (arrivals->months < MISSING_INDEX + 2)
        return;
    arrivals_deal(arrivals, &random, violations > 2 ? violations - 2 : violations, traps > 2 ? traps - 2 : traps);
    if (violations > 2)
        arrivals_missing(arrivals);
    if (traps > 2)
        arrivals_office_traps(arrivals);
    arrivals_roster_first(arrivals);
}

/* Asked of the schedule itself, so that the truth and the files cannot differ. */
int arrivals_missing_month(const struct arrivals *arrivals)
{
    const struct arrival *arrival = &arrivals->arrival[ARRIVAL_LEDGERS + BANK_XYCZ][MISSING_INDEX];

    if (arrivals->months < MISSING_INDEX + 2 || arrival->day < arrivals_day(arrivals, MISSING_INDEX, MISSING_DAY))
        return -1;
    return world_month(arrivals->world, MISSING_INDEX);
}

/* feed/sender/YYYY-MM, with the month of the business date. */
static void arrivals_subject(const struct arrivals *arrivals, int i, int month, char subject[48])
{
    static const char *const office[] = { "roster", "roster_change" };
    int absolute = world_month(arrivals->world, month);
    char bank_code[8] = "FPB";

    if (i >= ARRIVAL_LEDGERS)
        duty_bank_code(arrivals->world, i - ARRIVAL_LEDGERS, bank_code);
    snprintf(subject, 48, "%s/%s/%04d-%02d", i < ARRIVAL_LEDGERS ? office[i] : "loan", bank_code, absolute / 12,
             absolute % 12 + 1);
}

/* Said in each issue made before the file came; in the first one after that it may be listed as ended. */
static void arrivals_truth_of(const struct arrivals *arrivals, struct truth *truth, int i, int month)
{
    const struct arrival *arrival = &arrivals->arrival[i][month];
    int issue = world_month(arrivals->world, month);
    char subject[48];

    arrivals_subject(arrivals, i, month, subject);
    if (arrival->trap)
        truth_add(truth, issue, "DAT-01", "feed", subject, MUST_NO);
    if (arrival->day <= arrivals_day(arrivals, month, DUE_DAY))
        return;
    do
        truth_add(truth, issue++, "DAT-01", "feed", subject, MUST_YES);
    while (arrival->day > calendar_month_first(issue + 1) + 9);
    truth_add(truth, issue, "DAT-01", "feed", subject, MUST_EITHER);
}

void arrivals_truth(const struct arrivals *arrivals, struct truth *truth, bool roster, bool changes, bool ledgers)
{
    for (int i = 0; i < ARRIVALS; i++) {
        bool written = i == ARRIVAL_ROSTER ? roster : i == ARRIVAL_CHANGES ? changes : ledgers;

        for (int month = 0; month < arrivals->months && written; month++)
            arrivals_truth_of(arrivals, truth, i, month);
    }
}
