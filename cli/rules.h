/*
 * What fupin rules does with single rules: their examples, and another threshold tried.
 */
#ifndef FUPIN_CLI_RULES_H
#define FUPIN_CLI_RULES_H

#include "cli/command.h"
#include "transforms/transforms.h"

/* The rule called `id`, in either case; NULL: there is none, and the context's error says so. */
const struct rule *rules_find(struct context *context, const struct rule_set *rules, const char *id);

/* fupin rules test [RULE...]: the examples of the rules named from the second operand on, else of all. */
int rules_test(struct context *context);

#endif
