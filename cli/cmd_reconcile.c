/*
 * fupin reconcile: resolves and flags what is loaded.  The world of now is brought on by what changed, or with --full
 * made anew from the versions; the two agree.
 */
#include "cli/commands.h"
#include "cli/night.h"

static struct {
    day_number date;
    bool full;
} chosen;

static const struct option options[] = {
    { "--date", OPTION_DATE, "D", "the logical day (else today)", "业务日（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
    { "--full", OPTION_FLAG, NULL, "from nothing: the world of now is made anew", "从头重算当前状态",
      offsetof(__typeof__(chosen), full) },
};

static int run(struct context *context)
{
    struct run night = { 0 };
    if (chosen.full)
        return night_anew(&night, context, "reconcile", chosen.date);
    return night_run(&night, context, "reconcile", chosen.date, night_load_count - 1,
                     night_step_count - night_load_count + 1);
}

const struct command command_reconcile = {
    .name = "reconcile",
    .operands = "",
    .title = "resolve borrowers and flag, on what is loaded",
    .title_zh = "就已入库数据核对并标记疑点",
    .needs = NEEDS_DATABASE,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
