/*
 * fupin report MONTH: writes the month's issue, as of its last day, with all that is known now.
 *
 * Its worlds are made beside the present one; the documents are written aside, kept in the archive as an edition, recorded,
 * noted in the journal, and handed out.  Where the inputs are those of the last edition, that one is handed out again.
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/issue.h"
#include "cli/publish.h"

struct report {
    struct run run;
    struct issue issue;
    const char *folder; /* in out/ */
};

/* The issue comes first in its report. */
static struct report *report_of(struct issue *issue)
{
    return (struct report *) (void *) ((char *) issue - offsetof(struct report, issue));
}

static bool recover(struct issue *issue, struct database *db, struct error *err)
{
    struct etl *etl = report_of(issue)->run.etl;
    return etl_recover(etl, db, err) && etl_setup(etl, db, err);
}

/* The documents are kept before the issue is recorded: a record without its files cannot be. */
static bool write_documents(struct issue *issue, struct database *db, struct error *err)
{
    return issue_write(issue, db, err) &&
           (issue->outcome.unchanged ||
            publish_keep(issue->context, issue->folder, issue->month, issue->outcome.edition));
}

static bool note_publication(struct issue *issue, struct database *db, struct error *err)
{
    struct report *report = report_of(issue);
    return publish_note(issue, report->run.etl, db, &report->run.id, err);
}

static bool read_known(struct report *report)
{
    AUTO_ROWS rows = NULL;
    struct error *err = &report->issue.context->err;
    if (!database_query(report->run.db[FLOOR_ETL], "run/last_day.sql", NULL, 0, &rows, err))
        return false;
    report->issue.known = rows_number(rows, 0, 1);
    if (rows_null(rows, 0, 0)) {
        error_set(err, &USAGE, "nothing has been loaded yet");
        return error_hint(err, "Run fupin nightly first.");
    }
    return date_read_iso(str_of(rows_text(rows, 0, 0)), &report->run.id.day) ||
           error_set(err, &DATABASE_QUERY, "the last day is no date");
}

static bool write_issue(struct report *report)
{
    struct issue *issue = &report->issue;
    return run_connect(&report->run, issue->context) && issue_commit(issue, FLOOR_ETL, recover) && read_known(report) &&
           publish_aside(issue->context, &issue->folder) && issue_correct(issue) && issue_make_worlds(issue) &&
           issue_commit(issue, FLOOR_REPORTS, write_documents) && issue_commit(issue, FLOOR_ETL, note_publication) &&
           issue_tell_now(issue) && issue_drop_worlds(issue) &&
           publish_hand_out(issue->context, issue->month, issue->outcome.edition, &report->folder);
}

static void tell(const struct report *report)
{
    const struct issue *issue = &report->issue;
    const struct context *context = issue->context;
    const struct report_outcome *outcome = &issue->outcome;
    if (context->json)
        printf("{\"month\":\"%s\",\"edition\":%d,\"unchanged\":%s,\"inputs_sha256\":\"%s\",\"folder\":\"%s\"}\n",
               issue->month, outcome->edition, outcome->unchanged ? "true" : "false", outcome->inputs_sha256,
               report->folder);
    else
        printf(context_say(context, "%s 第 %d 版%s：%s\n", "%s, edition %d%s: %s\n"), issue->month, outcome->edition,
               outcome->unchanged ? context_say(context, "（与已发布的一致）", " (as published)") : "", report->folder);
}

static int run(struct context *context)
{
    struct report report = { .run = { .lock = -1, .id.command = "report" },
                             .issue = { .context = context, .db = report.run.db, .published = true } };
    bool ok = issue_month(&report.issue, context->operands[0]) && write_issue(&report);
    run_close(&report.run);
    if (!ok)
        return context_fail(context);
    tell(&report);
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
