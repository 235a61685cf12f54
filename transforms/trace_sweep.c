/*
 * How it works.  A sweep over all accounts in the order of time, one pass over the postings: cycles need no care, and of
 * the accounts only those are remembered that hold traced money.  (Account by account would need an account's
 * arrivals before its own postings, which cycles forbid; hop by hop would read the postings once for each transfer.)
 *
 * A transfer's legs may stand a day apart, and which of them belong together is settled once the next day is known.  So
 * days wait: when day D is complete its legs are matched, then those of the day before with it, then those of that day
 * with the day before it; after that the latter is swept.  Four days at most are in memory, the fourth because a
 * credit that was told a day before its debit counts on the debit's day.
 *
 * A day is swept moment by moment (trace_moment.c).
 */
#include "transforms/trace_inside.h"

#include <stdlib.h>

#include "base/hash.h"

enum { NEWEST, BEFORE, OLDEST, SWEPT, BATCHES, TIDY_EVERY = 8 };

struct trace *trace_new(const struct trace_words *words, int transfers, const struct trace_output *output)
{
    struct trace *trace = memory_take(sizeof *trace);
    *trace = (struct trace) { .words = words, .transfers = transfers, .output = output };
    return trace;
}

/* --- days and their postings --------------------------------------------------------------------------------- */

static struct batch *batch_new(day_number day)
{
    struct batch *batch = memory_take(sizeof *batch);
    batch->day = day;
    return batch;
}

static void batch_free(struct batch *batch)
{
    if (!batch)
        return;
    void *taken[] = { batch->items, batch->moved, batch };
    arena_free(&batch->texts);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        memory_give_back(&taken[i]);
}

static struct trace_party keep_party(struct arena *arena, const struct trace_party *party)
{
    return (struct trace_party) { .account = str_keep(arena, party->account),
                                  .name = str_keep(arena, party->name),
                                  .id_no = str_keep(arena, party->id_no) };
}

static int64_t account_key(struct str account)
{
    return account.len ? hash_key((struct str) STR("account"), account) : 0;
}

static struct item *batch_add(struct batch *batch, const struct trace_posting *posting)
{
    void *at = batch->items;
    memory_grow(&at, &batch->room, batch->count + 1, sizeof *batch->items);
    batch->items = at;
    struct item *item = &batch->items[batch->count];
    *item = (struct item) { .post = *posting, .day = posting->day, .time = posting->time, .order = batch->count };
    batch->count++;
    item->post.owner = keep_party(&batch->texts, &posting->owner);
    item->post.other = keep_party(&batch->texts, &posting->other);
    item->account_key = account_key(posting->owner.account);
    item->other_key = account_key(posting->other.account);
    return item;
}

/* --- starts --------------------------------------------------------------------------------------------------- */

static const int64_t *keep_keys(int64_t **room, const int64_t *keys, size_t count)
{
    int64_t *at = *room;
    if (count)
        memcpy(at, keys, count * sizeof *keys);
    *room += count;
    return at;
}

static struct str keep_text(char **room, struct str text)
{
    struct str kept = { *room, text.len };
    if (text.len)
        memcpy(*room, text.at, text.len);
    *room += text.len;
    return kept;
}

/* One block holds a start with its keys and texts. */
static struct trace_start *start_copy(const struct trace_start *start)
{
    size_t keys = start->home.id_count + start->home.name_count;
    size_t texts = start->owner.account.len + start->owner.name.len + start->owner.id_no.len;
    struct trace_start *copy = memory_take(sizeof *copy + keys * sizeof(int64_t) + texts);
    int64_t *key_room = (int64_t *) (copy + 1);
    char *text_room = (char *) (key_room + keys);
    *copy = *start;
    copy->home.ids = keep_keys(&key_room, start->home.ids, start->home.id_count);
    copy->home.names = keep_keys(&key_room, start->home.names, start->home.name_count);
    copy->owner.account = keep_text(&text_room, start->owner.account);
    copy->owner.name = keep_text(&text_room, start->owner.name);
    copy->owner.id_no = keep_text(&text_room, start->owner.id_no);
    return copy;
}

void trace_add_start(struct trace *trace, const struct trace_start *start)
{
    void *at = trace->starts;
    if (trace->start_first == trace->start_end)
        trace->start_first = trace->start_end = 0;
    memory_grow(&at, &trace->start_room, trace->start_end + 1, sizeof *trace->starts);
    trace->starts = at;
    size_t i = trace->start_end++;
    for (; i > trace->start_first && trace->starts[i - 1]->day > start->day; i--)
        trace->starts[i] = trace->starts[i - 1];
    trace->starts[i] = start_copy(start);
}

static int by_posting(const void *left, const void *right)
{
    const struct trace_start *a = *(struct trace_start *const *) left, *b = *(struct trace_start *const *) right;
    return (a->posting > b->posting) - (a->posting < b->posting);
}

/* A start that no posting of the day tells: a credit of its own at the day's beginning. */
static void start_unseen(struct batch *batch, struct trace_start *start)
{
    const struct trace_posting credit = {
        .day = batch->day, .time = TRACE_DAY_BEGINS, .credit = true, .amount = start->amount, .owner = start->owner
    };
    batch_add(batch, &credit)->start = start;
}

/* The day's credits that are disbursements; `starts` are the day's, sorted by posting. */
static void start_seen(struct batch *batch, struct trace_start **starts, size_t count)
{
    for (size_t i = 0; i < batch->count && count; i++) {
        struct item *item = &batch->items[i];
        const struct trace_start wanted = { .posting = item->post.id }, *key = &wanted;
        struct trace_start **found = bsearch(&key, starts, count, sizeof *starts, by_posting);
        if (!found || !item->post.credit || item->start || item->post.id == 0)
            continue;
        item->start = *found;
        item->start->amount = item->post.amount;
    }
}

static bool is_seen(const struct batch *batch, const struct trace_start *start)
{
    for (size_t i = 0; start->posting && i < batch->count; i++)
        if (batch->items[i].start == start)
            return true;
    return false;
}

static void begin_starts(struct trace *trace, struct batch *batch)
{
    struct trace_start **starts = trace->starts + trace->start_first;
    size_t count = 0;
    while (trace->start_first + count < trace->start_end && starts[count]->day <= batch->day)
        count++;
    if (count == 0)
        return;
    qsort(starts, count, sizeof *starts, by_posting);
    start_seen(batch, starts, count);
    for (size_t i = 0; i < count; i++)
        if (!is_seen(batch, starts[i]))
            start_unseen(batch, starts[i]);
    trace->start_first += count;
}

/* --- the sweep ------------------------------------------------------------------------------------------------ */

static int by_moment(const void *left, const void *right)
{
    const struct item *a = *(struct item *const *) left, *b = *(struct item *const *) right;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    int account = str_compare(a->post.owner.account, b->post.owner.account);
    if (account)
        return account;
    if (a->post.credit != b->post.credit)
        return a->post.credit ? -1 : 1;
    if (a->post.day != b->post.day) /* told a day before its debit */
        return a->post.day < b->post.day ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* A transfer from an account to itself moves nothing. */
static bool moves(const struct item *item)
{
    return !item->mate || item->account_key != item->other_key;
}

/* The postings that count on this day, in order. */
static size_t order_day(struct trace *trace, struct batch *batch)
{
    size_t count = 0;
    void *at = trace->order;
    memory_grow(&at, &trace->order_room, batch->count + batch->moved_count + 1, sizeof *trace->order);
    trace->order = at;
    for (size_t i = 0; i < batch->count; i++)
        if (batch->items[i].day == batch->day && moves(&batch->items[i]))
            trace->order[count++] = &batch->items[i];
    for (size_t i = 0; i < batch->moved_count; i++)
        if (moves(batch->moved[i]))
            trace->order[count++] = batch->moved[i];
    qsort(trace->order, count, sizeof *trace->order, by_moment);
    return count;
}

static void free_starts(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        void *start = batch->items[i].start;
        memory_give_back(&start);
        batch->items[i].start = NULL;
    }
}

static void sweep(struct trace *trace, struct batch *batch)
{
    if (!batch)
        return;
    size_t count = order_day(trace, batch);
    trace->today = batch->day;
    for (size_t from = 0, to = 0; from < count; from = to) {
        while (to < count && trace->order[to]->time == trace->order[from]->time)
            to++;
        trace_moment(trace, trace->order + from, to - from);
    }
    free_starts(batch);
    if (++trace->swept % TIDY_EVERY == 0)
        queues_expire(trace, batch->day);
}

/* The newest day is complete (NULL: none is to come any more): its legs are matched, and the day that is now settled is swept. */
static void close_day(struct trace *trace, struct batch *next)
{
    struct batch **batch = trace->batch;
    if (batch[NEWEST])
        begin_starts(trace, batch[NEWEST]);
    trace_match_day(batch[NEWEST], batch[BEFORE], batch[OLDEST]);
    sweep(trace, batch[OLDEST]);
    batch_free(batch[SWEPT]);
    memmove(batch + 1, batch, (BATCHES - 1) * sizeof(struct batch *));
    batch[NEWEST] = next;
}

/* A day may have a start and no posting. */
static void open_starts_before(struct trace *trace, day_number day)
{
    while (trace->start_first < trace->start_end) {
        day_number begins = trace->starts[trace->start_first]->day;
        if (trace->batch[NEWEST] && trace->batch[NEWEST]->day >= begins) {
            begin_starts(trace, trace->batch[NEWEST]);
            continue;
        }
        if (begins >= day)
            return;
        close_day(trace, batch_new(begins));
    }
}

void trace_add_posting(struct trace *trace, const struct trace_posting *posting)
{
    if (!trace->batch[NEWEST] || trace->batch[NEWEST]->day != posting->day) {
        open_starts_before(trace, posting->day);
        close_day(trace, batch_new(posting->day));
    }
    (void) batch_add(trace->batch[NEWEST], posting);
}

void trace_finish(struct trace **trace)
{
    struct trace *ending = *trace;
    void *taken[] = { ending->starts, ending->order, ending->seats, ending };
    open_starts_before(ending, INT32_MAX);
    for (int i = 0; i < BATCHES; i++)
        close_day(ending, NULL);
    queues_expire(ending, INT32_MAX);
    queues_free(&ending->queues);
    arena_free(&ending->pieces);
    taken[0] = ending->starts;
    taken[1] = ending->order;
    taken[2] = ending->seats;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        memory_give_back(&taken[i]);
    *trace = NULL;
}
