/*
 * How it works: two lock files in var/pg, both flock(2), which the kernel lets go whatever happens to us.
 *
 * users.lock is held shared by every command that is in, and exclusively by one that ends the server; so a server
 * is never ended under anybody, and whoever comes meanwhile waits.  start.lock is held exclusively while data are
 * made or a server is started, so that of two commands that come at once one starts it and the other finds it.
 * The files are never removed: a lock on a removed file locks nothing.
 */
#include "base/cluster.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cluster_inside.h"
#include "base/file.h"
#include "base/log.h"

enum { FOLDER_MODE = 0755, LOCK_MODE = 0644 };

static const char *path_in(struct arena *arena, const struct cluster *cluster, const char *name)
{
    return arena_printf(arena, "%s/var/pg/%s", cluster->home, name);
}

/* Opens and locks var/pg/<name>; -1 with `err` filled.  `how` may say LOCK_NB: then errno tells whether it was taken. */
static int lock_file(const struct cluster *cluster, const char *name, int how, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *path = path_in(&arena, cluster, name);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, LOCK_MODE);
    if (fd < 0) {
        (void) error_system(err, &CLUSTER, "could not open lock file \"%s\"", path);
        return -1;
    }
    while (flock(fd, how) != 0) {
        if (errno == EINTR)
            continue;
        (void) error_system(err, errno == EWOULDBLOCK ? &BUSY : &CLUSTER, "could not lock \"%s\"", path);
        close(fd);
        return -1;
    }
    return fd;
}

bool cluster_find(struct cluster *cluster, struct arena *arena, const char *home, struct error *err)
{
    return cluster_place(cluster, arena, home, err);
}

/* Under start.lock: others who come at once wait here, and then find it answering. */
static bool make_and_start(const struct cluster *cluster, struct error *err)
{
    AUTO_FD lock = lock_file(cluster, "start.lock", LOCK_EX, err);
    if (lock < 0)
        return false;
    if (cluster_answers(cluster))
        return true;
    return cluster_make(cluster, err) && cluster_socket_folder(cluster, err) && cluster_start(cluster, err);
}

bool cluster_enter(struct cluster *cluster, struct arena *arena, const char *home, struct error *err)
{
    *cluster = (struct cluster) { .lock = -1 };
    if (!file_make_folder(arena_printf(arena, "%s/var/pg", home), FOLDER_MODE, err) ||
        !cluster_place(cluster, arena, home, err))
        return false;
    cluster->lock = lock_file(cluster, "users.lock", LOCK_SH, err);
    if (cluster->lock < 0)
        return false;
    /* The folder's owner is looked at before anything is said to a socket in it. */
    if ((!file_exists(cluster->socket) || cluster_socket_folder(cluster, err)) && make_and_start(cluster, err))
        return true;
    file_close_fd(&cluster->lock);
    return error_context(err, "starting the cluster in \"%s\"", cluster->data);
}

/* `fupin start` has left its mark. */
static bool is_kept(const struct cluster *cluster)
{
    AUTO_ARENA arena = { 0 };
    return file_exists(path_in(&arena, cluster, "keep"));
}

/* The mark is looked at under the exclusive lock: whoever sets it is in, and so holds the shared one. */
void cluster_leave(struct cluster *cluster)
{
    struct error err = { 0 };
    if (cluster->lock < 0)
        return;
    if (flock(cluster->lock, LOCK_EX | LOCK_NB) == 0 && !is_kept(cluster) && !cluster_stop_server(cluster, &err))
        log_line(LOG_WARNING, "the database cluster could not be stopped: %s", err.what);
    file_close_fd(&cluster->lock);
}

bool cluster_keep(struct cluster *cluster, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    return file_write(path_in(&arena, cluster, "keep"), (struct str) { "", 0 }, err);
}

/* The mark goes first: even when others are in, the last of them then stops it. */
bool cluster_stop(struct cluster *cluster, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    if (unlink(path_in(&arena, cluster, "keep")) != 0 && errno != ENOENT)
        return error_system(err, &CLUSTER, "could not remove \"%s\"", path_in(&arena, cluster, "keep"));
    if (!file_exists(path_in(&arena, cluster, "users.lock")))
        return true;
    file_close_fd(&cluster->lock);
    AUTO_FD lock = lock_file(cluster, "users.lock", LOCK_EX | LOCK_NB, err);
    if (lock < 0)
        return err->fault == &BUSY ? error_hint(err, "The cluster stops when the last command that uses it ends.")
                                   : false;
    return cluster_stop_server(cluster, err);
}
