/*
 * How a run begins, goes on after a kill, and ends.
 *
 * Two locks say that one run is going on: flock on var/run.lock, which dies with the program, and an advisory lock
 * in the database, which holds for every machine.  Who has the first but not the second waits for the backend of a
 * program that is gone, and on the private cluster ends it.
 */
#include "cli/run.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "cli/schema.h"

enum { LOCK_TRIES = 60, LOCK_PAUSE_US = 500000, TRIES_BEFORE_ENDING = 6 };

static const char *const roles[FLOOR_COUNT] = { "fupin_etl", "fupin_transforms", "fupin_reports" };

/* What the settings say of loading. */
static void fill_from(struct arena *arena, const struct settings *settings, struct etl_settings *etl)
{
    struct settings_kept kept;
    settings_keep(arena, settings, &kept);
    etl->settle_seconds = settings->settle;
    etl->max_unpacked_bytes = settings->unpacked;
    etl->max_ratio = settings->ratio;
    etl->ratio_from_bytes = settings->ratio_from;
    etl->max_columns = settings->columns;
    etl->max_field_bytes = settings->field;
    etl->max_record_bytes = settings->record;
    etl->held_reject_percent = settings->rejected_percent;
    etl->shrunk_percent = settings->shrunk_percent;
    etl->products = settings->products.items;
    etl->product_count = settings->products.count;
    etl->text = kept.text;
    etl->kept = kept.items;
    etl->kept_count = kept.count;
}

static bool read_again(struct arena *arena, const char *conf, struct etl_settings *etl,
                       struct config_mistakes *mistakes)
{
    struct settings settings = { 0 };
    settings_read(arena, conf, &settings, mistakes);
    if (mistakes->count == 0)
        fill_from(arena, &settings, etl);
    return mistakes->count == 0;
}

void run_etl_settings(struct context *context, struct etl_settings *settings)
{
    *settings = (struct etl_settings) {
        .inbox = context_path(context, "inbox"),
        .archive = context_path(context, "var/archive"),
        .conf = context->conf,
        .program = schema_program(),
        .quiet = context->quiet || context->json,
        .read_again = read_again,
        .scratch = arena_printf(context->arena, "%s/var/scratch.%d", context->home, (int) getpid()),
    };
    fill_from(context->arena, &context->settings, settings);
}

static bool take_file_lock(struct run *run)
{
    struct error *err = &run->context->err;
    const char *path = context_path(run->context, "var/run.lock");
    run->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (run->lock < 0)
        return error_system(err, &FILE_IO, "cannot open \"%s\"", path);
    return flock(run->lock, LOCK_EX | LOCK_NB) == 0 || error_set(err, &BUSY, "another run holds \"%s\"", path);
}

static bool try_database_lock(struct run *run, bool *taken)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(run->db[FLOOR_ETL], "run/lock.sql", NULL, 0, &rows, &run->context->err))
        return false;
    *taken = *rows_text(rows, 0, 0) == 't';
    return true;
}

static bool take_database_lock(struct run *run)
{
    bool taken = false;
    struct error *err = &run->context->err;
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (!try_database_lock(run, &taken) || taken)
            return taken;
        if (i == TRIES_BEFORE_ENDING && run->context->in_cluster &&
            !database_run(run->db[FLOOR_ETL], "run/end_dead.sql", NULL, 0, err))
            return false;
        usleep(LOCK_PAUSE_US);
    }
    return error_set(err, &BUSY, "another run holds the lock in the database");
}

bool run_connect_beside(struct run *run, struct context *context)
{
    run->context = context;
    run->lock = -1;
    for (int i = 0; i < FLOOR_COUNT; i++) {
        run->db[i] = context_connect(context, roles[i]);
        if (run->db[i] == NULL)
            return false;
    }
    return schema_check(run->db[FLOOR_ETL], &context->err);
}

bool run_connect(struct run *run, struct context *context)
{
    struct config_mistakes mistakes = { .arena = context->arena };
    run_etl_settings(context, &run->etl_settings);
    if (!run_connect_beside(run, context) || !take_file_lock(run) || !take_database_lock(run))
        return false;
    run->etl = etl_open(context->arena, &run->etl_settings, &mistakes);
    if (run->etl != NULL)
        return true;
    const struct config_mistake *first = mistakes.first;
    error_set(&context->err, first->fault, "%s:%d:%d: %s", first->file, first->line, first->column, first->message);
    return error_hint(&context->err, "%s", first->remedy);
}

/* The run of this command that a kill or a failure left, if it was the last.  One that was asked for certain files is never
 * resumed: the next may be asked for others. */
static bool find_unfinished(struct run *run, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { run->command };
    if (!database_query(run->db[FLOOR_ETL], "run/unfinished.sql", values, 1, &rows, err))
        return false;
    run->resumed = rows_count(rows) > 0;
    if (!run->resumed)
        return true;
    run->id.run = rows_number(rows, 0, 0);
    return date_read_iso(str_of(rows_text(rows, 0, 1)), &run->id.day) ||
           error_set(err, &DATABASE_QUERY, "a run has no day");
}

static bool check_day(struct run *run, day_number day, struct error *err)
{
    AUTO_ROWS rows = NULL;
    day_number last = DATE_NONE;
    char text[DATE_TEXT_SIZE];
    if (!database_query(run->db[FLOOR_ETL], "run/last_day.sql", NULL, 0, &rows, err))
        return false;
    if (rows_null(rows, 0, 0) || !date_read_iso(str_of(rows_text(rows, 0, 0)), &last) || day >= last)
        return true;
    error_set(err, &USAGE, "day %s lies before the last night's, %s", date_print(day, text), rows_text(rows, 0, 0));
    return error_hint(err, "Give --date %s or a later day; an earlier month is told again by its issue.",
                      rows_text(rows, 0, 0));
}

static bool new_run(struct run *run, day_number day, struct error *err)
{
    char text[DATE_TEXT_SIZE];
    AUTO_ROWS rows = NULL;
    const char *values[] = { run->command, date_print(day, text) };
    if (!check_day(run, day, err) || !database_query(run->db[FLOOR_ETL], "run/begin.sql", values, 2, &rows, err))
        return false;
    run->id.run = rows_number(rows, 0, 0);
    run->id.day = day;
    return true;
}

bool run_begin(struct run *run, struct context *context, const char *command, day_number day)
{
    struct error *err = &context->err;
    char text[DATE_TEXT_SIZE];
    run->command = command;
    bool resumable = run->id.paths == NULL && run->id.decision == ETL_TAKE;
    run->id.command = command;
    if (!run_connect(run, context) || (resumable && !find_unfinished(run, err)))
        return false;
    day_number asked = day == DATE_NONE ? date_today() : day;
    if (run->resumed && run->id.day == asked) {
        log_line(LOG_INFO, "resuming run %lld of %s", run->id.run, date_print(run->id.day, text));
        return true;
    }
    run->resumed = false;
    return new_run(run, asked, err);
}

static bool is_done(const struct rows *done, const char *step)
{
    for (size_t i = 0; i < rows_count(done); i++) {
        if (strcmp(rows_text(done, i, 0), step) == 0)
            return true;
    }
    return false;
}

static bool begin_step(struct database *db, char *started, size_t size, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_begin(db, err) || !database_query(db, "run/started.sql", NULL, 0, &rows, err))
        return false;
    snprintf(started, size, "%s", rows_text(rows, 0, 0));
    return true;
}

/* One step in one transaction; its row in archive.step commits with it. */
static bool run_step(struct run *run, const struct step *step, size_t ordinal)
{
    struct error *err = &run->context->err;
    struct database *db = run->db[step->floor];
    char number[24], place[24], started[64];
    run->note[0] = '\0';
    snprintf(number, sizeof number, "%lld", run->id.run);
    snprintf(place, sizeof place, "%zu", ordinal);
    const char *values[] = { number, step->name, place, started, run->note };
    if (begin_step(db, started, sizeof started, err) && step->run(run, err) &&
        (step->always || database_run(db, "run/step_done.sql", values, 5, err)) && database_commit(db, err))
        return true;
    database_rollback(db);
    return error_context(err, "step %s of run %lld", step->name, run->id.run);
}

bool run_steps(struct run *run, const struct step *steps, size_t count)
{
    struct context *context = run->context;
    char number[24];
    AUTO_ROWS done = NULL;
    const char *values[] = { number };
    snprintf(number, sizeof number, "%lld", run->id.run);
    if (!database_query(run->db[FLOOR_ETL], "run/steps_done.sql", values, 1, &done, &context->err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!steps[i].always && is_done(done, steps[i].name))
            continue;
        if (!run_step(run, &steps[i], i))
            return false;
        log_line(steps[i].always ? LOG_DEBUG : LOG_INFO, "%s", context_say(context, steps[i].title_zh, steps[i].title));
    }
    return true;
}

void run_plan(const struct context *context, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        printf("%zu  %-9s %-44s <- %s\n   %-9s %-44s -> %s\n", i + 1, steps[i].name,
               context_say(context, steps[i].title_zh, steps[i].title), steps[i].reads, "", roles[steps[i].floor],
               steps[i].writes);
}

void run_close(struct run *run)
{
    if (run->etl != NULL)
        etl_close(run->etl);
    for (int i = 0; i < FLOOR_COUNT; i++)
        database_close(&run->db[i]);
    file_close_fd(&run->lock);
}
