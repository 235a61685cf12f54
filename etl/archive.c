/*
 * How it works: written aside, synced, renamed; gzip's time stamp is 0, so that the same bytes give the same file.
 *
 * Each block becomes a gzip member of its own, which any gunzip reads as one file: so libdeflate can be used, which has
 * no streams but is about three times as fast as zlib at level 1, and a province's roster is kept within the time that
 * it takes to load it.  The file is read with pread(), so that a thread can keep it while another reads its rows.  What is
 * being written lies aside under one name, for only one run works at a time: what a killed one left is written over.
 */
#include "etl/archive.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "etl/etl.h"

/* Room for a block that does not shrink: gzip's head and foot, and 5 bytes for each 10,000 (libdeflate's bound). */
enum { BLOCK = 1024 * 1024, PACKED_ROOM = BLOCK + BLOCK / 1000 + 1024, LEVEL = 1 };
/* Configurations and slips are read back into memory; more than this is none of them. */
enum { READ_BLOCK = 16 * 1024, TEXT_MOST = 64 * 1024 * 1024 };

const char *archive_path(struct arena *arena, const char *archive, const char *sha256)
{
    return arena_printf(arena, "%s/files/%.2s/%s.gz", archive, sha256, sha256);
}

/* One thing on its way into the archive. */
struct keeping {
    int from; /* -1: from `text` */
    struct str text;
    off_t at;
    int to;
    struct sha256 *sha; /* over what is written */
    unsigned char in[BLOCK], out[PACKED_ROOM];
};

/* All of `bytes`, and into the seal, which so costs no second reading. */
static bool write_out(struct keeping *keeping, const unsigned char *bytes, size_t size, struct error *err)
{
    sha256_add(keeping->sha, bytes, size);
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

/* What came packed goes as it is. */
static bool copy_all(struct keeping *keeping, struct error *err)
{
    ssize_t got;
    while ((got = take(keeping)) > 0)
        if (!write_out(keeping, keeping->in, (size_t) got, err))
            return false;
    return got == 0 || error_system(err, &FILE_IO, "could not read a file for the archive");
}

/* Each block is a member; an empty file is one empty member. */
static bool compress_all(struct keeping *keeping, struct error *err)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    bool good = compressor != NULL || error_set(err, &FILE_IO, "could not begin to compress a file for the archive");
    ssize_t got = 1;
    for (bool first = true; good && got > 0; first = false) {
        got = take(keeping);
        if (got == 0 && !first)
            break;
        size_t size =
            got < 0 ? 0 : libdeflate_gzip_compress(compressor, keeping->in, (size_t) got, keeping->out, PACKED_ROOM);
        good = size ? write_out(keeping, keeping->out, size, err)
                    : error_system(err, &FILE_IO, "could not read a file for the archive");
    }
    libdeflate_free_compressor(compressor);
    return good;
}

/* In the same file system as the places that files get: else the rename would be a copy, and could be seen half done. */
static const char *path_aside(struct arena *arena, const char *archive)
{
    return arena_printf(arena, "%s/files/aside", archive);
}

/* What is gzip or zip is kept as it came: it would not shrink, and a zip is read from its end. */
static bool is_packed(const struct keeping *keeping)
{
    char mark[4];
    return keeping->from >= 0 && pread(keeping->from, mark, sizeof mark, 0) == sizeof mark &&
           (memcmp(mark, "\x1f\x8b", 2) == 0 || memcmp(mark, "PK\3\4", 4) == 0 || memcmp(mark, "PK\5\6", 4) == 0);
}

/* The bytes are synced before anything else knows of them: a rename may reach the disk before what it names. */
static bool write_aside(const char *archive, struct keeping *keeping, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *aside = path_aside(&arena, archive);
    if (!file_make_folder(arena_printf(&arena, "%s/files", archive), 0750, err))
        return false;
    AUTO_FD to = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (to < 0)
        return error_system(err, &FILE_IO, "could not make \"%s\"", aside);
    keeping->to = to;
    if (!(is_packed(keeping) ? copy_all(keeping, err) : compress_all(keeping, err)))
        return false;
    return fdatasync(to) == 0 || error_system(err, &FILE_IO, "could not sync \"%s\"", aside);
}

/* On the heap, since its two blocks are more than a thread's stack should carry. */
static bool keep(const char *archive, int fd, struct str text, struct archive_seal *seal, struct error *err)
{
    struct keeping *keeping = memory_take(sizeof *keeping);
    keeping->from = fd;
    keeping->text = text;
    keeping->sha = sha256_new();
    bool good = write_aside(archive, keeping, err);
    (void) sha256_end(keeping->sha, seal->sha256);
    void *at = keeping;
    memory_give_back(&at);
    return good;
}

bool archive_aside(const char *archive, int fd, struct archive_seal *seal, struct error *err)
{
    return keep(archive, fd, (struct str) { 0 }, seal, err);
}

void archive_forget(const char *archive)
{
    AUTO_ARENA arena = { 0 };
    (void) unlink(path_aside(&arena, archive));
}

/* Where the same bytes lie already their copy stays, packed perhaps by an older libdeflate: the seal is taken from it, or
 * checking the archive would find a change that nobody made. */
bool archive_settle(const char *archive, const char *sha256, struct archive_seal *seal, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *path = archive_path(&arena, archive, sha256);
    if (file_exists(path)) {
        archive_forget(archive);
        return sha256_file(path, seal->sha256, err);
    }
    return file_make_folder(arena_printf(&arena, "%s/files/%.2s", archive, sha256), 0750, err) &&
           file_put_in_place(path_aside(&arena, archive), path, err);
}

bool archive_keep_text(const char *archive, struct str text, char *sha256, struct archive_seal *seal, struct error *err)
{
    (void) sha256_text(text, sha256);
    return keep(archive, -1, text, seal, err) && archive_settle(archive, sha256, seal, err);
}

enum archive_state archive_state(const char *archive, const char *sha256, const char *seal)
{
    AUTO_ARENA arena = { 0 };
    struct error unread = { 0 };
    char found[SHA256_TEXT_SIZE];
    const char *path = archive_path(&arena, archive, sha256);
    if (!file_exists(path))
        return ARCHIVE_MISSING;
    return sha256_file(path, found, &unread) && strcmp(found, seal) == 0 ? ARCHIVE_SOUND : ARCHIVE_CHANGED;
}

static bool damaged(const char *path, struct error *err)
{
    return error_set(err, &ARCHIVE_DAMAGED, "\"%s\" is not what it was", path);
}

/* Held against the SHA-256 of the text itself: a configuration read wrongly would judge files by other rules. */
bool archive_read_text(struct arena *arena, const char *archive, const char *sha256, struct str *text,
                       struct error *err)
{
    const char *path = archive_path(arena, archive, sha256);
    char found[SHA256_TEXT_SIZE];
    gzFile file = gzopen(path, "rb");
    if (!file)
        return error_system(err, &ARCHIVE_DAMAGED, "could not open \"%s\"", path);
    AUTO_BUFFER bytes = { 0 };
    char block[READ_BLOCK];
    int got;
    while ((got = gzread(file, block, sizeof block)) > 0 && bytes.len < TEXT_MOST)
        buffer_add(&bytes, (struct str) { block, (size_t) got });
    (void) gzclose(file);
    if (got != 0 || strcmp(sha256_text(buffer_str(&bytes), found), sha256) != 0)
        return damaged(path, err);
    *text = str_keep(arena, buffer_str(&bytes));
    return true;
}

/* Writes what is packed in `path` into a nameless file, which is returned open at its start. */
static int unpack_nameless(const char *path, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    char *block = arena_take(&arena, BLOCK);
    gzFile file = gzopen(path, "rb");
    FILE *plain = tmpfile();
    int got = file && plain ? 0 : -1, fd = -1;
    while (file && plain && (got = gzread(file, block, BLOCK)) > 0)
        if (fwrite(block, (size_t) got, 1, plain) != 1) {
            got = -1;
            break;
        }
    if (got == 0 && fflush(plain) == 0)
        fd = fcntl(fileno(plain), F_DUPFD_CLOEXEC, 0);
    if (plain)
        (void) fclose(plain);
    if (file)
        (void) gzclose(file);
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0)
        (void) error_system(err, &FILE_IO, "could not unpack \"%s\"", path);
    return fd;
}

/* Looked through whole before a byte is handed out: a file that is damaged must not come to another verdict.  Where the
 * seal is the SHA-256 it was kept as it came (gzip, zip) and is read in its place; else it was packed here, and the reader,
 * who seeks and goes over it twice, gets it unpacked into a file that goes when it is closed. */
int archive_open(const char *archive, const char *sha256, const char *seal, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *path = archive_path(&arena, archive, sha256);
    enum archive_state state = archive_state(archive, sha256, seal);
    if (state == ARCHIVE_CHANGED)
        (void) damaged(path, err);
    if (state == ARCHIVE_MISSING)
        (void) error_set(err, &ARCHIVE_DAMAGED, "\"%s\" is missing", path);
    if (state != ARCHIVE_SOUND)
        return -1;
    if (strcmp(sha256, seal) != 0)
        return unpack_nameless(path, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        (void) error_system(err, &ARCHIVE_DAMAGED, "could not open \"%s\"", path);
    return fd;
}
