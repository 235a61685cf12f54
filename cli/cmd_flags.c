/*
 * fupin flags: what the rules say now.
 */
#include <string.h>

#include "cli/commands.h"
#include "cli/rules.h"
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

/* A slip in what was asked for must not look like an empty list. */
static bool asked_well(struct context *context)
{
    long long county = 0;
    if (chosen.county != NULL && !str_number(str_of(chosen.county), &county))
        return error_set(&context->err, &USAGE, "--county \"%s\" is no code of six digits", chosen.county);
    if (chosen.severity != NULL && strcmp(chosen.severity, "high") != 0 && strcmp(chosen.severity, "medium") != 0 &&
        strcmp(chosen.severity, "low") != 0)
        return error_set(&context->err, &USAGE, "--severity \"%s\" is none of high, medium, low", chosen.severity);
    if (chosen.rule == NULL)
        return true;
    struct rule_set rules = { 0 };
    if (!transforms_rules(context->arena, context_site_rules(context), &rules, &context->err))
        return false;
    const struct rule *rule = rules_find(context, &rules, chosen.rule);
    if (rule != NULL)
        chosen.rule = rule->id;
    return rule != NULL;
}

static int run(struct context *context)
{
    if (!asked_well(context))
        return context_fail(context);
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
