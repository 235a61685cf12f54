/*
 * How it works: the home's real path gives a hash, and the hash the names of everything outside the home.
 *
 * Who owns the data decides who runs the server: data that are there keep their owner, so that root and the
 * operator find one cluster; new data belong to the caller, or to user postgres when root asks.  Paths of sockets
 * must not be longer than 107 bytes: those made here never are, however deep the home lies.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cluster_inside.h"
#include "base/file.h"
#include "base/hash.h"

#define PROGRAMS_ROOT "/usr/lib/postgresql"
#define MOVED_ROOT "/var/lib/fupin"
#define SOCKET_ROOT "/run/fupin"

enum { MAJOR_LEAST = 15, MAJOR_MOST = 99, HASH_DIGITS = 12, FOLDER_MODE = 0755, SOCKET_MODE = 0700 };

/* Debian keeps versions side by side, each in a folder of its own. */
static const char *programs_of(struct arena *arena, int major)
{
    return arena_printf(arena, PROGRAMS_ROOT "/%d/bin", major);
}

static bool programs_installed(struct arena *arena, int major)
{
    return file_exists(arena_printf(arena, "%s/pg_ctl", programs_of(arena, major)));
}

/* The newest version installed; 0: none that will do. */
static int newest_major(struct arena *arena)
{
    for (int major = MAJOR_MOST; major >= MAJOR_LEAST; major--)
        if (programs_installed(arena, major))
            return major;
    return 0;
}

/* The major version that made the data, which PostgreSQL records in them; 0: no data. */
static int recorded_major(struct arena *arena, const char *data)
{
    struct error ignored = { 0 };
    struct str text;
    long long major;
    if (!file_read(arena, arena_printf(arena, "%s/PG_VERSION", data), 16, &text, &ignored))
        return 0;
    return str_number(str_trim(text), &major) ? (int) major : 0;
}

static bool find_programs(struct cluster *cluster, struct arena *arena, struct error *err)
{
    int made_by = recorded_major(arena, cluster->data), newest = newest_major(arena);
    if (made_by && !programs_installed(arena, made_by)) {
        (void) error_set(err, &CLUSTER, "the data in \"%s\" are of PostgreSQL %d, which is not installed",
                         cluster->data, made_by);
        return error_hint(err, "Install the package postgresql-%d, or upgrade the data with pg_upgrade.", made_by);
    }
    if (!newest) {
        (void) error_set(err, &CLUSTER, "no PostgreSQL from version %d on is installed in \"%s\"", MAJOR_LEAST,
                         PROGRAMS_ROOT);
        return error_hint(err, "Install the package postgresql.");
    }
    cluster->programs = programs_of(arena, made_by ? made_by : newest);
    return true;
}

/* The owner of new data. */
static bool new_owner(struct cluster *cluster, struct error *err)
{
    cluster->owner = geteuid();
    cluster->group = getegid();
    if (cluster->owner != 0)
        return true;
    const struct passwd *postgres = getpwnam("postgres");
    if (!postgres) {
        (void) error_set(err, &CLUSTER, "there is no user \"postgres\", whom root needs to run a server");
        return error_hint(err, "Install the package postgresql.");
    }
    cluster->owner = postgres->pw_uid;
    cluster->group = postgres->pw_gid;
    return true;
}

/* The owner of data that are there; only he and root can run them. */
static bool find_owner(struct cluster *cluster, struct error *err)
{
    struct stat data;
    if (!new_owner(cluster, err))
        return false;
    if (stat(cluster->data, &data) != 0)
        return true;
    cluster->owner = data.st_uid;
    cluster->group = data.st_gid;
    if (geteuid() == 0 || geteuid() == data.st_uid)
        return true;
    const struct passwd *owner = getpwuid(data.st_uid);
    (void) error_set(err, &CLUSTER, "the data in \"%s\" belong to user \"%s\"", cluster->data,
                     owner ? owner->pw_name : "?");
    return error_hint(err, "Run the command as that user or as root.");
}

/* In the home where the owner can enter it, else where the data of moved clusters lie. */
static bool find_data(struct cluster *cluster, struct arena *arena, const char *hash, struct error *err)
{
    const char *inside = arena_printf(arena, "%s/var/pg", cluster->home);
    const char *outside = arena_printf(arena, MOVED_ROOT "/%s", hash);
    const char *moved_data = arena_printf(arena, "%s/data", outside);
    cluster->data = arena_printf(arena, "%s/data", inside);
    cluster->moved = !file_exists(cluster->data) && file_exists(moved_data);
    if (!cluster->moved && !find_owner(cluster, err))
        return false;
    if (!cluster->moved && !file_exists(cluster->data))
        cluster->moved =
            !cluster_can_enter(cluster->owner, cluster->group, file_exists(inside) ? inside : cluster->home);
    if (cluster->moved)
        cluster->data = moved_data;
    cluster->log = arena_printf(arena, "%s/server.log", cluster->moved ? outside : inside);
    return !cluster->moved || find_owner(cluster, err);
}

/* The system's user has a folder of the system's; anybody else can write to /tmp only. */
static void find_socket(struct cluster *cluster, struct arena *arena, const char *hash)
{
    const struct passwd *postgres = getpwnam("postgres");
    bool systems = geteuid() == 0 && postgres && postgres->pw_uid == cluster->owner;
    cluster->socket = systems ? arena_printf(arena, SOCKET_ROOT "/%s", hash)
                              : arena_printf(arena, "/tmp/fupin-%ld-%s", (long) cluster->owner, hash);
    cluster->conninfo = arena_printf(arena, "host=%s port=%d dbname=fupin", cluster->socket, CLUSTER_PORT);
}

bool cluster_place(struct cluster *cluster, struct arena *arena, const char *home, struct error *err)
{
    char real[PATH_MAX], digest[SHA256_TEXT_SIZE];
    *cluster = (struct cluster) { .lock = -1 };
    if (!realpath(home, real))
        return error_system(err, &CLUSTER, "could not find the home \"%s\"", home);
    cluster->home = arena_text(arena, str_of(real));
    sha256_text(str_of(real), digest);
    digest[HASH_DIGITS] = '\0';
    if (!find_data(cluster, arena, digest, err) || !find_programs(cluster, arena, err))
        return false;
    find_socket(cluster, arena, digest);
    return true;
}

bool cluster_hand_over(const struct cluster *cluster, const char *path, struct error *err)
{
    if (geteuid() == cluster->owner || lchown(path, cluster->owner, cluster->group) == 0)
        return true;
    return error_system(err, &CLUSTER, "could not give \"%s\" to the server's user", path);
}

/* Whoever could swap the folder could listen in, so its owner and mode must be right, and it must be no link. */
bool cluster_socket_folder(const struct cluster *cluster, struct error *err)
{
    struct stat seen;
    if (str_starts(str_of(cluster->socket), SOCKET_ROOT) && !file_make_folder(SOCKET_ROOT, FOLDER_MODE, err))
        return false;
    if (mkdir(cluster->socket, SOCKET_MODE) == 0)
        return cluster_hand_over(cluster, cluster->socket, err);
    if (errno != EEXIST || lstat(cluster->socket, &seen) != 0)
        return error_system(err, &CLUSTER, "could not make the socket's folder \"%s\"", cluster->socket);
    if (S_ISDIR(seen.st_mode) && geteuid() == 0 && seen.st_uid == 0 && (seen.st_mode & 0777) == SOCKET_MODE)
        return cluster_hand_over(cluster, cluster->socket, err); /* a kill came between the two steps above */
    if (S_ISDIR(seen.st_mode) && seen.st_uid == cluster->owner && (seen.st_mode & 0777) == SOCKET_MODE)
        return true;
    (void) error_set(err, &CLUSTER, "the socket's folder \"%s\" belongs to another user or is open to others",
                     cluster->socket);
    return error_hint(err, "Remove it, or have its owner remove it.");
}
