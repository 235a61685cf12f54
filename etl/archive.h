/*
 * Every file received, kept for ever under its SHA-256, gzip-compressed: <archive>/files/ab/<sha256>.gz.
 *
 * A file that arrived as gzip is kept as it is.  The SHA-256 is that of the file as it arrived.
 */
#ifndef FUPIN_ETL_ARCHIVE_H
#define FUPIN_ETL_ARCHIVE_H

#include "base/error.h"
#include "base/memory.h"

/* The path of a file in the archive. */
const char *archive_path(struct arena *arena, const char *archive, const char *sha256);

/* Writes the file open as `fd` (read by its own position, from 0) aside, while nobody knows its SHA-256 yet. */
bool archive_aside(const char *archive, int fd, struct error *err) MUST_CHECK;

/* Gives what lies aside its place, unless the same bytes lie there; or throws it away. */
bool archive_settle(const char *archive, const char *sha256, struct error *err) MUST_CHECK;
void archive_forget(const char *archive);

/* Keeps a text: configuration. */
bool archive_keep_text(const char *archive, const char *sha256, struct str text, struct error *err) MUST_CHECK;

#endif
