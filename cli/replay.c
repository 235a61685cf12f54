/*
 * How it works: etl hands out the journal's steps; what belongs to other floors (a night's findings and flags, an issue's
 * documents) is done here through their doors, with the same functions as a night and a report.
 */
#include "cli/replay.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/log.h"
#include "cli/schema.h"

static const char *const roles[FLOOR_COUNT] = { "fupin_etl", "fupin_transforms", "fupin_reports" };

static struct database *maintenance(const struct replay *replay)
{
    struct context *context = replay->context;
    const char *conninfo = arena_printf(context->arena, "%s dbname=postgres", context->conninfo);
    return database_connect(conninfo, context->in_cluster ? "fupin_owner" : NULL, &context->err);
}

static bool make_database(struct replay *replay)
{
    struct error *err = &replay->context->err;
    AUTO_DATABASE db = maintenance(replay);
    return (db && database_script(db, sql_text("run/scratch_drop.sql"), err) &&
            database_script(db, sql_text("run/scratch_create.sql"), err) &&
            database_script(db, sql_text("run/scratch_fast.sql"), err)) ||
           error_context(err, "making a database to tell the archive again in");
}

static bool make_schema(struct replay *replay)
{
    struct context *context = replay->context;
    int applied;
    AUTO_DATABASE db = database_connect(replay->conninfo, context->in_cluster ? "fupin_owner" : NULL, &context->err);
    return db && schema_migrate(db, &applied, &context->err);
}

bool replay_open(struct replay *replay, struct context *context)
{
    struct error *err = &context->err;
    replay->context = context;
    if (strstr(context->conninfo, "://")) {
        error_set(err, &USAGE, "the connection is given as an address");
        return error_hint(err, "Write database: as key=value pairs in conf/fupin.yaml.");
    }
    replay->conninfo = arena_printf(context->arena, "%s dbname=fupin_scratch", context->conninfo);
    run_etl_settings(context, &replay->settings);
    replay->settings.quiet = true;
    replay->scratch = arena_printf(context->arena, "%s/issue", replay->settings.scratch);
    replay->told = etl_replay_open(context->arena, &replay->settings, err);
    if (!replay->told || !make_database(replay) || !make_schema(replay))
        return false;
    for (int i = 0; i < FLOOR_COUNT; i++)
        if (!(replay->db[i] = database_connect(replay->conninfo, roles[i], err)))
            return false;
    return transforms_rules(context->arena, context_site_rules(context), &replay->rules, err);
}

/* What is done to the scratch database in one transaction of a floor. */
typedef bool replay_step(struct replay *replay, const struct etl_told *told, struct database *db, struct error *err);

static bool commit(struct replay *replay, const struct etl_told *told, enum floor floor, replay_step *step)
{
    struct error *err = &replay->context->err;
    struct database *db = replay->db[floor];
    if (!database_begin(db, err))
        return false;
    if (step(replay, told, db, err))
        return database_commit(db, err);
    database_rollback(db);
    return false;
}

static bool apply(struct replay *replay, const struct etl_told *told, struct database *db, struct error *err)
{
    (void) told;
    return etl_replay_apply(replay->told, db, err);
}

static bool bring_on(struct replay *replay, const struct etl_told *told, struct database *db, struct error *err)
{
    return etl_replay_apply(replay->told, db, err) && etl_refresh_now(db, told->day, err);
}

static bool find(struct replay *replay, const struct etl_told *told, struct database *db, struct error *err)
{
    return transforms_resolve(db, "world_now", err) && transforms_trace(db, "world_now", err) &&
           transforms_evaluate(db, "world_now", &replay->rules, err) &&
           transforms_flags(db, told->day, told->run, told->known, err);
}

static bool tell_night(struct replay *replay, const struct etl_told *told)
{
    replay->nights++;
    return commit(replay, told, FLOOR_ETL, bring_on) && commit(replay, told, FLOOR_TRANSFORMS, find);
}

static void differ(struct replay *replay, const char *subject, const char *path, const char *why)
{
    void *at = replay->differences;
    memory_grow(&at, &replay->difference_room, replay->difference_count + 1, sizeof *replay->differences);
    replay->differences = at;
    struct arena *arena = replay->context->arena;
    replay->differences[replay->difference_count++] =
        (struct replay_difference) { arena_text(arena, str_of(subject)), arena_text(arena, str_of(path)), why };
}

/* Holds each file that the journal names against the one that was written now. */
static void compare(struct replay *replay, const struct etl_told *told)
{
    struct json_object *outputs = NULL;
    if (!json_object_object_get_ex(told->all, "outputs", &outputs))
        return;
    json_object_object_foreach(outputs, path, sum)
    {
        char sha256[SHA256_TEXT_SIZE];
        struct error unread = { 0 };
        const char *where = arena_printf(replay->context->arena, "%s/%s", replay->scratch, path);
        if (!file_exists(where))
            differ(replay, told->subject, path, "not written again");
        else if (!sha256_file(where, sha256, &unread) || strcmp(sha256, json_object_get_string(sum)) != 0)
            differ(replay, told->subject, path, "differs");
    }
}

/* A rule that has changed since is named, besides the files that differ by it. */
static void compare_rules(struct replay *replay, const struct issue *issue, const struct etl_told *told)
{
    struct json_object *rules = NULL, *then = NULL;
    const struct etl_sum *sums = issue_rule_sums(issue);
    if (!json_object_object_get_ex(told->all, "rules", &rules))
        return;
    for (size_t i = 0; i < issue->rules.count; i++)
        if (!json_object_object_get_ex(rules, sums[i].name, &then))
            differ(replay, told->subject, sums[i].name, "is a new rule");
        else if (strcmp(json_object_get_string(then), sums[i].sha256) != 0)
            differ(replay, told->subject, sums[i].name, "is a rule that has changed");
    json_object_object_foreach(rules, name, sum)
    {
        bool there = false;
        (void) sum;
        for (size_t i = 0; i < issue->rules.count; i++)
            there |= strcmp(sums[i].name, name) == 0;
        if (!there)
            differ(replay, told->subject, name, "is a rule that is no more");
    }
}

static bool make_issue(struct replay *replay, struct issue *issue, const struct etl_told *told)
{
    struct error *err = &replay->context->err;
    if (!file_remove_tree(replay->scratch, err) || !file_make_folder(replay->scratch, 0750, err) ||
        !issue_correct(issue) || !issue_make_worlds(issue) || !issue_commit(issue, FLOOR_REPORTS, issue_write) ||
        !issue_drop_worlds(issue))
        return false;
    const char *subject = arena_printf(issue->context->arena, "%s/%d", issue->month, issue->outcome.edition);
    return !issue->outcome.unchanged && strcmp(subject, told->subject) == 0
               ? true
               : error_set(err, &REPLAY_DIFFERS, "edition %s comes out as %s%s", told->subject, subject,
                           issue->outcome.unchanged ? ", unchanged" : "");
}

static bool tell_publication(struct replay *replay, const struct etl_told *told)
{
    struct context *context = replay->context;
    struct issue issue = {
        .context = context, .db = replay->db, .rules = replay->rules, .folder = replay->scratch, .published = true
    };
    const char *slash = strchr(told->subject, '/');
    struct str month = { told->subject, slash ? (size_t) (slash - told->subject) : strlen(told->subject) };
    if (!issue_month(&issue, arena_text(context->arena, month)))
        return false;
    issue.known = told->known;
    issue.known_day = told->known_day;
    if (!make_issue(replay, &issue, told))
        return error_context(&context->err, "making issue %s again", told->subject);
    compare_rules(replay, &issue, told);
    compare(replay, told);
    replay->publications++;
    replay->reached = replay->until && strcmp(replay->until, told->subject) == 0;
    return commit(replay, told, FLOOR_ETL, apply);
}

static bool tell_step(struct replay *replay, const struct etl_told *told)
{
    switch (told->kind) {
    case ETL_TOLD_FILES:
        replay->files++;
        return commit(replay, told, FLOOR_ETL, apply);
    case ETL_TOLD_NIGHT:
        return tell_night(replay, told);
    case ETL_TOLD_PUBLICATION:
        return tell_publication(replay, told);
    }
    return false;
}

static bool refresh(struct replay *replay, const struct etl_told *told, struct database *db, struct error *err)
{
    (void) replay;
    return etl_refresh_now(db, told->day, err);
}

static bool tell_life(struct replay *replay, const struct etl_told *told, struct database *db, struct error *err)
{
    (void) replay;
    (void) told;
    return transforms_life(db, "world_now", err);
}

/* What the last night left, or a decision after it: now is as the original's. */
static bool finish(struct replay *replay)
{
    struct error *err = &replay->context->err;
    struct database *db = replay->db[FLOOR_ETL];
    day_number day;
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "run/last_day.sql", NULL, 0, &rows, err))
        return false;
    if (rows_null(rows, 0, 0) || !date_read_iso(str_of(rows_text(rows, 0, 0)), &day))
        return true;
    struct etl_told last = { .day = day };
    return commit(replay, &last, FLOOR_ETL, refresh) && commit(replay, &last, FLOOR_TRANSFORMS, tell_life);
}

bool replay_tell(struct replay *replay)
{
    struct etl_told told;
    while (!replay->reached && etl_replay_next(replay->told, &told)) {
        log_line(LOG_DEBUG, "journal, line %lld", told.line);
        if (!tell_step(replay, &told))
            return false;
    }
    return finish(replay);
}

static void disconnect(struct replay *replay)
{
    for (int i = 0; i < FLOOR_COUNT; i++)
        if (replay->db[i])
            database_close(&replay->db[i]);
}

/* The name that the connection of this home asks for. */
static bool present_name(struct replay *replay, const char **name)
{
    struct context *context = replay->context;
    AUTO_ROWS rows = NULL;
    AUTO_DATABASE db = context_connect(context, context->in_cluster ? "fupin_owner" : NULL);
    if (!db || !database_query(db, "run/database_name.sql", NULL, 0, &rows, &context->err))
        return false;
    *name = arena_text(context->arena, str_of(rows_text(rows, 0, 0)));
    return true;
}

bool replay_take_over(struct replay *replay)
{
    struct error *err = &replay->context->err;
    const char *name;
    disconnect(replay);
    if (!present_name(replay, &name))
        return false;
    AUTO_ROWS named = NULL;
    AUTO_DATABASE db = maintenance(replay);
    const char *values[] = { name };
    return (db && database_script(db, sql_text("run/replaced_drop.sql"), err) &&
            database_query(db, "run/scratch_name.sql", values, 1, &named, err) &&
            database_script(db, sql_text("run/scratch_swap.sql"), err) &&
            database_script(db, sql_text("run/replaced_drop.sql"), err)) ||
           error_context(err, "putting the rebuilt database in place of \"%s\"", name);
}

void replay_close(struct replay *replay)
{
    struct error ignored = { 0 };
    if (!replay->context)
        return;
    disconnect(replay);
    if (replay->conninfo) {
        AUTO_DATABASE db = maintenance(replay);
        if (db && !database_script(db, sql_text("run/scratch_drop.sql"), &ignored))
            log_line(LOG_WARNING, "database fupin_scratch could not be dropped: %s", ignored.what);
    }
    if (replay->settings.scratch && !file_remove_tree(replay->settings.scratch, &ignored))
        log_line(LOG_WARNING, "folder %s could not be removed", replay->settings.scratch);
    void *at = replay->differences;
    if (at)
        memory_give_back(&at);
}
