/*
 * The command line, read against the commands' tables.
 */
#ifndef FUPIN_CLI_ARGUMENTS_H
#define FUPIN_CLI_ARGUMENTS_H

#include "cli/command.h"

struct arguments {
    const struct command *command; /* NULL: none was given */
    const char *language;
    bool help;
};

/* Fills `arguments`, the global parts of `context` and the command's own struct; false with context->err (USAGE). */
bool arguments_read(struct context *context, struct arguments *arguments, int argc, char **argv) MUST_CHECK;

#endif
