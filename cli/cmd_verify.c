/*
 * fupin verify MONTH: rebuilds a published issue from the archive alone, and compares byte for byte.
 *
 * First every file that the issue rests on is held against its seal; then the journal is told again, in a database of its own,
 * up to the publication, and what is written there must be what was published.  Differences are named: files of the archive,
 * rules that have changed since, documents.
 */
#include <stdio.h>
#include <string.h>

#include "cli/archive.h"
#include "cli/commands.h"
#include "cli/replay.h"
#include "cli/show.h"

struct verification {
    struct context *context;
    struct archive_editions editions;
    struct archive_faults faults;
    const struct archive_edition *edition;
    struct replay replay;
};

/* The last edition of the month. */
static bool find_edition(struct verification *verification, const char *month)
{
    struct error *err = &verification->context->err;
    if (!archive_editions(verification->context, &verification->editions))
        return false;
    for (size_t i = 0; i < verification->editions.count; i++)
        if (strcmp(verification->editions.items[i].month, month) == 0)
            verification->edition = &verification->editions.items[i];
    if (verification->edition)
        return true;
    error_set(err, &USAGE, "month \"%s\" has not been published", month);
    return error_hint(err, "Write a month as 2018-03; fupin report MONTH publishes one.");
}

/* Where files are damaged nothing can be told again. */
static bool verify(struct verification *verification)
{
    struct context *context = verification->context;
    struct replay *replay = &verification->replay;
    if (!find_edition(verification, context->operands[0]) ||
        !archive_faults(context, &verification->editions, verification->edition->line, &verification->faults))
        return false;
    if (verification->faults.count)
        return true;
    replay->until = verification->edition->subject;
    return replay_open(replay, context) && replay_tell(replay);
}

static bool is_of(const struct verification *verification, const struct replay_difference *difference)
{
    return strcmp(difference->subject, verification->edition->subject) == 0;
}

static struct json_object *difference_json(const char *what, const char *why)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "what", json_object_new_string(what));
    json_object_object_add(object, "why", json_object_new_string(why));
    return object;
}

/* Prints all differences of this edition; how many. */
static size_t print(const struct verification *verification)
{
    const struct context *context = verification->context;
    const struct replay *replay = &verification->replay;
    struct json_object *array = json_object_new_array(), *object = json_object_new_object();
    for (size_t i = 0; i < verification->faults.count; i++)
        json_object_array_add(
            array, difference_json(arena_printf(context->arena, "%s (%.12s)", verification->faults.items[i].name,
                                                verification->faults.items[i].sha256),
                                   verification->faults.items[i].why));
    for (size_t i = 0; i < replay->difference_count; i++)
        if (is_of(verification, &replay->differences[i]))
            json_object_array_add(array, difference_json(replay->differences[i].path, replay->differences[i].why));
    size_t count = json_object_array_length(array);
    for (size_t i = 0; !context->json && i < count; i++) {
        struct json_object *one = json_object_array_get_idx(array, i);
        printf("  %s %s\n", json_object_get_string(json_object_object_get(one, "what")),
               json_object_get_string(json_object_object_get(one, "why")));
    }
    if (!context->json)
        printf(count ? context_say(context, "%s 与归档不符\n", "%s is not what the archive gives\n")
                     : context_say(context, "%s 与归档逐字节一致\n", "%s is identical to the byte\n"),
               verification->edition->subject);
    json_object_object_add(object, "edition", json_object_new_string(verification->edition->subject));
    json_object_object_add(object, "differences", array);
    if (context->json)
        show_json(object);
    else
        json_object_put(object);
    return count;
}

static int run(struct context *context)
{
    struct verification verification = { .context = context };
    bool good = verify(&verification);
    int status = !good ? context_fail(context) : print(&verification) ? EXIT_FAILED : EXIT_DONE;
    replay_close(&verification.replay);
    archive_let_go(&verification.editions, &verification.faults);
    return status;
}

const struct command command_verify = {
    .name = "verify",
    .operands = "MONTH",
    .title = "a published issue, made again from the archive alone and compared byte for byte",
    .title_zh = "仅凭归档重做已发布的通报，逐字节比对",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
