/*
 * Where the money of a loan went: traced from its disbursement forward through the postings of all banks.
 *
 * A pure engine: postings and starts go in, day by day; edges, ends and visits come out.  It knows no database.
 *
 * What it holds to:
 * - Within an account money leaves first in, first out.  An account's queue begins with the moment in which traced money
 *   arrives; what was there before leaves last.  A queue without traced money is forgotten.
 * - A fen is one note's or nobody's: many notes through one account share its queue, and no payment is claimed twice.
 * - A moment is a day and a time.  Of one moment credits come before debits, then the order in the file counts.
 *   A posting without a time counts at the end of its day; all such of one day are one moment.
 * - A transfer whose two legs are both told is one edge: same accounts, same amount, the same day, else the day after,
 *   else the day before; among equals in the order of the file.  The money arrives at the later of both moments.
 * - A trace goes on over three transfers.  It ends at an organisation, a supplier, in cash, at a loan that it repays, outside
 *   the known banks, in an account that says nothing, where the third transfer has taken it, or where it
 *   rests when its window closes.
 * - What a start puts in is the sum of its ends, to the fen.
 *
 * Reversals are netted by whoever feeds the engine: it never sees one.
 */
#ifndef FUPIN_TRANSFORMS_TRACE_H
#define FUPIN_TRANSFORMS_TRACE_H

#include "base/date.h"
#include "transforms/trace_party.h"

/* What a debit was for, as far as it ends a trace. */
enum trace_use { TRACE_TRANSFER, TRACE_CASH_OUT, TRACE_LOAN_PAID };

/* Times are seconds of the day. */
enum { TRACE_DAY_BEGINS = -1, TRACE_NO_TIME = 86400 };

struct trace_posting {
    int64_t id;
    day_number day;
    int time;
    bool credit;
    enum trace_use use;
    int64_t amount; /* fen, > 0 */
    struct trace_party owner, other;
};

/* Money of a note that was paid out: as the credit `posting`, or, where none tells it (0), at the beginning of `day`.  An account
 * of which nothing is reported ends the trace at once. */
struct trace_start {
    int64_t note, posting, amount;
    day_number day, until; /* the window's last day */
    bool reported;
    struct trace_party owner; /* of the account paid into */
    struct trace_home home;
};

enum trace_kind {
    TRACE_RESTS,        /* still in the household's account that the note was paid into */
    TRACE_HOUSEHOLD,    /* in another account of the household */
    TRACE_PERSON,       /* in somebody else's account at a bank that reports it */
    TRACE_ORGANISATION, /* reported or not */
    TRACE_SUPPLIER,     /* of agricultural inputs */
    TRACE_CASH,
    TRACE_LOAN,    /* repaid a loan */
    TRACE_OUTSIDE, /* a person's account that nobody reports */
    TRACE_UNKNOWN, /* internal, clearing, POS, or nobody named */
};

/* Money of a note on one posting.  Edge 0 of a path (hop 0) is the disbursement; `key` stands for the whole path up to
 * here, so that it is the same however often the note is traced.  `kind` and `party` say in whose hands the money is after it: who
 * looks at a shorter window than the trace's finds there whatever no later edge of that window has taken on. */
struct trace_edge {
    int64_t note, key, before; /* before: the edge by which the money had come; 0 for hop 0 */
    int64_t posting, mate;     /* the debit; the matching credit or 0 */
    int64_t amount;
    day_number day;
    int hop;
    enum trace_kind kind;
    struct str from; /* account */
    struct trace_party party;
};

struct trace_end {
    int64_t note, key; /* of the last edge */
    int64_t amount;
    enum trace_kind kind;
    day_number day; /* on which it left, or the window's last day */
    int hop;
    struct trace_party party; /* at whom; the account's owner where it rests */
};

/* Money of a note lay in an account (or stopped there), from and to: whatever is posted there on or after `from` may change
 * the trace. */
struct trace_visit {
    int64_t note, key;
    struct str account;
    day_number from, to;
    bool stop;
};

/* Texts live for the call only. */
struct trace_output {
    void *context;
    void (*edge)(void *context, const struct trace_edge *edge);
    void (*end)(void *context, const struct trace_end *end);
    void (*visit)(void *context, const struct trace_visit *visit);
};

struct trace;

/* `words` and `output` must outlive it. */
struct trace *trace_new(const struct trace_words *words, int transfers, const struct trace_output *output);

/* A start, before any posting of a later day than its own; its texts and keys are copied. */
void trace_add_start(struct trace *trace, const struct trace_start *start);

/* The next posting: by day, and within a day in the order of the files. */
void trace_add_posting(struct trace *trace, const struct trace_posting *posting);

/* No more is to come: what still lies somewhere rests there.  Frees `*trace`. */
void trace_finish(struct trace **trace);

const char *trace_kind_name(enum trace_kind kind);

#endif
