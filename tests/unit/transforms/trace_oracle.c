/*
 * How it works: each account is a list of fens in the order in which they came; a fen remembers its note, its transfers and
 * its last day.  Events are sorted by the moment in which they count.  A debit takes fens from the front, or nobody's
 * fens where the list is at its end.
 */
#include "tests/unit/transforms/trace_oracle.h"

#include <stdio.h>
#include <stdlib.h>

enum { ACCOUNTS = 32, FENS = 8192, PAIRS = 512, ENDS = 256, MOST_AMOUNT = 64 };

struct fen {
    int64_t note; /* 0: nobody's */
    int hops;
    day_number until;
};

struct account {
    const char *name;
    struct fen fens[FENS];
    int first, count;
};

struct pair {
    struct fen fens[MOST_AMOUNT];
};

struct event {
    const struct trace_posting *posting;
    const struct trace_start *start;
    int mate; /* index of the other leg, or -1 */
    day_number day;
    int time;
};

struct end {
    int64_t note;
    const char *kind, *account;
    int64_t amount;
};

static struct account accounts[ACCOUNTS];
static int account_count;
static struct pair pairs[PAIRS];
static struct event events[PAIRS];
static struct end ends[ENDS];
static int end_count;

static const char *text(struct story *story, struct str value)
{
    return arena_text(&story->arena, value);
}

static struct account *account_called(const char *name)
{
    for (int i = 0; i < account_count; i++)
        if (strcmp(accounts[i].name, name) == 0)
            return &accounts[i];
    accounts[account_count] = (struct account) { .name = name };
    return &accounts[account_count++];
}

static void end(const struct fen *fen, const char *kind, const char *account)
{
    for (int i = 0; i < end_count; i++)
        if (ends[i].note == fen->note && strcmp(ends[i].kind, kind) == 0 && strcmp(ends[i].account, account) == 0) {
            ends[i].amount++;
            return;
        }
    ends[end_count++] = (struct end) { fen->note, kind, account, 1 };
}

/* What an account's first letter makes of money that comes to it; NULL: it goes on from there. */
static const char *stops(const char *account)
{
    switch (*account) {
    case 'C':
        return "organisation";
    case 'S':
        return "supplier";
    case 'X':
    case '\0':
        return "unknown";
    default:
        return NULL;
    }
}

static const char *rests(const struct fen *fen, const char *account)
{
    return *account != 'H' ? "person" : fen->hops == 0 ? "rests" : "household";
}

/* Where the window of a fen has closed it rests, and stays as nobody's; a list without a note's fens is forgotten. */
static void close_windows(struct account *account, day_number day)
{
    bool traced = false;
    for (int i = account->first; i < account->count; i++) {
        struct fen *fen = &account->fens[i];
        if (fen->note && fen->until < day) {
            end(fen, rests(fen, account->name), account->name);
            fen->note = 0;
        }
        traced = traced || fen->note;
    }
    if (!traced)
        account->first = account->count = 0;
}

static void put(struct account *account, struct fen fen, day_number day)
{
    bool empty = account->first == account->count;
    if (fen.note && fen.until < day) {
        end(&fen, rests(&fen, account->name), account->name);
        fen.note = 0;
    }
    if (fen.note || !empty)
        account->fens[account->count++] = fen;
}

static struct fen take(struct account *account)
{
    return account->first < account->count ? account->fens[account->first++] : (struct fen) { 0 };
}

/* One fen of a debit; what goes on waits for the other leg. */
static struct fen leave(struct story *story, const struct event *event, struct fen fen)
{
    const char *to = text(story, event->posting->other.account);
    if (fen.note == 0)
        return fen;
    fen.hops++;
    if (event->posting->use == TRACE_CASH_OUT)
        end(&fen, "cash", to);
    else if (event->posting->use == TRACE_LOAN_PAID)
        end(&fen, "loan", to);
    else if (stops(to))
        end(&fen, stops(to), to);
    else if (event->mate < 0)
        end(&fen, *to == 'H' ? "household" : "outside", to);
    else if (fen.hops == STORY_TRANSFERS)
        end(&fen, rests(&fen, to), to);
    else
        return fen;
    fen.note = 0;
    return fen;
}

static void credit(struct account *account, const struct event *event)
{
    for (int64_t i = 0; i < event->posting->amount; i++) {
        struct fen fen = { 0 };
        if (event->start)
            fen = (struct fen) { event->start->note, 0, event->start->until };
        else if (event->mate >= 0)
            fen = pairs[event->mate].fens[i];
        if (event->start && stops(account->name)) {
            end(&fen, stops(account->name), account->name);
            fen.note = 0;
        }
        put(account, fen, event->day);
    }
}

static void happen(struct story *story, int i)
{
    const struct event *event = &events[i];
    if (event->mate >= 0 && str_equal(event->posting->owner.account, event->posting->other.account))
        return; /* to himself: nothing moves */
    struct account *account = account_called(text(story, event->posting->owner.account));
    close_windows(account, event->day);
    if (event->posting->credit)
        credit(account, event);
    else
        for (int64_t fen = 0; fen < event->posting->amount; fen++)
            pairs[i].fens[fen] = leave(story, event, take(account));
    close_windows(account, event->day);
}

static bool is_other_leg(const struct trace_posting *debit, const struct trace_posting *credit)
{
    return !debit->credit && credit->credit && str_equal(debit->owner.account, credit->other.account) &&
           str_equal(debit->other.account, credit->owner.account) && debit->amount == credit->amount;
}

/* Nearest day first, then in order; a disbursement is nobody's transfer. */
static void pair_up(int count, int days)
{
    for (int d = 0; d < count; d++)
        for (int c = 0; c < count && events[d].mate < 0; c++)
            if (events[c].mate < 0 && !events[c].start && events[d].posting->other.account.len &&
                events[c].posting->day - events[d].posting->day == days &&
                is_other_leg(events[d].posting, events[c].posting)) {
                events[d].mate = c;
                events[c].mate = d;
            }
}

static bool is_before(const struct event *a, const struct event *b)
{
    if (a->day != b->day)
        return a->day < b->day;
    if (a->time != b->time)
        return a->time < b->time;
    return !a->posting->credit && b->posting->credit; /* of one transfer money leaves before it arrives */
}

static void put_in_order(int *order, int count)
{
    for (int i = 0; i < count; i++) {
        int at = i;
        for (; at > 0 && is_before(&events[i], &events[order[at - 1]]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

static int read_events(const struct story *story)
{
    for (size_t i = 0; i < story->posting_count; i++) {
        events[i] = (struct event) { .posting = &story->postings[i], .mate = -1 };
        for (size_t s = 0; s < story->start_count; s++)
            if (story->starts[s].posting == story->postings[i].id)
                events[i].start = &story->starts[s];
    }
    return (int) story->posting_count;
}

static void set_moments(int count)
{
    for (int i = 0; i < count; i++) {
        struct event *event = &events[i];
        event->day = event->posting->day;
        event->time = event->posting->time;
    }
    for (int i = 0; i < count; i++) {
        struct event *event = &events[i];
        const struct event *debit = event->posting->credit && event->mate >= 0 ? &events[event->mate] : NULL;
        if (debit && (debit->day > event->day || (debit->day == event->day && debit->time > event->time))) {
            event->day = debit->day;
            event->time = debit->time;
        }
    }
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *) left, *(const char *const *) right);
}

const char *oracle_ends(struct story *story)
{
    static int order[PAIRS];
    const char *lines[ENDS], *all = "";
    int count = read_events(story);
    account_count = end_count = 0;
    pair_up(count, 0);
    pair_up(count, 1);
    pair_up(count, -1);
    set_moments(count);
    put_in_order(order, count);
    for (int i = 0; i < count; i++)
        happen(story, order[i]);
    for (int i = 0; i < account_count; i++)
        close_windows(&accounts[i], INT32_MAX);
    for (int i = 0; i < end_count; i++)
        lines[i] = arena_printf(&story->arena, "%lld %s %s %lld", (long long) ends[i].note, ends[i].kind,
                                ends[i].account, (long long) ends[i].amount);
    qsort(lines, (size_t) end_count, sizeof *lines, by_text);
    for (int i = 0; i < end_count; i++)
        all = arena_printf(&story->arena, "%s%s\n", all, lines[i]);
    return all;
}
