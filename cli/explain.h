/*
 * What fupin explain tells, in Chinese, since it is shown to officials.
 */
#ifndef FUPIN_CLI_EXPLAIN_H
#define FUPIN_CLI_EXPLAIN_H

#include "cli/command.h"

/* fupin explain --rule RULE NOTE: each condition of the rule with the note's figure, what it would have to be, and what is missing. */
int explain_rule(struct context *context, const char *rule, const char *note);

#endif
