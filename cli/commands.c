/*
 * Adding a command is adding its file and its line here.
 */
#include "cli/commands.h"

const struct command *const commands[] = {
    &command_check,   &command_init,    &command_nightly, &command_load,     &command_reconcile, &command_report,
    &command_deliver, &command_rerun,   &command_verify,  &command_diff,     &command_status,    &command_runs,
    &command_files,   &command_rejects, &command_hold,    &command_withdraw, &command_flags,     &command_case,
    &command_explain, &command_trace,   &command_rules,   &command_purpose,  &command_sample,    &command_rebuild,
    &command_archive, &command_sql,     &command_watch,   &command_start,    &command_stop,
};

const size_t command_count = sizeof commands / sizeof *commands;
