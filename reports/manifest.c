/*
 * How it works: the outputs are sorted by path; the manifest lists them, SHA256SUMS lists them and the manifest.
 */
#include "reports/manifest.h"

#include <stdio.h>
#include <stdlib.h>

#include "reports/writing.h"

/* Paths are unique, so the order is complete. */
static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct output *) a)->path, ((const struct output *) b)->path);
}

/* What tells this edition from others; the inputs stand below it, as they were hashed. */
static void add_head(const struct issue *issue, struct buffer *out)
{
    char number[32], day[DATE_TEXT_SIZE];
    buffer_add_text(out, "{\n  ");
    json_member(out, "month", issue->month_text, true);
    snprintf(number, sizeof number, "%d", issue->edition);
    json_member_number(out, "edition", number, false);
    json_member(out, "as_of", date_print(issue->day, day), false);
    snprintf(number, sizeof number, "%lld", issue->job->known);
    json_member_number(out, "known", number, false);
    json_member(out, "known_day", date_print(issue->known_day, day), false);
    buffer_add_text(out, ",\n  ");
    json_member(out, "inputs_sha256", issue->inputs_sha256, true);
    buffer_printf(out, ",\n%s,\n", issue->inputs);
}

/* Without the manifest itself and SHA256SUMS, which come after it. */
static void add_outputs(const struct issue *issue, struct buffer *out)
{
    buffer_add_text(out, "  \"outputs\": [");
    for (size_t i = 0; i < issue->output_count; i++) {
        char bytes[32];
        snprintf(bytes, sizeof bytes, "%lld", issue->outputs[i].bytes);
        buffer_add_text(out, i ? ",\n    { " : "\n    { ");
        json_member(out, "path", issue->outputs[i].path, true);
        json_member(out, "sha256", issue->outputs[i].sha256, false);
        json_member_number(out, "bytes", bytes, false);
        buffer_add_text(out, " }");
    }
    buffer_add_text(out, "\n  ]\n}\n");
}

/* Books are noted in the order they are written in, which is nobody's business. */
static void sort_outputs(struct issue *issue)
{
    qsort(issue->outputs, issue->output_count, sizeof *issue->outputs, by_path);
}

bool manifest_write(struct issue *issue, struct error *err)
{
    AUTO_BUFFER manifest = { 0 };
    AUTO_BUFFER sums = { 0 };
    sort_outputs(issue);
    add_head(issue, &manifest);
    add_outputs(issue, &manifest);
    if (!issue_write_text(issue, "manifest.json", buffer_str(&manifest), err))
        return false;
    sort_outputs(issue);
    for (size_t i = 0; i < issue->output_count; i++)
        buffer_printf(&sums, "%s  %s\n", issue->outputs[i].sha256, issue->outputs[i].path);
    return issue_write_text(issue, "SHA256SUMS", buffer_str(&sums), err);
}
