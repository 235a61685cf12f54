/*
 * RSK-01 (overdue), RSK-02 (non-performing), RSK-03 (graded better than it is) and RSK-04 (three percent bad).
 *
 * What is overdue, and how badly, follows from a note's dates and grade alone: truth.c reads it from the state
 * in each month's ledger, for ordinary notes and stories alike.  The stories here only choose the dates; the
 * traps claim that nothing may be said.
 */
#include "lending.h"
#include "neighbours.h"
#include "story.h"

/* The last day of one of the window's months: what that month's ledger speaks of. */
static int rsk_day(struct scene *scene)
{
    return calendar_month_end(world_month(scene->world, random_below(&scene->random, scene->world->months)));
}

/* A note of a year that falls due on a day and is not paid. */
static struct note *rsk_due(struct scene *scene, int due)
{
    struct note *note = lending_note(scene, HEAD, calendar_add_months(due, -12), 12, (int64_t) 20000 * YUAN);

    note->due = due;
    note->closed = CALENDAR_NEVER;
    return note;
}

/* A note of three years, far from its end. */
static struct note *rsk_running(struct scene *scene)
{
    return story_note(scene, WIFE, story_day_before_window(scene));
}

/* One day late in the ledger; half of them pay in the month that follows. */
static void rsk_due_the_day_before(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 1);

    if (scene->ordinal % 2)
        note->closed = day + 9;
}

/* The note itself runs for years yet. */
static void rsk_instalment_missed(struct scene *scene)
{
    rsk_running(scene)->missed = rsk_day(scene) - 20;
}

/* Overdue through the whole window, and graded worse by and by. */
static void rsk_due_long_ago(struct scene *scene)
{
    rsk_due(scene, world_begin(scene->world) - 100);
}

/* The extended day has passed by one. */
static void rsk_extension_over(struct scene *scene)
{
    int day = rsk_day(scene);

    rsk_due(scene, day - 150)->extended = day - 1;
}

/* A trap for the whole window. */
static void rsk_trap(struct scene *scene, const char *rule, const struct note *note)
{
    story_claim(scene, rule, note, MUST_NO);
}

/* Due on the ledger's own day: not yet overdue.  Paid on the next. */
static void rsk_due_that_day(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day);

    note->closed = day + 1;
    rsk_trap(scene, "RSK-01", note);
}

/* Sixteen days late, but no ledger saw it. */
static void rsk_paid_late_in_the_month(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 20);

    note->closed = day - 4;
    rsk_trap(scene, "RSK-01", note);
}

/* The original day has passed, the extended one has not. */
static void rsk_extended(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 10);

    note->extended = calendar_add_months(note->due, 5);
    note->closed = note->extended;
    rsk_trap(scene, "RSK-01", note);
}

/* Not overdue at all; the grade alone counts. */
static void rsk_graded_down(struct scene *scene)
{
    static const enum grade grade[] = { GRADE_SUBSTANDARD, GRADE_DOUBTFUL, GRADE_LOSS };
    struct note *note = rsk_running(scene);

    note->later_grade = STORY_PICK(scene, grade);
    note->regraded = calendar_month_first(calendar_month(rsk_day(scene)));
}

/* 91 days: the first day on which the days alone make it substandard. */
static void rsk_overdue_and_graded(struct scene *scene)
{
    rsk_due(scene, rsk_day(scene) - 91);
}

/* Four months behind with an instalment. */
static void rsk_missed_and_graded(struct scene *scene)
{
    struct note *note = rsk_running(scene);

    note->missed = rsk_day(scene) - 120;
}

/* The last day on which it may still be watched. */
static void rsk_ninety_days(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 90);

    note->closed = day + 9;
    rsk_trap(scene, "RSK-02", note);
}

/* 关注 is no bad grade. */
static void rsk_watched(struct scene *scene)
{
    struct note *note = rsk_running(scene);

    note->grade = GRADE_WATCH;
    rsk_trap(scene, "RSK-02", note);
}

/* Graded down only in the last row, in which nothing is owed any more. */
static void rsk_settled_when_graded(struct scene *scene)
{
    struct note *note = rsk_running(scene);

    note->closed = rsk_day(scene) - 5;
    note->later_grade = GRADE_DOUBTFUL;
    note->regraded = note->closed;
    rsk_trap(scene, "RSK-02", note);
}

/* Two months overdue until then, and never below 关注 while it was open. */
static void rsk_written_off(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 60);

    note->closed = day - 2;
    note->closed_as = STATUS_WRITTEN_OFF;
    note->later_grade = GRADE_LOSS;
    note->regraded = note->closed;
    rsk_trap(scene, "RSK-02", note);
}

/* The first day on which 正常 is untrue. */
static void rsk_91_days_normal(struct scene *scene)
{
    rsk_due(scene, rsk_day(scene) - 91)->grade = GRADE_NORMAL;
}

/* 关注 is not enough beyond 90 days. */
static void rsk_long_watched(struct scene *scene)
{
    rsk_due(scene, rsk_day(scene) - 130)->grade = GRADE_WATCH;
}

/* The due day is far; the column says for how long an instalment is owed. */
static void rsk_missed_but_normal(struct scene *scene)
{
    struct note *note = rsk_running(scene);

    note->missed = rsk_day(scene) - 95;
    note->grade = scene->ordinal % 2 ? GRADE_NORMAL : GRADE_WATCH;
}

/* Not more than 90 days; paid before the next ledger. */
static void rsk_90_days_normal(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 90);

    note->grade = GRADE_NORMAL;
    note->closed = day + 9;
    rsk_trap(scene, "RSK-03", note);
}

/* Overdue as long, but graded as it should be. */
static void rsk_91_days_substandard(struct scene *scene)
{
    rsk_trap(scene, "RSK-03", rsk_due(scene, rsk_day(scene) - 91));
}

/* It would have been 95 days; it was paid the day before the ledger. */
static void rsk_normal_and_settled(struct scene *scene)
{
    int day = rsk_day(scene);
    struct note *note = rsk_due(scene, day - 95);

    note->grade = GRADE_NORMAL;
    note->closed = day - 1;
    rsk_trap(scene, "RSK-03", note);
}

/* A note at the neighbour's bank from long ago; both households' together decide its ratio. */
static struct note *rsk_at_neighbour(struct scene *scene, int person, int64_t fen)
{
    int first = lending_first_day() + 20, long_ago = world_begin(scene->world) - 750;
    struct note *note = story_note_of(scene, person, long_ago > first ? long_ago : first, 50000);

    note->amount = fen;
    lending_at_bank(scene, note, story_neighbour(scene, NEIGHBOUR_RATIO));
    story_claim(scene, "DTY-02", note, MUST_YES);
    return note;
}

/* Three percent: all along; a fen less, until the good note is paid down; a fen more, until the bad one is; or from
 * some month on.  Whoever plays in one county plays the same. */
static void rsk_three_percent(struct scene *scene)
{
    int variant = story_county(scene) % 4, months = scene->world->months;
    int month = world_month(scene->world, 2 + story_county(scene) % (months > 4 ? months - 4 : 1));
    struct note *good = rsk_at_neighbour(scene, HEAD, (int64_t) 48500 * YUAN);
    struct note *bad = rsk_at_neighbour(scene, OTHER_HEAD, (int64_t) 1500 * YUAN - (variant == 1) + (variant == 2));
    struct note *paid = variant == 1 ? good : bad;

    bad->later_grade = GRADE_SUBSTANDARD;
    bad->regraded = variant == 3 ? calendar_month_first(month) : world_begin(scene->world) - 30;
    if (variant == 1 || variant == 2) {
        paid->paid_on = calendar_month_first(month) + 11;
        paid->paid = (int64_t) 100 * YUAN;
    }
}

static const struct story STORIES[] = {
    { "due the day before", "RSK-01", MUST_YES, PLACE_ANY, rsk_due_the_day_before },
    { "an instalment missed", "RSK-01", MUST_YES, PLACE_ANY, rsk_instalment_missed },
    { "due long ago", "RSK-01", MUST_YES, PLACE_ANY, rsk_due_long_ago },
    { "the extension is over", "RSK-01", MUST_YES, PLACE_ANY, rsk_extension_over },
    { "due that day", "RSK-01", MUST_NO, PLACE_ANY, rsk_due_that_day },
    { "paid late in the month", "RSK-01", MUST_NO, PLACE_ANY, rsk_paid_late_in_the_month },
    { "extended", "RSK-01", MUST_NO, PLACE_ANY, rsk_extended },
    { "graded down", "RSK-02", MUST_YES, PLACE_ANY, rsk_graded_down },
    { "overdue and graded", "RSK-02", MUST_YES, PLACE_ANY, rsk_overdue_and_graded },
    { "an instalment missed for months", "RSK-02", MUST_YES, PLACE_ANY, rsk_missed_and_graded },
    { "ninety days, watched", "RSK-02", MUST_NO, PLACE_ANY, rsk_ninety_days },
    { "watched", "RSK-02", MUST_NO, PLACE_ANY, rsk_watched },
    { "settled when graded", "RSK-02", MUST_NO, PLACE_ANY, rsk_settled_when_graded },
    { "written off as a loss", "RSK-02", MUST_NO, PLACE_ANY, rsk_written_off },
    { "91 days, graded normal", "RSK-03", MUST_YES, PLACE_ANY, rsk_91_days_normal },
    { "130 days, watched", "RSK-03", MUST_YES, PLACE_ANY, rsk_long_watched },
    { "an instalment missed, graded well", "RSK-03", MUST_YES, PLACE_ANY, rsk_missed_but_normal },
    { "90 days, graded normal", "RSK-03", MUST_NO, PLACE_ANY, rsk_90_days_normal },
    { "91 days, substandard", "RSK-03", MUST_NO, PLACE_ANY, rsk_91_days_substandard },
    { "graded normal until settled", "RSK-03", MUST_NO, PLACE_ANY, rsk_normal_and_settled },
    { "three percent", "RSK-04", MUST_YES, PLACE_COUNTY, rsk_three_percent },
};

const struct story_table STORY_RSK = { STORIES, sizeof STORIES / sizeof *STORIES };
