/*
 * GB 18030 to UTF-8: the one decoder, over a table of ours, so that no two parts of the system disagree.
 *
 * It reads GBK and GB 2312 too, which are parts of it.  Private-use characters that have a standard one since
 * become that; those that have none stay, and are counted.
 */
#ifndef FUPIN_BASE_GB18030_H
#define FUPIN_BASE_GB18030_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/str.h"

/* How many bytes of room `len` bytes need at most: two bytes may become four, and whole words are stored. */
#define GB18030_ROOM(len) (2 * (len) + 8)

struct gb18030_decoding {
    char *out;          /* in: room for GB18030_ROOM(bytes) */
    size_t len;         /* out: how many bytes have been written */
    size_t bad_at;      /* out: the first byte that begins no character; the length where all is well */
    size_t private_use; /* counted up: private-use characters that have no standard one */
};

/* Decodes `bytes`; false where some do not decode: what stands before them has been written. */
bool gb18030_decode(struct str bytes, struct gb18030_decoding *decoding);

/* The same with the room checked; false also where `room` is less than GB18030_ROOM(bytes.len). */
bool gb18030_to_utf8(struct str bytes, char *out, size_t room, size_t *len, size_t *bad_at);

/* Adds `bytes` decoded, each byte that does not decode as \xHH: for the list of rejects. */
void gb18030_escape_undecodable(struct str bytes, struct buffer *out);

#endif
