/*
 * Files written so that a kill at any moment leaves the old or the new one, never half of one.
 *
 * Write aside, fsync, rename, fsync the folder.
 */
#ifndef FUPIN_BASE_FILE_H
#define FUPIN_BASE_FILE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/memory.h"

/* Makes `path` and what is missing above it, with `mode`. */
bool file_make_folder(const char *path, mode_t mode, struct error *err) MUST_CHECK;

/* Writes `bytes` to `path` (mode 0640), safely as told above. */
bool file_write(const char *path, struct str bytes, struct error *err) MUST_CHECK;

/* fsyncs a finished file `aside`, renames it to `path` and fsyncs the folder. */
bool file_put_in_place(const char *aside, const char *path, struct error *err) MUST_CHECK;

/* The whole file (at most `limit` bytes), NUL-ended, in `arena`. */
bool file_read(struct arena *arena, const char *path, size_t limit, struct str *bytes, struct error *err) MUST_CHECK;

/* Removes a folder and all below it; a missing one is no error.  Symbolic links are removed, not followed. */
bool file_remove_tree(const char *path, struct error *err) MUST_CHECK;

bool file_exists(const char *path);

void file_close_fd(int *fd);
#define AUTO_FD int __attribute__((cleanup(file_close_fd)))

#endif
