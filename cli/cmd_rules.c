/*
 * fupin rules: the catalogue, as the rules' files declare it, with the parameters in force; and what a rule's author asks of single
 * ones (cli/rules.h).
 */
#include <stdio.h>
#include <string.h>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/rules.h"
#include "cli/rules_try.h"
#include "cli/show.h"

static struct {
    struct option_texts set;
    const char *month;
} chosen;

static const struct option options[] = {
    { "--set", OPTION_TEXTS, "NAME=VALUE", "try: a parameter as it would be; may be repeated",
      "试算所用的参数值，可重复", offsetof(__typeof__(chosen), set) },
    { "--month", OPTION_TEXT, "MONTH", "try: the month in whose world", "试算的月份",
      offsetof(__typeof__(chosen), month) },
};

static struct json_object *rule_json(const struct catalogue_entry *entry)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "rule_id", json_object_new_string(entry->rule->id));
    json_object_object_add(object, "title", json_object_new_string(entry->rule->title));
    json_object_object_add(object, "severity", json_object_new_string(entry->rule->severity));
    json_object_object_add(object, "subject_type", json_object_new_string(entry->rule->subject));
    json_object_object_add(object, "basis", json_object_new_string(entry->basis));
    json_object_object_add(object, "thresholds", json_object_new_string(entry->thresholds));
    return object;
}

static int list(struct context *context)
{
    struct catalogue catalogue = { 0 };
    if (!catalogue_read(context, "", &catalogue))
        return context_fail(context);
    struct json_object *array = context->json ? json_object_new_array() : NULL;
    for (size_t i = 0; i < catalogue.count; i++) {
        const struct catalogue_entry *entry = &catalogue.entries[i];
        if (array != NULL)
            json_object_array_add(array, rule_json(entry));
        else
            printf("%s  %s  [%s]\n        %s%s%s\n", entry->rule->id, entry->rule->title,
                   catalogue_severity(entry->rule->severity), entry->basis,
                   *entry->thresholds == '\0' ? "" : "\n        ", entry->thresholds);
    }
    if (array != NULL)
        show_json(array);
    return EXIT_DONE;
}

static int run(struct context *context)
{
    if (context->operand_count == 0)
        return list(context);
    if (strcmp(context->operands[0], "test") == 0)
        return rules_test(context);
    if (strcmp(context->operands[0], "try") == 0 && context->operand_count == 2)
        return rules_try(context, context->operands[1], chosen.month, &chosen.set);
    error_set(&context->err, &USAGE, "fupin rules cannot \"%s\"", context->operands[0]);
    error_hint(&context->err, "Use test [RULE...], try RULE, or nothing for the catalogue.");
    return context_fail(context);
}

const struct command command_rules = {
    .name = "rules",
    .operands = "[test [RULE...]|try RULE]",
    .title =
        "the rule catalogue with the parameters in force; test: the rules' own examples; try: what other thresholds would have flagged",
    .title_zh = "规则目录与现行参数；test 运行规则自带的示例；try 试算另一阈值下的疑点",
    .needs = NEEDS_DATABASE,
    .most_operands = 1000,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
