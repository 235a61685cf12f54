/*
 * How it works: initdb fills data.making, a single-user server adds the database, and a rename makes it data.
 *
 * So "data" exists only when all of it does, and a kill at any moment leaves at most a data.making-<process>, which
 * the next command removes.  The name is new each time, since what initdb has started may outlive it for a moment
 * and must not come to write into the folder of the next.  Settings lie in a file of their own, written anew before each start, for memory and socket may
 * have changed since.
 */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/cluster_inside.h"
#include "base/file.h"

enum { MIB = 1024 * 1024, DATA_MODE = 0700, FOLDER_MODE = 0755, SMALL_SHARED_MIB = 1024 };
enum { LEFTOVER_STEPS = 50, STEP_MS = 100 };

#define SETTINGS_FILE "fupin.conf"
#define MAKING "data.making-"

static const char create_database[] =
    "create database fupin template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C';\n";

/* What does not depend on the machine.  Nothing that a statement holds may reach the log: it may be personal. */
static const char fixed_settings[] = "listen_addresses = ''\n"
                                     "unix_socket_permissions = 0700\n"
                                     "max_connections = 40\n"
                                     "wal_level = minimal\n"
                                     "max_wal_senders = 0\n"
                                     "fsync = on\n"
                                     "max_wal_size = 4GB\n"
                                     "checkpoint_timeout = 15min\n"
                                     "wal_buffers = 16MB\n"
                                     "max_parallel_workers = 2\n"
                                     "max_parallel_workers_per_gather = 2\n"
                                     "max_parallel_maintenance_workers = 2\n"
                                     "autovacuum = on\n"
                                     "autovacuum_max_workers = 2\n"
                                     "autovacuum_work_mem = 64MB\n"
                                     "jit = off\n"
                                     "lc_messages = 'C'\n"
                                     "timezone = 'Asia/Shanghai'\n"
                                     "log_timezone = 'Asia/Shanghai'\n"
                                     "logging_collector = off\n"
                                     "log_checkpoints = off\n"
                                     "log_error_verbosity = terse\n"
                                     "log_min_messages = log\n"
                                     "log_min_error_statement = panic\n"
                                     "log_statement = none\n"
                                     "log_min_duration_statement = -1\n"
                                     "log_parameter_max_length = 0\n"
                                     "log_parameter_max_length_on_error = 0\n"
                                     "update_process_title = off\n";

static long long least_of(long long a, long long b)
{
    return a < b ? a : b;
}

/* The machine's memory or what its control group grants, in MiB. */
static long long memory_mib(void)
{
    AUTO_ARENA arena = { 0 };
    struct error ignored = { 0 };
    struct str text;
    long long granted, all = (long long) sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
    if (file_read(&arena, "/sys/fs/cgroup/memory.max", 64, &text, &ignored) && str_number(str_trim(text), &granted))
        all = least_of(all, granted);
    return all / MIB;
}

/* At most 1/8 of memory: half of that shared, the other half for what a night's few connections sort and hash. */
static void add_memory(struct buffer *text)
{
    long long all = memory_mib();
    buffer_printf(text, "shared_buffers = %lldMB\n", least_of(all / 16 > 16 ? all / 16 : 16, 2048));
    buffer_printf(text, "effective_cache_size = %lldMB\n", all / 4 > 64 ? all / 4 : 64);
    buffer_printf(text, "maintenance_work_mem = %lldMB\n", least_of(all / 64 > 16 ? all / 64 : 16, 512));
    buffer_printf(text, "work_mem = %lldMB\n", least_of(all / 256 > 4 ? all / 256 : 4, 64));
}

/* Containers often have 64 MiB of shared memory, too little for parallel hash joins: files serve then. */
static void add_shared_memory(struct buffer *text)
{
    struct statvfs shared;
    bool small = statvfs("/dev/shm", &shared) != 0 ||
                 (unsigned long long) shared.f_blocks * shared.f_frsize / MIB < SMALL_SHARED_MIB;
    buffer_printf(text, "dynamic_shared_memory_type = %s\n", small ? "mmap" : "posix");
}

bool cluster_settings(const struct cluster *cluster, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_BUFFER text = { 0 };
    const char *path = arena_printf(&arena, "%s/" SETTINGS_FILE, cluster->data);
    buffer_add_text(&text,
                    "# Written by fupin before each start: changes belong into postgresql.conf, below its include.\n");
    buffer_add_text(&text, fixed_settings);
    buffer_printf(&text, "port = %d\nunix_socket_directories = '%s'\n", CLUSTER_PORT, cluster->socket);
    add_memory(&text);
    add_shared_memory(&text);
    return file_write(path, buffer_str(&text), err) && cluster_hand_over(cluster, path, err);
}

/* postgresql.conf as initdb left it, then ours, then what an operator may add. */
static bool include_settings(const char *data, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *path = arena_printf(&arena, "%s/postgresql.conf", data);
    FILE *file = fopen(path, "ae");
    if (!file)
        return error_system(err, &CLUSTER, "could not open \"%s\"", path);
    bool wrote = fputs("\ninclude_if_exists = '" SETTINGS_FILE "'\n", file) >= 0;
    return (fclose(file) == 0 && wrote) || error_system(err, &CLUSTER, "could not write \"%s\"", path);
}

/* A single-user server tells of errors in what it prints, not in its status. */
static bool add_database(const struct cluster *cluster, const char *aside, struct error *err)
{
    AUTO_BUFFER output = { 0 };
    const char *arguments[] = { "postgres", "--single", "-D", aside, "postgres", NULL };
    if (!cluster_program(cluster, arguments, create_database, PROGRAM_DIES_WITH_US, &output, err))
        return false;
    const char *found = strstr(buffer_text(&output), "ERROR:");
    return !found || error_set(err, &CLUSTER, "could not make the database \"fupin\": %.200s", found);
}

/* Everything that makes a data folder whole, in the folder aside. */
static bool fill(const struct cluster *cluster, const char *aside, struct error *err)
{
    AUTO_BUFFER output = { 0 };
    const char *arguments[] = { "initdb",
                                "-D",
                                aside,
                                "-U",
                                "fupin_owner",
                                "--locale=C",
                                "--encoding=UTF8",
                                "--auth=trust",
                                "--no-instructions",
                                NULL };
    if (mkdir(aside, DATA_MODE) != 0)
        return error_system(err, &CLUSTER, "could not make folder \"%s\"", aside);
    return cluster_hand_over(cluster, aside, err) &&
           cluster_program(cluster, arguments, NULL, PROGRAM_DIES_WITH_US, &output, err) &&
           include_settings(aside, err) && add_database(cluster, aside, err);
}

/* The server appends to it as its own user, so it must be there and his. */
static bool make_log(const struct cluster *cluster, struct error *err)
{
    FILE *log = fopen(cluster->log, "ae");
    if (!log)
        return error_system(err, &CLUSTER, "could not make \"%s\"", cluster->log);
    fclose(log);
    return cluster_hand_over(cluster, cluster->log, err);
}

/* Removes one folder that a kill has left, and ends who still works in it. */
static bool remove_leftover(const struct cluster *cluster, const char *folder, struct error *err)
{
    for (int step = 0; step < LEFTOVER_STEPS; step++) {
        if (cluster_workers(cluster, folder, SIGKILL) == 0 && file_remove_tree(folder, err))
            return true;
        cluster_pause(STEP_MS);
    }
    return file_remove_tree(folder, err);
}

/* All of them: kills may have come one after another. */
static bool remove_leftovers(const struct cluster *cluster, const char *folder, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    bool good = true;
    DIR *entries = opendir(folder);
    if (!entries)
        return error_system(err, &CLUSTER, "could not read folder \"%s\"", folder);
    for (const struct dirent *entry; good && (entry = readdir(entries));)
        if (str_starts(str_of(entry->d_name), MAKING))
            good = remove_leftover(cluster, arena_printf(&arena, "%s/%s", folder, entry->d_name), err);
    closedir(entries);
    return good;
}

bool cluster_make(const struct cluster *cluster, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *folder = arena_text(&arena, (struct str) { cluster->data, strlen(cluster->data) - strlen("/data") });
    if (!file_make_folder(folder, FOLDER_MODE, err) || !remove_leftovers(cluster, folder, err))
        return false;
    if (file_exists(cluster->data))
        return true;
    const char *aside = arena_printf(&arena, "%s/" MAKING "%ld", folder, (long) getpid());
    return make_log(cluster, err) && fill(cluster, aside, err) && file_put_in_place(aside, cluster->data, err);
}
