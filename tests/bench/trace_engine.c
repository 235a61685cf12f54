/*
 * The tracer's engine alone: trace_engine [NOTES] [POSTINGS] streams invented postings of 36 months through it and tells
 * seconds, peak memory and whether the money put in came out.
 *
 * Day by day each account in turn pays, is paid, or draws cash; every second posting is a leg of a transfer; the notes' accounts
 * are a fifth of all accounts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "transforms/trace.h"

enum { DAYS = 1096, WINDOW = 90, TRANSFERS = 3, GRANT = 5000000, TEXT = 32 };

static uint64_t dice = 88172645463325252u;
static int64_t put_in, came_out, edges;

static uint64_t draw(uint64_t below)
{
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    return dice % below;
}

static void tell_edge(void *context, const struct trace_edge *edge)
{
    (void) context;
    edges++;
    put_in += edge->hop == 0 ? edge->amount : 0;
}

static void tell_end(void *context, const struct trace_end *end)
{
    (void) context;
    came_out += end->amount;
}

static void tell_visit(void *context, const struct trace_visit *visit)
{
    (void) context;
    (void) visit;
}

struct names {
    char account[TEXT], name[TEXT];
};

static struct trace_party party(struct names *names, uint64_t number)
{
    snprintf(names->account, TEXT, "62170%014llu", (unsigned long long) number);
    snprintf(names->name, TEXT, number % 50 ? "王%llu" : "第%llu养殖合作社", (unsigned long long) number);
    return (struct trace_party) { .account = { names->account, strlen(names->account) },
                                  .name = { names->name, strlen(names->name) } };
}

static void grant(struct trace *trace, int64_t note, day_number day)
{
    struct names names;
    const struct trace_start start = { .note = note,
                                       .amount = GRANT,
                                       .day = day,
                                       .until = day + WINDOW,
                                       .reported = true,
                                       .owner = party(&names, (uint64_t) note) };
    trace_add_start(trace, &start);
}

/* One posting, or both legs of a transfer; how many it was. */
static int64_t post(struct trace *trace, int64_t id, day_number day, uint64_t accounts)
{
    struct names own, others;
    struct trace_posting posting = { .id = id,
                                     .day = day,
                                     .time = (int) draw(86400),
                                     .credit = draw(3) == 0,
                                     .amount = (int64_t) (1 + draw(300)) * 10000,
                                     .owner = party(&own, draw(accounts)) };
    bool transfer = draw(3) == 0;
    if (transfer) {
        posting.credit = false;
        posting.other = party(&others, draw(accounts));
    } else if (draw(2)) {
        posting.use = TRACE_CASH_OUT;
    }
    trace_add_posting(trace, &posting);
    if (!transfer)
        return 1;
    struct trace_party from = posting.owner;
    posting.id++;
    posting.credit = true;
    posting.owner = posting.other;
    posting.other = from;
    trace_add_posting(trace, &posting);
    return 2;
}

int main(int count, char **words)
{
    int64_t notes = count > 1 ? strtoll(words[1], NULL, 10) : 60000;
    int64_t postings = count > 2 ? strtoll(words[2], NULL, 10) : 2000000, id = 1, granted = 0;
    const struct trace_output output = { .edge = tell_edge, .end = tell_end, .visit = tell_visit };
    struct trace_words parties = { 0 };
    struct rusage used;
    trace_words_ending(&parties, (struct str) STR("合作社"));
    trace_words_ready(&parties);
    struct trace *trace = trace_new(&parties, TRANSFERS, &output);
    for (day_number day = 0; day < DAYS; day++) {
        while (granted < notes * (day + 1) / DAYS)
            grant(trace, ++granted, day);
        while (id < postings * (day + 1) / DAYS)
            id += post(trace, id, day, (uint64_t) notes * 5);
    }
    trace_finish(&trace);
    trace_words_free(&parties);
    getrusage(RUSAGE_SELF, &used);
    printf(
        "%lld notes, %lld postings, %lld edges: %ld.%02ld s of processor time, %ld MB at most, %lld fen unaccounted for\n",
        (long long) notes, (long long) id - 1, (long long) edges, used.ru_utime.tv_sec, used.ru_utime.tv_usec / 10000,
        used.ru_maxrss / 1024, (long long) (put_in - came_out));
    return put_in == came_out ? 0 : 1;
}
