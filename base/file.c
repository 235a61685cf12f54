/*
 * How it works: every file is written under another name in the same folder, synced, renamed, and the folder
 * synced after it.
 *
 * rename() within a folder is the one step that the kernel does whole or not at all; both fsyncs are needed, since
 * a renamed file without its bytes, or bytes without their name, would survive a power cut otherwise.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FOLDERS = 16, ASIDE_MODE = 0640 };

void file_close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* One folder; that it is there already is no error. */
static bool make_one(const char *path, mode_t mode, struct error *err)
{
    struct stat seen;
    if (mkdir(path, mode) == 0)
        return true;
    if (errno == EEXIST && stat(path, &seen) == 0) {
        if (S_ISDIR(seen.st_mode))
            return true;
        errno = ENOTDIR;
    }
    return error_system(err, &FILE_IO, "could not make folder \"%s\"", path);
}

bool file_make_folder(const char *path, mode_t mode, struct error *err)
{
    struct stat seen;
    if (stat(path, &seen) == 0 && S_ISDIR(seen.st_mode))
        return true;
    AUTO_ARENA arena = { 0 };
    char *part = arena_take(&arena, strlen(path) + 1);
    memcpy(part, path, strlen(path));
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!make_one(part, mode, err))
            return false;
        *slash = '/';
    }
    return make_one(part, mode, err);
}

/* write() may take less than it is given, and signals may come between. */
static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t wrote = write(fd, bytes.at, bytes.len);
        if (wrote < 0 && errno != EINTR)
            return false;
        bytes = str_from(bytes, wrote > 0 ? (size_t) wrote : 0);
    }
    return true;
}

/* A descriptor for reading will do for fsync(). */
static bool sync_path(const char *path, int flags)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC | flags);
    return fd >= 0 && fsync(fd) == 0;
}

/* The folder that `path` lies in. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    size_t len = slash == path ? 1 : (size_t) (slash - path);
    return arena_text(arena, (struct str) { path, len });
}

bool file_put_in_place(const char *aside, const char *path, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    if (!sync_path(aside, 0))
        return error_system(err, &FILE_IO, "could not sync file \"%s\"", aside);
    if (rename(aside, path) != 0)
        return error_system(err, &FILE_IO, "could not rename \"%s\" to \"%s\"", aside, path);
    if (!sync_path(folder_of(&arena, path), O_DIRECTORY))
        return error_system(err, &FILE_IO, "could not sync the folder of \"%s\"", path);
    return true;
}

/* The process number in the name keeps two writers of one file apart; the last to rename wins. */
bool file_write(const char *path, struct str bytes, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *aside = arena_printf(&arena, "%s.%ld.aside", path, (long) getpid());
    AUTO_FD fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ASIDE_MODE);
    if (fd < 0)
        return error_system(err, &FILE_IO, "could not write file \"%s\"", aside);
    if (!write_all(fd, bytes)) {
        (void) error_system(err, &FILE_IO, "could not write file \"%s\"", path);
        (void) unlink(aside);
        return false;
    }
    return file_put_in_place(aside, path, err);
}

/* Reads until the end or `limit` + 1 bytes: what /proc and growing files call their size is not believed. */
static bool read_all(int fd, size_t limit, struct buffer *bytes)
{
    char piece[16 * 1024];
    while (bytes->len <= limit) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        buffer_add(bytes, (struct str) { piece, (size_t) got });
    }
    return true;
}

bool file_read(struct arena *arena, const char *path, size_t limit, struct str *bytes, struct error *err)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_system(err, &FILE_IO, "could not open file \"%s\"", path);
    AUTO_BUFFER all = { 0 };
    if (!read_all(fd, limit, &all))
        return error_system(err, &FILE_IO, "could not read file \"%s\"", path);
    if (all.len > limit)
        return error_set(err, &LIMIT_EXCEEDED, "file \"%s\" is larger than %zu bytes", path, limit);
    *bytes = str_keep(arena, buffer_str(&all));
    return true;
}

/* For nftw(): what has gone meanwhile is no failure. */
static int remove_entry(const char *path, const struct stat *seen, int kind, struct FTW *where)
{
    (void) seen;
    (void) kind;
    (void) where;
    return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

bool file_remove_tree(const char *path, struct error *err)
{
    if (nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
        return true;
    return error_system(err, &FILE_IO, "could not remove \"%s\"", path);
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}
