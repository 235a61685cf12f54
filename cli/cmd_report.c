/*
 * fupin report MONTH: writes the month's issue, as of its last day, with all that is known now.
 *
 * A world of that day is made beside the present one, resolved and judged; the documents are written aside, kept in the
 * archive as an edition, recorded, and handed out.  Where the inputs are those of the last edition, that one is handed
 * out again.
 */
#include <stdio.h>

#include "base/log.h"
#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/publish.h"
#include "cli/run.h"
#include "cli/schema.h"
#include "reports/reports.h"

static const char *const this_world = "world_report", *const last_world = "world_report_before";

struct issue {
    struct run run;
    struct context *context;
    const char *month; /* "2018-03" */
    day_number first, last;
    long long known;
    struct rule_set rules;
    struct report_rule *catalogue;
    size_t catalogue_count;
    const char *aside, *folder;
    struct report_outcome outcome;
};

/* Runs `work` in a transaction of its own on `db`. */
static bool committed(struct issue *issue, enum floor floor,
                      bool (*work)(struct issue *, struct database *, struct error *))
{
    struct database *db = issue->run.db[floor];
    struct error *err = &issue->context->err;
    if (!database_begin(db, err))
        return false;
    if (work(issue, db, err))
        return database_commit(db, err);
    database_rollback(db);
    return false;
}

static bool make_worlds(struct issue *issue, struct database *db, struct error *err)
{
    return etl_make_world(db, this_world, issue->last, issue->known, err) &&
           etl_make_world(db, last_world, issue->first - 1, issue->known, err);
}

/* Of the month before only figures are compared, which no finding enters. */
static bool judge(struct issue *issue, struct database *db, struct error *err)
{
    return transforms_resolve(db, this_world, err) && transforms_trace(db, this_world, err) &&
           transforms_evaluate(db, this_world, &issue->rules, err) && transforms_resolve(db, last_world, err);
}

static bool drop_worlds(struct issue *issue, struct database *db, struct error *err)
{
    (void) issue;
    return etl_drop_world(db, this_world, err) && etl_drop_world(db, last_world, err);
}

/* The documents are kept before the issue is recorded: a record without its files cannot be. */
static bool write_documents(struct issue *issue, struct database *db, struct error *err)
{
    const struct settings *settings = &issue->context->settings;
    const struct report_job job = {
        .world = this_world,
        .previous_world = last_world,
        .month = issue->first,
        .known = issue->known,
        .program = schema_program(),
        .out = issue->aside,
        .issuer = settings->issuer,
        .to = settings->to,
        .copies = settings->copies,
        .rules = issue->catalogue,
        .rule_count = issue->catalogue_count,
    };
    return reports_write(db, &job, &issue->outcome, err) &&
           (issue->outcome.unchanged ||
            publish_keep(issue->context, issue->aside, issue->month, issue->outcome.edition));
}

static bool note_publication(struct issue *issue, struct database *db, struct error *err)
{
    const char *subject = arena_printf(issue->context->arena, "%s/%d", issue->month, issue->outcome.edition);
    return etl_note_publication(issue->run.etl, db, &issue->run.id, subject, err);
}

static bool recover(struct issue *issue, struct database *db, struct error *err)
{
    return etl_recover(issue->run.etl, db, err);
}

static bool read_known(struct issue *issue)
{
    AUTO_ROWS rows = NULL;
    struct error *err = &issue->context->err;
    if (!database_query(issue->run.db[FLOOR_ETL], "run/last_day.sql", NULL, 0, &rows, err))
        return false;
    issue->known = rows_number(rows, 0, 1);
    if (rows_null(rows, 0, 0)) {
        error_set(err, &USAGE, "nothing has been loaded yet");
        return error_hint(err, "Run fupin nightly first.");
    }
    return date_read_iso(str_of(rows_text(rows, 0, 0)), &issue->run.id.day) ||
           error_set(err, &DATABASE_QUERY, "the last day is no date");
}

static bool read_catalogue(struct issue *issue)
{
    struct catalogue catalogue = { 0 };
    struct arena *arena = issue->context->arena;
    char day[DATE_TEXT_SIZE];
    if (!catalogue_read(issue->context, date_print(issue->last, day), &catalogue) ||
        !transforms_rules(arena, "/etc/fupin/rules", &issue->rules, &issue->context->err))
        return false;
    issue->catalogue_count = catalogue.count;
    issue->catalogue = arena_array(arena, catalogue.count, sizeof *issue->catalogue);
    for (size_t i = 0; i < catalogue.count; i++) {
        const struct catalogue_entry *entry = &catalogue.entries[i];
        issue->catalogue[i] = (struct report_rule) { entry->rule->id, entry->rule->title, entry->rule->severity,
                                                     entry->basis, entry->thresholds };
    }
    return true;
}

static bool write_issue(struct issue *issue)
{
    return run_connect(&issue->run, issue->context) && committed(issue, FLOOR_ETL, recover) && read_known(issue) &&
           read_catalogue(issue) && publish_aside(issue->context, &issue->aside) &&
           committed(issue, FLOOR_ETL, make_worlds) && committed(issue, FLOOR_TRANSFORMS, judge) &&
           committed(issue, FLOOR_REPORTS, write_documents) && committed(issue, FLOOR_ETL, note_publication) &&
           committed(issue, FLOOR_ETL, drop_worlds) &&
           publish_hand_out(issue->context, issue->month, issue->outcome.edition, &issue->folder);
}

static bool read_month(struct issue *issue)
{
    issue->month = issue->context->operands[0];
    if (!date_read_month(str_of(issue->month), &issue->first)) {
        error_set(&issue->context->err, &USAGE, "\"%s\" is no month", issue->month);
        return error_hint(&issue->context->err, "Write a month as 2018-03.");
    }
    issue->last = date_month_end(issue->first);
    return true;
}

static void tell(const struct issue *issue)
{
    const struct context *context = issue->context;
    if (context->json)
        printf("{\"month\":\"%s\",\"edition\":%d,\"unchanged\":%s,\"inputs_sha256\":\"%s\",\"folder\":\"%s\"}\n",
               issue->month, issue->outcome.edition, issue->outcome.unchanged ? "true" : "false",
               issue->outcome.inputs_sha256, issue->folder);
    else
        printf(context_say(context, "%s 第 %d 版%s：%s\n", "%s, edition %d%s: %s\n"), issue->month,
               issue->outcome.edition,
               issue->outcome.unchanged ? context_say(context, "（与已发布的一致）", " (as published)") : "",
               issue->folder);
}

static int run(struct context *context)
{
    struct issue issue = { .context = context };
    issue.run.lock = -1;
    bool ok = read_month(&issue) && write_issue(&issue);
    run_close(&issue.run);
    if (!ok)
        return context_fail(context);
    tell(&issue);
    return EXIT_DONE;
}

const struct command command_report = {
    .name = "report",
    .operands = "MONTH",
    .title = "write the month's issue into out/",
    .title_zh = "编制并发布某月通报",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
