/*
 * How it works: whether a server runs is asked of /proc, not believed of postmaster.pid.
 *
 * A postmaster works in its data folder, so a process with the number of postmaster.pid is ours only if its
 * working folder is that one.  A number left by a crash may since belong to anybody: such a file is removed
 * where nobody works in the data folder any more, since PostgreSQL itself would refuse to start.  A server that
 * comes up or goes down is waited for; one whose socket has gone (a cleaner of /tmp) is started anew.
 */
#include <dirent.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/cluster_inside.h"
#include "base/database.h"
#include "base/file.h"

enum { WAIT_STEPS = 1200, STEP_MS = 100, ORPHANS_END_AFTER = 50, START_ATTEMPTS = 5 };

void cluster_pause(long ms)
{
    struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
    nanosleep(&time, NULL);
}

/* Whether it takes connections now; said in a millisecond where nobody listens. */
bool cluster_answers(const struct cluster *cluster)
{
    return database_answers(cluster->conninfo);
}

/* /proc shows a process's folder to its own user: root in a container without CAP_SYS_PTRACE must be he for a moment. */
static void be_owner(const struct cluster *cluster)
{
    if (geteuid() == 0 && cluster->owner != 0 && setegid(cluster->group) == 0 && seteuid(cluster->owner) != 0)
        (void) !setegid(0);
}

static void be_ourselves(void)
{
    if (getuid() == 0)
        (void) (!seteuid(0) && !setegid(0));
}

/* Whether process `pid` is a postgres that works in the folder `wanted`. */
static bool works_in(const char *wanted, const char *pid)
{
    char link[64], folder[PATH_MAX], program[PATH_MAX];
    (void) snprintf(link, sizeof link, "/proc/%.20s/cwd", pid);
    ssize_t len = readlink(link, folder, sizeof folder);
    if (len <= 0 || !str_is((struct str) { folder, (size_t) len }, wanted))
        return false;
    (void) snprintf(link, sizeof link, "/proc/%.20s/exe", pid);
    len = readlink(link, program, sizeof program);
    return len > 0 && memmem(program, (size_t) len, "/postgres", 9);
}

int cluster_workers(const struct cluster *cluster, const char *folder, int kill_by)
{
    int count = 0;
    DIR *processes = opendir("/proc");
    if (!processes)
        return 0;
    be_owner(cluster);
    for (const struct dirent *entry; (entry = readdir(processes));) {
        long long pid;
        if (!str_number(str_of(entry->d_name), &pid) || !works_in(folder, entry->d_name))
            continue;
        count++;
        if (kill_by)
            kill((pid_t) pid, kill_by);
    }
    be_ourselves();
    closedir(processes);
    return count;
}

static const char *pid_file(struct arena *arena, const struct cluster *cluster)
{
    return arena_printf(arena, "%s/postmaster.pid", cluster->data);
}

/* Whether the process that postmaster.pid names is alive and ours. */
static bool is_running(const struct cluster *cluster)
{
    AUTO_ARENA arena = { 0 };
    struct error ignored = { 0 };
    struct str text;
    if (!file_read(&arena, pid_file(&arena, cluster), 4096, &text, &ignored))
        return false;
    struct str pid = str_trim(str_split(&text, '\n'));
    be_owner(cluster);
    bool ours = works_in(cluster->data, arena_text(&arena, pid));
    be_ourselves();
    return ours;
}

/* pg_ctl makes a daemon of the server (out of our process group), waits until it takes connections, and ends. */
static bool launch(const struct cluster *cluster, struct error *err)
{
    AUTO_BUFFER output = { 0 };
    const char *arguments[] = { "pg_ctl", "start", "-D",  cluster->data, "-l", cluster->log,
                                "-w",     "-t",    "120", "-s",          NULL };
    if (cluster_program(cluster, arguments, NULL, PROGRAM_OUTLIVES_US, &output, err))
        return true;
    return error_hint(err, "See \"%s\".", cluster->log);
}

/* After a postmaster's violent end its children may still be at work: they are waited for, and those that have not
 * noticed after some seconds are ended.  Then its two lock files go, whose number may be a zombie's or anybody's. */
static void clear_leftovers(const struct cluster *cluster)
{
    AUTO_ARENA arena = { 0 };
    const char *left = pid_file(&arena, cluster);
    for (int step = 0; file_exists(left) && step < 2 * ORPHANS_END_AFTER && cluster_workers(cluster, cluster->data, 0);
         step++) {
        if (step == ORPHANS_END_AFTER)
            (void) cluster_workers(cluster, cluster->data, SIGQUIT);
        cluster_pause(STEP_MS);
    }
    if (cluster_workers(cluster, cluster->data, 0))
        return;
    (void) unlink(left);
    (void) unlink(arena_printf(&arena, "%s/.s.PGSQL.%d.lock", cluster->socket, CLUSTER_PORT));
}

/* A server listens on its socket for ever, even when the name in the folder is gone. */
static bool socket_exists(const struct cluster *cluster)
{
    AUTO_ARENA arena = { 0 };
    return file_exists(arena_printf(&arena, "%s/.s.PGSQL.%d", cluster->socket, CLUSTER_PORT));
}

static bool end_server(const struct cluster *cluster, struct error *err)
{
    AUTO_BUFFER output = { 0 };
    const char *arguments[] = { "pg_ctl", "stop", "-D", cluster->data, "-m", "fast", "-w", "-t", "600", "-s", NULL };
    if (!is_running(cluster))
        return true;
    if (cluster_program(cluster, arguments, NULL, PROGRAM_OUTLIVES_US, &output, err) || !is_running(cluster))
        return true;
    return error_hint(err, "See \"%s\".", cluster->log);
}

/* A running server that does not answer comes up, goes down or has lost its socket: false when it is none of these
 * for two minutes. */
static bool wait_until_settled(const struct cluster *cluster, struct error *err)
{
    for (int step = 0; step < WAIT_STEPS && is_running(cluster); step++) {
        if (cluster_answers(cluster))
            return true;
        if (step > 50 && !socket_exists(cluster))
            return end_server(cluster, err);
        cluster_pause(STEP_MS);
    }
    return !is_running(cluster) ||
           error_set(err, &CLUSTER, "the server of \"%s\" runs but does not answer", cluster->data);
}

/* Whoever was killed while starting the server may have left a pg_ctl behind whose server comes up beside ours: of the
 * two PostgreSQL refuses one.  So a refusal is looked into a few times before it is believed. */
bool cluster_start(const struct cluster *cluster, struct error *err)
{
    for (int attempt = 1; wait_until_settled(cluster, err); attempt++) {
        if (cluster_answers(cluster))
            return true;
        clear_leftovers(cluster);
        if (cluster_settings(cluster, err) && launch(cluster, err))
            return true;
        if (attempt == START_ATTEMPTS)
            return false;
        cluster_pause(attempt * 2 * STEP_MS);
        *err = (struct error) { 0 };
    }
    return false;
}

/* The socket's folder goes too: it is made anew in a moment, and /tmp is not ours to fill. */
bool cluster_stop_server(const struct cluster *cluster, struct error *err)
{
    if (!end_server(cluster, err))
        return false;
    (void) rmdir(cluster->socket);
    return true;
}
