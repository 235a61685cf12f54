/*
 * Where a home is: --home, else $FUPIN_HOME, else the folder above the program's (build/fupin lies in the
 * checkout); its configuration: --conf, else $FUPIN_CONF, conf/ in the home, conf/ beside the checkout, /etc/fupin.
 */
#include "cli/home.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* The server's user passes through the home and var to its data; nobody else sees what is in them. */
enum { HOME_MODE = 0751, DATA_MODE = 0750 };

/* The folder above the program's own, or NULL. */
static const char *checkout(struct context *context)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    for (int level = 0; level < 2 && length > 0; level++) {
        while (length > 0 && path[length - 1] != '/')
            length--;
        length -= length > 0;
    }
    return length > 0 ? arena_text(context->arena, (struct str) { path, (size_t) length }) : NULL;
}

/* build/fupin and build/san/fupin: the checkout is the folder that has a conf/ in it. */
static const char *checkout_with_conf(struct context *context)
{
    const char *folder = checkout(context);
    for (int level = 0; folder != NULL && level < 2; level++) {
        if (file_exists(arena_printf(context->arena, "%s/conf/fupin.yaml", folder)))
            return folder;
        folder = arena_printf(context->arena, "%s/..", folder);
    }
    return NULL;
}

/* The home is known by now. */
static const char *find_conf(struct context *context)
{
    const char *from_environment = getenv("FUPIN_CONF");
    const char *own = arena_printf(context->arena, "%s/conf", context->home);
    const char *beside = checkout_with_conf(context);
    if (context->conf != NULL)
        return context->conf;
    if (from_environment != NULL && *from_environment != '\0')
        return from_environment;
    if (file_exists(arena_printf(context->arena, "%s/fupin.yaml", own)))
        return own;
    return beside != NULL ? arena_printf(context->arena, "%s/conf", beside) : "/etc/fupin";
}

static const char *find_home(struct context *context)
{
    const char *from_environment = getenv("FUPIN_HOME");
    if (context->home != NULL)
        return context->home;
    if (from_environment != NULL && *from_environment != '\0')
        return from_environment;
    const char *beside = checkout_with_conf(context);
    return beside != NULL ? beside : ".";
}

void home_language(struct context *context, const char *chosen)
{
    const char *environment = getenv("LC_ALL");
    if (environment == NULL || *environment == '\0')
        environment = getenv("LC_MESSAGES");
    if (environment == NULL || *environment == '\0')
        environment = getenv("LANG");
    if (chosen == NULL)
        chosen = context->settings.language != NULL ? context->settings.language : environment;
    context->language = chosen != NULL && strncmp(chosen, "zh", 2) == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
}

bool home_find(struct context *context, struct config_mistakes *mistakes)
{
    char absolute[PATH_MAX];
    const char *home = find_home(context);
    if (!file_make_folder(home, HOME_MODE, &context->err))
        return error_context(&context->err, "making the home");
    if (realpath(home, absolute) == NULL)
        return error_system(&context->err, &FILE_IO, "cannot find the home \"%s\"", home);
    context->home = arena_text(context->arena, str_of(absolute));
    const char *conf = find_conf(context);
    struct stat what;
    if (stat(conf, &what) != 0)
        return error_system(&context->err, &CONFIG_FILE, "cannot read the configuration \"%s\"", conf);
    /* --conf may name the file itself */
    context->conf = conf;
    if (S_ISREG(what.st_mode)) {
        const char *slash = strrchr(conf, '/');
        context->conf =
            slash == NULL ? "." : arena_text(context->arena, (struct str) { conf, (size_t) (slash - conf) });
    }
    settings_read(context->arena, context->conf, &context->settings, mistakes);
    return true;
}

bool home_mistaken(struct context *context, const struct config_mistakes *mistakes)
{
    const struct config_mistake *first = mistakes->first;
    error_set(&context->err, first->fault, "%s:%d:%d: %s", first->file, first->line, first->column, first->message);
    return mistakes->count > 1 ? error_hint(&context->err, "%s There are %d more; fupin check lists them all.",
                                            first->remedy, mistakes->count - 1)
                               : error_hint(&context->err, "%s", first->remedy);
}

static bool make_folders(struct context *context)
{
    return file_make_folder(context_path(context, "inbox"), DATA_MODE, &context->err) &&
           file_make_folder(context_path(context, "out"), DATA_MODE, &context->err) &&
           file_make_folder(context_path(context, "var"), HOME_MODE, &context->err);
}

bool home_open(struct context *context, bool database)
{
    struct config_mistakes mistakes = { .arena = context->arena };
    if (!home_find(context, &mistakes))
        return false;
    if (mistakes.count > 0)
        return home_mistaken(context, &mistakes);
    if (!make_folders(context))
        return false;
    context->conninfo = context->settings.database;
    if (!database || context->settings.database != NULL)
        return true;
    if (!cluster_enter(&context->cluster, context->arena, context->home, &context->err))
        return false;
    context->in_cluster = true;
    context->conninfo = context->cluster.conninfo;
    return true;
}

void home_close(struct context *context)
{
    if (context->in_cluster)
        cluster_leave(&context->cluster);
    context->in_cluster = false;
}

const char *context_path(struct context *context, const char *name)
{
    return arena_printf(context->arena, "%s/%s", context->home, name);
}

const char *context_site_rules(const struct context *context)
{
    return arena_printf(context->arena, "%s/rules", context->conf);
}

const char *context_say(const struct context *context, const char *zh, const char *en)
{
    return context->language == LANGUAGE_ZH ? zh : en;
}

int context_fail(const struct context *context)
{
    error_print(&context->err, context->language, stderr);
    if (context->json)
        error_print_json(&context->err, context->language, stdout);
    return context->err.fault == NULL ? EXIT_FAILED : (int) context->err.fault->status;
}

struct database *context_connect(struct context *context, const char *role)
{
    struct database *db = database_connect(context->conninfo, role, &context->err);
    /* The roles of the floors are made by fupin init, which comes as the owner. */
    if (db == NULL && role != NULL && strcmp(role, "fupin_owner") != 0)
        (void) error_hint(&context->err, "If this home is new, run fupin init first.");
    return db;
}
