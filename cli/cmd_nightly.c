/*
 * fupin nightly: load what came, bring the world up to date, resolve and flag.
 */
#include "cli/commands.h"
#include "cli/night.h"
#include "cli/small_mail.h"

static struct {
    day_number date;
    bool plan;
} chosen;

static const struct option options[] = {
    { "--date", OPTION_DATE, "D", "the logical day (else today)", "业务日（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
    { "--plan", OPTION_FLAG, NULL, "print the steps and do nothing", "只列出步骤，不执行",
      offsetof(__typeof__(chosen), plan) },
};

static int run(struct context *context)
{
    struct run night = { 0 };
    if (!chosen.plan) {
        int status = night_run(&night, context, "nightly", chosen.date, 0, night_step_count);
        small_mail_operators(context, chosen.date);
        return status;
    }
    run_plan(context, night_steps, night_step_count);
    return EXIT_DONE;
}

const struct command command_nightly = {
    .name = "nightly",
    .operands = "",
    .title = "load, resolve and flag: what the timer runs each night",
    .title_zh = "夜间任务：接收、核对、标记疑点",
    .needs = NEEDS_DATABASE,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
