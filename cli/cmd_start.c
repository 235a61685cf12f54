/*
 * fupin start and fupin stop: keep this home's private cluster up, or end it.
 */
#include <stdio.h>

#include "cli/commands.h"

static int finish(struct context *context, bool ok, const char *zh, const char *en)
{
    if (!ok)
        return context_fail(context);
    if (context->json)
        printf("{\"socket\":\"%s\"}\n", context->in_cluster ? context->cluster.socket : "");
    else
        printf("%s %s\n", context_say(context, zh, en), context->in_cluster ? context->cluster.socket : context->conninfo);
    return EXIT_DONE;
}

static int start(struct context *context)
{
    bool ok = !context->in_cluster || cluster_keep(&context->cluster, &context->err);
    return finish(context, ok, "数据库保持运行：", "the database stays up:");
}

static int stop(struct context *context)
{
    bool ok = !context->in_cluster || cluster_stop(&context->cluster, &context->err);
    return finish(context, ok, "数据库已停止：", "the database is stopped:");
}

const struct command command_start = {
    .name = "start", .operands = "", .title = "keep the private cluster up", .title_zh = "让本机私有库保持运行",
    .needs = NEEDS_DATABASE, .run = start,
};

const struct command command_stop = {
    .name = "stop", .operands = "", .title = "stop the private cluster", .title_zh = "停止本机私有库", .needs = NEEDS_DATABASE, .run = stop,
};
