/*
 * fupin load: takes the files named, from wherever they lie, through verdict, archive and versions into the world of now.
 */
#include "cli/commands.h"
#include "cli/night.h"

static struct {
    day_number date;
} chosen;

static const struct option options[] = {
    { "--date", OPTION_DATE, "D", "the logical day (else today)", "业务日（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
};

static int run(struct context *context)
{
    struct run load = { .id = { .paths = context->operands, .path_count = (size_t) context->operand_count } };
    for (int i = 0; i < context->operand_count; i++) {
        if (access(context->operands[i], R_OK) != 0) {
            error_system(&context->err, &USAGE, "cannot read \"%s\"", context->operands[i]);
            return context_fail(context);
        }
    }
    return night_run(&load, context, "load", chosen.date, 0, night_load_count);
}

const struct command command_load = {
    .name = "load",
    .operands = "FILE...",
    .title = "load these files, without flagging",
    .title_zh = "接收指定文件（不标记疑点）",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 100000,
    .options = options,
    .option_count = 1,
    .fill = &chosen,
    .run = run,
};
