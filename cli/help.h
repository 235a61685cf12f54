/*
 * Help, printed from the commands' tables.
 */
#ifndef FUPIN_CLI_HELP_H
#define FUPIN_CLI_HELP_H

#include "cli/command.h"

/* All commands, or one in full.  `asked`: --help was given (status 0), else the command was missing (status 2). */
int help_print(const struct context *context, const struct command *command, bool asked);

#endif
