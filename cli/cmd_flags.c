/*
 * fupin flags: what the rules say now.
 */
#include "cli/commands.h"
#include "cli/show.h"

static struct {
    const char *rule, *county, *bank, *severity;
} chosen;

static const struct option options[] = {
    { "--rule", OPTION_TEXT, "RULE", "only of this rule", "只看该规则", offsetof(__typeof__(chosen), rule) },
    { "--county", OPTION_TEXT, "CODE", "only of this county (six digits)", "只看该县（六位代码）",
      offsetof(__typeof__(chosen), county) },
    { "--bank", OPTION_TEXT, "CODE", "only of this bank", "只看该机构", offsetof(__typeof__(chosen), bank) },
    { "--severity", OPTION_TEXT, "S", "high, medium or low", "high、medium 或 low",
      offsetof(__typeof__(chosen), severity) },
};

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static int run(struct context *context)
{
    long long county = 0;
    if (chosen.county != NULL && !str_number(str_of(chosen.county), &county)) {
        error_set(&context->err, &USAGE, "--county \"%s\" is no code of six digits", chosen.county);
        return context_fail(context);
    }
    const char *values[] = { or_empty(chosen.rule), or_empty(chosen.county), or_empty(chosen.bank),
                             or_empty(chosen.severity) };
    return show_query(context, context->json ? "show/flags.sql" : "show/flags_text.sql", values, 4, true);
}

const struct command command_flags = {
    .name = "flags",
    .operands = "",
    .title = "the flags of now",
    .title_zh = "当前疑点清单",
    .needs = NEEDS_DATABASE,
    .options = options,
    .option_count = 4,
    .fill = &chosen,
    .run = run,
};
