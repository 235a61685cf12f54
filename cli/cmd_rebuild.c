/*
 * fupin rebuild: the whole database again, from archive and journal alone.
 *
 * It is told in a database beside the present one, which takes its place only when all is told; a rebuild that is killed
 * leaves everything as it was.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/replay.h"

static void tell(const struct context *context, const struct replay *replay)
{
    if (context->json) {
        printf("{\"nights\":%lld,\"publications\":%lld,\"differences\":%zu}\n", replay->nights, replay->publications,
               replay->difference_count);
        return;
    }
    printf(context_say(context, "已由归档重建：%lld 夜，%lld 期通报\n",
                       "rebuilt from the archive: %lld nights, %lld issues\n"),
           replay->nights, replay->publications);
    for (size_t i = 0; i < replay->difference_count; i++)
        printf("  %s: %s %s\n", replay->differences[i].subject, replay->differences[i].path,
               replay->differences[i].why);
}

static bool take_lock(struct context *context, int *lock)
{
    const char *path = context_path(context, "var/run.lock");
    *lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (*lock < 0)
        return error_system(&context->err, &FILE_IO, "cannot open \"%s\"", path);
    return flock(*lock, LOCK_EX | LOCK_NB) == 0 || error_set(&context->err, &BUSY, "another run holds \"%s\"", path);
}

static int run(struct context *context)
{
    struct replay replay = { 0 };
    int lock = -1;
    bool good =
        take_lock(context, &lock) && replay_open(&replay, context) && replay_tell(&replay) && replay_take_over(&replay);
    if (good)
        tell(context, &replay);
    int status = good ? EXIT_DONE : context_fail(context);
    replay_close(&replay);
    file_close_fd(&lock);
    return status;
}

const struct command command_rebuild = {
    .name = "rebuild",
    .operands = "",
    .title = "the database again, from archive and journal alone",
    .title_zh = "仅凭归档和流水日志重建数据库",
    .needs = NEEDS_DATABASE,
    .run = run,
};
