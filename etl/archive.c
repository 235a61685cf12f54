/*
 * How it works: written aside, synced, renamed; gzip's time stamp is 0, so that the same bytes give the same file.
 *
 * Level 1 is chosen because a province's roster must be kept within the time it takes to load it.  The file is read
 * with pread(), so that a thread can keep it while another reads its rows.
 */
#include "etl/archive.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"

enum { BLOCK = 256 * 1024, GZIP_WINDOW = 15 + 16, LEVEL = 1, MEMORY_LEVEL = 8, UNIX_SYSTEM = 3 };

const char *archive_path(struct arena *arena, const char *archive, const char *sha256)
{
    return arena_printf(arena, "%s/files/%.2s/%s.gz", archive, sha256, sha256);
}

struct keeping {
    int from;                /* -1: from `text` */
    struct str text;
    off_t at;
    int to;
    z_stream zlib;
    unsigned char in[BLOCK], out[BLOCK];
};

static bool write_out(struct keeping *keeping, const unsigned char *bytes, size_t size, struct error *err)
{
    while (size) {
        ssize_t done = write(keeping->to, bytes, size);
        if (done < 0)
            return error_system(err, &FILE_IO, "could not write to the archive");
        bytes += done;
        size -= (size_t) done;
    }
    return true;
}

/* The next bytes of the file or text; 0 at the end, -1 at a fault. */
static ssize_t take(struct keeping *keeping)
{
    if (keeping->from >= 0) {
        ssize_t got = pread(keeping->from, keeping->in, BLOCK, keeping->at);
        keeping->at += got > 0 ? got : 0;
        return got;
    }
    size_t len = keeping->text.len < BLOCK ? keeping->text.len : BLOCK;
    if (len)
        memcpy(keeping->in, keeping->text.at, len);
    keeping->text = str_from(keeping->text, len);
    return (ssize_t) len;
}

static bool copy_all(struct keeping *keeping, struct error *err)
{
    ssize_t got;
    while ((got = take(keeping)) > 0)
        if (!write_out(keeping, keeping->in, (size_t) got, err))
            return false;
    return got == 0 || error_system(err, &FILE_IO, "could not read a file for the archive");
}

static bool deflate_some(struct keeping *keeping, int flush, struct error *err)
{
    do {
        keeping->zlib.next_out = keeping->out;
        keeping->zlib.avail_out = BLOCK;
        if (deflate(&keeping->zlib, flush) == Z_STREAM_ERROR)
            return error_set(err, &FILE_IO, "could not compress a file for the archive");
        if (!write_out(keeping, keeping->out, BLOCK - keeping->zlib.avail_out, err))
            return false;
    } while (keeping->zlib.avail_out == 0);
    return true;
}

static bool compress_all(struct keeping *keeping, struct error *err)
{
    gz_header header = { .os = UNIX_SYSTEM };
    if (deflateInit2(&keeping->zlib, LEVEL, Z_DEFLATED, GZIP_WINDOW, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return error_set(err, &FILE_IO, "could not begin to compress a file for the archive");
    (void) deflateSetHeader(&keeping->zlib, &header);
    ssize_t got;
    bool good = true;
    do {
        got = take(keeping);
        keeping->zlib.next_in = keeping->in;
        keeping->zlib.avail_in = got > 0 ? (unsigned) got : 0;
        good = got >= 0 ? deflate_some(keeping, got ? Z_NO_FLUSH : Z_FINISH, err)
                        : error_system(err, &FILE_IO, "could not read a file for the archive");
    } while (good && got > 0);
    (void) deflateEnd(&keeping->zlib);
    return good;
}

static bool keep(const char *archive, const char *sha256, struct keeping *keeping, bool packed, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *path = archive_path(&arena, archive, sha256);
    if (file_exists(path))
        return true;
    const char *aside = arena_printf(&arena, "%s/files/aside.%ld", archive, (long) getpid());
    if (!file_make_folder(arena_printf(&arena, "%s/files/%.2s", archive, sha256), 0750, err))
        return false;
    AUTO_FD to = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (to < 0)
        return error_system(err, &FILE_IO, "could not make \"%s\"", aside);
    keeping->to = to;
    bool good = packed ? copy_all(keeping, err) : compress_all(keeping, err);
    if (!good) {
        (void) unlink(aside);
        return false;
    }
    return file_put_in_place(aside, path, err);
}

bool archive_keep(const char *archive, const char *sha256, int fd, bool packed, struct error *err)
{
    struct keeping *keeping = memory_take(sizeof *keeping);
    keeping->from = fd;
    bool good = keep(archive, sha256, keeping, packed, err);
    void *at = keeping;
    memory_give_back(&at);
    return good;
}

bool archive_keep_text(const char *archive, const char *sha256, struct str text, struct error *err)
{
    struct keeping *keeping = memory_take(sizeof *keeping);
    keeping->from = -1;
    keeping->text = text;
    bool good = keep(archive, sha256, keeping, false, err);
    void *at = keeping;
    memory_give_back(&at);
    return good;
}
