/*
 * A file's bytes, unpacked: plain files as they are, gzip and zip by their first bytes, within limits.
 *
 * A file has parts, read one after another: a zip its members, every other file itself.
 */
#ifndef FUPIN_ETL_UNPACK_H
#define FUPIN_ETL_UNPACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "etl/etl.h"

struct unpack;

/* By the first bytes alone; what a name says is noted by take_look. */
enum unpack_kind { UNPACK_PLAIN, UNPACK_GZIP, UNPACK_ZIP };
/* A fault stays: once there is one, no more bytes are handed out. */
enum unpack_fault { UNPACK_GOOD, UNPACK_DAMAGED, UNPACK_TOO_LARGE, UNPACK_TOO_DENSE, UNPACK_UNREADABLE };

/* Hands every byte that is read from the file to `see`, before it is unpacked. */
typedef void unpack_tap(void *context, const void *bytes, size_t size);

/* Begins at the file's start; `fd` stays the caller's.  Never NULL: what is wrong is asked for by unpack_fault().  `see` may be
 * NULL; with it all bytes of the file pass by it exactly once, if unpack_see_rest() is called at the end. */
struct unpack *unpack_open(int fd, const struct etl_settings *settings, unpack_tap *see, void *context);

/* Goes to the first, then each next part; false after the last, or at a fault. */
bool unpack_next(struct unpack *unpack);

/* The part's name: of a zip's member; NULL: the part is the file itself. */
const char *unpack_member(const struct unpack *unpack);

/* The next bytes of the part, at most `room`; 0 at its end or at a fault. */
size_t unpack_read(struct unpack *unpack, char *at, size_t room);

/* What stopped it, if anything, and what kind of file it is: both known from the beginning on, the fault as far as read. */
enum unpack_fault unpack_fault(const struct unpack *unpack);
enum unpack_kind unpack_kind(const struct unpack *unpack);

/* What is wrong with a zip, in Chinese; NULL where the fault says it all. */
const char *unpack_why(const struct unpack *unpack);

/* Whether a zip is a workbook, which has no parts to read here. */
bool unpack_is_workbook(const struct unpack *unpack);

/* Reads what is left of the file, so that `see` has seen all of it. */
void unpack_see_rest(struct unpack *unpack);

/* How many bytes of the file have been read, and how many have been handed out. */
uint64_t unpack_bytes_read(const struct unpack *unpack);
uint64_t unpack_bytes_out(const struct unpack *unpack);

/* Takes NULL; sets it to NULL. */
void unpack_close(struct unpack **unpack);
#define AUTO_UNPACK struct unpack *__attribute__((cleanup(unpack_close)))

#endif
