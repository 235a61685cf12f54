/*
 * fupin explain --rule RULE NOTE: why the rule hits the note, or does not.
 *
 * The conditions stand beside the rule (sql/rules/<RULE>.conditions.sql), and the rule's examples hold the two together.
 */
#include <stdio.h>
#include <string.h>

#include "cli/explain.h"
#include "cli/rules.h"
#include "cli/show.h"

/* Whether a condition holds; where a figure is missing it does not. */
static bool holds(const struct rows *rows, size_t row)
{
    return strcmp(rows_field(rows, row, "holds"), "t") == 0;
}

/* What is missing; nothing where the condition holds. */
static const char *gap_of(const struct rows *rows, size_t row)
{
    if (holds(rows, row))
        return "";
    return *rows_field(rows, row, "gap") == '\0' ? "数据未填" : rows_field(rows, row, "gap");
}

/* The figure that the note has. */
static const char *value_of(const struct rows *rows, size_t row)
{
    return *rows_field(rows, row, "value") == '\0' ? "无" : rows_field(rows, row, "value");
}

static struct json_object *condition_json(const struct rows *rows, size_t row)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "condition", json_object_new_string(rows_field(rows, row, "condition")));
    json_object_object_add(object, "value", json_object_new_string(rows_field(rows, row, "value")));
    json_object_object_add(object, "threshold", json_object_new_string(rows_field(rows, row, "threshold")));
    json_object_object_add(object, "holds", json_object_new_boolean(holds(rows, row)));
    json_object_object_add(object, "gap", json_object_new_string(gap_of(rows, row)));
    return object;
}

static void tell_json(const struct rows *rows)
{
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < rows_count(rows); i++)
        json_object_array_add(array, condition_json(rows, i));
    show_json(array);
}

/* A line a condition; whether all of them hold. */
static bool tell_lines(const struct rows *rows)
{
    bool hits = true;
    for (size_t i = 0; i < rows_count(rows); i++) {
        const char *gap = gap_of(rows, i);
        hits = hits && holds(rows, i);
        printf("          %s  %s：%s（须为：%s）%s%s\n", holds(rows, i) ? "符合  " : "不符合",
               rows_field(rows, i, "condition"), value_of(rows, i), rows_field(rows, i, "threshold"),
               *gap == '\0' ? "" : "，", gap);
    }
    return hits;
}

/* The conditions of `rule`, asked of the note called `id` inside. */
static bool ask(struct context *context, const struct rule *rule, const char *id, struct rows **rows)
{
    static const char *const now[] = { "world_now" };
    const char *values[] = { id };
    struct error *err = &context->err;
    AUTO_DATABASE db = context_connect(context, "fupin_reader");
    return db && database_begin(db, err) && database_run(db, "world/enter.sql", now, 1, err) &&
           database_query_text(db, rule->conditions.at, values, 1, rows, err);
}

bool explain_conditions(struct context *context, const struct rule *rule, const char *id, bool *hits)
{
    AUTO_ROWS rows = NULL;
    if (!ask(context, rule, id, &rows))
        return false;
    *hits = tell_lines(rows);
    return true;
}

/* The rule and its conditions, and the note's number inside; NULL with the context's error filled. */
static const struct rule *find(struct context *context, const char *id, const char *note, const char **number)
{
    AUTO_ROWS rows = NULL;
    struct rule_set rules = { 0 };
    if (!transforms_rules(context->arena, context_site_rules(context), &rules, &context->err) ||
        !show_fetch(context, "show/explain_note.sql", &note, 1, true, &rows))
        return NULL;
    const struct rule *rule = rules_find(context, &rules, id);
    if (!rule)
        return NULL;
    if (rows_count(rows) == 0) {
        error_set(&context->err, &USAGE, "no note is called \"%s\"", note);
        error_hint(&context->err, "A note is bank_code/note_no.");
        return NULL;
    }
    *number = arena_text(context->arena, str_of(rows_field(rows, 0, "id")));
    return rule;
}

const char *explain_subject_word(const char *subject)
{
    static const char *const words[][2] = {
        { "note", "借据" },       { "household", "户" },
        { "person", "证件号码" }, { "phone", "联系电话" },
        { "agent", "代办人" },    { "account", "账户" },
        { "sink", "资金归集方" }, { "township", "乡镇" },
        { "bank", "机构" },       { "county_bank", "县（市）与机构" },
        { "case", "代偿案件" },   { "voucher", "贴息凭证" },
        { "filing", "机构月报" }, { "feed", "报送" },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i][0], subject) == 0)
            return words[i][1];
    }
    return subject;
}

/* A rule whose conditions are not told note by note: its flags in what the note belongs to. */
static int tell_place(struct context *context, const struct rule *rule, const char *number)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { rule->id, number };
    if (!show_fetch(context, "show/explain_place.sql", values, 2, true, &rows))
        return context_fail(context);
    if (context->json) {
        show_json(show_rows(rows));
        return EXIT_DONE;
    }
    printf("规则 %s %s 的对象是%s，不就单笔借据逐项说明。\n", rule->id, rule->title,
           explain_subject_word(rule->subject));
    puts(rows_count(rows) ? "借据所属的户、机构、乡镇等现有该规则的疑点："
                          : "借据所属的户、机构、乡镇等没有该规则的疑点。");
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("  %s（%s）%s\n", rows_field(rows, i, "flag_id"), rows_field(rows, i, "subject_id"),
               rows_field(rows, i, "sentence"));
    return EXIT_DONE;
}

/* All of it for people. */
static void tell_text(const struct rule *rule, const char *note, const struct rows *rows)
{
    printf("借据 %s，规则 %s %s\n", note, rule->id, rule->title);
    puts(tell_lines(rows) ? "各项条件均符合，本条成立。" : "有条件不符合，本条不成立。");
}

int explain_rule(struct context *context, const char *rule, const char *note)
{
    AUTO_ROWS rows = NULL;
    const char *number = NULL;
    const struct rule *found = find(context, rule, note, &number);
    if (found && !found->conditions.at)
        return tell_place(context, found, number);
    if (!found || !ask(context, found, number, &rows))
        return context_fail(context);
    if (context->json)
        tell_json(rows);
    else
        tell_text(found, note, rows);
    return EXIT_DONE;
}
