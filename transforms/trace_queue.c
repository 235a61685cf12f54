/*
 * How it works: a hash table of accounts by the key of their number; only those that hold traced money are in it, so
 * that memory follows the live traces and not the postings.
 *
 * A lot whose window has closed is told as resting and stays in its place as nobody's money: what came behind it must
 * still wait for it.
 */
#include "transforms/trace_inside.h"

enum { BUCKETS_FIRST = 1024 };

static size_t bucket_of(const struct queues *queues, int64_t key)
{
    return (size_t) ((uint64_t) key % queues->bucket_count);
}

struct queue *queue_find(const struct queues *queues, int64_t key, struct str account)
{
    if (queues->count == 0)
        return NULL;
    struct queue *queue = queues->buckets[bucket_of(queues, key)];
    while (queue && !(queue->key == key && str_equal(queue->owner.account, account)))
        queue = queue->next;
    return queue;
}

static void hang(struct queues *queues, struct queue *queue)
{
    struct queue **bucket = &queues->buckets[bucket_of(queues, queue->key)];
    queue->next = *bucket;
    *bucket = queue;
}

static void grow(struct queues *queues)
{
    struct queues old = *queues;
    queues->bucket_count = old.bucket_count ? old.bucket_count * 2 : BUCKETS_FIRST;
    queues->buckets = memory_take(queues->bucket_count * sizeof(struct queue *));
    for (size_t i = 0; i < old.bucket_count; i++) {
        for (struct queue *queue = old.buckets[i], *next; queue; queue = next) {
            next = queue->next;
            hang(queues, queue);
        }
    }
    void *buckets = old.buckets;
    memory_give_back(&buckets);
}

static char *put(char *at, struct str *text)
{
    if (text->len)
        memcpy(at, text->at, text->len);
    text->at = at;
    return at + text->len;
}

struct queue *queue_add(struct queues *queues, int64_t key, const struct trace_party *owner)
{
    if (queues->count >= queues->bucket_count)
        grow(queues);
    struct queue *queue = memory_take(sizeof *queue + owner->account.len + owner->name.len + owner->id_no.len);
    *queue = (struct queue) { .key = key, .owner = *owner, .expires = INT32_MAX };
    put(put(put((char *) (queue + 1), &queue->owner.account), &queue->owner.name), &queue->owner.id_no);
    hang(queues, queue);
    queues->count++;
    return queue;
}

static void give_back(struct queue *queue)
{
    void *lots = queue->lots, *whole = queue;
    memory_give_back(&lots);
    memory_give_back(&whole);
}

void queue_drop(struct queues *queues, struct queue *queue)
{
    struct queue **at = &queues->buckets[bucket_of(queues, queue->key)];
    while (*at != queue)
        at = &(*at)->next;
    *at = queue->next;
    queues->count--;
    give_back(queue);
}

/* Space at the tail; what has left at the front is reused before more is taken. */
static void make_room(struct queue *queue)
{
    if (queue->end < queue->room)
        return;
    if (queue->first > queue->room / 2) {
        memmove(queue->lots, queue->lots + queue->first, (queue->end - queue->first) * sizeof *queue->lots);
        queue->end -= queue->first;
        queue->first = 0;
        return;
    }
    void *at = queue->lots;
    memory_grow(&at, &queue->room, queue->end + 1, sizeof *queue->lots);
    queue->lots = at;
}

void queue_push(struct queue *queue, const struct lot *lot)
{
    queue->amount += lot->amount;
    if (!lot->note && queue->end > queue->first && !queue->lots[queue->end - 1].note) {
        queue->lots[queue->end - 1].amount += lot->amount;
        return;
    }
    make_room(queue);
    queue->lots[queue->end++] = *lot;
    if (!lot->note)
        return;
    lot_hold(lot);
    queue->traced++;
    queue->expires = lot->until < queue->expires ? lot->until : queue->expires;
}

void queue_expire(struct trace *trace, struct queue *queue, day_number day)
{
    if (queue->expires >= day)
        return;
    queue->expires = INT32_MAX;
    for (size_t i = queue->first; i < queue->end; i++) {
        struct lot *lot = &queue->lots[i];
        if (lot->note && lot->until < day) {
            lot_visited(trace, lot, queue->owner.account, lot->until);
            lot_end(trace, lot, lot_rests(lot, &queue->owner), lot->until, false, &queue->owner);
            lot_release(lot);
            lot->note = NULL;
            queue->traced--;
        } else if (lot->note && lot->until < queue->expires) {
            queue->expires = lot->until;
        }
    }
}

void queues_expire(struct trace *trace, day_number day)
{
    struct queues *queues = &trace->queues;
    for (size_t i = 0; i < queues->bucket_count; i++) {
        for (struct queue *queue = queues->buckets[i], *next; queue; queue = next) {
            next = queue->next;
            queue_expire(trace, queue, day);
            if (queue->traced == 0)
                queue_drop(queues, queue);
        }
    }
}

void queues_free(struct queues *queues)
{
    void *buckets = queues->buckets;
    memory_give_back(&buckets);
    *queues = (struct queues) { 0 };
}
