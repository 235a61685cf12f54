/*
 * fupin runs: the history.
 */
#include "cli/commands.h"
#include "cli/show.h"

static int run(struct context *context)
{
    return show_query(context, "show/runs.sql", NULL, 0, false);
}

const struct command command_runs = {
    .name = "runs",
    .operands = "",
    .title = "the latest runs and how they ended",
    .title_zh = "近期任务及结果",
    .needs = NEEDS_DATABASE,
    .run = run,
};
