/*
 * What the answer of a rule rests on: its own text, and how everything stands that the text reads.
 *
 * Rules read the world and nothing else, so that equal grounds give equal answers: such a rule need not be run again.
 * Time is a ground like others: a rule is woken each day if it reads clock.day, each month if it reads clock.month, and
 * by no day if it reads neither; param_on(…, clock.day) wakes it on the day from which the parameter is another.
 */
#ifndef FUPIN_TRANSFORMS_RULE_RESTS_H
#define FUPIN_TRANSFORMS_RULE_RESTS_H

#include "transforms/transforms.h"

/* Stands for the script that makes findings of what rules say: it reads the world as rules do. */
#define RULE_SETTLING "*"

/* The grounds of an answer; basis lives in the arena. */
struct rests {
    const char *basis; /* a hash; NULL: they cannot be told, so that the answer is never the same */
    bool same;         /* what this world holds as the answer rests on them already */
};

/* Notes how everything stands now, forgets what rules said that are not in `rules`, and fills `all` with the grounds of each, and, last,
 * of RULE_SETTLING: it has room for one more than there are rules.  First, in a world that is on the search path. */
bool rule_rests_begin(struct database *db, struct arena *arena, const struct rule_set *rules, struct rests *all,
                      struct error *err) MUST_CHECK;

/* The grounds of a rule that reads others, anew: these have become findings since. */
bool rule_rests_read(struct database *db, struct arena *arena, const struct rule *rule, struct rests *rests,
                     struct error *err) MUST_CHECK;

/* From now on the world's answer of rule `id` rests on `rests`. */
bool rule_rests_keep(struct database *db, const char *id, const struct rests *rests, struct error *err) MUST_CHECK;

#endif
