/*
 * What the modules of the tracer share: postings as they wait for their moment, and accounts that hold traced money.
 *
 *     trace_sweep.c    days come in; a day is swept once the two after it are known
 *     trace_match.c    the two legs of a transfer find each other
 *     trace_moment.c   one moment over all accounts: traced money moves on
 *     trace_flow.c     from a place in an account to what lies behind its debits
 *     trace_queue.c    the accounts that hold traced money
 *     trace_lot.c      what is told of a piece of money
 */
#ifndef FUPIN_TRANSFORMS_TRACE_INSIDE_H
#define FUPIN_TRANSFORMS_TRACE_INSIDE_H

#include "transforms/trace.h"

/* A note some of whose money is on its way; goes with the last lot. */
struct traced_note {
    int64_t note;
    size_t lots;
    struct trace_home home;
};

/* A piece of traced money: fens of one note that came by one path.  No note: nobody's money. */
struct lot {
    struct traced_note *note;
    int64_t key, amount;
    day_number until, arrived;
    int hop;
};

struct item;

/* Traced money within a credit. */
struct piece {
    struct lot lot;
    int64_t at;          /* fens after the credit's beginning; of a kept piece: after the line's */
    struct item *credit; /* by which it comes */
    struct piece *next;
};

/* A posting until its day is swept. */
struct item {
    struct trace_posting post;
    int64_t account_key, other_key;
    day_number day; /* of the moment in which it counts: of a matched credit that of the debit, if that is later */
    int time;
    size_t order;
    struct item *mate;         /* the other leg */
    struct trace_start *start; /* a disbursement comes with this credit */
    struct piece *arrivals;    /* traced money that is on its way to this credit */
    unsigned long long moment; /* the last in which it was worked on; of that one: */
    size_t seat;               /* its account among trace->seats */
    int64_t at;                /* the sum of the credits (or debits) before it */
};

/* The postings of a day. */
struct batch {
    day_number day;
    struct arena texts;
    struct item *items;
    size_t count, room;
    struct item **moved; /* credits of the day before that count on this one */
    size_t moved_count, moved_room;
};

/* An account that holds traced money: its lots in the order in which they leave. */
struct queue {
    struct queue *next; /* in the same bucket */
    int64_t key;
    struct trace_party owner;
    struct lot *lots;
    size_t first, end, room, traced; /* lots[first, end); how many of them are traced */
    int64_t amount;
    day_number expires; /* no lot's window closes before */
};

struct queues {
    struct queue **buckets;
    size_t bucket_count, count;
};

/* One account in the moment that is worked on. */
struct seat {
    struct queue *queue; /* or NULL */
    struct item **items; /* credits, then debits, in order */
    size_t credits, debits;
    int64_t base, in, out; /* what the queue held, the sum of the credits, the sum of the debits */
    int64_t skip, late;    /* fens of the credits before the line begins; what reached those, and so comes last */
    struct piece *kept;    /* traced money that came and stays */
    bool begun, touched;   /* the line has a beginning; traced money lies on it */
};

struct trace {
    const struct trace_words *words;
    const struct trace_output *output;
    int transfers;
    struct batch *batch[4]; /* the newest first; [2] is swept next, [3] has been */
    struct queues queues;
    struct trace_start **starts; /* that wait for their day, by day */
    size_t start_first, start_end, start_room;
    struct piece *reached; /* traced money that the next round of the moment leads on */
    struct piece *spare;   /* pieces to be used again */
    struct arena pieces;
    struct item **order; /* of the day that is swept */
    size_t order_room;
    struct seat *seats;
    size_t seat_count, seat_room;
    unsigned long long moment;
    day_number today; /* that is swept */
    unsigned swept;
};

/* Matches within `newest`, from `before` to it, and from `before` back to `oldest` (each may be NULL). */
void trace_match_day(struct batch *newest, struct batch *before, struct batch *oldest);

/* Works on one moment: `count` items sorted by account, credits first, then order. */
void trace_moment(struct trace *trace, struct item **items, size_t count);

/* The account that `party` names, or NULL. */
struct queue *queue_find(const struct queues *queues, int64_t key, struct str account);
struct queue *queue_add(struct queues *queues, int64_t key, const struct trace_party *owner);
void queue_drop(struct queues *queues, struct queue *queue);

/* Adds at the tail; a note's lot counts its note. */
void queue_push(struct queue *queue, const struct lot *lot);

/* Lots whose window closed before `day` rest here, and are nobody's from now on. */
void queue_expire(struct trace *trace, struct queue *queue, day_number day);

/* The same for all accounts; those left without traced money go. */
void queues_expire(struct trace *trace, day_number day);
void queues_free(struct queues *queues);

/* A path's key from that of the path before its last posting. */
int64_t path_key(int64_t before, int64_t posting);

/* Hangs a piece into a list; it counts its note until dropped.  drop_piece() gives the next one. */
void keep_piece(struct trace *trace, struct piece **list, struct item *credit, const struct lot *lot, int64_t at);
struct piece *drop_piece(struct trace *trace, struct piece *piece);

/* Leads a lot that begins at `at` of the account's line to the debits that cut it; returns how much of it stays. */
int64_t cut(struct trace *trace, const struct seat *seat, const struct lot *lot, int64_t at);

/* What money is that comes to an account which nobody reports. */
enum trace_kind kind_outside(const struct trace *trace, const struct lot *lot, const struct trace_party *party);

/* Whether a trace ends as soon as it comes to this party's account, and as what. */
bool ends_there(const struct trace *trace, const struct lot *lot, const struct trace_party *owner,
                enum trace_kind *kind);

void lot_hold(const struct lot *lot);
/* The note goes with its last lot. */
void lot_release(const struct lot *lot);

/* Tells that `lot` came to its end at `party`, and, where `stopped`, that this account ended the trace. */
void lot_end(struct trace *trace, const struct lot *lot, enum trace_kind kind, day_number day, bool stopped,
             const struct trace_party *party);

/* Tells that `lot` lay in `account` until `to`. */
void lot_visited(const struct trace *trace, const struct lot *lot, struct str account, day_number to);

/* Where a lot that rests in `owner`'s account has ended. */
enum trace_kind lot_rests(const struct lot *lot, const struct trace_party *owner);

#endif
