/*
 * Ledgers speak of the last day of their month.  Overdue days are counted from the due day (the extended one,
 * once it is granted), or from the instalment missed, to that day, so that the column and the dates agree.
 */
#include "ledger.h"

#include "disguise.h"
#include "duty.h"

#include <string.h>

/* An extension is agreed some days before the note would fall due. */
enum { EXTENDED_BEFORE = 10 };

/* On the day of closing nothing is owed any more. */
bool ledger_open(const struct note *note, int day)
{
    return day < note->closed;
}

/* Before it is agreed, an extension is not in the ledger either. */
static int ledger_due(const struct note *note, int day)
{
    return note->extended && day >= note->due - EXTENDED_BEFORE ? note->extended : note->due;
}

/* The longer of the two: the note's own, or the instalment's. */
static int ledger_overdue_days(const struct note *note, int day)
{
    int days = day - ledger_due(note, day);
    int missed = note->missed ? day - note->missed : 0;

    days = days > missed ? days : missed;
    return days > 0 ? days : 0;
}

/* The five grades by days overdue, where no story says otherwise. */
static enum grade ledger_grade(const struct note *note, int day, int overdue_days)
{
    enum grade grade = day >= note->regraded ? note->later_grade : note->grade;

    if (grade != GRADE_BY_DAYS)
        return grade;
    if (overdue_days == 0)
        return GRADE_NORMAL;
    if (overdue_days <= 90)
        return GRADE_WATCH;
    if (overdue_days <= 180)
        return GRADE_SUBSTANDARD;
    return overdue_days <= 360 ? GRADE_DOUBTFUL : GRADE_LOSS;
}

/* A settled note owes nothing, whatever it owed before; its grade stays as it was. */
struct ledger_state ledger_state(const struct note *note, int day)
{
    struct ledger_state state = { .status = note->closed_as,
                                  .extended = note->extended && ledger_due(note, day) == note->extended };

    if (!ledger_open(note, day)) {
        state.grade = ledger_grade(note, day, 0);
        return state;
    }
    state.balance = note->amount - (day >= note->paid_on ? note->paid : 0);
    state.overdue_days = ledger_overdue_days(note, day);
    state.grade = ledger_grade(note, day, state.overdue_days);
    state.status = state.extended ? STATUS_EXTENDED : STATUS_NORMAL;
    if (state.overdue_days > 0) {
        bool whole = day > ledger_due(note, day);

        state.status = STATUS_OVERDUE;
        state.overdue_principal = whole ? state.balance : state.balance / 10 / 100 * 100;
    }
    return state;
}

/* Only what nothing else is reckoned from: the state stays that of the note itself. */
struct note ledger_terms(const struct note *note, int month)
{
    struct note told = *note;

    if (!note->altered || month < note->altered)
        return told;
    switch (note->alteration) {
    case ALTER_AMOUNT:
        told.amount++;
        break;
    case ALTER_GRANTED:
        told.granted++;
        break;
    case ALTER_DUE:
        told.due++;
        break;
    case ALTER_HOUSEHOLD:
    case ALTER_SPLIT:
        memcpy(told.household_no, note->altered_household, sizeof told.household_no);
        break;
    case ALTER_SPACES:
        disguise_name_spaced(&told, note->name, "\xE3\x80\x80");
        break;
    }
    return told;
}

/* Small banks keep settled notes for good: a file of twenty rows from which five vanish would look as if it
 * had been cut off.  The second large bank does so as well, by habit. */
static bool ledger_keeps(const struct world *world, const struct note *note)
{
    return world->small_bank[note->bank] || note->bank == BANK_PSBC || note->bank == BANK_XYCZ;
}

/* A note is reported as settled in the month in which it closes, and by some once more. */
static bool ledger_still_shown(const struct world *world, const struct note *note, int month)
{
    int closing = calendar_month(note->closed);

    if (closing < world->first_month)
        return false;
    if (month == closing || ledger_keeps(world, note))
        return true;
    return month == closing + 1 && note->bank % 3 == 0;
}

/* Absent, shown, or shown in a row that nobody can read. */
enum ledger_presence ledger_presence(const struct world *world, const struct note *note, int month)
{
    int day = calendar_month_end(month);

    if (note->granted > day || (note->gone && month >= note->gone && month < note->returned))
        return LEDGER_ABSENT;
    if (!ledger_open(note, day) && !ledger_still_shown(world, note, month))
        return LEDGER_ABSENT;
    return note->broken == month ? LEDGER_BROKEN : LEDGER_SHOWN;
}

/* A note settled before the window, or gone from its first ledger, is seen by none. */
int ledger_first_month(const struct world *world, const struct note *note)
{
    int granted = calendar_month(note->granted);
    int month = granted > world->first_month ? granted : world->first_month;

    if (month >= world->first_month + world->months || ledger_presence(world, note, month) != LEDGER_SHOWN)
        return -1;
    return month;
}

/* Within the window or right after it: a bound for loops over months. */
int ledger_closing_month(const struct world *world, const struct note *note)
{
    int after = world->first_month + world->months;
    int closing = note->closed >= CALENDAR_NEVER ? after : calendar_month(note->closed);

    return closing < after ? closing : after;
}
