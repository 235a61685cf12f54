/*
 * How it works: read everything, decide whether anything has changed, record the edition and its flags, then write the
 * books, the files for machines and the manifest, in this order.
 *
 * All in the caller's transaction and into a folder aside: until both are put in their places, nothing has happened.
 */
#include "reports/reports.h"

#include <stdio.h>

#include "reports/books.h"
#include "reports/bulletin.h"
#include "reports/flags.h"
#include "reports/inputs.h"
#include "reports/issue.h"
#include "reports/manifest.h"
#include "reports/pboc.h"

/* The edition to write; the same inputs as last time leave the last one. */
static bool decide(struct issue *issue, bool *unchanged, struct error *err)
{
    AUTO_ROWS last = NULL;
    char month[DATE_TEXT_SIZE], known[24];
    const char *values[] = { date_print(issue->job->month, month), known };
    snprintf(known, sizeof known, "%lld", issue->job->known);
    if (!database_query(issue->db, "issue/last.sql", values, 2, &last, err))
        return error_context(err, "looking for the last edition of %s", issue->month_text);
    int edition = (int) rows_number(last, 0, rows_column(last, "edition"));
    bool published = edition > 0;
    *unchanged = published && strcmp(rows_field(last, 0, "inputs_sha256"), issue->inputs_sha256) == 0;
    issue->edition = *unchanged ? edition : edition + 1;
    issue->recorded =
        issue->job->published ? issue->edition : -(int) rows_number(last, 0, rows_column(last, "session"));
    return true;
}

/* Without these no book is written: a note on no line of a table would still be in its total. */
static bool check_identities(const struct issue *issue, struct error *err)
{
    for (size_t i = 0; i < issue->identity_count; i++) {
        const struct identity *identity = &issue->identities[i];
        if (!identity_holds(identity))
            return error_set(err, &REPORT_IDENTITY,
                             "%s: counties %lld, banks %lld, county x bank %lld, prefecture %lld", identity->name,
                             identity->counties, identity->banks, identity->pairs, identity->prefecture);
    }
    return true;
}

/* The issue first: outputs and flags refer to it. */
static bool record(struct issue *issue, struct error *err)
{
    struct issue_key key;
    char run[32];
    issue_key(issue, &key);
    snprintf(run, sizeof run, "%lld", issue->job->run);
    const char *values[] = { key.month, key.edition, run, issue->inputs_sha256, issue->job->program };
    return (database_run(issue->db, "issue/add_issue.sql", values, 5, err) ||
            error_context(err, "recording edition %d of %s", issue->edition, issue->month_text)) &&
           flags_record(issue, err);
}

/* After the manifest is written, so that it is among them. */
static bool record_outputs(struct issue *issue, struct error *err)
{
    struct issue_key key;
    issue_key(issue, &key);
    for (size_t i = 0; i < issue->output_count; i++) {
        char bytes[32];
        snprintf(bytes, sizeof bytes, "%lld", issue->outputs[i].bytes);
        const char *values[] = { key.month, key.edition, issue->outputs[i].path, issue->outputs[i].sha256, bytes };
        if (!database_run(issue->db, "issue/add_output.sql", values, 5, err))
            return error_context(err, "recording file \"%s\"", issue->outputs[i].path);
    }
    return true;
}

/* The set as it is: no query of its own. */
static bool write_figures(struct issue *issue, struct error *err)
{
    AUTO_BUFFER out = { 0 };
    figures_csv(&issue->figures, issue->month_text, &out);
    return issue_write_text(issue, "figures.csv", buffer_str(&out), err);
}

/* The books that list flags one by one, each its part of them. */
static bool write_shared(struct issue *issue, struct error *err)
{
    return flags_share(issue, err) && book_counties(issue, err) && book_banks(issue, err) && flags_shared(issue, err);
}

/* Nothing is recorded or written before the identities hold. */
static bool write_issue(struct issue *issue, struct report_outcome *outcome, struct error *err)
{
    if (!issue_read(issue, err) || !inputs_read(issue, err) || !decide(issue, &outcome->unchanged, err))
        return false;
    outcome->edition = issue->edition;
    memcpy(outcome->inputs_sha256, issue->inputs_sha256, sizeof outcome->inputs_sha256);
    if (outcome->unchanged)
        return true;
    snprintf(outcome->correction, sizeof outcome->correction, "%s", book_correction_path(issue));
    return check_identities(issue, err) && record(issue, err) && book_prefecture(issue, err) &&
           bulletin_write(issue, err) && write_shared(issue, err) && book_correction(issue, err) &&
           flags_write(issue, err) && write_figures(issue, err) && pboc_write(issue, err) &&
           manifest_write(issue, err) && record_outputs(issue, err);
}

bool reports_write(struct database *db, const struct report_job *job, struct report_outcome *outcome, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue = { .db = db, .arena = &arena, .job = job };
    *outcome = (struct report_outcome) { 0 };
    bool written = write_issue(&issue, outcome, err);
    issue_close(&issue);
    return written;
}
