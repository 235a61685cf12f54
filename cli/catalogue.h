/*
 * The rules with the values of their parameters in force: for fupin rules and for the catalogue sheet.
 */
#ifndef FUPIN_CLI_CATALOGUE_H
#define FUPIN_CLI_CATALOGUE_H

#include "cli/command.h"
#include "transforms/transforms.h"

struct catalogue_entry {
    const struct rule *rule;
    const char *basis;               /* articles joined by "; " */
    const char *thresholds;          /* "max_term_months = 36；…", or "" */
};

struct catalogue {
    const struct catalogue_entry *entries;
    size_t count;
};

bool catalogue_read(struct context *context, struct catalogue *catalogue) MUST_CHECK;

/* 高, 中, 低 for high, medium, low. */
const char *catalogue_severity(const char *severity);

#endif
