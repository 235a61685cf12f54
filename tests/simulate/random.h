/*
 * Chance that depends on nothing but the seed, the household and the question asked.
 *
 * The whole nation does not fit into memory, so every month's file is written by walking the households
 * anew; each must come out the same on every walk.  A generator is therefore started from (seed, unit,
 * stream) wherever something is drawn, and never carried from one household to the next.
 */
#ifndef SIMULATE_RANDOM_H
#define SIMULATE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

/* What is drawn, so that two questions about one household get independent answers. */
enum random_stream {
    RANDOM_HOUSE,
    RANDOM_PERSON,
    RANDOM_LIFE,
    RANDOM_NOTE,
    RANDOM_NOISE,
    RANDOM_STORY,
    RANDOM_PLAN,
    RANDOM_ARRIVAL,
    RANDOM_SURVEY,
    RANDOM_HISTORY,
    RANDOM_HISTORY_NIGHT,
    RANDOM_ACCOUNT,
    RANDOM_GRADE
};

/* The finalizer of splitmix64: every bit of the result depends on every bit of `value`. */
static inline uint64_t random_mix(uint64_t value)
{
    value = (value ^ (value >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94D049BB133111EB);
    return value ^ (value >> 31);
}

static inline struct random random_start(uint64_t seed, uint64_t unit, enum random_stream stream)
{
    uint64_t key = random_mix(seed + UINT64_C(0x9E3779B97F4A7C15));

    key = random_mix(key ^ (unit * UINT64_C(0xD1B54A32D192ED03)));
    return (struct random) { key + (uint64_t) stream * UINT64_C(0x8CB92BA72F3D8DD7) };
}

static inline uint64_t random_next(struct random *random)
{
    random->state += UINT64_C(0x9E3779B97F4A7C15);
    return random_mix(random->state);
}

/* A number from 0 up to, but not including, `limit`. */
static inline int random_below(struct random *random, int limit)
{
    return (int) (((random_next(random) >> 32) * (uint64_t) limit) >> 32);
}

/* A number from `low` to `high`, both included. */
static inline int random_between(struct random *random, int low, int high)
{
    return high <= low ? low : low + random_below(random, high - low + 1);
}

static inline bool random_chance(struct random *random, int in_ten_thousand)
{
    return random_below(random, 10000) < in_ten_thousand;
}

#endif
