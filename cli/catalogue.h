/*
 * The rules with the values of their parameters in force: for fupin rules and for the catalogue sheet.
 */
#ifndef FUPIN_CLI_CATALOGUE_H
#define FUPIN_CLI_CATALOGUE_H

#include "cli/command.h"
#include "transforms/transforms.h"

struct catalogue_entry {
    const struct rule *rule;
    const char *basis;      /* articles joined by "; " */
    const char *thresholds; /* "贷款期限上限 36个月；…", or "" */
};

struct catalogue {
    const struct catalogue_entry *entries;
    size_t count;
};

/* With the parameters in force on `day` ("2018-03-31"; empty: on the last night's). */
bool catalogue_read(struct context *context, const char *day, struct catalogue *catalogue) MUST_CHECK;

/* With the parameters that the world on the search_path of `db` knows. */
bool catalogue_of_world(struct arena *arena, const struct rule_set *rules, struct database *db,
                        struct catalogue *catalogue, struct error *err) MUST_CHECK;

/* 高, 中, 低 for high, medium, low. */
const char *catalogue_severity(const char *severity);

#endif
