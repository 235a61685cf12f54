/*
 * Each kind is a function that writes down the files of a turn, with their days, and the decisions about them.
 *
 * The last file that is accepted is always the good one.  Whatever is decided is decided on a day that is no
 * issue's, so that it does not matter whether the issue is made before or after it.
 */
#include "turn.h"

#include "duty.h"

#include <string.h>

enum { DUE_DAY = 5, ISSUE_DAY = 10, LONGEST_WAIT = 70 };

/* A file on a day, good unless said otherwise. */
static struct turn_file *turn_file(struct turn *turn, int day, int number)
{
    struct turn_file *file = &turn->file[turn->files++];

    *file = (struct turn_file) { .day = day, .number = number };
    return file;
}

static void turn_command(struct turn *turn, int day, enum decision decision, int file)
{
    turn->command[turn->commands++] = (struct turn_command) { day, file, decision };
}

static void turn_clear(struct turn *turn, enum disturbance kind, int accepted)
{
    memset(turn, 0, sizeof *turn);
    turn->kind = kind;
    turn->accepted = accepted;
}

void turn_usual(struct turn *turn, int day)
{
    turn_clear(turn, HISTORY_NOTHING, day);
    turn_file(turn, day, 1);
}

void turn_second_try(struct turn *turn, int bad_day, int day)
{
    turn_clear(turn, HISTORY_NOTHING, day);
    turn_file(turn, bad_day, 1)->spoil = SPOIL_COLUMN;
    turn_file(turn, day, 2);
}

/* Some days later, before the issue of the month. */
static int turn_soon(const struct turn_days *days, int after, struct random *random)
{
    int latest = days->month_end + ISSUE_DAY - 1;
    int day = after + random_between(random, 1, 4);

    return day < latest ? day : latest;
}

/* Days or months later, but put right before the last issue, and not decided on any issue's own day. */
static int turn_later(const struct turn_days *days, int after, struct random *random)
{
    int day =
        after + (random_chance(random, 6000) ? random_between(random, 1, 4) : random_between(random, 5, LONGEST_WAIT));

    day = day < days->last ? day : days->last;
    return calendar_date(day).day == ISSUE_DAY ? day - 1 : day;
}

/* Every third comes after its issue has been made. */
static void turn_late(struct turn *turn, const struct turn_days *days, struct random *random)
{
    int after = random_between(random, DUE_DAY + 1, ISSUE_DAY - 1);

    if (!days->final && random_chance(random, 3333))
        after = random_between(random, ISSUE_DAY + 1, 55);
    after = days->month_end + after < days->last ? after : days->last - days->month_end;
    turn_file(turn, days->month_end + after, 1);
    turn->accepted = days->month_end + after;
    turn->wrong_from = days->base;
    turn->wrong_to = turn->accepted;
}

static void turn_corrected(struct turn *turn, const struct turn_days *days, bool lossy, struct random *random)
{
    turn_file(turn, days->base, 1)->spoil = lossy ? SPOIL_LOSSY : SPOIL_CHANGED;
    turn->wrong_from = days->base;
    turn->wrong_to = turn_later(days, days->base, random);
    turn_file(turn, turn->wrong_to, 2);
}

/* The same rows in other bytes. */
static void turn_resubmitted(struct turn *turn, const struct turn_days *days, struct random *random)
{
    turn_file(turn, days->base, 1)->companion = COMPANION_RIGHT;
    turn_file(turn, turn_later(days, days->base, random), 2)->repacked = true;
}

/* The same bytes, under the same name or the next number. */
static void turn_duplicate(struct turn *turn, const struct turn_days *days, struct random *random)
{
    turn_file(turn, days->base, 1);
    turn_file(turn, turn_later(days, days->base, random), 1 + random_below(random, 2));
}

/* Held; a good one follows, and half of the held ones are then rejected. */
static void turn_held(struct turn *turn, enum spoil spoil, const struct turn_days *days, struct random *random)
{
    int day = turn_soon(days, days->base, random);

    turn_file(turn, days->base, 1)->spoil = spoil;
    turn_file(turn, day, 2);
    if (random_chance(random, 5000))
        turn_command(turn, day, DECIDE_REJECT, 0);
    turn->accepted = day;
}

/* The file is right, only the companion counts wrong: released, or rejected and sent again. */
static void turn_totals(struct turn *turn, const struct turn_days *days, struct random *random)
{
    int day = turn_soon(days, days->base, random);
    bool release = random_chance(random, 6000);

    turn_file(turn, days->base, 1)->companion = COMPANION_WRONG;
    turn_command(turn, release ? day : days->base, release ? DECIDE_RELEASE : DECIDE_REJECT, 0);
    if (!release)
        turn_file(turn, day, 2)->companion = COMPANION_RIGHT;
    turn->accepted = day;
}

static void turn_rejected(struct turn *turn, const struct turn_days *days, struct random *random)
{
    int day = turn_soon(days, days->base, random);

    turn_file(turn, days->base, 1)->spoil = SPOIL_COLUMN;
    turn_file(turn, day, 1 + random_below(random, 2));
    turn->accepted = day;
}

/* Somebody nobody knows sends the same. */
static void turn_stranger(struct turn *turn, const struct turn_days *days)
{
    turn_file(turn, days->base, 1);
    turn_file(turn, days->base, 1)->stranger = true;
}

/* Nine counties in time; the tenth comes later, as a file of its own. */
static void turn_parts(struct turn *turn, const struct turn_days *days, struct random *random)
{
    turn->county = random_below(random, PLACES_COUNTIES);
    turn_file(turn, days->base, 1)->spoil = SPOIL_WITHOUT;
    turn->wrong_from = days->base;
    turn->wrong_to = turn_later(days, days->base, random);
    turn_file(turn, turn->wrong_to, 2)->spoil = SPOIL_ONLY;
    turn->unsure = true;
}

/* Emptied at first, or in between: the list of a month is then a list of nothing. */
static void turn_emptied(struct turn *turn, const struct turn_days *days, struct random *random)
{
    bool between = random_chance(random, 5000);

    if (between)
        turn_file(turn, days->base, 1);
    turn->wrong_from = between ? turn_later(days, days->base, random) : days->base;
    turn_file(turn, turn->wrong_from, 1 + between)->spoil = SPOIL_EMPTY;
    turn->wrong_to = turn_later(days, turn->wrong_from, random);
    turn_file(turn, turn->wrong_to, 2 + between);
}

/* A wrong second file is taken back; or the only one is, by mistake, and the same bytes are sent again. */
static void turn_withdrawn(struct turn *turn, const struct turn_days *days, struct random *random)
{
    turn_file(turn, days->base, 1);
    if (random_chance(random, 6000)) {
        turn->wrong_from = turn_later(days, days->base, random);
        turn_file(turn, turn->wrong_from, 2)->spoil = SPOIL_CHANGED;
        turn->wrong_to = turn_later(days, turn->wrong_from, random);
        turn_command(turn, turn->wrong_to, DECIDE_WITHDRAW, 1);
    } else {
        turn->wrong_from = days->base;
        turn_command(turn, days->base, DECIDE_WITHDRAW, 0);
        turn->wrong_to = turn_later(days, days->base, random);
        turn_file(turn, turn->wrong_to, 1);
        turn->unsure = true;
    }
}

/* Only what is sure to be held is sent to be held, and nothing that would end the first month without a file:
 * what has never come is not awaited. */
bool turn_possible(const struct world *world, enum monthly feed, int sender, enum disturbance kind, bool first)
{
    const struct monthly_feed *monthly = &MONTHLY[feed];
    bool tiny = !monthly->office && sender == BANK_XYCZ, small = !monthly->office && world->small_bank[sender];

    switch (kind) {
    case HISTORY_LATE:
    case HISTORY_REJECTED:
    case HISTORY_TOTALS:
        return !first;
    case HISTORY_CORRECTED:
    case HISTORY_RESUBMITTED:
    case HISTORY_DUPLICATE:
    case HISTORY_STRANGER:
        return true;
    case HISTORY_SHRUNK:
        return !first && monthly->compared && !small;
    case HISTORY_BAD_ROWS:
        return !first && !monthly->sparse && !tiny;
    case HISTORY_PARTS:
        return !first && feed == MONTHLY_ROSTER;
    case HISTORY_EMPTIED:
        return !first && monthly->event;
    case HISTORY_WITHDRAWN:
        return !first && !monthly->sparse && !tiny;
    case DISTURBANCES:
        break;
    }
    return false;
}

void turn_disturb(struct turn *turn, enum disturbance kind, const struct turn_days *days, bool lossy,
                  struct random *random)
{
    turn_clear(turn, kind, days->base);
    switch (kind) {
    case HISTORY_LATE:
        turn_late(turn, days, random);
        break;
    case HISTORY_CORRECTED:
        turn_corrected(turn, days, lossy, random);
        break;
    case HISTORY_RESUBMITTED:
        turn_resubmitted(turn, days, random);
        break;
    case HISTORY_DUPLICATE:
        turn_duplicate(turn, days, random);
        break;
    case HISTORY_SHRUNK:
        turn_held(turn, SPOIL_SHRUNK, days, random);
        break;
    case HISTORY_TOTALS:
        turn_totals(turn, days, random);
        break;
    case HISTORY_BAD_ROWS:
        turn_held(turn, SPOIL_CELLS, days, random);
        break;
    case HISTORY_REJECTED:
        turn_rejected(turn, days, random);
        break;
    case HISTORY_STRANGER:
        turn_stranger(turn, days);
        break;
    case HISTORY_PARTS:
        turn_parts(turn, days, random);
        break;
    case HISTORY_EMPTIED:
        turn_emptied(turn, days, random);
        break;
    case HISTORY_WITHDRAWN:
        turn_withdrawn(turn, days, random);
        break;
    case DISTURBANCES:
        turn_usual(turn, days->base);
        break;
    }
}
