/*
 * fupin rules try: what other thresholds would have flagged.
 */
#ifndef FUPIN_CLI_RULES_TRY_H
#define FUPIN_CLI_RULES_TRY_H

#include "cli/command.h"

/* The flags of rule `id` that are gained and lost in the world of `month` ("2018-03") if its parameters were as the texts "NAME=VALUE" say. */
int rules_try(struct context *context, const char *id, const char *month, const struct option_texts *set);

#endif
