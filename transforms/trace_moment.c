/*
 * One moment over all accounts that have postings in it.
 *
 * How it works.  Within a moment each account is a line of fens: first what its queue held, then the moment's credits in
 * order; the debits in order cut that line from its beginning, and what they do not reach stays:
 *
 *     held           credit 1   credit 2
 *     |--------------|----------|-----------|
 *     |---------|--------|..................   the queue afterwards
 *      debit 1   debit 2
 *
 * Where a fen goes is thereby settled before it is known whose it is, and each fen of a debit is the same fen of its matching
 * credit.  So traced money is simply led along: from the queue, a start or an arrival to the debits that cut it, from
 * there to the credit on the other side, and on, three transfers at most.  Money that runs in a circle within one
 * moment needs no order among accounts, and no fen can be claimed twice.
 *
 * An account that held no traced money has no queue: its line begins with the first fen of it.  Since that
 * depends on what comes from others in the same moment, traced money is led on in rounds, a transfer each: the line
 * begins with the first fen of the round that reaches the account first.
 */
#include <stdlib.h>

#include "transforms/trace_inside.h"

/* Where a piece lies on the line.  What reaches fens that the line has left behind comes last. */
static int64_t place_of(struct seat *seat, const struct piece *piece)
{
    int64_t at = piece->credit->at + piece->at;
    if (at >= seat->skip)
        return seat->base + at - seat->skip;
    seat->late += piece->lot.amount;
    return seat->base + seat->in - seat->skip + seat->late - piece->lot.amount;
}

/* Traced money has come to the account: what no debit reaches is kept for its queue. */
static void place(struct trace *trace, struct seat *seat, const struct piece *piece)
{
    struct lot lot = piece->lot;
    const struct trace_party *owner = &seat->items[0]->post.owner;
    seat->touched = true;
    lot.arrived = trace->today;
    if (lot.until < trace->today) { /* the window closed while the money was under way */
        lot_visited(trace, &lot, owner->account, trace->today);
        lot_end(trace, &lot, lot_rests(&lot, owner), lot.until, false, owner);
        return;
    }
    int64_t at = place_of(seat, piece), stays = cut(trace, seat, &lot, at);
    if (stays == 0) {
        lot_visited(trace, &lot, owner->account, trace->today);
        return;
    }
    at += lot.amount - stays;
    lot.amount = stays;
    keep_piece(trace, &seat->kept, piece->credit, &lot, at);
}

/* A disbursement: hop 0 of a path.  An organisation's account, or one that nobody reports, ends it at once. */
static void begin(struct trace *trace, struct item *credit)
{
    const struct trace_start *start = credit->start;
    struct traced_note *note =
        memory_take(sizeof *note + (start->home.id_count + start->home.name_count) * sizeof(int64_t));
    struct lot lot = { .note = note, .amount = start->amount, .until = start->until };
    int64_t *keys = (int64_t *) (note + 1);
    *note = (struct traced_note) { .note = start->note, .home = start->home };
    note->home.ids = keys;
    note->home.names = keys + start->home.id_count;
    if (start->home.id_count)
        memcpy(keys, start->home.ids, start->home.id_count * sizeof *keys);
    if (start->home.name_count)
        memcpy(keys + start->home.id_count, start->home.names, start->home.name_count * sizeof *keys);
    lot_hold(&lot);
    lot.key = path_key(start->note, credit->post.id ? credit->post.id : start->day);
    enum trace_kind kind = TRACE_OUTSIDE;
    bool ends = ends_there(trace, &lot, &credit->post.owner, &kind);
    if (!ends && !start->reported) {
        kind = kind_outside(trace, &lot, &credit->post.owner);
        ends = true;
    }
    const struct trace_edge edge = { .note = start->note,
                                     .key = lot.key,
                                     .mate = credit->post.id,
                                     .amount = lot.amount,
                                     .day = credit->day,
                                     .kind = kind,
                                     .party = credit->post.owner };
    trace->output->edge(trace->output->context, &edge);
    if (ends)
        lot_end(trace, &lot, kind, credit->day, true, &credit->post.owner);
    else
        keep_piece(trace, &trace->reached, credit, &lot, 0);
    lot_release(&lot);
}

/* What the queue held leaves by the debits that cut it. */
static void draw(struct trace *trace, struct seat *seat)
{
    struct queue *queue = seat->queue;
    int64_t at = 0;
    seat->touched = true;
    while (queue->first < queue->end && at < seat->out) {
        struct lot *lot = &queue->lots[queue->first];
        int64_t left = seat->out - at < lot->amount ? seat->out - at : lot->amount;
        bool all = left == lot->amount;
        struct lot part = *lot;
        part.amount = left;
        lot->amount -= left;
        queue->amount -= left;
        queue->first += all;
        if (part.note)
            (void) cut(trace, seat, &part, at);
        if (part.note && all) {
            lot_visited(trace, &part, queue->owner.account, trace->today);
            lot_release(&part);
            queue->traced--;
        }
        at += left;
    }
}

/* The traced money that comes by the moment's credits from before it. */
static void receive(struct trace *trace, const struct seat *seat)
{
    for (size_t i = 0; i < seat->credits; i++) {
        struct item *credit = seat->items[i];
        if (credit->start)
            begin(trace, credit);
        for (struct piece *piece = credit->arrivals, *next; piece; piece = next) {
            next = piece->next;
            piece->next = trace->reached;
            trace->reached = piece;
        }
        credit->arrivals = NULL;
    }
}

/* The line of an account without a queue begins with the first traced fen: what was there before leaves last. */
static void begin_lines(struct trace *trace, const struct piece *pieces)
{
    for (const struct piece *piece = pieces; piece; piece = piece->next) {
        struct seat *seat = &trace->seats[piece->credit->seat];
        int64_t at = piece->credit->at + piece->at;
        if (!seat->begun && (!seat->touched || at < seat->skip))
            seat->skip = at;
        seat->touched = true;
    }
    for (const struct piece *piece = pieces; piece; piece = piece->next)
        trace->seats[piece->credit->seat].begun = true;
}

static struct piece *take_reached(struct trace *trace)
{
    struct piece *pieces = trace->reached;
    trace->reached = NULL;
    return pieces;
}

/* First what lies in queues and comes from before the moment, then round for round what the round before has reached: no more
 * rounds than there are transfers. */
static void lead(struct trace *trace)
{
    struct piece *pieces = take_reached(trace);
    for (size_t i = 0; i < trace->seat_count; i++)
        if (trace->seats[i].queue)
            draw(trace, &trace->seats[i]);
    do {
        begin_lines(trace, pieces);
        for (struct piece *piece = pieces; piece; piece = drop_piece(trace, piece))
            place(trace, &trace->seats[piece->credit->seat], piece);
        pieces = take_reached(trace);
    } while (pieces);
}

static int by_place(const void *left, const void *right)
{
    const struct piece *a = *(struct piece *const *) left, *b = *(struct piece *const *) right;
    return (a->at > b->at) - (a->at < b->at);
}

/* The kept pieces in the order of the line. */
static struct piece **in_order(struct arena *arena, const struct seat *seat, size_t *count)
{
    *count = 0;
    for (const struct piece *piece = seat->kept; piece; piece = piece->next)
        ++*count;
    struct piece **pieces = arena_array(arena, *count + 1, sizeof(struct piece *));
    size_t i = 0;
    for (struct piece *piece = seat->kept; piece; piece = piece->next)
        pieces[i++] = piece;
    qsort(pieces, *count, sizeof(struct piece *), by_place);
    return pieces;
}

static void push_own(struct queue *queue, int64_t amount)
{
    const struct lot own = { .amount = amount };
    if (amount > 0)
        queue_push(queue, &own);
}

/* What the debits left of the credits joins the queue, traced and own money in the order of the line. */
static void join(struct trace *trace, struct seat *seat)
{
    AUTO_ARENA arena = { 0 };
    size_t count;
    struct piece **pieces = in_order(&arena, seat, &count);
    int64_t at = seat->out > seat->base ? seat->out : seat->base, end = seat->base + seat->in - seat->skip + seat->late;
    if (!seat->queue)
        seat->queue = queue_add(&trace->queues, seat->items[0]->account_key, &seat->items[0]->post.owner);
    for (size_t i = 0; i < count; i++) {
        push_own(seat->queue, pieces[i]->at - at);
        queue_push(seat->queue, &pieces[i]->lot);
        at = pieces[i]->at + pieces[i]->lot.amount;
        (void) drop_piece(trace, pieces[i]);
    }
    push_own(seat->queue, end - at);
}

static void settle(struct trace *trace, struct seat *seat)
{
    if (!seat->touched)
        return;
    if (seat->queue || seat->kept)
        join(trace, seat);
    if (seat->queue && seat->queue->traced == 0)
        queue_drop(&trace->queues, seat->queue);
}

/* Where each posting lies among the account's credits, or debits. */
static void lay_out(const struct trace *trace, struct seat *seat)
{
    seat->base = seat->queue ? seat->queue->amount : 0;
    seat->begun = seat->queue != NULL;
    for (size_t i = 0; i < seat->credits + seat->debits; i++) {
        struct item *item = seat->items[i];
        int64_t *sum = item->post.credit ? &seat->in : &seat->out;
        item->seat = (size_t) (seat - trace->seats);
        item->moment = trace->moment;
        item->at = *sum;
        *sum += item->post.amount;
    }
}

static struct queue *live_queue(struct trace *trace, const struct item *item)
{
    struct queue *queue = queue_find(&trace->queues, item->account_key, item->post.owner.account);
    if (!queue)
        return NULL;
    queue_expire(trace, queue, trace->today);
    if (queue->traced > 0)
        return queue;
    queue_drop(&trace->queues, queue);
    return NULL;
}

static bool same_account(const struct item *a, const struct item *b)
{
    return a->account_key == b->account_key && str_equal(a->post.owner.account, b->post.owner.account);
}

/* Seats one account: its items stand together, credits first.  Returns how many they are. */
static size_t take_seat(struct trace *trace, struct item **items, size_t count)
{
    struct seat *seat = &trace->seats[trace->seat_count++];
    size_t i = 0;
    *seat = (struct seat) { .items = items, .queue = live_queue(trace, items[0]) };
    for (; i < count && same_account(items[0], items[i]); i++) {
        seat->credits += items[i]->post.credit;
        seat->debits += !items[i]->post.credit;
    }
    lay_out(trace, seat);
    return i;
}

static bool begins_or_arrives(struct item *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i]->start || items[i]->arrivals)
            return true;
    return false;
}

static bool anyone_live(const struct trace *trace, struct item *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (queue_find(&trace->queues, items[i]->account_key, items[i]->post.owner.account))
            return true;
    return false;
}

void trace_moment(struct trace *trace, struct item **items, size_t count)
{
    if (!begins_or_arrives(items, count) && !anyone_live(trace, items, count))
        return; /* nearly all moments */
    void *at = trace->seats;
    memory_grow(&at, &trace->seat_room, count, sizeof *trace->seats);
    trace->seats = at;
    trace->seat_count = 0;
    trace->moment++;
    for (size_t i = 0; i < count;)
        i += take_seat(trace, items + i, count - i);
    for (size_t i = 0; i < trace->seat_count; i++)
        receive(trace, &trace->seats[i]);
    lead(trace);
    for (size_t i = 0; i < trace->seat_count; i++)
        settle(trace, &trace->seats[i]);
}
