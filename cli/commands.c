/*
 * Adding a command is adding its file and its line here.
 */
#include "cli/commands.h"

const struct command *const commands[] = {
    &command_check,  &command_init,    &command_nightly, &command_load,    &command_reconcile, &command_report,
    &command_status, &command_runs,    &command_files,   &command_rejects, &command_flags,     &command_explain,
    &command_rules,  &command_purpose, &command_sql,     &command_hold,    &command_start,     &command_stop,
};

const size_t command_count = sizeof commands / sizeof *commands;
