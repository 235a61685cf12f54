#include "base/cluster.h"

#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/database.h"
#include "base/file.h"
#include "tests/unit/runner.h"

static struct arena arena;

static void enter(struct cluster *cluster, const char *home)
{
    struct error err = { 0 };
    if (!cluster_enter(cluster, &arena, home, &err)) {
        error_print(&err, LANGUAGE_EN, stderr);
        fail();
    }
}

/* One home for all tests that leave it whole: making one takes most of the time. */
static const char *common_home(void)
{
    static const char *home;
    if (!home)
        home = scratch_folder();
    return home;
}

static bool answers(const struct cluster *cluster)
{
    return database_answers(cluster->conninfo);
}

static const char *setting(const struct cluster *cluster, const char *sql)
{
    struct error err = { 0 };
    AUTO_DATABASE db = database_connect(cluster->conninfo, "fupin_owner", &err);
    AUTO_ROWS rows = NULL;
    assert_non_null(db);
    assert_true(database_query_text(db, sql, NULL, 0, &rows, &err));
    return arena_text(&arena, str_of(rows_text(rows, 0, 0)));
}

static pid_t postmaster(const struct cluster *cluster)
{
    struct error err = { 0 };
    struct str text;
    long long pid;
    assert_true(file_read(&arena, arena_printf(&arena, "%s/postmaster.pid", cluster->data), 4096, &text, &err));
    assert_true(str_number(str_split(&text, '\n'), &pid));
    return (pid_t) pid;
}

static void pause_ms(long ms)
{
    struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
    nanosleep(&time, NULL);
}

TEST(the_first_in_starts_it_and_the_last_out_stops_it)
{
    struct cluster first, second;
    enter(&first, common_home());
    assert_true(answers(&first));
    enter(&second, common_home());
    cluster_leave(&first);
    assert_true(answers(&second));
    cluster_leave(&second);
    assert_false(answers(&second));
    assert_false(file_exists(second.socket));
    cluster_leave(&second);
}

TEST(the_database_is_ours_and_sorts_by_bytes)
{
    struct cluster cluster;
    enter(&cluster, common_home());
    assert_string_equal(
        setting(&cluster, "select datcollate || ' ' || pg_encoding_to_char(encoding) || ' ' || pg_get_userbyid(datdba)"
                          "  from pg_database where datname = current_database()"),
        "C UTF8 fupin_owner");
    assert_string_equal(setting(&cluster, "show listen_addresses"), "");
    assert_string_equal(setting(&cluster, "show fsync"), "on");
    assert_string_equal(setting(&cluster, "show wal_level"), "minimal");
    assert_string_equal(setting(&cluster, "show max_connections"), "40");
    assert_string_equal(setting(&cluster, "show log_min_error_statement"), "panic");
    cluster_leave(&cluster);
}

TEST(a_socket_lies_in_a_folder_closed_to_others)
{
    struct cluster cluster;
    struct stat seen;
    enter(&cluster, common_home());
    assert_int_equal(lstat(cluster.socket, &seen), 0);
    assert_int_equal(seen.st_mode & 0777, 0700);
    assert_int_equal(seen.st_uid, cluster.owner);
    assert_true(strlen(cluster.socket) < 80);
    cluster_leave(&cluster);
}

TEST(what_is_kept_stays_until_it_is_stopped)
{
    struct cluster cluster, again;
    struct error err = { 0 };
    enter(&cluster, common_home());
    assert_true(cluster_keep(&cluster, &err));
    cluster_leave(&cluster);
    assert_true(answers(&cluster));
    assert_true(cluster_find(&again, &arena, common_home(), &err));
    assert_true(cluster_stop(&again, &err));
    assert_false(answers(&cluster));
    assert_true(cluster_stop(&again, &err));
}

TEST(stopping_while_others_are_in_is_busy_and_the_last_of_them_stops_it)
{
    struct cluster user, stopper;
    struct error err = { 0 };
    enter(&user, common_home());
    assert_true(cluster_keep(&user, &err));
    enter(&stopper, common_home());
    assert_false(cluster_stop(&stopper, &err));
    assert_ptr_equal(err.fault, &BUSY);
    cluster_leave(&stopper);
    assert_true(answers(&user));
    cluster_leave(&user);
    assert_false(answers(&user));
}

TEST(no_word_of_a_statement_reaches_the_log)
{
    struct cluster cluster;
    struct error err = { 0 };
    struct str log;
    enter(&cluster, common_home());
    AUTO_DATABASE db = database_connect(cluster.conninfo, "fupin_owner", &err);
    assert_false(database_script(db, (struct str) STR("select '532301199001011234-in-a-statement'::date"), &err));
    database_close(&db);
    cluster_leave(&cluster);
    assert_true(file_read(&arena, cluster.log, 1 << 20, &log, &err));
    assert_null(strstr(log.at, "532301199001011234"));
    assert_non_null(strstr(log.at, "ready to accept connections"));
}

TEST(the_server_knows_nothing_of_our_locks_and_environment)
{
    struct cluster cluster;
    setenv("PGPORT", "7777", 1);
    setenv("PGDATA", "/nowhere", 1);
    enter(&cluster, common_home());
    unsetenv("PGPORT");
    unsetenv("PGDATA");
    for (int fd = 0; fd < 64; fd++) {
        char target[512];
        ssize_t len =
            readlink(arena_printf(&arena, "/proc/%d/fd/%d", (int) postmaster(&cluster), fd), target, sizeof target);
        assert_false(len > 0 && memmem(target, (size_t) len, ".lock", 5) && !memmem(target, (size_t) len, "PGSQL", 5));
    }
    cluster_leave(&cluster);
    assert_false(answers(&cluster));
}

TEST(a_server_that_was_killed_is_started_anew)
{
    struct cluster cluster, again;
    enter(&cluster, common_home());
    kill(postmaster(&cluster), SIGKILL);
    enter(&again, common_home());
    assert_true(answers(&again));
    cluster_leave(&again);
    cluster_leave(&cluster);
    assert_false(answers(&again));
}

TEST(a_process_number_that_now_is_another_process_does_not_stop_us)
{
    struct cluster cluster;
    struct error err = { 0 };
    enter(&cluster, common_home());
    cluster_leave(&cluster);
    const char *path = arena_printf(&arena, "%s/postmaster.pid", cluster.data);
    assert_true(file_write(path, str_of(arena_printf(&arena, "%d\n%s\n", (int) getppid(), cluster.data)), &err));
    assert_int_equal(chown(path, cluster.owner, cluster.group), 0);
    enter(&cluster, common_home());
    cluster_leave(&cluster);
}

TEST(a_socket_folder_that_is_gone_is_made_again)
{
    struct cluster cluster, again;
    struct error err = { 0 };
    enter(&cluster, common_home());
    assert_true(file_remove_tree(cluster.socket, &err));
    enter(&again, common_home());
    assert_true(answers(&again));
    cluster_leave(&cluster);
    cluster_leave(&again);
}

TEST(a_socket_folder_of_anybody_else_is_refused)
{
    struct cluster cluster;
    struct error err = { 0 };
    assert_true(cluster_find(&cluster, &arena, common_home(), &err));
    assert_true(file_make_folder(cluster.socket, 0777, &err));
    assert_int_equal(chmod(cluster.socket, 0777), 0);
    assert_false(cluster_enter(&cluster, &arena, common_home(), &err));
    assert_ptr_equal(err.fault, &CLUSTER);
    assert_non_null(strstr(err.what, cluster.socket));
    assert_int_equal(cluster.lock, -1);
    rmdir(cluster.socket);
}

TEST(data_of_another_major_version_are_refused_with_a_remedy)
{
    struct cluster cluster;
    struct error err = { 0 };
    const char *home = scratch_folder(), *data = arena_printf(&arena, "%s/var/pg/data", home);
    assert_true(file_make_folder(data, 0700, &err));
    assert_true(file_write(arena_printf(&arena, "%s/PG_VERSION", data), str_of("14\n"), &err));
    assert_false(cluster_enter(&cluster, &arena, home, &err));
    assert_non_null(strstr(err.what, "PostgreSQL 14"));
    assert_non_null(strstr(err.hint, "postgresql-14"));
}

TEST(a_home_that_is_not_there_is_told)
{
    struct cluster cluster;
    struct error err = { 0 };
    assert_false(cluster_find(&cluster, &arena, "/nowhere/at/all", &err));
    assert_non_null(strstr(err.what, "/nowhere/at/all"));
}

/* A process that enters `home`, and then waits to be killed or, where it is to `leave`, leaves. */
static pid_t another_user(const char *home, bool leave)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct cluster cluster;
        struct error err = { 0 };
        bool good = cluster_enter(&cluster, &arena, home, &err) && answers(&cluster);
        if (!leave && good)
            pause();
        if (good)
            cluster_leave(&cluster);
        _exit(good ? 0 : 1);
    }
    return pid;
}

TEST(two_that_come_at_once_share_one_server)
{
    const char *home = scratch_folder();
    pid_t users[] = { another_user(home, true), another_user(home, true), another_user(home, true) };
    for (size_t i = 0; i < sizeof users / sizeof *users; i++) {
        int status;
        assert_int_equal(waitpid(users[i], &status, 0), users[i]);
        assert_int_equal(status, 0);
    }
    struct cluster cluster;
    struct error err = { 0 };
    assert_true(cluster_find(&cluster, &arena, home, &err));
    assert_false(answers(&cluster));
}

static bool leftovers(const char *home)
{
    glob_t found;
    bool any = glob(arena_printf(&arena, "%s/var/pg/data.*", home), 0, NULL, &found) == 0;
    globfree(&found);
    return any;
}

/* A kill at any moment of making, starting and serving. */
TEST(whoever_was_killed_leaves_a_home_that_the_next_one_can_enter)
{
    for (long ms = 20; ms <= 1500; ms = ms * 3 / 2) {
        const char *home = scratch_folder();
        struct cluster cluster;
        pid_t user = another_user(home, false);
        pause_ms(ms);
        kill(user, SIGKILL);
        waitpid(user, NULL, 0);
        enter(&cluster, home);
        assert_true(answers(&cluster));
        assert_false(leftovers(home));
        cluster_leave(&cluster);
        assert_false(answers(&cluster));
    }
}

TEST(where_the_servers_user_cannot_enter_the_home_the_data_lie_elsewhere)
{
    struct cluster cluster;
    struct error err = { 0 };
    if (geteuid() != 0)
        skip();
    const char *home = arena_printf(&arena, "%s/home", scratch_folder());
    assert_true(file_make_folder(home, 0700, &err));
    enter(&cluster, home);
    assert_true(cluster.moved);
    assert_true(str_starts(str_of(cluster.data), "/var/lib/fupin/"));
    cluster_leave(&cluster);
    enter(&cluster, home);
    assert_true(cluster.moved && answers(&cluster));
    cluster_leave(&cluster);
    struct str folder = { cluster.data, strlen(cluster.data) - strlen("/data") };
    assert_true(file_remove_tree(arena_text(&arena, folder), &err));
    (void) rmdir("/var/lib/fupin");
    arena_free(&arena);
}
