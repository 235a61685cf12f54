/*
 * The directory of a zip, read and held against the rest of the file (PKWARE's APPNOTE 6.3.10, whose sections are named where
 * they matter).
 *
 * All that is known of a zip before a byte is unpacked stands here.  Everything lies in the directory's own arena, which
 * whoever holds the struct gives back.
 */
#ifndef FUPIN_ETL_ZIP_DIRECTORY_H
#define FUPIN_ETL_ZIP_DIRECTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"

/* The feeds' bound; and the two methods that are read (APPNOTE 4.4.5). */
enum { ZIP_MEMBERS_MOST = 1000, ZIP_STORED = 0, ZIP_DEFLATED = 8 };

struct zip_member {
    struct str name;   /* as it stands in the directory */
    const char *shown; /* UTF-8, for people */
    uint64_t packed, size;
    uint64_t at;        /* of its local header */
    uint64_t data, end; /* where its packed bytes begin and end */
    uint32_t crc;
    unsigned flags, method, mode; /* mode: of Unix; 0 where it is not told */
    bool passed_over;
};

struct zip_directory {
    struct arena arena;
    int fd;
    uint64_t file_size, at, size, entries; /* `at`, `size`: of the directory */
    struct zip_member *members;            /* by name, once all is read */
    size_t count;
    bool unreadable, workbook;
    const char *fault;
};

/* Reads everything that is known before a member is unpacked; false at a fault. */
bool zip_directory_read(struct zip_directory *directory);

/* Exactly `size` bytes from `from` on; a fault where the file ends before. */
bool zip_directory_bytes(struct zip_directory *directory, uint64_t from, void *to, size_t size);

/* Notes a fault, a clause in Chinese for the sender, the first one only; false. */
bool zip_directory_refuse(struct zip_directory *directory, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* From an extra field of zip64: those of `fields` (in its order: size, packed size, place) that are all ones so far; false
 * where it is broken off. */
bool zip_directory_widen(const unsigned char *extra, size_t len, uint64_t **fields, int count);

/* zip_check.c: what entries say of themselves, and what their local headers say of them; sorts them by name. */
bool zip_check(struct zip_directory *directory);

/* Numbers as a zip has them: the lowest byte first. */
static inline unsigned zip_get16(const unsigned char *at)
{
    return (unsigned) at[0] | (unsigned) at[1] << 8;
}

static inline uint32_t zip_get32(const unsigned char *at)
{
    return zip_get16(at) | (uint32_t) zip_get16(at + 2) << 16;
}

static inline uint64_t zip_get64(const unsigned char *at)
{
    return zip_get32(at) | (uint64_t) zip_get32(at + 4) << 32;
}

#endif
