/*
 * How it works: the folder is read, each name looked at without following links, and the rest sorted.
 *
 * A file is complete when nobody has touched it for `settle` seconds.  The clock of whoever wrote it may be wrong, so
 * one from the future counts as settled when it has not changed after that time.  Sorting makes a night's result
 * independent of the order in which the folder hands out names.
 *
 * Files leave only after the commit that knows their verdict (inbox_remove), and only where inode and time are those
 * that were read: a newer file that has come under the same name meanwhile stays and is taken by the next night.
 */
#include "etl/inbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/utf8.h"

/* How often young files are waited for: at two seconds each about a minute, then the night goes on without them. */
enum { SETTLE_ROUNDS = 30 };
#define NANOSECONDS 1000000000LL

static long long time_of(const struct stat *status)
{
    return (long long) status->st_mtim.tv_sec * NANOSECONDS + status->st_mtim.tv_nsec;
}

/* A name's bytes may be GBK, or nothing: what is no UTF-8 stands as \xHH, since the database takes only UTF-8. */
static const char *show(struct arena *arena, const char *name)
{
    AUTO_BUFFER text = { 0 };
    utf8_escape_invalid(str_of(name), &text);
    return arena_text(arena, buffer_str(&text));
}

static void unreadable(struct arrivals *arrivals, const char *shown, const char *why)
{
    log_line(LOG_WARNING, "\"%s\" in the inbox is not opened: %s", shown, why);
    arrivals->unreadable++;
}

static void add(struct arrivals *arrivals, struct arena *arena, const char *folder, const char *name,
                const struct stat *status)
{
    void *at = arrivals->items;
    memory_grow(&at, &arrivals->room, arrivals->count + 1, sizeof *arrivals->items);
    arrivals->items = at;
    struct arrival *arrival = &arrivals->items[arrivals->count++];
    *arrival = (struct arrival) { .folder = folder,
                                  .name = arena_text(arena, str_of(name)),
                                  .shown = show(arena, name),
                                  .size = status->st_size,
                                  .inode = status->st_ino,
                                  .mtime_ns = time_of(status) };
    arrival->read = file_name_read(str_of(arrival->shown));
}

/* Business date, feed, resubmission, name; names that say no date come first. */
static int in_order(const void *left, const void *right)
{
    const struct arrival *a = left, *b = right;
    const struct file_name *x = &a->read, *y = &b->read;
    if (x->business_date != y->business_date)
        return x->business_date < y->business_date ? -1 : 1;
    size_t i = x->feed ? feed_order(x->feed) : 0, j = y->feed ? feed_order(y->feed) : 0;
    if (i != j)
        return i < j ? -1 : 1;
    if (x->resubmission != y->resubmission)
        return x->resubmission < y->resubmission ? -1 : 1;
    return strcmp(a->name, b->name);
}

/* One name of the folder.  A file that has gone since the name was read (ENOENT) was never there; what is no plain file is
 * named in the log and makes the night end with 3, for somebody meant something by it. */
static void look_at(struct arrivals *arrivals, struct arena *arena, const char *folder, int fd, const char *name)
{
    struct stat status;
    if (file_name_is_passed_over(str_of(name)))
        return;
    if (fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT)
            unreadable(arrivals, show(arena, name), "cannot be looked at");
        return;
    }
    if (S_ISREG(status.st_mode))
        add(arrivals, arena, folder, name, &status);
    else
        unreadable(arrivals, show(arena, name),
                   S_ISLNK(status.st_mode)   ? "a symbolic link"
                   : S_ISDIR(status.st_mode) ? "a folder"
                                             : "no plain file");
}

/* Everything there, sorted, young or not; begins anew, so that it can be asked again while files settle. */
static bool list(struct arrivals *arrivals, struct arena *arena, const char *folder, struct error *err)
{
    arrivals->count = 0;
    arrivals->unreadable = 0;
    DIR *directory = opendir(folder);
    if (!directory)
        return error_system(err, &FILE_IO, "could not open folder \"%s\"", folder);
    struct dirent *entry;
    while ((entry = readdir(directory)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            look_at(arrivals, arena, folder, dirfd(directory), entry->d_name);
    (void) closedir(directory);
    for (size_t i = 0; i < arrivals->count; i++)
        arrivals->items[i].in_inbox = true;
    if (arrivals->count)
        qsort(arrivals->items, arrivals->count, sizeof *arrivals->items, in_order);
    return true;
}

static long long now_ns(void)
{
    struct timespec now;
    (void) clock_gettime(CLOCK_REALTIME, &now);
    return (long long) now.tv_sec * NANOSECONDS + now.tv_nsec;
}

/* The same file in the listing of `settle` seconds ago, untouched since; NULL where it has changed or is new. */
static const struct arrival *same_as_before(const struct arrivals *before, const struct arrival *arrival)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct arrival *old = &before->items[i];
        if (strcmp(old->name, arrival->name) == 0 && old->inode == arrival->inode && old->size == arrival->size &&
            old->mtime_ns == arrival->mtime_ns)
            return old;
    }
    return NULL;
}

/* Whether it is old enough, or from the future and as it was `settle` ago. */
static bool has_settled(const struct arrival *arrival, const struct arrivals *before,
                        const struct etl_settings *settings)
{
    long long age = now_ns() - arrival->mtime_ns;
    return age >= settings->settle_seconds * NANOSECONDS || (age < 0 && same_as_before(before, arrival));
}

/* Takes those out that will not settle: the next night finds them whole. */
static void drop_unsettled(struct arrivals *arrivals, const struct arrivals *before,
                           const struct etl_settings *settings)
{
    size_t kept = 0;
    for (size_t i = 0; i < arrivals->count; i++) {
        if (has_settled(&arrivals->items[i], before, settings))
            arrivals->items[kept++] = arrivals->items[i];
        else
            unreadable(arrivals, arrivals->items[i].shown, "it is still being written");
    }
    arrivals->count = kept;
}

/* Lists, and lists again after a pause, until a listing has no young file.  The pause is a twentieth of a second longer
 * than `settle`, so that a file just written is old enough at the next look. */
bool inbox_scan(struct arrivals *arrivals, struct arena *arena, const struct etl_settings *settings, struct error *err)
{
    AUTO_ARRIVALS before = { 0 };
    for (int round = 0;; round++) {
        if (!list(arrivals, arena, settings->inbox, err))
            return false;
        size_t young = 0;
        for (size_t i = 0; i < arrivals->count; i++)
            young += !has_settled(&arrivals->items[i], &before, settings);
        if (!young)
            return true;
        if (round == SETTLE_ROUNDS)
            break;
        arrivals_free(&before);
        before = *arrivals;
        *arrivals = (struct arrivals) { 0 };
        struct timespec pause = { .tv_sec = settings->settle_seconds, .tv_nsec = NANOSECONDS / 20 };
        (void) nanosleep(&pause, NULL);
    }
    drop_unsettled(arrivals, &before, settings);
    return true;
}

/* Whether `folder` is the inbox, however it is written. */
static bool is_inbox(const char *folder, const struct etl_settings *settings)
{
    struct stat here, inbox;
    return stat(folder, &here) == 0 && stat(settings->inbox, &inbox) == 0 && here.st_dev == inbox.st_dev &&
           here.st_ino == inbox.st_ino;
}

bool inbox_paths(struct arrivals *arrivals, struct arena *arena, const struct etl_settings *settings,
                 const char *const *paths, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        const char *slash = strrchr(paths[i], '/');
        const char *name = slash ? slash + 1 : paths[i];
        const char *folder = !slash ? "."
                             : slash == paths[i]
                                 ? "/"
                                 : arena_text(arena, (struct str) { paths[i], (size_t) (slash - paths[i]) });
        struct stat status;
        if (lstat(paths[i], &status) != 0)
            return error_system(err, &LOAD_FILE, "cannot open file \"%s\"", paths[i]);
        if (!S_ISREG(status.st_mode))
            return error_set(err, &LOAD_FILE, "\"%s\" is no plain file", paths[i]);
        add(arrivals, arena, folder, name, &status);
        arrivals->items[arrivals->count - 1].in_inbox = is_inbox(folder, settings);
    }
    if (arrivals->count)
        qsort(arrivals->items, arrivals->count, sizeof *arrivals->items, in_order);
    return true;
}

/* O_NOFOLLOW: between listing and opening somebody may have put a link there.  O_NONBLOCK: or a pipe, on which open()
 * would wait for a writer. */
static int open_in(const char *folder, const char *name)
{
    AUTO_FD directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return directory < 0 ? -1 : openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
}

int inbox_open(struct arrivals *arrivals, const struct arrival *arrival)
{
    int fd = open_in(arrival->folder, arrival->name);
    if (fd < 0)
        unreadable(arrivals, arrival->shown, strerror(errno));
    return fd;
}

bool inbox_unchanged(const struct arrival *arrival, int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_ino == arrival->inode &&
           status.st_size == arrival->size && time_of(&status) == arrival->mtime_ns;
}

/* Slips go with their file, in every spelling that is read; most are not there, and that is no error. */
static void remove_companions(int directory, const char *name)
{
    AUTO_ARENA arena = { 0 };
    const char *names[FILE_NAME_COMPANIONS];
    size_t count = file_name_companions(&arena, str_of(name), names);
    for (size_t i = 0; i < count; i++)
        (void) unlinkat(directory, names[i], 0);
}

/* By way of a listing, since the database knows a file by its shown name, from which its bytes cannot be told.  The folder is
 * synced: a removal that a power cut undid would bring the file back as a duplicate. */
bool inbox_remove(const struct etl_settings *settings, const char *shown, long long inode, long long mtime_ns,
                  struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_ARRIVALS arrivals = { 0 };
    if (!list(&arrivals, &arena, settings->inbox, err))
        return false;
    AUTO_FD directory = open(settings->inbox, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; i < arrivals.count; i++) {
        const struct arrival *arrival = &arrivals.items[i];
        if (strcmp(arrival->shown, shown) != 0 || (long long) arrival->inode != inode || arrival->mtime_ns != mtime_ns)
            continue;
        if (unlinkat(directory, arrival->name, 0) != 0)
            return error_system(err, &FILE_IO, "could not remove \"%s\" from the inbox", shown);
        remove_companions(directory, arrival->name);
    }
    return fsync(directory) == 0 || error_system(err, &FILE_IO, "could not sync folder \"%s\"", settings->inbox);
}

void arrivals_free(struct arrivals *arrivals)
{
    void *at = arrivals->items;
    if (at)
        memory_give_back(&at);
    *arrivals = (struct arrivals) { 0 };
}
