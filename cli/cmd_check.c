/*
 * fupin check: reads all configuration, tries database and mail server, and lists every problem with file, line and remedy.
 */
#include <stdio.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/home.h"
#include "cli/post.h"
#include "cli/protect.h"
#include "cli/run.h"
#include "cli/schema.h"
#include "cli/show.h"

/* Everything that configuration says, etl's part, recipients and passwords included. */
static void read_all(struct context *context, struct config_mistakes *mistakes)
{
    struct etl_settings settings = { .inbox = context_path(context, "inbox"),
                                     .archive = context_path(context, "var/archive"),
                                     .conf = context->conf,
                                     .program = schema_program() };
    struct etl *etl = etl_open(context->arena, &settings, mistakes);
    if (etl != NULL)
        etl_close(etl);
    protection_check(context, mistakes);
    post_check(context, mistakes);
}

static bool try_database(struct context *context)
{
    context->conninfo = context->settings.database;
    if (context->conninfo == NULL) {
        if (!cluster_enter(&context->cluster, context->arena, context->home, &context->err))
            return false;
        context->in_cluster = true;
        context->conninfo = context->cluster.conninfo;
    }
    AUTO_DATABASE db = context_connect(context, "fupin_etl");
    bool ok = db != NULL && schema_check(db, &context->err);
    database_close(&db);
    home_close(context);
    return ok;
}

static struct json_object *mistake_json(const struct config_mistake *mistake)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "file", json_object_new_string(mistake->file));
    json_object_object_add(object, "line", json_object_new_int(mistake->line));
    json_object_object_add(object, "column", json_object_new_int(mistake->column));
    json_object_object_add(object, "message", json_object_new_string(mistake->message));
    json_object_object_add(object, "remedy", json_object_new_string(mistake->remedy));
    return object;
}

static struct json_object *database_json(const struct error *err)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "file", NULL);
    json_object_object_add(object, "line", NULL);
    json_object_object_add(object, "column", NULL);
    json_object_object_add(object, "message", json_object_new_string(err->what));
    json_object_object_add(object, "remedy",
                           json_object_new_string(*err->hint != '\0' ? err->hint : err->fault->en_action));
    return object;
}

static void print(const struct context *context, const struct config_mistakes *mistakes, bool database_ok)
{
    struct json_object *array = json_object_new_array();
    for (const struct config_mistake *mistake = mistakes->first; mistake != NULL; mistake = mistake->next) {
        json_object_array_add(array, mistake_json(mistake));
        if (!context->json)
            printf("%s:%d:%d: %s\n    %s\n", mistake->file, mistake->line, mistake->column, mistake->message,
                   mistake->remedy);
    }
    if (!database_ok)
        json_object_array_add(array, database_json(&context->err));
    if (context->json)
        show_json(array);
    else
        json_object_put(array);
    if (!database_ok && !context->json)
        error_print(&context->err, context->language, stdout);
}

static int run(struct context *context)
{
    struct config_mistakes mistakes = { .arena = context->arena };
    if (!home_find(context, &mistakes))
        return context_fail(context);
    home_language(context, NULL);
    read_all(context, &mistakes);
    bool database_ok = try_database(context);
    print(context, &mistakes, database_ok);
    if (mistakes.count > 0)
        return EXIT_USAGE;
    if (!database_ok)
        return (int) context->err.fault->status;
    if (!context->json)
        printf(context_say(context, "%s：配置与数据库均正常\n", "%s: configuration and database are in order\n"),
               context->home);
    return EXIT_DONE;
}

const struct command command_check = {
    .name = "check",
    .operands = "",
    .title = "read all configuration, try database and mail server; list every problem",
    .title_zh = "检查全部配置、数据库和邮件服务器",
    .needs = NEEDS_NOTHING,
    .run = run,
};
