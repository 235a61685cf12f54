/*
 * How it works: the members "inputs", "awaited", "decisions" (where there are any), "parameters" and "versions" of
 * manifest.json are made first, as text, and inputs_sha256 is the SHA-256 of exactly that text.
 *
 * K is not in it: files of later months move K and change nothing here.  What was awaited is, since a late arrival
 * changes what DAT-01 says.  Outputs are not in it either, so that paper can carry it.
 */
#include "reports/inputs.h"

#include <stdio.h>

#include "base/hash.h"
#include "reports/writing.h"

/* The rows of a query as a JSON array of objects; columns from `numbers` on are numbers. */
static void add_rows(struct buffer *out, const char *name, const struct rows *rows, size_t numbers)
{
    buffer_printf(out, "  \"%s\": [", name);
    size_t count = rows_count(rows), columns = rows_columns(rows);
    for (size_t row = 0; row < count; row++) {
        buffer_add_text(out, row ? ",\n    { " : "\n    { ");
        for (size_t i = 0; i < columns; i++)
            (i < numbers ? json_member : json_member_number)(out, rows_column_name(rows, i), rows_text(rows, row, i),
                                                             i == 0);
        buffer_add_text(out, " }");
    }
    buffer_add_text(out, count ? "\n  ],\n" : "],\n");
}

/* Awaited feeds have no numbers: their columns are all text. */
static bool add_files(struct issue *issue, const char *const *known, struct buffer *out, struct error *err)
{
    AUTO_ROWS files = NULL;
    AUTO_ROWS awaited = NULL;
    if (!database_query(issue->db, "issue/inputs.sql", known, 1, &files, err) ||
        !database_query(issue->db, "issue/awaited.sql", NULL, 0, &awaited, err))
        return error_context(err, "reading what the issue is made from");
    add_rows(out, "inputs", files, rows_column(files, "rows"));
    add_rows(out, "awaited", awaited, rows_columns(awaited));
    return true;
}

/* What was decided on flags; a month without decisions has no such member. */
static bool add_decisions(struct issue *issue, const char *const *known, struct buffer *out, struct error *err)
{
    AUTO_ROWS decisions = NULL;
    if (!database_query(issue->db, "issue/decisions.sql", known, 1, &decisions, err))
        return error_context(err, "reading what was decided on flags");
    if (rows_count(decisions))
        add_rows(out, "decisions", decisions, rows_column(decisions, "known"));
    return true;
}

/* Before `fupin init` has noted a setup there is none, and its hash is empty. */
static bool read_setup(struct issue *issue, const char *const *known, struct error *err)
{
    AUTO_ROWS setup = NULL;
    if (!database_query(issue->db, "issue/setup.sql", known, 1, &setup, err))
        return error_context(err, "reading which parameters were in force");
    issue->conf_sha256 = rows_count(setup) ? arena_text(issue->arena, str_of(rows_text(setup, 0, 0))) : "";
    return true;
}

/* What a caller passes in and what a page prints, besides the files. */
static void add_parameters(const struct issue *issue, struct buffer *out)
{
    const struct report_job *job = issue->job;
    char day[DATE_TEXT_SIZE];
    buffer_add_text(out, "  \"parameters\": { ");
    json_member(out, "month", issue->month_text, true);
    json_member(out, "as_of", date_print(issue->day, day), false);
    json_member(out, "conf_sha256", issue->conf_sha256, false);
    json_member(out, "issuer", job->issuer ? job->issuer : "", false);
    json_member(out, "to", job->to ? job->to : "", false);
    json_member(out, "copies", job->copies ? job->copies : "", false);
    buffer_add_text(out, " },\n  \"versions\": { ");
    json_member(out, "program", job->program, true);
    json_member(out, "scripts_sha256", job->scripts ? job->scripts : "", false);
    buffer_add_text(out, ",\n    \"rules\": {");
    for (size_t i = 0; i < job->rule_count; i++) {
        buffer_add_text(out, i ? ",\n      " : "\n      ");
        json_member(out, job->rules[i].id, job->rules[i].sha256 ? job->rules[i].sha256 : "", true);
    }
    buffer_add_text(out, " } }");
}

/* The text that is hashed is the text that manifest.json prints, to the byte. */
bool inputs_read(struct issue *issue, struct error *err)
{
    AUTO_BUFFER out = { 0 };
    char number[32];
    snprintf(number, sizeof number, "%lld", issue->job->known);
    const char *known[] = { number };
    if (!read_setup(issue, known, err) || !add_files(issue, known, &out, err) ||
        !add_decisions(issue, known, &out, err))
        return false;
    add_parameters(issue, &out);
    issue->inputs = arena_text(issue->arena, buffer_str(&out));
    sha256_text(buffer_str(&out), issue->inputs_sha256);
    return true;
}
