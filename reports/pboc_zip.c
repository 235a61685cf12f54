/*
 * How it works: libarchive over memory.  Members have no time, for which libarchive writes the first day that a zip can hold
 * wherever the program runs: the same message gives the same bytes.
 */
#include <archive.h>
#include <archive_entry.h>

#include "reports/pboc_message.h"

enum { MEMBERS = 3, MEMBER_MODE = 0640, MEMBER_MOST = 64 * 1024 * 1024, PACKAGE_ROOM = 64 * 1024 };

static const struct {
    char kind;
    const char *extension;
} members[MEMBERS] = { { 'I', "idx" }, { 'J', "dat" }, { 'D', "txt" } };

const char *pboc_member(struct arena *arena, struct str name, char kind)
{
    for (size_t i = 0; i < MEMBERS; i++)
        if (members[i].kind == kind)
            return arena_printf(arena, "B%c%.*s.%s", kind, (int) name.len - 2, name.at + 2, members[i].extension);
    return "";
}

static struct str text_of(const struct pboc_message *message, size_t member)
{
    const struct str texts[MEMBERS] = { message->head, message->data, message->note };
    return texts[member];
}

static bool add_member(struct archive *zip, const char *name, struct str text)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t) text.len);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, MEMBER_MODE);
    bool good = archive_write_header(zip, entry) == ARCHIVE_OK &&
                (text.len == 0 || archive_write_data(zip, text.at, text.len) == (la_ssize_t) text.len);
    archive_entry_free(entry);
    return good;
}

/* Deflate may lengthen what is tiny, and three entries want their heads. */
static size_t room_for(const struct pboc_message *message)
{
    size_t room = PACKAGE_ROOM;
    for (size_t i = 0; i < MEMBERS; i++)
        room += text_of(message, i).len + text_of(message, i).len / 8;
    return room;
}

bool pboc_pack(const struct pboc_message *message, struct buffer *out, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    size_t used = 0, room = room_for(message);
    char *bytes = arena_take(&arena, room);
    struct archive *zip = archive_write_new();
    bool good = zip && archive_write_set_format_zip(zip) == ARCHIVE_OK &&
                archive_write_open_memory(zip, bytes, room, &used) == ARCHIVE_OK;
    for (size_t i = 0; good && i < MEMBERS; i++)
        good = add_member(zip, pboc_member(&arena, message->name, members[i].kind), text_of(message, i));
    good = good && archive_write_close(zip) == ARCHIVE_OK;
    archive_write_free(zip);
    if (!good)
        return error_set(err, &REPORT_PBOC, "could not pack \"%.*s.zip\"", STR_FMT(message->name));
    buffer_add(out, (struct str) { bytes, used });
    return true;
}

/* A member as a whole; too large a one is none. */
static bool take(struct arena *arena, struct archive *zip, const char *name, struct str *text)
{
    struct archive_entry *entry;
    if (archive_read_next_header(zip, &entry) != ARCHIVE_OK || !archive_entry_pathname(entry) ||
        strcmp(archive_entry_pathname(entry), name) != 0)
        return false;
    AUTO_BUFFER whole = { 0 };
    char part[4096];
    la_ssize_t got;
    while ((got = archive_read_data(zip, part, sizeof part)) > 0 && whole.len < MEMBER_MOST)
        buffer_add(&whole, (struct str) { part, (size_t) got });
    *text = str_keep(arena, buffer_str(&whole));
    return got == 0;
}

bool pboc_unpack(struct arena *arena, struct str package, struct str name, struct pboc_message *message)
{
    struct str *texts[MEMBERS] = { &message->head, &message->data, &message->note };
    struct archive_entry *entry;
    if (name.len != PBOC_BASE_LENGTH)
        return false;
    *message = (struct pboc_message) { .name = name };
    struct archive *zip = archive_read_new();
    bool good = zip && archive_read_support_format_zip(zip) == ARCHIVE_OK &&
                archive_read_open_memory(zip, package.at, package.len) == ARCHIVE_OK;
    for (size_t i = 0; good && i < MEMBERS; i++)
        good = take(arena, zip, pboc_member(arena, name, members[i].kind), texts[i]);
    good = good && archive_read_next_header(zip, &entry) == ARCHIVE_EOF;
    archive_read_free(zip);
    return good;
}
