/*
 * Each world is made, resolved and judged in transactions of its own floor, so that each floor keeps to what it may touch.
 *
 * Worlds bear the number of the server process that makes them: several issues can be on their way at once, and what a killed
 * program left is found and dropped.
 */
#include "cli/issue.h"

#include <stdio.h>

#include "base/file.h"
#include "base/hash.h"
#include "cli/catalogue.h"
#include "cli/schema.h"

bool issue_month(struct issue *issue, const char *text)
{
    issue->month = text;
    if (!date_read_month(str_of(text), &issue->first)) {
        error_set(&issue->context->err, &USAGE, "\"%s\" is no month", text);
        return error_hint(&issue->context->err, "Write a month as 2018-03.");
    }
    issue->last = date_month_end(issue->first);
    issue->known_day = DATE_NONE;
    return true;
}

bool issue_commit(struct issue *issue, enum floor floor, issue_step *work)
{
    struct database *db = issue->db[floor];
    struct error *err = &issue->context->err;
    if (!database_begin(db, err))
        return false;
    if (work(issue, db, err))
        return database_commit(db, err);
    database_rollback(db);
    return false;
}

static bool name_worlds(struct issue *issue, struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "world/name.sql", NULL, 0, &rows, err))
        return false;
    issue->world = arena_text(issue->context->arena, str_of(rows_text(rows, 0, 0)));
    issue->before = arena_printf(issue->context->arena, "%s_before", issue->world);
    return true;
}

static bool make(struct issue *issue, struct database *db, struct error *err)
{
    return etl_drop_dead_worlds(db, err) && name_worlds(issue, db, err) &&
           etl_make_world(db, issue->world, issue->last, issue->known, issue->known_day, err) &&
           (issue->alone || etl_make_world(db, issue->before, issue->first - 1, issue->known, issue->known_day, err));
}

/* Of the month before only figures are compared, which no finding enters. */
static bool judge(struct issue *issue, struct database *db, struct error *err)
{
    return transforms_resolve(db, issue->world, err) && transforms_trace(db, issue->world, err) &&
           transforms_evaluate(db, issue->world, &issue->rules, err) &&
           (issue->alone || transforms_resolve(db, issue->before, err));
}

static bool drop(struct issue *issue, struct database *db, struct error *err)
{
    return etl_drop_world(db, issue->world, err) && etl_drop_world(db, issue->before, err);
}

bool issue_make_worlds(struct issue *issue)
{
    struct context *context = issue->context;
    return (issue->rules.count ||
            transforms_rules(context->arena, context_site_rules(context), &issue->rules, &context->err)) &&
           issue_commit(issue, FLOOR_ETL, make) && issue_commit(issue, FLOOR_TRANSFORMS, judge);
}

static bool tell_now(struct issue *issue, struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    (void) issue;
    return database_query(db, "world/now_exists.sql", NULL, 0, &rows, err) &&
           (rows_number(rows, 0, 0) == 0 || transforms_life(db, "world_now", err));
}

bool issue_tell_now(struct issue *issue)
{
    return issue_commit(issue, FLOOR_TRANSFORMS, tell_now);
}

bool issue_drop_worlds(struct issue *issue)
{
    return issue_commit(issue, FLOOR_ETL, drop);
}

/* Settings and catalogue are those that were in force at the world's K. */
static bool fill_job(struct issue *issue, struct database *db, struct report_job *job, struct error *err)
{
    struct catalogue catalogue = { 0 };
    struct arena *arena = issue->context->arena;
    AUTO_ROWS settings = NULL;
    const char *world[] = { issue->world };
    if (!database_run(db, "issue/enter.sql", world, 1, err) ||
        !database_query(db, "run/settings.sql", NULL, 0, &settings, err) ||
        !catalogue_of_world(arena, &issue->rules, db, &catalogue, err))
        return false;
    job->issuer = arena_text(arena, str_of(rows_field(settings, 0, "issuer")));
    job->to = arena_text(arena, str_of(rows_field(settings, 0, "to")));
    job->copies = arena_text(arena, str_of(rows_field(settings, 0, "copies")));
    job->pboc_remark = arena_text(arena, str_of(rows_field(settings, 0, "pboc_remark")));
    job->persons_to = arena_text(arena, str_of(rows_field(settings, 0, "persons_to")));
    struct report_rule *rules = arena_array(arena, catalogue.count + 1, sizeof *rules);
    const struct etl_sum *sums = issue_rule_sums(issue);
    for (size_t i = 0; i < catalogue.count; i++) {
        const struct catalogue_entry *entry = &catalogue.entries[i];
        rules[i] = (struct report_rule) { entry->rule->id, entry->rule->title, entry->rule->severity,
                                          entry->basis,    entry->thresholds,  sums[i].sha256 };
    }
    job->rules = rules;
    job->rule_count = catalogue.count;
    return true;
}

bool issue_write(struct issue *issue, struct database *db, struct error *err)
{
    struct report_job job = {
        .world = issue->world,
        .previous_world = issue->before,
        .month = issue->first,
        .known = issue->known,
        .program = schema_program(),
        .out = issue->folder,
        .published = issue->published,
        .scripts = schema_scripts(issue->context->arena),
        .corrections = issue->corrections,
        .correction_count = issue->correction_count,
    };
    return fill_job(issue, db, &job, err) && reports_write(db, &job, &issue->outcome, err);
}

const struct etl_sum *issue_rule_sums(const struct issue *issue)
{
    struct arena *arena = issue->context->arena;
    struct etl_sum *sums = arena_array(arena, issue->rules.count + 1, sizeof *sums);
    for (size_t i = 0; i < issue->rules.count; i++) {
        char *text = arena_take(arena, SHA256_TEXT_SIZE);
        sums[i] = (struct etl_sum) { issue->rules.rules[i].id, sha256_text(issue->rules.rules[i].sql, text) };
    }
    return sums;
}

/* Nothing of it may stay in the tables of issues: written, and rolled back. */
static bool write_unpublished(struct issue *issue)
{
    struct database *db = issue->db[FLOOR_REPORTS];
    struct error *err = &issue->context->err;
    bool good = database_begin(db, err) && issue_write(issue, db, err);
    database_rollback(db);
    return good;
}

bool issue_restate(struct issue *issue)
{
    struct error *err = &issue->context->err;
    return file_remove_tree(issue->folder, err) && file_make_folder(issue->folder, 0750, err) &&
           issue_make_worlds(issue) && write_unpublished(issue) && issue_drop_worlds(issue);
}
