/*
 * A zip file's members, in the byte order of their names, read one after another in constant memory.
 *
 * A zip may be hostile: whatever it says of itself is held against what it is, and the first thing that does not
 * agree makes the whole of it refused.  Names are only shown, never used as paths.
 */
#ifndef FUPIN_ETL_ZIP_H
#define FUPIN_ETL_ZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct zip;

/* Whether these first bytes are those of a zip. */
bool zip_begins(struct str head);

/* Reads the directory of the zip open as `fd`, which stays the caller's.  Never NULL: a fault is asked for below. */
struct zip *zip_open(int fd);

/* Why the zip as a whole is refused, a clause in Chinese; NULL: nothing against it so far. */
const char *zip_fault(const struct zip *zip);

/* Whether the file itself could not be read: a failure of the machine, not of the zip. */
bool zip_is_unreadable(const struct zip *zip);

/* [Content_Types].xml and xl/: the zip is a workbook; its members are then not looked at. */
bool zip_is_workbook(const struct zip *zip);

/* Goes to the first, then each next member that is to be read; false after the last, or at a fault. */
bool zip_next(struct zip *zip);

/* The member at hand: UTF-8, what is no character as \xHH. */
const char *zip_member(const struct zip *zip);

/* Its next unpacked bytes, at most `room`; 0 at its end or at a fault. */
size_t zip_read(struct zip *zip, char *at, size_t room);

/* How many packed bytes of members have been used up so far. */
uint64_t zip_bytes_used(const struct zip *zip);

void zip_close(struct zip **zip);
#define AUTO_ZIP struct zip *__attribute__((cleanup(zip_close)))

#endif
