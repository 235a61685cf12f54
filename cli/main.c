/*
 * The door: reads the command line, finds the home and its configuration, and hands over to one command.
 *
 * Global options stand before or after the command; whatever else begins with "--" must be one of the
 * command's own.  Nothing below cli/ exits or reads the environment.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/home.h"

static int run(struct context *context, const struct command *command)
{
    if (command->needs == NEEDS_NOTHING)
        return command->run(context);
    if (!home_open(context, command->needs == NEEDS_DATABASE))
        return context_fail(context);
    int status = command->run(context);
    home_close(context);
    return status;
}

int main(int argc, char **argv)
{
    AUTO_ARENA arena = { 0 };
    struct context context = { .arena = &arena };
    struct arguments arguments = { 0 };
    home_language(&context, NULL);
    if (!arguments_read(&context, &arguments, argc, argv))
        return context_fail(&context);
    home_language(&context, arguments.language);
    if (arguments.help || arguments.command == NULL)
        return help_print(&context, arguments.command, arguments.help);
    if (context.quiet)
        log_set_level(LOG_WARNING);
    return run(&context, arguments.command);
}
