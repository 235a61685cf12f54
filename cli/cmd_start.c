/*
 * fupin start and fupin stop: keep this home's private cluster up, or end it.
 */
#include <stdio.h>

#include "cli/commands.h"

static void tell(const struct context *context, const char *zh, const char *en, const char *where)
{
    if (context->json)
        printf("{\"socket\":\"%s\"}\n", context->settings.database == NULL ? where : "");
    else if (!context->quiet)
        printf("%s %s\n", context_say(context, zh, en), where);
}

static int start(struct context *context)
{
    if (context->in_cluster && !cluster_keep(&context->cluster, &context->err))
        return context_fail(context);
    tell(context, "数据库保持运行：",
         "the database stays up:", context->in_cluster ? context->cluster.socket : context->conninfo);
    return EXIT_DONE;
}

/* Looks where the cluster is, but does not enter it: a stopped one is not started to be stopped. */
static int stop(struct context *context)
{
    struct cluster cluster = { .lock = -1 };
    if (context->settings.database != NULL) {
        tell(context, "数据库不归本机管理：", "the database is not ours to stop:", context->settings.database);
        return EXIT_DONE;
    }
    if (!cluster_find(&cluster, context->arena, context->home, &context->err) || !cluster_stop(&cluster, &context->err))
        return context_fail(context);
    tell(context, "数据库已停止：", "the database is stopped:", cluster.socket);
    return EXIT_DONE;
}

const struct command command_start = {
    .name = "start",
    .operands = "",
    .title = "keep the private cluster up",
    .title_zh = "让本机私有库保持运行",
    .needs = NEEDS_DATABASE,
    .run = start,
};

const struct command command_stop = {
    .name = "stop",
    .operands = "",
    .title = "stop the private cluster",
    .title_zh = "停止本机私有库",
    .needs = NEEDS_HOME,
    .run = stop,
};
