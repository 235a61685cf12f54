/*
 * fupin init: brings schema, roles, parameters and divisions of this home up to date; safe to repeat.
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/run.h"
#include "cli/schema.h"

static bool set_up(struct run *run, struct context *context)
{
    struct error *err = &context->err;
    if (!run_connect(run, context) || !database_begin(run->db[FLOOR_ETL], err))
        return false;
    if (etl_recover(run->etl, run->db[FLOOR_ETL], err) && etl_setup(run->etl, run->db[FLOOR_ETL], err))
        return database_commit(run->db[FLOOR_ETL], err);
    database_rollback(run->db[FLOOR_ETL]);
    return false;
}

static bool migrate(struct context *context, int *applied)
{
    AUTO_DATABASE db = context_connect(context, context->in_cluster ? "fupin_owner" : NULL);
    return db != NULL && schema_migrate(db, applied, &context->err);
}

static int run(struct context *context)
{
    struct run setup = { .lock = -1 };
    int applied = 0;
    bool ok = migrate(context, &applied) && set_up(&setup, context);
    run_close(&setup);
    if (!ok)
        return context_fail(context);
    if (context->json)
        printf("{\"home\":\"%s\",\"migrations\":%d}\n", context->home, applied);
    else if (!context->quiet)
        printf(context_say(context, "%s 已就绪（本次升级 %d 项）\n", "%s is ready (%d migrations applied)\n"),
               context->home, applied);
    if (context->in_cluster && context->cluster.moved && !context->json && !context->quiet)
        printf(context_say(context, "数据库用户无法进入该目录，数据放在 %s\n",
                           "the database's user cannot enter it: the data lie in %s\n"),
               context->cluster.data);
    return EXIT_DONE;
}

const struct command command_init = {
    .name = "init",
    .operands = "",
    .title = "create or upgrade the database of this home",
    .title_zh = "建立或升级本目录的数据库",
    .needs = NEEDS_DATABASE,
    .run = run,
};
