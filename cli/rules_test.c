/*
 * fupin rules test: the rules' own examples, in a tiny world of their own that is rolled back.
 *
 * It is made on the loading floor's connection, whose role alone may make schemas.
 */
#include <stdio.h>
#include <string.h>

#include "cli/rules.h"
#include "cli/show.h"

/* What has been told so far. */
struct report {
    const struct context *context;
    struct json_object *array; /* with --json */
    size_t kept, broken, without;
};

const struct rule *rules_find(struct context *context, const struct rule_set *rules, const char *id)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (strcasecmp(rules->rules[i].id, id) == 0)
            return &rules->rules[i];
    }
    error_set(&context->err, &USAGE, "there is no rule \"%s\"", id);
    error_hint(&context->err, "fupin rules lists them.");
    return NULL;
}

static struct json_object *promise_json(const struct rule_promise *promise)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "says", json_object_new_string(promise->says));
    json_object_object_add(object, "kept", json_object_new_boolean(promise->kept));
    json_object_object_add(object, "got", json_object_new_string(promise->got));
    json_object_object_add(object, "wanted", json_object_new_string(promise->wanted));
    return object;
}

static void tell_json(struct report *report, const struct rule *rule, const struct rule_promise *promises, size_t count)
{
    struct json_object *object = json_object_new_object();
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < count; i++)
        json_object_array_add(array, promise_json(&promises[i]));
    json_object_object_add(object, "rule_id", json_object_new_string(rule->id));
    json_object_object_add(object, "examples", array);
    json_object_array_add(report->array, object);
}

/* A line a rule, and below it what does not come out as it must. */
static void tell_text(const struct report *report, const struct rule *rule, const struct rule_promise *promises,
                      size_t count)
{
    const struct context *context = report->context;
    printf("%s %s: ", rule->id, rule->title);
    if (count == 0)
        puts(context_say(context, "没有示例", "no examples"));
    else
        printf(context_say(context, "%zu 条示例\n", "%zu examples\n"), count);
    for (size_t i = 0; i < count; i++) {
        if (!promises[i].kept)
            printf(context_say(context, "    不符：%s\n      得到 %s\n      应为 %s\n",
                               "    not so: %s\n      got  %s\n      want %s\n"),
                   promises[i].says, promises[i].got, promises[i].wanted);
    }
}

static void tell(void *told, const struct rule *rule, const struct rule_promise *promises, size_t count)
{
    struct report *report = told;
    report->without += count == 0;
    for (size_t i = 0; i < count; i++)
        *(promises[i].kept ? &report->kept : &report->broken) += 1;
    if (report->array)
        tell_json(report, rule, promises, count);
    else
        tell_text(report, rule, promises, count);
}

/* The rules that the operands name; all where they name none. */
static bool choose(struct context *context, struct rule_set *rules)
{
    struct rule_set all = { 0 };
    if (!transforms_rules(context->arena, context_site_rules(context), &all, &context->err))
        return false;
    *rules = all;
    if (context->operand_count < 2)
        return true;
    struct rule *named = arena_array(context->arena, (size_t) context->operand_count, sizeof *named);
    for (int i = 1; i < context->operand_count; i++) {
        const struct rule *rule = rules_find(context, &all, context->operands[i]);
        if (!rule)
            return false;
        named[i - 1] = *rule;
    }
    *rules = (struct rule_set) { named, (size_t) context->operand_count - 1 };
    return true;
}

/* Runs them and takes all of it back. */
static bool run_examples(struct context *context, const struct rule_set *rules, struct report *report)
{
    AUTO_DATABASE db = context_connect(context, "fupin_etl");
    if (!db)
        return false;
    bool good = database_begin(db, &context->err) && transforms_examples(db, rules, tell, report, &context->err);
    database_rollback(db);
    return good;
}

int rules_test(struct context *context)
{
    struct rule_set rules = { 0 };
    struct report report = { .context = context, .array = context->json ? json_object_new_array() : NULL };
    if (!choose(context, &rules) || !run_examples(context, &rules, &report)) {
        json_object_put(report.array);
        return context_fail(context);
    }
    if (report.array)
        show_json(report.array);
    else
        printf(context_say(context, "%zu 条符合，%zu 条不符；%zu 条规则没有示例\n",
                           "%zu passed, %zu failed; %zu rules have no examples\n"),
               report.kept, report.broken, report.without);
    return report.broken ? EXIT_FAILED : EXIT_DONE;
}
