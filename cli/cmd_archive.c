/*
 * fupin archive check: every file that the journal speaks of, held against its seal; what is missing or changed is named, with
 * the published months that rest on it.
 */
#include <stdio.h>
#include <string.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/show.h"

static void print(const struct context *context, const struct archive_faults *faults)
{
    struct json_object *array = context->json ? json_object_new_array() : NULL;
    for (size_t i = 0; i < faults->count; i++) {
        const struct archive_fault *fault = &faults->items[i];
        if (!array) {
            printf(context_say(context, "%s（%.12s）%s；受影响月份：%s\n", "%s (%.12s) %s; months that suffer: %s\n"),
                   fault->name, fault->sha256, fault->why, *fault->months ? fault->months : "-");
            continue;
        }
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "name", json_object_new_string(fault->name));
        json_object_object_add(object, "sha256", json_object_new_string(fault->sha256));
        json_object_object_add(object, "fault", json_object_new_string(fault->why));
        json_object_object_add(object, "months", json_object_new_string(fault->months));
        json_object_array_add(array, object);
    }
    if (array)
        show_json(array);
    else if (faults->count == 0)
        printf("%s\n", context_say(context, "归档完好", "the archive is whole"));
}

static int run(struct context *context)
{
    struct archive_editions editions = { 0 };
    struct archive_faults faults = { 0 };
    if (strcmp(context->operands[0], "check") != 0) {
        error_set(&context->err, &USAGE, "fupin archive cannot \"%s\"", context->operands[0]);
        error_hint(&context->err, "Use fupin archive check.");
        return context_fail(context);
    }
    bool good = archive_editions(context, &editions) && archive_faults(context, &editions, 0, &faults);
    int status = !good ? context_fail(context) : faults.count ? EXIT_FAILED : EXIT_DONE;
    if (good)
        print(context, &faults);
    archive_let_go(&editions, &faults);
    return status;
}

const struct command command_archive = {
    .name = "archive",
    .operands = "check",
    .title = "missing or damaged files of the archive, and the months that suffer",
    .title_zh = "检查归档：缺失或损坏的文件及受影响的月份",
    .needs = NEEDS_HOME,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
