/*
 * How it works: the directory is read and judged first (zip_directory.c, zip_check.c); then one member after another
 * goes through zlib's raw inflate, or is copied, and at its end its size and CRC must be what the directory says.
 *
 * Only the directory is believed, once it has been held against all local headers; data descriptors behind a member are
 * never read (APPNOTE 4.3.9 repeats there what the directory has).
 */
#include "etl/zip.h"

#include <zlib.h>

#include "etl/zip_directory.h"

enum { PACKED_SIZE = 256 * 1024 };

struct zip {
    struct zip_directory directory;
    z_stream zlib;
    size_t next;                     /* of the directory's members */
    const struct zip_member *member; /* at hand; NULL: none, or all of it has been handed out */
    const char *shown;
    uint64_t at, out, used; /* next packed byte in the file; bytes handed out of this member; packed ones of all */
    uint32_t crc;
    bool stream_ended;
    unsigned char packed[PACKED_SIZE];
};

/* A local header, the end of an empty archive, or the mark before the first part of a split one (APPNOTE 8.5.3). */
bool zip_begins(struct str head)
{
    return str_starts(head, "PK\3\4") || str_starts(head, "PK\5\6") || str_starts(head, "PK\7\x08");
}

/* -MAX_WBITS: deflate as it is, without zlib's own head and foot. */
struct zip *zip_open(int fd)
{
    struct zip *zip = memory_take(sizeof *zip);
    zip->directory.fd = fd;
    zip->shown = "";
    if (zip_directory_read(&zip->directory) && inflateInit2(&zip->zlib, -MAX_WBITS) != Z_OK)
        (void) zip_directory_refuse(&zip->directory, "无法开始解压");
    return zip;
}

const char *zip_fault(const struct zip *zip)
{
    return zip->directory.fault;
}

bool zip_is_unreadable(const struct zip *zip)
{
    return zip->directory.unreadable;
}

bool zip_is_workbook(const struct zip *zip)
{
    return zip->directory.workbook;
}

/* Members that are passed over are never unpacked: what a .DS_Store holds is nobody's business. */
bool zip_next(struct zip *zip)
{
    struct zip_directory *directory = &zip->directory;
    while (zip->next < directory->count && directory->members[zip->next].passed_over)
        zip->next++;
    zip->member = NULL;
    if (directory->fault || directory->workbook || zip->next == directory->count)
        return false;
    zip->member = &directory->members[zip->next++];
    zip->shown = zip->member->shown;
    zip->at = zip->member->data;
    zip->out = 0;
    zip->crc = (uint32_t) crc32(0, NULL, 0);
    zip->stream_ended = false;
    zip->zlib.avail_in = 0;
    return inflateReset(&zip->zlib) == Z_OK || zip_directory_refuse(directory, "无法开始解压");
}

const char *zip_member(const struct zip *zip)
{
    return zip->shown;
}

/* The next packed bytes, at most `room`; 0 where none are left or they cannot be read. */
static size_t read_packed(struct zip *zip, void *to, size_t room)
{
    uint64_t left = zip->member->end - zip->at;
    size_t size = left < room ? (size_t) left : room;
    if (size == 0 || !zip_directory_bytes(&zip->directory, zip->at, to, size))
        return 0;
    zip->at += size;
    zip->used += size;
    return size;
}

/* A fault of the member at hand; 0, so that a reader can return it. */
static size_t refuse(struct zip *zip, const char *what)
{
    (void) zip_directory_refuse(&zip->directory, "“%s”%s", zip->shown, what);
    return 0;
}

/* Nothing more comes of the member: it must be all that was announced, down to the last packed byte.  Bytes behind the end of the
 * stream could be another member to another reader. */
static size_t end_member(struct zip *zip)
{
    const struct zip_member *member = zip->member;
    bool all_used = zip->at == member->end && zip->zlib.avail_in == 0;
    zip->member = NULL;
    if (zip->directory.fault)
        return 0;
    if (zip->out != member->size || !all_used)
        return refuse(zip, "解压后的大小与目录不符");
    return zip->crc == member->crc ? 0 : refuse(zip, "的校验和（CRC）与目录不符");
}

/* Without input inflate() gives Z_BUF_ERROR, which is then a member that breaks off: as damaged as any other. */
static size_t inflate_member(struct zip *zip, char *at, size_t room)
{
    z_stream *zlib = &zip->zlib;
    zlib->next_out = (unsigned char *) at;
    zlib->avail_out = (unsigned) room;
    while (zlib->avail_out && !zip->stream_ended) {
        if (zlib->avail_in == 0) {
            zlib->next_in = zip->packed;
            zlib->avail_in = (unsigned) read_packed(zip, zip->packed, PACKED_SIZE);
        }
        int result = inflate(zlib, Z_NO_FLUSH);
        zip->stream_ended = result == Z_STREAM_END;
        if (result != Z_OK && result != Z_STREAM_END) {
            (void) refuse(zip, "的压缩数据损坏或不完整");
            break;
        }
    }
    return room - zlib->avail_out;
}

/* A member may say that it is small and be large: it is refused at the first byte too many, before that is handed out. */
size_t zip_read(struct zip *zip, char *at, size_t room)
{
    if (!zip->member || zip->directory.fault)
        return 0;
    bool stored = zip->member->method == ZIP_STORED || zip->member->packed == 0;
    size_t len = stored ? read_packed(zip, at, room) : inflate_member(zip, at, room);
    if (zip->directory.fault)
        return 0;
    zip->out += len;
    if (zip->out > zip->member->size)
        return refuse(zip, "解压后的大小与目录不符");
    zip->crc = (uint32_t) crc32(zip->crc, (const unsigned char *) at, (unsigned) len);
    return len ? len : end_member(zip);
}

uint64_t zip_bytes_used(const struct zip *zip)
{
    return zip->used - zip->zlib.avail_in;
}

void zip_close(struct zip **zip)
{
    if (!*zip)
        return;
    void *at = *zip;
    if ((*zip)->zlib.state)
        (void) inflateEnd(&(*zip)->zlib);
    arena_free(&(*zip)->directory.arena);
    memory_give_back(&at);
    *zip = NULL;
}
