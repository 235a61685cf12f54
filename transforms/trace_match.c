/*
 * How it works: debits and credits that have no other leg yet are sorted by (from, to, amount, order), and both lists
 * walked side by side: the first debit of such a transfer goes with its first credit, the second with the second.
 *
 * That is done three times, nearest day first: within a day; then what was left of its debits with what is left of the
 * next day's credits; then with what is left of the credits of the day before.  So a posting that comes late can change
 * matches of two days on either side at most, which is what makes tracing again local.
 */
#include <stdlib.h>

#include "transforms/trace_inside.h"

struct leg {
    int64_t from, to, amount;
    struct item *item;
};

struct legs {
    struct leg *legs;
    size_t count, room;
};

static int by_transfer(const void *left, const void *right)
{
    const struct leg *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->amount > b->amount) - (a->amount < b->amount);
}

static int by_transfer_and_order(const void *left, const void *right)
{
    const struct item *a = ((const struct leg *) left)->item, *b = ((const struct leg *) right)->item;
    int order = by_transfer(left, right);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void add_leg(struct legs *legs, struct item *item)
{
    void *at = legs->legs;
    memory_grow(&at, &legs->room, legs->count + 1, sizeof *legs->legs);
    legs->legs = at;
    legs->legs[legs->count++] = (struct leg) {
        .from = item->post.credit ? item->other_key : item->account_key,
        .to = item->post.credit ? item->account_key : item->other_key,
        .amount = item->post.amount,
        .item = item,
    };
}

/* Disbursements come from the bank, whatever account they name as the other. */
static bool is_loose(const struct item *item, bool credit)
{
    return item->post.credit == credit && item->mate == NULL && item->start == NULL && item->other_key != 0;
}

static void collect(struct legs *legs, const struct batch *batch, bool credit)
{
    for (size_t i = 0; i < batch->count; i++)
        if (is_loose(&batch->items[i], credit))
            add_leg(legs, &batch->items[i]);
    if (legs->count)
        qsort(legs->legs, legs->count, sizeof *legs->legs, by_transfer_and_order);
}

static void marry(const struct legs *debits, const struct legs *credits)
{
    for (size_t d = 0, c = 0; d < debits->count && c < credits->count;) {
        struct leg *debit = &debits->legs[d], *credit = &credits->legs[c];
        int order = by_transfer(debit, credit);
        if (order == 0) {
            debit->item->mate = credit->item;
            credit->item->mate = debit->item;
        }
        d += order <= 0;
        c += order >= 0;
    }
}

static void match(const struct batch *out, const struct batch *in)
{
    struct legs debits = { 0 }, credits = { 0 };
    void *debit_legs, *credit_legs;
    collect(&debits, out, false);
    if (debits.count)
        collect(&credits, in, true);
    marry(&debits, &credits);
    debit_legs = debits.legs;
    credit_legs = credits.legs;
    memory_give_back(&debit_legs);
    memory_give_back(&credit_legs);
}

/* Money does not arrive before it leaves: a credit told for the day before counts at its debit's moment. */
static void move(struct batch *batch, struct item *credit)
{
    void *at = batch->moved;
    memory_grow(&at, &batch->moved_room, batch->moved_count + 1, sizeof *batch->moved);
    batch->moved = at;
    batch->moved[batch->moved_count++] = credit;
    credit->day = credit->mate->day;
    credit->time = credit->mate->time;
}

static void move_early(struct batch *debits, const struct batch *credits)
{
    for (size_t i = 0; i < credits->count; i++) {
        struct item *credit = &credits->items[i];
        if (credit->post.credit && credit->mate && credit->mate->day == debits->day)
            move(debits, credit);
    }
}

static void wait_for_debits(const struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct item *item = &batch->items[i];
        if (item->post.credit && item->mate && item->mate->time > item->time)
            item->time = item->mate->time;
    }
}

void trace_match_day(struct batch *newest, struct batch *before, struct batch *oldest)
{
    if (newest) {
        match(newest, newest);
        wait_for_debits(newest);
    }
    if (newest && before && before->day + 1 == newest->day)
        match(before, newest);
    if (before && oldest && oldest->day + 1 == before->day) {
        match(before, oldest);
        move_early(before, oldest);
    }
}
