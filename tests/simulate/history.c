/*
 * Each file's fate is drawn from (seed, feed, sender, month) alone.  A file of which arrivals.h has plans of
 * its own is left to them.
 */
#include "history.h"

#include "fail.h"
#include "sink.h"

#include <stdio.h>
#include <string.h>

enum { DUE_DAY = 5, ISSUE_DAY = 10 };

/* Where arrivals.h has the same file; NULL: nowhere. */
static struct arrival *history_arrival(struct arrivals *arrivals, enum monthly feed, int sender, int index)
{
    if (feed == MONTHLY_ROSTER)
        return &arrivals->arrival[ARRIVAL_ROSTER][index];
    if (feed == MONTHLY_CHANGES)
        return &arrivals->arrival[ARRIVAL_CHANGES][index];
    return feed == MONTHLY_LOAN ? &arrivals->arrival[ARRIVAL_LEDGERS + sender][index] : NULL;
}

static int history_month_end(const struct history *history, int index)
{
    return calendar_month_end(world_month(history->world, index));
}

/* By the rates: one draw decides whether anything happens, and what. */
static enum disturbance history_draw(const struct history *history, enum monthly feed, int sender, bool first,
                                     struct random *random)
{
    int at = random_below(random, 100);

    for (int kind = 0; kind < DISTURBANCES; kind++) {
        int share = history->rates->of_100[kind];

        if (!turn_possible(history->world, feed, sender, (enum disturbance) kind, first))
            continue;
        if (at < share)
            return (enum disturbance) kind;
        at -= share;
    }
    return HISTORY_NOTHING;
}

/* What happens to one file whose usual day is `base`. */
static void history_turn(struct history *history, enum monthly feed, int sender, int index, int base)
{
    const struct world *world = history->world;
    uint64_t unit = ((uint64_t) feed * BANKS + (uint64_t) sender) * MOST_MONTHS + (uint64_t) index;
    struct random random = random_start(world->seed, unit, RANDOM_HISTORY);
    struct turn_days days = { .month_end = history_month_end(history, index),
                              .base = base,
                              .last = history_month_end(history, world->months - 1) + ISSUE_DAY - 1,
                              .final = index == world->months - 1 };
    bool lossy = MONTHLY[feed].lossy && (MONTHLY[feed].office || !world->small_bank[sender]);

    turn_disturb(&history->turn[feed][sender][index], history_draw(history, feed, sender, index == 0, &random), &days,
                 lossy, &random);
}

/* The arrival's own plans come first. */
static void history_file(struct history *history, struct arrivals *arrivals, enum monthly feed, int sender, int index)
{
    struct arrival *arrival = history_arrival(arrivals, feed, sender, index);
    struct turn *turn = &history->turn[feed][sender][index];
    int base = arrival ? arrival->day : history_month_end(history, index) + (MONTHLY[feed].office ? 1 : 2);

    if (arrival && arrival->bad_day)
        turn_second_try(turn, arrival->bad_day, base);
    else if (!history->asked || (arrival && arrival->trap) || base > history_month_end(history, index) + DUE_DAY)
        turn_usual(turn, base);
    else
        history_turn(history, feed, sender, index, base);
    if (arrival)
        arrival->day = turn->accepted;
}

void history_plan(struct history *history, const struct world *world, const struct rates *rates,
                  struct arrivals *arrivals)
{
    history->world = world;
    history->rates = rates;
    history->asked = rates_any(rates);
    for (int feed = 0; feed < MONTHLIES; feed++)
        for (int sender = 0; sender < monthly_senders((enum monthly) feed); sender++)
            for (int index = 0; index < world->months; index++)
                history_file(history, arrivals, (enum monthly) feed, sender, index);
}

/* Said in the issues made before the file was accepted; in the next one it may be listed as ended. */
static void history_truth_of(const struct history *history, struct truth *truth, int feed, int sender, int index)
{
    const struct turn *turn = &history->turn[feed][sender][index];
    int issue = world_month(history->world, index), last = world_month(history->world, history->world->months - 1);
    bool known = feed == MONTHLY_ROSTER || feed == MONTHLY_CHANGES || feed == MONTHLY_LOAN;
    char code[8], subject[48];

    monthly_sender(history->world, (enum monthly) feed, sender, code);
    snprintf(subject, sizeof subject, "%s/%s/%04d-%02d", MONTHLY[feed].layout->feed, code, issue / 12, issue % 12 + 1);
    for (int month = issue; turn->unsure && month <= last; month++)
        truth_add(truth, month, "DAT-01", "feed", subject, MUST_EITHER);
    if (turn->unsure || known || turn->accepted <= history_month_end(history, index) + DUE_DAY)
        return;
    do
        truth_add(truth, issue++, "DAT-01", "feed", subject, MUST_YES);
    while (turn->accepted > calendar_month_first(issue + 1) + ISSUE_DAY - 1);
    truth_add(truth, issue, "DAT-01", "feed", subject, MUST_EITHER);
}

void history_truth(const struct history *history, struct truth *truth, int feeds)
{
    for (int feed = 0; feed < MONTHLIES && history->asked; feed++)
        for (int sender = 0; sender < monthly_senders((enum monthly) feed); sender++)
            for (int index = 0; index < history->world->months && MONTHLY[feed].feed & feeds; index++)
                history_truth_of(history, truth, feed, sender, index);
}

static FILE *history_open(const char *folder, const char *name)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    if (!file)
        fail("could not write \"%s\"", path);
    return file;
}

/* YYYY-MM-DD, or nothing. */
static void history_day(FILE *file, int day, bool known)
{
    struct date date = calendar_date(day);

    if (known)
        fprintf(file, ",%04d-%02d-%02d", date.year, date.month, date.day);
    else
        fputc(',', file);
}

/* One disturbed file; the months whose issue was made meanwhile are marked. */
static void history_line(const struct history *history, FILE *file, int feed, int sender, int index)
{
    const struct turn *turn = &history->turn[feed][sender][index];
    int month = world_month(history->world, index);
    bool wrong = turn->wrong_from < turn->wrong_to;
    char code[8];

    if (turn->kind == HISTORY_NOTHING)
        return;
    monthly_sender(history->world, (enum monthly) feed, sender, code);
    fprintf(file, "%s,%s,%04d-%02d,%s", MONTHLY[feed].layout->feed, code, month / 12, month % 12 + 1,
            RATES_NAME[turn->kind]);
    history_day(file, turn->wrong_from, wrong);
    history_day(file, turn->wrong_to, wrong);
    fputc('\n', file);
}

/* Whether some file of a feed was wrong on a month's issue day. */
static bool history_outstanding(const struct history *history, int feed, int index)
{
    int issue = history_month_end(history, index) + ISSUE_DAY;

    for (int sender = 0; sender < monthly_senders((enum monthly) feed); sender++)
        for (int i = 0; i <= index; i++) {
            const struct turn *turn = &history->turn[feed][sender][i];

            if (turn->wrong_from <= issue && issue < turn->wrong_to)
                return true;
        }
    return false;
}

/* Month by month, the feeds of which something was wrong when it was issued. */
static void history_outstanding_list(const struct history *history, const char *folder, int feeds)
{
    FILE *file = history_open(folder, "outstanding.csv");

    fputs("month,feed\n", file);
    for (int index = 0; index < history->world->months; index++) {
        int month = world_month(history->world, index);

        for (int feed = 0; feed < MONTHLIES; feed++)
            if (MONTHLY[feed].feed & feeds && history_outstanding(history, feed, index))
                fprintf(file, "%04d-%02d,%s\n", month / 12, month % 12 + 1, MONTHLY[feed].layout->feed);
    }
    if (fclose(file) != 0)
        fail("could not write \"%s/outstanding.csv\"", folder);
}

static void history_list(const struct history *history, const char *folder, int feeds)
{
    FILE *file = history_open(folder, "history.csv");

    fputs("feed,sender,month,what,wrong_from,right_from\n", file);
    for (int feed = 0; feed < MONTHLIES; feed++)
        for (int sender = 0; sender < monthly_senders((enum monthly) feed); sender++)
            for (int index = 0; index < history->world->months && MONTHLY[feed].feed & feeds; index++)
                history_line(history, file, feed, sender, index);
    if (fclose(file) != 0)
        fail("could not write \"%s/history.csv\"", folder);
}

/* A night is run for each folder: also for these, into which nothing is put. */
static void history_quiet_nights(const struct history *history, const char *folder)
{
    int first = history_month_end(history, 0) + 1, last = history_month_end(history, history->world->months - 1);

    for (int day = first; day <= last; day++) {
        struct random random = random_start(history->world->seed, (uint64_t) day, RANDOM_HISTORY_NIGHT);

        if (random_below(&random, 100) < history->rates->quiet_of_100)
            sink_make_folder(folder, day);
    }
}

void history_write(const struct history *history, const char *folder, int feeds)
{
    if (!history->asked)
        return;
    history_list(history, folder, feeds);
    history_quiet_nights(history, folder);
    history_outstanding_list(history, folder, feeds);
}
