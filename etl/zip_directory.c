/*
 * How it works: from the end of the file to the directory, from there entry by entry; zip_check.c then holds each against
 * its local header.  Whatever could make two readers see two different zips is a reason to refuse it.
 *
 * Why it is ours: the libraries that read zips keep to themselves the raw names, the places of local headers and what
 * overlaps, which is just what has to be judged; and a check over one library before reading through another would be two
 * readers of one hostile directory, who may disagree.
 *
 * Sizes and places are 64 bits everywhere; a field of ones sends to the zip64 record.  Memory is bounded: the directory
 * as a whole, and with it the number of entries.
 */
#include "etl/zip_directory.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/gb18030.h"
#include "base/utf8.h"

enum { END_SIZE = 22, LOCATOR_SIZE = 20, END64_SIZE = 56, ENTRY_SIZE = 46, COMMENT_MOST = 65535 };
/* Four MiB are a thousand entries with names, extra fields and comments of 4,000 bytes each: no honest zip has more. */
enum { DIRECTORY_MOST = 4 * 1024 * 1024, EXTRA_ZIP64 = 1, DOS_FOLDER = 0x10 };
#define END_MARK 0x06054B50U
#define LOCATOR_MARK 0x07064B50U
#define END64_MARK 0x06064B50U
#define ENTRY_MARK 0x02014B50U

bool zip_directory_refuse(struct zip_directory *directory, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    if (!directory->fault)
        directory->fault = arena_vprintf(&directory->arena, format, values);
    va_end(values);
    return false;
}

/* By pread(): the descriptor's position is shared with whoever else reads the file. */
bool zip_directory_bytes(struct zip_directory *directory, uint64_t from, void *to, size_t size)
{
    unsigned char *at = to;
    if (from > directory->file_size || size > directory->file_size - from)
        return zip_directory_refuse(directory, "文件不完整，或其目录指向文件以外");
    while (size) {
        ssize_t got = pread(directory->fd, at, size, (off_t) from);
        if (got <= 0) {
            directory->unreadable = true;
            return zip_directory_refuse(directory, "文件不能读取");
        }
        at += got;
        from += (uint64_t) got;
        size -= (size_t) got;
    }
    return true;
}

/* --- the end of the file --- */

/* The last end record whose comment reaches just to the end of the file (APPNOTE 4.3.16).  Its
 * mark alone is not enough: it may stand in a comment. */
static const unsigned char *find_end(struct zip_directory *directory, uint64_t *place)
{
    uint64_t most = END_SIZE + COMMENT_MOST;
    size_t size = (size_t) (directory->file_size < most ? directory->file_size : most);
    unsigned char *tail = arena_take(&directory->arena, size + 1);
    if (!zip_directory_bytes(directory, directory->file_size - size, tail, size))
        return NULL;
    for (size_t back = END_SIZE; back <= size; back++) {
        const unsigned char *at = tail + size - back;
        if (zip_get32(at) != END_MARK || zip_get16(at + 20) != back - END_SIZE)
            continue;
        *place = directory->file_size - back;
        return at;
    }
    (void) zip_directory_refuse(directory, "文件不完整，找不到末尾的目录");
    return NULL;
}

/* A field of the end record: what zip64 says where it is all ones; else both must agree. */
static bool agree(uint64_t narrow, uint64_t ones, uint64_t wide)
{
    return narrow == ones || narrow == wide;
}

/* The zip64 record before the end record (APPNOTE 4.3.14, its locator 4.3.15), where there is one; `*place` is then where that
 * one begins.  It must end just before its locator, and that just before the end record. */
static bool read_end64(struct zip_directory *directory, const unsigned char *end, uint64_t *place)
{
    unsigned char locator[LOCATOR_SIZE], wide[END64_SIZE];
    if (*place < LOCATOR_SIZE)
        return true;
    if (!zip_directory_bytes(directory, *place - LOCATOR_SIZE, locator, sizeof locator))
        return false;
    if (zip_get32(locator) != LOCATOR_MARK)
        return true;
    uint64_t at = zip_get64(locator + 8);
    if (!zip_directory_bytes(directory, at, wide, sizeof wide))
        return false;
    bool in_place = zip_get32(wide) == END64_MARK && zip_get64(wide + 4) + 12 == *place - LOCATOR_SIZE - at;
    if (!in_place || zip_get32(locator + 4) || zip_get32(wide + 16) || zip_get32(wide + 20) ||
        zip_get64(wide + 24) != zip_get64(wide + 32))
        return zip_directory_refuse(directory, "zip64 目录记录有误");
    directory->entries = zip_get64(wide + 32);
    directory->size = zip_get64(wide + 40);
    directory->at = zip_get64(wide + 48);
    if (!agree(zip_get16(end + 10), 0xFFFF, directory->entries) ||
        !agree(zip_get32(end + 12), UINT32_MAX, directory->size) ||
        !agree(zip_get32(end + 16), UINT32_MAX, directory->at))
        return zip_directory_refuse(directory, "末尾记录与 zip64 目录记录不一致");
    *place = at;
    return true;
}

/* The directory must lie just before the records that speak of it: then no reader can find another. */
static bool read_end(struct zip_directory *directory)
{
    uint64_t place = 0;
    const unsigned char *end = find_end(directory, &place);
    if (!end)
        return false;
    if (zip_get16(end + 4) != zip_get16(end + 6) || zip_get16(end + 8) != zip_get16(end + 10) ||
        (zip_get16(end + 4) != 0 && zip_get16(end + 4) != 0xFFFF))
        return zip_directory_refuse(directory, "是分卷压缩包");
    directory->entries = zip_get16(end + 10);
    directory->size = zip_get32(end + 12);
    directory->at = zip_get32(end + 16);
    if (!read_end64(directory, end, &place))
        return false;
    if (directory->size > DIRECTORY_MOST || directory->entries > DIRECTORY_MOST / ENTRY_SIZE)
        return zip_directory_refuse(directory, "目录过大，成员超过%d个或名称过长", ZIP_MEMBERS_MOST);
    if (directory->at > place || directory->size != place - directory->at)
        return zip_directory_refuse(directory, "目录的位置或大小与末尾记录不一致");
    return true;
}

/* --- entries --- */

/* APPNOTE 4.5.3: only those fields are there whose narrow ones are all ones, and in a fixed order. */
bool zip_directory_widen(const unsigned char *extra, size_t len, uint64_t **fields, int count)
{
    for (size_t at = 0; at + 4 <= len;) {
        size_t size = zip_get16(extra + at + 2), from = at + 4;
        if (from + size > len)
            return false;
        at = from + size;
        if (zip_get16(extra + from - 4) != EXTRA_ZIP64)
            continue;
        for (int i = 0; i < count; i++)
            if (*fields[i] == UINT32_MAX) {
                if (from + 8 > at)
                    return false;
                *fields[i] = zip_get64(extra + from);
                from += 8;
            }
        return true;
    }
    return true;
}

/* For people: what is no character, and what would disturb a line, as \xHH. */
static const char *show(struct arena *arena, struct str name)
{
    AUTO_BUFFER decoded = { 0 };
    AUTO_BUFFER text = { 0 };
    if (utf8_valid(name))
        buffer_add(&decoded, name);
    else
        gb18030_escape_undecodable(name, &decoded);
    for (size_t i = 0; i < decoded.len; i++)
        if ((unsigned char) decoded.at[i] < ' ' || decoded.at[i] == 0x7F)
            buffer_printf(&text, "\\x%02X", (unsigned char) decoded.at[i]);
        else
            buffer_add(&text, (struct str) { decoded.at + i, 1 });
    return arena_text(arena, buffer_str(&text));
}

/* One entry from `*at` on, which then stands behind it (APPNOTE 4.3.12).  A folder is known by DOS's attribute, too: some packers
 * name it without a slash at its end. */
static bool read_entry(struct zip_directory *directory, const unsigned char *bytes, size_t *at)
{
    const unsigned char *entry = bytes + *at;
    size_t left = (size_t) directory->size - *at;
    if (left < ENTRY_SIZE || zip_get32(entry) != ENTRY_MARK)
        return zip_directory_refuse(directory, "目录的条目数与末尾记录不一致");
    size_t name = zip_get16(entry + 28), extra = zip_get16(entry + 30), comment = zip_get16(entry + 32);
    if (left - ENTRY_SIZE < name + extra + comment)
        return zip_directory_refuse(directory, "目录的条目超出目录");
    struct zip_member *member = &directory->members[directory->count++];
    *member = (struct zip_member) {
        .name = { (const char *) entry + ENTRY_SIZE, name },
        .flags = zip_get16(entry + 8),
        .method = zip_get16(entry + 10),
        .crc = zip_get32(entry + 16),
        .packed = zip_get32(entry + 20),
        .size = zip_get32(entry + 24),
        .mode = zip_get32(entry + 38) >> 16,
        .at = zip_get32(entry + 42),
    };
    member->shown = show(&directory->arena, member->name);
    member->passed_over = (entry[38] & DOS_FOLDER) && member->size == 0;
    uint64_t *fields[] = { &member->size, &member->packed, &member->at };
    if (!zip_directory_widen(entry + ENTRY_SIZE + name, extra, fields, 3) || zip_get16(entry + 34) != 0)
        return zip_directory_refuse(directory, "“%s”的目录条目有误", member->shown);
    *at += ENTRY_SIZE + name + extra + comment;
    return true;
}

/* As many entries as the end record says, and they must fill the directory to its last byte. */
static bool read_entries(struct zip_directory *directory)
{
    size_t at = 0;
    unsigned char *bytes = arena_take(&directory->arena, (size_t) directory->size + 1);
    if (!zip_directory_bytes(directory, directory->at, bytes, (size_t) directory->size))
        return false;
    directory->members = arena_array(&directory->arena, (size_t) directory->entries + 1, sizeof *directory->members);
    for (uint64_t i = 0; i < directory->entries; i++)
        if (!read_entry(directory, bytes, &at))
            return false;
    return at == directory->size || zip_directory_refuse(directory, "目录的条目数与末尾记录不一致");
}

/* Both must be there: a zip of ledgers may well have a folder called xl. */
static bool looks_like_workbook(const struct zip_directory *directory)
{
    bool types = false, sheets = false;
    for (size_t i = 0; i < directory->count; i++) {
        types = types || str_is(directory->members[i].name, "[Content_Types].xml");
        sheets = sheets || str_starts(directory->members[i].name, "xl/");
    }
    return types && sheets;
}

/* A workbook's members are not read here, and so not judged either. */
bool zip_directory_read(struct zip_directory *directory)
{
    struct stat status;
    if (fstat(directory->fd, &status) != 0 || status.st_size < 0) {
        directory->unreadable = true;
        return zip_directory_refuse(directory, "文件不能读取");
    }
    directory->file_size = (uint64_t) status.st_size;
    if (!read_end(directory) || !read_entries(directory))
        return false;
    directory->workbook = looks_like_workbook(directory);
    return directory->workbook || zip_check(directory);
}
