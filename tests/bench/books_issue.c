/*
 * What writing a month's documents costs, apart from making the world that they are written from.
 *
 *   books_issue HOME MONTH TURNS [WORLD]
 *
 * The worlds are made once (or WORLD, which an earlier one has left, is taken, and left); then all documents are written TURNS times
 * into HOME/books, and rolled back.  A turn's seconds of CPU are those of this process and of the one server process that answers it;
 * the server's are read from /proc, so that it must be on this machine.  The most memory is that of this process, the worlds' included.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "cli/home.h"
#include "cli/issue.h"

static double own_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* User and system time of another process: fields 14 and 15 of its stat, behind the name in brackets. */
static double seconds_of(const char *pid)
{
    char path[64], text[1024] = "";
    unsigned long user = 0, system = 0;
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    FILE *file = fopen(path, "re");
    if (!file || !fread(text, 1, sizeof text - 1, file))
        return 0;
    (void) fclose(file);
    const char *at = strrchr(text, ')');
    if (at)
        sscanf(at + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return (double) (user + system) / (double) sysconf(_SC_CLK_TCK);
}

static double wall(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* One turn: written, and rolled back. */
static bool turn(struct issue *issue, const char *backend)
{
    struct error *err = &issue->context->err;
    struct database *db = issue->db[FLOOR_REPORTS];
    double began = wall(), ours = own_seconds(), theirs = seconds_of(backend);
    if (!file_remove_tree(issue->folder, err) || !file_make_folder(issue->folder, 0750, err))
        return false;
    bool good = database_begin(db, err) && issue_write(issue, db, err);
    database_rollback(db);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    ours = own_seconds() - ours;
    theirs = seconds_of(backend) - theirs;
    printf("%.2f %.2f %.2f %.2f %ld\n", ours + theirs, ours, theirs, wall() - began, usage.ru_maxrss);
    return good;
}

static bool read_known(struct issue *issue)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(issue->db[FLOOR_ETL], "run/last_day.sql", NULL, 0, &rows, &issue->context->err))
        return false;
    issue->known = rows_number(rows, 0, 1);
    return true;
}

static bool make_worlds(struct issue *issue, const char *world)
{
    struct context *context = issue->context;
    issue->world = world;
    issue->before = world ? arena_printf(context->arena, "%s_before", world) : NULL;
    if (world)
        return transforms_rules(context->arena, context_site_rules(context), &issue->rules, &context->err);
    double began = wall();
    if (!issue_make_worlds(issue))
        return false;
    (void) fprintf(stderr, "worlds %s made in %.1f s\n", issue->world, wall() - began);
    return true;
}

static bool run(struct context *context, struct run *run, char **words, const char *world)
{
    AUTO_ROWS pid = NULL;
    struct issue issue = { .context = context, .db = run->db };
    long turns = strtol(words[3], NULL, 10);
    if (!home_open(context, true) || !issue_month(&issue, words[2]) || !run_connect_beside(run, context) ||
        !read_known(&issue) || !make_worlds(&issue, world) ||
        !database_query_text(run->db[FLOOR_REPORTS], "select pg_backend_pid()", NULL, 0, &pid, &context->err))
        return false;
    issue.folder = context_path(context, "books");
    bool good = true;
    for (long i = 0; good && i < turns; i++)
        good = turn(&issue, rows_text(pid, 0, 0));
    return good && (world || turns == 0 || issue_drop_worlds(&issue));
}

int main(int argc, char **argv)
{
    AUTO_ARENA arena = { 0 };
    struct context context = { .arena = &arena, .quiet = true };
    struct run mine = { .lock = -1 };
    if (argc < 4)
        return 2;
    context.home = argv[1];
    log_set_level(LOG_WARNING);
    bool good = run(&context, &mine, argv, argc > 4 ? argv[4] : NULL);
    run_close(&mine);
    home_close(&context);
    return good ? 0 : context_fail(&context);
}
