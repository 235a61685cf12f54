/*
 * Every file received, kept for ever under its SHA-256, gzip-compressed: <archive>/files/ab/<sha256>.gz.
 *
 * A file that arrived as gzip or zip is kept as it is.  The SHA-256 is that of the file as it arrived.
 *
 * A file gets here in two steps, for its name is known only when all of it has been read: it is written aside, synced, and
 * then given its place by a rename.  So whatever lies in its place is whole, and the same bytes are kept once.  Only then is
 * the journal written, and only then does the database commit: nothing is known that is not kept.
 */
#ifndef FUPIN_ETL_ARCHIVE_H
#define FUPIN_ETL_ARCHIVE_H

#include "base/error.h"
#include "base/hash.h"
#include "base/memory.h"

/* The path of a file in the archive, in `arena`; whether it is there is not asked. */
const char *archive_path(struct arena *arena, const char *archive, const char *sha256);

/* The SHA-256 of a file as it is kept: a single byte that has turned over, even in gzip's head, is found by it. */
struct archive_seal {
    char sha256[SHA256_TEXT_SIZE];
};

/* Writes the file open as `fd` (read by its own position, from 0) aside, while nobody knows its SHA-256 yet. */
bool archive_aside(const char *archive, int fd, struct archive_seal *seal, struct error *err) MUST_CHECK;

/* Gives what lies aside its place, unless the same bytes lie there, whose seal then counts; or throws it away. */
bool archive_settle(const char *archive, const char *sha256, struct archive_seal *seal, struct error *err) MUST_CHECK;
/* Throws away what lies aside; nothing there is no fault. */
void archive_forget(const char *archive);

/* Keeps a text: configuration, companions.  Fills `sha256` (of the text) and the seal. */
bool archive_keep_text(const char *archive, struct str text, char *sha256, struct archive_seal *seal,
                       struct error *err) MUST_CHECK;

/* Whether the file is there, and as it was sealed. */
enum archive_state { ARCHIVE_SOUND, ARCHIVE_MISSING, ARCHIVE_CHANGED };
enum archive_state archive_state(const char *archive, const char *sha256, const char *seal);

/* Opens what came under this SHA-256, as it came: where it was packed here, unpacked into a nameless file.  -1 with `err` where
 * it is missing, or is not as it was sealed. */
int archive_open(const char *archive, const char *sha256, const char *seal, struct error *err) MUST_CHECK;

/* A kept text again, unpacked, in `arena`; fails where it is not what its SHA-256 says. */
bool archive_read_text(struct arena *arena, const char *archive, const char *sha256, struct str *text,
                       struct error *err) MUST_CHECK;

#endif
