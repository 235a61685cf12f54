/*
 * Lots: who keeps a note in memory, and how what became of a lot is told.
 */
#include "transforms/trace_inside.h"

void lot_hold(const struct lot *lot)
{
    lot->note->lots++;
}

void lot_release(const struct lot *lot)
{
    void *note = lot->note;
    if (--lot->note->lots == 0)
        memory_give_back(&note);
}

enum trace_kind lot_rests(const struct lot *lot, const struct trace_party *owner)
{
    if (!trace_home_owns(&lot->note->home, owner))
        return TRACE_PERSON;
    return lot->hop == 0 ? TRACE_RESTS : TRACE_HOUSEHOLD;
}

void lot_visited(const struct trace *trace, const struct lot *lot, struct str account, day_number to)
{
    const struct trace_visit visit = {
        .note = lot->note->note, .key = lot->key, .account = account, .from = lot->arrived, .to = to
    };
    trace->output->visit(trace->output->context, &visit);
}

void lot_end(struct trace *trace, const struct lot *lot, enum trace_kind kind, day_number day, bool stopped,
             const struct trace_party *party)
{
    const struct trace_end end = { .note = lot->note->note,
                                   .key = lot->key,
                                   .amount = lot->amount,
                                   .kind = kind,
                                   .day = day,
                                   .hop = lot->hop,
                                   .party = *party };
    const struct trace_visit visit = {
        .note = end.note, .key = end.key, .account = party->account, .from = day, .to = day, .stop = true
    };
    trace->output->end(trace->output->context, &end);
    if (stopped && party->account.len)
        trace->output->visit(trace->output->context, &visit);
}

const char *trace_kind_name(enum trace_kind kind)
{
    static const char *const names[] = {
        [TRACE_RESTS] = "rests",       [TRACE_HOUSEHOLD] = "household",       [TRACE_PERSON] = "person",
        [TRACE_SUPPLIER] = "supplier", [TRACE_ORGANISATION] = "organisation", [TRACE_CASH] = "cash",
        [TRACE_LOAN] = "loan",         [TRACE_OUTSIDE] = "outside",           [TRACE_UNKNOWN] = "unknown",
    };
    return names[kind];
}
