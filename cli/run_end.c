/*
 * How a run ends: its row, its summary for the operator, its exit status.
 *
 * All of it is read back from the database, so that a resumed run tells the same as one that was never disturbed.
 */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "cli/run.h"
#include "cli/show.h"

/* Feeds past their due day; none where no world of now has been made yet. */
static bool read_overdue(struct run *run, struct rows **rows, struct error *err)
{
    const char *world[] = { "world_now" };
    return database_begin(run->db[FLOOR_ETL], err) &&
           database_run(run->db[FLOOR_ETL], "world/enter.sql", world, 1, err) &&
           database_query(run->db[FLOOR_ETL], "run/overdue.sql", NULL, 0, rows, err) &&
           database_commit(run->db[FLOOR_ETL], err);
}

static int status_of(const struct rows *outcome, size_t overdue)
{
    static const char *const troubles[] = { "held", "rejected", "waiting", "rejected_rows", "unreadable" };
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
        if (rows_number(outcome, 0, rows_column(outcome, troubles[i])) > 0)
            return EXIT_DONE_WITH_REJECTS;
    }
    return overdue > 0 ? EXIT_DONE_WITH_REJECTS : EXIT_DONE;
}

static void print_text(const struct run *run, const struct rows *outcome, const struct rows *overdue)
{
    char day[DATE_TEXT_SIZE];
    const struct context *context = run->context;
    printf(context_say(
               context, "%s：接收 %s，待定 %s，退回 %s，重复 %s，留待 %s，无法读取 %s；退回 %s 行\n",
               "%s: accepted %s, held %s, rejected %s, duplicate %s, waiting %s, unreadable %s; %s rows rejected\n"),
           date_print(run->id.day, day), rows_field(outcome, 0, "accepted"), rows_field(outcome, 0, "held"),
           rows_field(outcome, 0, "rejected"), rows_field(outcome, 0, "duplicate"), rows_field(outcome, 0, "waiting"),
           rows_field(outcome, 0, "unreadable"), rows_field(outcome, 0, "rejected_rows"));
    for (size_t i = 0; i < rows_count(overdue); i++)
        printf(context_say(context, "逾期未报：%s %s %s（应于 %s 前报送）\n",
                           "past its due day: %s of %s for %s (due %s)\n"),
               rows_text(overdue, i, 0), rows_text(overdue, i, 1), rows_text(overdue, i, 2), rows_text(overdue, i, 3));
}

static void print_json(const struct run *run, const struct rows *outcome, const struct rows *overdue, int status)
{
    char day[DATE_TEXT_SIZE];
    struct json_object *object = show_row(outcome, 0);
    json_object_object_add(object, "run", json_object_new_int64(run->id.run));
    json_object_object_add(object, "date", json_object_new_string(date_print(run->id.day, day)));
    json_object_object_add(object, "overdue", show_rows(overdue));
    json_object_object_add(object, "exit_status", json_object_new_int(status));
    show_json(object);
}

static bool record(struct run *run, const char *status, int exit_status, const char *message, struct error *err)
{
    char number[24], exit_text[8];
    snprintf(number, sizeof number, "%lld", run->id.run);
    snprintf(exit_text, sizeof exit_text, "%d", exit_status);
    const char *values[] = { number, status, exit_text, message };
    return database_run(run->db[FLOOR_ETL], "run/end.sql", values, 4, err);
}

static int fail(struct run *run)
{
    struct error ignored = { 0 };
    if (run->id.run > 0 && run->db[FLOOR_ETL] != NULL &&
        !record(run, "failed", EXIT_FAILED, run->context->err.what, &ignored))
        log_line(LOG_ERROR, "the failure could not be recorded: %s", ignored.what);
    int status = context_fail(run->context);
    run_close(run);
    return status;
}

int run_end(struct run *run, bool ok)
{
    struct context *context = run->context;
    AUTO_ROWS outcome = NULL;
    AUTO_ROWS overdue = NULL;
    char number[24];
    const char *values[] = { number };
    snprintf(number, sizeof number, "%lld", run->id.run);
    if (!ok || !database_query(run->db[FLOOR_ETL], "run/outcome.sql", values, 1, &outcome, &context->err) ||
        !read_overdue(run, &overdue, &context->err))
        return fail(run);
    int status = status_of(outcome, rows_count(overdue));
    if (!record(run, "done", status, "", &context->err))
        return fail(run);
    if (context->json)
        print_json(run, outcome, overdue, status);
    else
        print_text(run, outcome, overdue);
    run_close(run);
    return status;
}
