/*
 * The drop folder: what lies there, what of it is complete, and in which order it is taken.
 *
 * Whoever may write there may be wrong or hostile, and may write while we read.  So nothing is opened through a link,
 * an opened file is held against what the listing saw (inode, size, time), and names travel twice: `name` with the bytes
 * that the folder has, for system calls, and `shown`, which is UTF-8, for everything that people or the database see.
 */
#ifndef FUPIN_ETL_INBOX_H
#define FUPIN_ETL_INBOX_H

#include <sys/types.h>

#include "etl/etl.h"
#include "etl/file_name.h"

/* One file as the listing saw it; texts live in the arena that was given. */
struct arrival {
    const char *folder, *name; /* bytes as they are */
    const char *shown;         /* UTF-8, other bytes as \xHH */
    struct file_name read;     /* texts point into `shown` */
    off_t size;
    ino_t inode;
    long long mtime_ns;
    bool in_inbox;
};

struct arrivals {
    struct arrival *items;
    size_t count, room;
    int unreadable; /* links, folders, devices, files that may not be read: named in the log */
};

/* Looks into the inbox; waits until young files have settled (settings->settle_seconds), though not for ever: one that is
 * still being written then is counted as unreadable and left for the next night.  Adds what is complete to `arrivals`,
 * sorted as it is to be taken.  FILE_IO where the folder cannot be read. */
bool inbox_scan(struct arrivals *arrivals, struct arena *arena, const struct etl_settings *settings,
                struct error *err) MUST_CHECK;

/* The files at `paths`, as they are: whoever names a file says that it is complete.  LOAD_FILE for one that is not there or no
 * plain file, before any is taken. */
bool inbox_paths(struct arrivals *arrivals, struct arena *arena, const struct etl_settings *settings,
                 const char *const *paths, size_t count, struct error *err) MUST_CHECK;

/* Opens a file for reading, never through a link; -1 where it cannot be (it is then counted and logged). */
int inbox_open(struct arrivals *arrivals, const struct arrival *arrival);

/* Whether `fd` is still the file that was looked at: asked when it is opened and again when it has been read. */
bool inbox_unchanged(const struct arrival *arrival, int fd);

/* Removes the file called `shown` with its companions, where it still has this inode and time. */
bool inbox_remove(const struct etl_settings *settings, const char *shown, long long inode, long long mtime_ns,
                  struct error *err) MUST_CHECK;

void arrivals_free(struct arrivals *arrivals);
#define AUTO_ARRIVALS struct arrivals __attribute__((cleanup(arrivals_free)))

#endif
