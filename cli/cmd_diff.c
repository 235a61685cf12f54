/*
 * fupin diff MONTH: what was published against what is known now: which figures and flags changed, and whose word changed each.
 *
 * With --workbook the correction note (更正说明) that an office sends is written, as it will lie beside the month's next
 * edition.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/diff.h"
#include "cli/publish.h"
#include "cli/show.h"

static struct {
    const char *workbook;
} chosen;

static const struct option options[] = {
    { "--workbook", OPTION_TEXT, "FILE", "write the correction note", "生成更正说明工作簿",
      offsetof(__typeof__(chosen), workbook) },
};

struct comparison {
    struct run run;
    struct diff diff;
    long long known;
    day_number known_day;
};

static struct json_object *text_or_null(const char *text)
{
    return text ? json_object_new_string(text) : NULL;
}

static struct json_object *steps_json(const struct diff_change *change)
{
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < change->step_count; i++) {
        const struct diff_step *step = change->steps[i];
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "kind", json_object_new_string(step->kind));
        json_object_object_add(object, "name", json_object_new_string(step->name));
        json_object_object_add(object, "sender", json_object_new_string(step->sender));
        json_object_object_add(object, "day", json_object_new_string(step->day));
        json_object_array_add(array, object);
    }
    return array;
}

static struct json_object *figure_json(const struct diff_change *change)
{
    const struct report_item *one = change->published ? change->published : change->now;
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "scope", json_object_new_string(one->scope));
    json_object_object_add(object, "scope_id", json_object_new_string(one->id));
    json_object_object_add(object, "figure", json_object_new_string(one->name));
    json_object_object_add(object, "published",
                           change->published ? json_object_new_int64(strtoll(change->published->value, NULL, 10))
                                             : NULL);
    json_object_object_add(object, "restated",
                           change->now ? json_object_new_int64(strtoll(change->now->value, NULL, 10)) : NULL);
    json_object_object_add(object, "causes", steps_json(change));
    return object;
}

static struct json_object *flag_json(const struct diff_change *change)
{
    const struct report_item *one = change->published ? change->published : change->now;
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "flag_id", json_object_new_string(one->id));
    json_object_object_add(object, "rule_id", json_object_new_string(one->name));
    json_object_object_add(object, "published", text_or_null(change->published ? change->published->printed : NULL));
    json_object_object_add(object, "restated", text_or_null(change->now ? change->now->printed : NULL));
    json_object_object_add(object, "causes", steps_json(change));
    return object;
}

/* Each step that changed something, once, in the order of K. */
static struct json_object *causes_json(const struct diff *diff)
{
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < diff->step_count; i++) {
        const struct diff_step *step = &diff->steps[i];
        bool named = false;
        for (size_t j = 0; j < diff->change_count && !named; j++)
            for (size_t k = 0; k < diff->changes[j].step_count; k++)
                named |= diff->changes[j].steps[k] == step;
        struct diff_change one = { .steps = (const struct diff_step *[]) { step }, .step_count = 1 };
        if (named) {
            struct json_object *object = steps_json(&one);
            json_object_array_add(array, json_object_get(json_object_array_get_idx(object, 0)));
            json_object_put(object);
        }
    }
    return array;
}

static void print_json(const struct diff *diff)
{
    struct json_object *object = json_object_new_object(), *figures = json_object_new_array(),
                       *flags = json_object_new_array();
    for (size_t i = 0; i < diff->change_count; i++) {
        const struct diff_change *change = &diff->changes[i];
        bool figure = (change->published ? change->published : change->now)->kind == REPORT_FIGURE;
        json_object_array_add(figure ? figures : flags, figure ? figure_json(change) : flag_json(change));
    }
    json_object_object_add(object, "month", json_object_new_string(diff->month));
    json_object_object_add(object, "edition", json_object_new_int(diff->edition));
    json_object_object_add(object, "causes", causes_json(diff));
    json_object_object_add(object, "figures", figures);
    json_object_object_add(object, "flags", flags);
    show_json(object);
}

static void print_text(const struct diff *diff)
{
    const struct context *context = diff->context;
    if (diff->change_count == 0)
        printf(context_say(context, "%s 第 %d 版与现有数据一致\n", "%s, edition %d: nothing has changed\n"),
               diff->month, diff->edition);
    for (size_t i = 0; i < diff->change_count; i++) {
        const struct diff_change *change = &diff->changes[i];
        const struct report_item *one = change->published ? change->published : change->now;
        printf("%s：%s → %s\n    %s\n", one->what, change->published ? change->published->printed : "（无）",
               change->now ? change->now->printed : "（无）", diff_causes(diff, change));
    }
}

static bool read_known(struct comparison *comparison)
{
    const char *values[] = { NULL };
    struct error *err = &comparison->diff.context->err;
    AUTO_ROWS rows = NULL;
    if (!database_query(comparison->run.db[FLOOR_ETL], "run/known_on.sql", values, 1, &rows, err))
        return false;
    if (rows_null(rows, 0, 0) || !date_read_iso(str_of(rows_text(rows, 0, 1)), &comparison->known_day))
        return error_set(err, &USAGE, "nothing has been loaded yet");
    comparison->known = rows_number(rows, 0, 0);
    return true;
}

/* The note is a part of the restated month, from which it is taken. */
static bool write_note(struct comparison *comparison)
{
    struct context *context = comparison->diff.context;
    struct issue issue = { .context = context, .db = comparison->run.db };
    const char *folder = arena_printf(context->arena, "%s.writing", chosen.workbook);
    if (file_exists(chosen.workbook)) {
        error_set(&context->err, &USAGE, "\"%s\" is there already", chosen.workbook);
        return error_hint(&context->err, "Give a new file.");
    }
    if (!issue_month(&issue, comparison->diff.month))
        return false;
    issue.folder = folder;
    issue.known = comparison->known;
    issue.known_day = comparison->known_day;
    issue.corrections = diff_corrections(&comparison->diff, &issue.correction_count);
    return issue_restate(&issue) && publish_take(context, folder, issue.outcome.correction, chosen.workbook);
}

static bool compare(struct comparison *comparison)
{
    struct diff *diff = &comparison->diff;
    if (!run_connect_beside(&comparison->run, diff->context) || !read_known(comparison) ||
        !diff_find(diff, comparison->known, comparison->known_day))
        return false;
    if (diff->edition == 0) {
        error_set(&diff->context->err, &USAGE, "%s has not been published", diff->month);
        return error_hint(&diff->context->err, "fupin report %s publishes it.", diff->month);
    }
    return !chosen.workbook || diff->change_count == 0 || write_note(comparison);
}

static int run(struct context *context)
{
    struct comparison comparison = {
        .run.lock = -1, .diff = { .context = context, .db = comparison.run.db, .month = context->operands[0] }
    };
    bool good = compare(&comparison);
    if (good && context->json)
        print_json(&comparison.diff);
    else if (good)
        print_text(&comparison.diff);
    diff_free(&comparison.diff);
    run_close(&comparison.run);
    return good ? EXIT_DONE : context_fail(context);
}

const struct command command_diff = {
    .name = "diff",
    .operands = "MONTH",
    .title = "published against restated: what changed, and which file changed it",
    .title_zh = "已发布与重述的差异，及每项差异由哪份文件引起",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 1,
    .fill = &chosen,
    .run = run,
};
