/*
 * Rows become findings: the one door of the transforms floor.
 *
 * Everything happens inside one world (a schema) and in the transaction that the caller has opened on `db`
 * (role fupin_transforms).
 */
#ifndef FUPIN_TRANSFORMS_TRANSFORMS_H
#define FUPIN_TRANSFORMS_TRANSFORMS_H

#include "base/database.h"
#include "base/date.h"

/* Faults of this floor. */
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) extern const struct fault name;
#include "transforms/faults.def"
#undef FAULT

/* A rule as its file's head declares it; every text lives in the arena it was read into. */
struct rule {
    const char *file; /* "rules/TRM-02.sql", or a site's path */
    const char *id, *title, *severity, *subject, *scope, *material, *finding;
    const char *wake;        /* or NULL */
    const struct str *basis; /* articles, one each: "楚贫发〔2017〕71号 二(一)" */
    size_t basis_count;
    const struct str *reads; /* rules whose findings it reads; "XFR-*": all there are that begin so */
    size_t reads_count;
    const struct str *parameters; /* names in its param_on() calls */
    size_t parameter_count;
    struct str sql;
    struct str examples;   /* beside it: a script of what it finds and what it does not; at == NULL: none */
    struct str conditions; /* beside it: a statement, what it asks of note $1; at == NULL: none */
};

struct rule_set {
    const struct rule *rules; /* sorted by id */
    size_t count;
};

/* All rules: the built-in ones and those of `site_folder` (NULL: none; a file of the same name there wins). */
bool transforms_rules(struct arena *arena, const char *site_folder, struct rule_set *rules,
                      struct error *err) MUST_CHECK;

/* Whether `read`, one of a rule's reads (an id, or the beginning of ids: "XFR-*"), means the rule `id`. */
bool rule_is_read(struct str read, const char *id) MUST_CHECK;

/* Who is the borrower: fills note, note_past, exposure, household, purpose_verdict of `world` from what loading left,
 * unless that was done before and nothing but the day has changed since. */
bool transforms_resolve(struct database *db, const char *world, struct error *err) MUST_CHECK;

/* Where the money of the notes went: fills trace_start, trace_edge, trace_end and trace_visit of `world`, which is resolved; of one
 * that was traced before only what has changed. */
bool transforms_trace(struct database *db, const char *world, struct error *err) MUST_CHECK;

/* Brings finding and finding_note of `world` to what every rule says there (in the order that their `reads` ask for); rules of
 * which nothing that they read is another say what they said, and are not run. */
bool transforms_evaluate(struct database *db, const char *world, const struct rule_set *rules,
                         struct error *err) MUST_CHECK;

/* Something that the examples of a rule promise. */
struct rule_promise {
    const char *says;
    bool kept;
    const char *got, *wanted;
};

/* What is told of each rule: its promises, none where it has no examples. */
typedef void rule_promises(void *context, const struct rule *rule, const struct rule_promise *promises, size_t count);

/* Runs the examples of the rules in a tiny world of their own.  In a transaction that the caller has opened on `db`, whose role may make
 * schemas, and rolls back.  A script that the server refuses is a promise not kept. */
bool transforms_examples(struct database *db, const struct rule_set *rules, rule_promises *told, void *context,
                         struct error *err) MUST_CHECK;

/* A word of the dictionary as it stands in a purpose; category NULL: an exception, which passes over what stands in it. */
struct purpose_part {
    const char *word, *category;
};

/* How a purpose is judged. */
struct purpose_told {
    const struct purpose_part *parts; /* in their order, up to the one that decides */
    size_t count;
    const char *category; /* of the forbidden use (USE-01), or NULL */
    bool empty;           /* it says nothing (USE-06) */
};

/* Judges one purpose by the words that were set up last. */
bool transforms_purpose(struct database *db, struct arena *arena, const char *purpose, struct purpose_told *told,
                        struct error *err) MUST_CHECK;

/* Tells the life of flags in `world` again (flag_life, flag_event): after a decision on a flag, or a publication.  Evaluating
 * does so by itself. */
bool transforms_life(struct database *db, const char *world, struct error *err) MUST_CHECK;

/* Holds the findings of world_now against the flags: opens, prolongs and ends episodes (life.*) as of night `day`. */
bool transforms_flags(struct database *db, day_number day, long long run, long long known,
                      struct error *err) MUST_CHECK;

#endif
