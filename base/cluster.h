/*
 * The home's private PostgreSQL cluster: the first command in starts it, the last one out stops it.
 *
 * A shared flock on var/pg/users.lock tells who that is: whoever leaves tries to make it exclusive, and who
 * succeeds was the last.  `fupin start` leaves a mark (var/pg/keep) that keeps the cluster up.  It asks
 * little: a socket in a short private folder and no port, at most 1/8 of memory.
 */
#ifndef FUPIN_BASE_CLUSTER_H
#define FUPIN_BASE_CLUSTER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/memory.h"

struct cluster {
    const char *home;
    const char *data;     /* the data folder: <home>/var/pg/data, or /var/lib/fupin/<hash>/data */
    const char *socket;   /* /run/fupin/<hash> or /tmp/fupin-<uid>-<hash> */
    const char *conninfo; /* "host=<socket> port=5432 dbname=fupin" */
    bool moved;           /* the data lie outside the home, since user postgres cannot enter it */
    int lock;             /* -1: not in */
    const char *programs; /* /usr/lib/postgresql/15/bin */
    const char *log;      /* server.log */
    uid_t owner;          /* whom the server runs as: postgres when root asks, else the caller */
    gid_t group;
};

/* Finds where the cluster of `home` (absolute path) lies, takes the shared lock, makes it (initdb aside, then rename)
 * and starts it where needed, and makes the database "fupin" with collate "C" and owner fupin_owner. */
bool cluster_enter(struct cluster *cluster, struct arena *arena, const char *home, struct error *err) MUST_CHECK;

/* Only finds where it lies: nothing is made, locked or started.  For `fupin stop` and `fupin status`. */
bool cluster_find(struct cluster *cluster, struct arena *arena, const char *home, struct error *err) MUST_CHECK;

/* Leaves it; the last one out stops it, unless it is kept. */
void cluster_leave(struct cluster *cluster);

/* fupin start / stop: sets or removes the mark that keeps it up; stop ends it at once if nobody else is in (else BUSY). */
bool cluster_keep(struct cluster *cluster, struct error *err) MUST_CHECK;
bool cluster_stop(struct cluster *cluster, struct error *err) MUST_CHECK;

#endif
