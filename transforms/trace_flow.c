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

static void tell_edge(struct trace *trace, const struct lot *lot, int64_t before, const struct item *debit,
                      enum trace_kind kind)
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
        .kind = kind,
        .from = debit->post.owner.account,
        .party = debit->mate ? debit->mate->post.owner : debit->post.other,
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

/* Where a debit without another leg, or for a purpose that is an end in itself, leaves the money. */
static enum trace_kind kind_for_good(const struct trace *trace, const struct lot *lot, const struct item *debit)
{
    switch (debit->post.use) {
    case TRACE_CASH_OUT:
        return TRACE_CASH;
    case TRACE_LOAN_PAID:
        return TRACE_LOAN;
    case TRACE_TRANSFER:
        break;
    }
    return kind_outside(trace, lot, &debit->post.other);
}

/* Traced money leaves by `debit`, `at` fens after its beginning. */
static void leave(struct trace *trace, const struct lot *from, const struct item *debit, int64_t at)
{
    struct lot lot = *from;
    struct item *mate = debit->post.use == TRACE_TRANSFER ? debit->mate : NULL;
    enum trace_kind kind;
    lot.key = path_key(from->key, debit->post.id);
    lot.hop++;
    bool ends = mate ? ends_there(trace, &lot, &mate->post.owner, &kind) : true;
    if (!mate)
        kind = kind_for_good(trace, &lot, debit);
    tell_edge(trace, &lot, from->key, debit, kind);
    if (ends)
        lot_end(trace, &lot, kind, debit->day, true, mate ? &mate->post.owner : &debit->post.other);
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
