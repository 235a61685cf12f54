/*
 * How it works: a buffer of raw bytes in front of zlib, which is asked only where the first two bytes say gzip.  A zip
 * cannot be read from front to back: it is seen once as it lies, then its own reader goes from member to member.
 *
 * The limits are measured on what is really unpacked, never on what a header says.  Several gzip members one after
 * another are one file; zeros behind the last (tapes pad so) are passed over.  Once the limit is passed nothing more
 * is unpacked, but the rest of the file is still read, since its fingerprint must cover all of it.
 */
#include "etl/unpack.h"

#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "etl/zip.h"

/* zlib's largest window, and 16 for "a gzip header is expected" (zlib.h, inflateInit2). */
enum { RAW_SIZE = 256 * 1024, GZIP_WINDOW = 15 + 16 };

struct unpack {
    int fd;
    const struct etl_settings *settings;
    unpack_tap *see;
    void *context;
    z_stream zlib;
    enum unpack_kind kind;
    struct zip *zip;
    bool begun, inside, raw_ended;
    enum unpack_fault fault;
    uint64_t bytes_read, bytes_out;
    size_t raw_at, raw_len;
    unsigned char raw[RAW_SIZE];
};

/* Fills the raw buffer once it is used up; false at the end of the file. */
static bool fill(struct unpack *unpack)
{
    if (unpack->raw_at < unpack->raw_len)
        return true;
    if (unpack->raw_ended)
        return false;
    unpack->raw_at = unpack->raw_len = 0;
    while (unpack->raw_len < RAW_SIZE) {
        ssize_t got = read(unpack->fd, unpack->raw + unpack->raw_len, RAW_SIZE - unpack->raw_len);
        if (got <= 0) {
            unpack->raw_ended = true;
            unpack->fault = got < 0 ? UNPACK_UNREADABLE : unpack->fault;
            break;
        }
        unpack->raw_len += (size_t) got;
    }
    unpack->bytes_read += unpack->raw_len;
    if (unpack->see && unpack->raw_len)
        unpack->see(unpack->context, unpack->raw, unpack->raw_len);
    return unpack->raw_len > 0;
}

/* The zip's own fault becomes this one's, the machine's kept apart from the sender's. */
static void note_zip_fault(struct unpack *unpack)
{
    if (unpack->zip && unpack->fault == UNPACK_GOOD && zip_fault(unpack->zip))
        unpack->fault = zip_is_unreadable(unpack->zip) ? UNPACK_UNREADABLE : UNPACK_DAMAGED;
}

/* Its directory stands at the end: the file is seen whole first (for the fingerprint), then read again by place. */
static void open_zip(struct unpack *unpack)
{
    unpack->kind = UNPACK_ZIP;
    unpack_see_rest(unpack);
    unpack->zip = zip_open(unpack->fd);
    note_zip_fault(unpack);
}

/* 1F 8B is gzip (RFC 1952, 2.3.1). */
struct unpack *unpack_open(int fd, const struct etl_settings *settings, unpack_tap *see, void *context)
{
    struct unpack *unpack = memory_take(sizeof *unpack);
    unpack->fd = fd;
    unpack->settings = settings;
    unpack->see = see;
    unpack->context = context;
    if (lseek(fd, 0, SEEK_SET) != 0)
        unpack->fault = UNPACK_UNREADABLE;
    (void) fill(unpack);
    if (unpack->raw_len >= 2 && unpack->raw[0] == 0x1F && unpack->raw[1] == 0x8B)
        unpack->kind = UNPACK_GZIP;
    else if (zip_begins((struct str) { (const char *) unpack->raw, unpack->raw_len }))
        open_zip(unpack);
    return unpack;
}

bool unpack_next(struct unpack *unpack)
{
    bool more = unpack->zip ? zip_next(unpack->zip) : !unpack->begun;
    unpack->begun = true;
    note_zip_fault(unpack);
    return more && unpack->fault == UNPACK_GOOD;
}

const char *unpack_member(const struct unpack *unpack)
{
    return unpack->zip ? zip_member(unpack->zip) : NULL;
}

static size_t read_plain(struct unpack *unpack, char *at, size_t room)
{
    if (!fill(unpack))
        return 0;
    size_t len = unpack->raw_len - unpack->raw_at;
    len = len < room ? len : room;
    memcpy(at, unpack->raw + unpack->raw_at, len);
    unpack->raw_at += len;
    return len;
}

/* Where the next member begins; false where none does.  RFC 1952 (2.2) has a file be a series of members; zeros behind one are
 * padding, but a file that begins with a zero is no gzip.  Anything else behind a member is damage, not the end: whoever lost a part
 * of the file must be told. */
static bool next_member(struct unpack *unpack)
{
    bool first = unpack->bytes_out == 0 && unpack->zlib.state == NULL;
    while (fill(unpack) && unpack->raw[unpack->raw_at] == 0 && !first)
        unpack->raw_at++;
    if (!fill(unpack))
        return false;
    if (unpack->raw[unpack->raw_at] != 0x1F) {
        unpack->fault = UNPACK_DAMAGED;
        return false;
    }
    bool good =
        unpack->zlib.state ? inflateReset(&unpack->zlib) == Z_OK : inflateInit2(&unpack->zlib, GZIP_WINDOW) == Z_OK;
    unpack->fault = good ? unpack->fault : UNPACK_DAMAGED;
    unpack->inside = good;
    return good;
}

/* One call of inflate; false where it cannot go on. */
static bool inflate_some(struct unpack *unpack)
{
    if (!fill(unpack)) {
        unpack->fault = UNPACK_DAMAGED; /* the file ends within a member */
        return false;
    }
    unpack->zlib.next_in = unpack->raw + unpack->raw_at;
    unpack->zlib.avail_in = (unsigned) (unpack->raw_len - unpack->raw_at);
    int result = inflate(&unpack->zlib, Z_NO_FLUSH);
    unpack->raw_at = unpack->raw_len - unpack->zlib.avail_in;
    if (result == Z_STREAM_END)
        unpack->inside = false;
    else if (result != Z_OK && result != Z_BUF_ERROR)
        unpack->fault = UNPACK_DAMAGED;
    return unpack->fault == UNPACK_GOOD;
}

/* Fills `at` from as many members as it takes; less only at the end or at a fault. */
static size_t read_packed(struct unpack *unpack, char *at, size_t room)
{
    unpack->zlib.next_out = (unsigned char *) at;
    unpack->zlib.avail_out = (unsigned) room;
    while (unpack->zlib.avail_out > 0) {
        if (!unpack->inside && !next_member(unpack))
            break;
        if (!inflate_some(unpack))
            break;
    }
    return room - unpack->zlib.avail_out;
}

/* After each block, so that at most one block is unpacked beyond a limit.  The ratio is asked for only from ratio_from_bytes
 * on: small files of repeated rows pack as well as any bomb.  It is written as a division, which cannot overflow. */
static void check_limits(struct unpack *unpack)
{
    const struct etl_settings *settings = unpack->settings;
    uint64_t packed =
        unpack->zip ? zip_bytes_used(unpack->zip) : unpack->bytes_read - (unpack->raw_len - unpack->raw_at);
    if (unpack->bytes_out > (uint64_t) settings->max_unpacked_bytes)
        unpack->fault = UNPACK_TOO_LARGE;
    else if (unpack->kind != UNPACK_PLAIN && unpack->bytes_out > (uint64_t) settings->ratio_from_bytes &&
             unpack->bytes_out / (uint64_t) settings->max_ratio > packed)
        unpack->fault = UNPACK_TOO_DENSE;
}

static size_t read_some(struct unpack *unpack, char *at, size_t room)
{
    if (unpack->zip)
        return zip_read(unpack->zip, at, room);
    return unpack->kind == UNPACK_GZIP ? read_packed(unpack, at, room) : read_plain(unpack, at, room);
}

void unpack_see_rest(struct unpack *unpack)
{
    do
        unpack->raw_at = unpack->raw_len;
    while (unpack->see && fill(unpack));
}

size_t unpack_read(struct unpack *unpack, char *at, size_t room)
{
    if (unpack->fault == UNPACK_GOOD) {
        size_t len = read_some(unpack, at, room);
        unpack->bytes_out += len;
        note_zip_fault(unpack);
        if (unpack->fault == UNPACK_GOOD)
            check_limits(unpack);
        if (len && unpack->fault == UNPACK_GOOD)
            return len;
    }
    unpack_see_rest(unpack);
    return 0;
}

enum unpack_fault unpack_fault(const struct unpack *unpack)
{
    return unpack->fault;
}

enum unpack_kind unpack_kind(const struct unpack *unpack)
{
    return unpack->kind;
}

const char *unpack_why(const struct unpack *unpack)
{
    return unpack->zip ? zip_fault(unpack->zip) : NULL;
}

bool unpack_is_workbook(const struct unpack *unpack)
{
    return unpack->zip && zip_is_workbook(unpack->zip);
}

/* Of a zip that nobody sees as a whole, what was used of its members: progress counts by it. */
uint64_t unpack_bytes_read(const struct unpack *unpack)
{
    return unpack->zip && !unpack->see ? zip_bytes_used(unpack->zip) : unpack->bytes_read;
}

uint64_t unpack_bytes_out(const struct unpack *unpack)
{
    return unpack->bytes_out;
}

void unpack_close(struct unpack **unpack)
{
    if (!*unpack)
        return;
    zip_close(&(*unpack)->zip);
    if ((*unpack)->zlib.state)
        (void) inflateEnd(&(*unpack)->zlib);
    void *at = *unpack;
    memory_give_back(&at);
    *unpack = NULL;
}
