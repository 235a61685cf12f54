/*
 * The commands, one file each (cmd_*.c); commands.c lists them in the order of the help.
 */
#ifndef FUPIN_CLI_COMMANDS_H
#define FUPIN_CLI_COMMANDS_H

#include <stddef.h>
#include <unistd.h>

#include "base/date.h"
#include "cli/command.h"

extern const struct command command_check, command_init, command_nightly, command_load, command_reconcile,
    command_report, command_deliver, command_rerun, command_verify, command_diff, command_status, command_runs,
    command_files, command_rejects, command_hold, command_withdraw, command_flags, command_case, command_explain,
    command_trace, command_rules, command_purpose, command_sample, command_rebuild, command_archive, command_sql,
    command_watch, command_start, command_stop;

#endif
