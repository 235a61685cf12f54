/*
 * How traced money is led on: from a place on an account's line to the debits that cut it there, and to what is behind them.
 *
 * How it works: a debit takes its fens from the line in order, and each is the same fen of the matching credit.  Where that
 * credit counts in this moment too, the money waits in trace->reached for the next round of the moment; where it counts
 * later, it waits at the credit itself.
 */
#include "base/hash.h"
#include "transforms/trace_inside.h"

int64_t path_key(int64_t before, int64_t posting)
{
    const int64_t both[] = { before, posting };
    return hash_row(both, sizeof both);
}

static struct piece *take_piece(struct trace *trace)
{
    struct piece *piece = trace->spare;
    if (piece)
        trace->spare = piece->next;
    else
        piece = arena_take(&trace->pieces, sizeof *piece);
    return piece;
}

void keep_piece(struct trace *trace, struct piece **list, struct item *credit, const struct lot *lot, int64_t at)
{
    struct piece *piece = take_piece(trace);
    *piece = (struct piece) { .lot = *lot, .at = at, .credit = credit, .next = *list };
    lot_hold(lot);
    *list = piece;
}

struct piece *drop_piece(struct trace *trace, struct piece *piece)
{
    struct piece *next = piece->next;
    lot_release(&piece->lot);
    piece->next = trace->spare;
    trace->spare = piece;
    return next;
}

static void tell_edge(struct trace *trace, const struct lot *lot, int64_t before, const struct item *debit)
{
    const struct trace_edge edge = {
        .note = lot->note->note,
        .key = lot->key,
        .before = before,
        .posting = debit->post.id,
        .mate = debit->mate ? debit->mate->post.id : 0,
        .amount = lot->amount,
        .day = debit->day,
        .hop = lot->hop,
        .from = debit->post.owner.account,
        .to = debit->mate ? debit->mate->post.owner.account : debit->post.other.account,
    };
    trace->output->edge(trace->output->context, &edge);
}

/* Money that nobody's posting follows: the party named is where it ended. */
enum trace_kind kind_outside(const struct trace *trace, const struct lot *lot, const struct trace_party *party)
{
    switch (trace_party_judge(trace->words, party)) {
    case PARTY_ORGANISATION:
        return TRACE_ORGANISATION;
    case PARTY_SUPPLIER:
        return TRACE_SUPPLIER;
    case PARTY_INTERNAL:
        return TRACE_UNKNOWN;
    case PARTY_PERSON:
        break;
    }
    if (party->account.len == 0 && party->name.len == 0)
        return TRACE_UNKNOWN;
    return trace_home_owns(&lot->note->home, party) ? TRACE_HOUSEHOLD : TRACE_OUTSIDE;
}

bool ends_there(const struct trace *trace, const struct lot *lot, const struct trace_party *owner,
                enum trace_kind *kind)
{
    enum trace_party_kind party = trace_party_judge(trace->words, owner);
    *kind = party == PARTY_PERSON ? lot_rests(lot, owner) : kind_outside(trace, lot, owner);
    return party != PARTY_PERSON || lot->hop >= trace->transfers;
}

/* A debit without another leg, or for a purpose that is an end in itself. */
static void leave_for_good(struct trace *trace, const struct lot *lot, const struct item *debit)
{
    enum trace_kind kind = TRACE_LOAN;
    if (debit->post.use == TRACE_CASH_OUT)
        kind = TRACE_CASH;
    else if (debit->post.use == TRACE_TRANSFER)
        kind = kind_outside(trace, lot, &debit->post.other);
    lot_end(trace, lot, kind, debit->day, true, &debit->post.other);
}

/* Traced money leaves by `debit`, `at` fens after its beginning. */
static void leave(struct trace *trace, const struct lot *from, const struct item *debit, int64_t at)
{
    struct lot lot = *from;
    struct item *mate = debit->post.use == TRACE_TRANSFER ? debit->mate : NULL;
    enum trace_kind kind;
    lot.key = path_key(from->key, debit->post.id);
    lot.hop++;
    tell_edge(trace, &lot, from->key, debit);
    if (!mate)
        leave_for_good(trace, &lot, debit);
    else if (ends_there(trace, &lot, &mate->post.owner, &kind))
        lot_end(trace, &lot, kind, debit->day, true, &mate->post.owner);
    else if (mate->moment == trace->moment)
        keep_piece(trace, &trace->reached, mate, &lot, at);
    else
        keep_piece(trace, &mate->arrivals, mate, &lot, at);
}

/* The first debit of the seat that reaches beyond `at`. */
static size_t first_debit(const struct seat *seat, int64_t at)
{
    size_t low = 0, high = seat->debits;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct item *debit = seat->items[seat->credits + middle];
        if (debit->at + debit->post.amount <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t cut(struct trace *trace, const struct seat *seat, const struct lot *lot, int64_t at)
{
    int64_t end = at + lot->amount;
    for (size_t i = first_debit(seat, at); i < seat->debits && at < end; i++) {
        const struct item *debit = seat->items[seat->credits + i];
        int64_t until = debit->at + debit->post.amount;
        struct lot part = *lot;
        part.amount = (until < end ? until : end) - at;
        leave(trace, &part, debit, at - debit->at);
        at += part.amount;
    }
    return end - at;
}
