/*
 * How it works: libzip over memory; every member has the same fixed time and is deflated, so that the same message gives the
 * same bytes.
 */
#include <zip.h>

#include "reports/pboc_message.h"

enum { MEMBERS = 3, MEMBER_MOST = 64 * 1024 * 1024, DOS_DAY = (2018 - 1980) << 9 | 1 << 5 | 1, PACKAGE_ROOM = 4096 };

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

static bool add_member(zip_t *zip, const char *name, struct str text)
{
    zip_source_t *source = zip_source_buffer(zip, text.len ? text.at : "", text.len, 0);
    zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(zip, (zip_uint64_t) index, 0, DOS_DAY, 0) == 0;
}

/* What lies in the source after the archive over it was closed. */
static bool copy_out(zip_source_t *source, struct buffer *out)
{
    char room[PACKAGE_ROOM];
    zip_int64_t got = -1;
    if (zip_source_open(source) != 0)
        return false;
    while ((got = zip_source_read(source, room, sizeof room)) > 0)
        buffer_add(out, (struct str) { room, (size_t) got });
    (void) zip_source_close(source);
    return got == 0;
}

bool pboc_pack(const struct pboc_message *message, struct buffer *out, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    bool good = zip != NULL;
    if (zip)
        zip_source_keep(source);
    for (size_t i = 0; good && i < MEMBERS; i++)
        good = add_member(zip, pboc_member(&arena, message->name, members[i].kind), text_of(message, i));
    if (zip && (!good || zip_close(zip) != 0)) {
        zip_discard(zip);
        good = false;
    }
    good = good && copy_out(source, out);
    zip_source_free(source);
    return good || error_set(err, &REPORT_PBOC, "could not pack \"%.*s.zip\"", STR_FMT(message->name));
}

/* A member as a whole; too large a one is none. */
static bool take(struct arena *arena, zip_t *zip, const char *name, struct str *text)
{
    zip_stat_t seen;
    zip_file_t *file;
    if (zip_stat(zip, name, 0, &seen) != 0 || !(seen.valid & ZIP_STAT_SIZE) || seen.size > MEMBER_MOST ||
        (file = zip_fopen(zip, name, 0)) == NULL)
        return false;
    char *at = arena_take(arena, (size_t) seen.size + 1);
    zip_int64_t got = zip_fread(file, at, seen.size);
    char beyond;
    bool whole = got == (zip_int64_t) seen.size && zip_fread(file, &beyond, 1) == 0;
    whole = zip_fclose(file) == 0 && whole;
    *text = (struct str) { at, (size_t) seen.size };
    return whole;
}

bool pboc_unpack(struct arena *arena, struct str package, struct str name, struct pboc_message *message)
{
    struct str *texts[MEMBERS] = { &message->head, &message->data, &message->note };
    zip_source_t *source =
        package.len && name.len == PBOC_BASE_LENGTH ? zip_source_buffer_create(package.at, package.len, 0, NULL) : NULL;
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
    if (!zip) {
        zip_source_free(source);
        return false;
    }
    *message = (struct pboc_message) { .name = name };
    bool good = zip_get_num_entries(zip, 0) == MEMBERS;
    for (size_t i = 0; good && i < MEMBERS; i++)
        good = take(arena, zip, pboc_member(arena, name, members[i].kind), texts[i]);
    zip_discard(zip);
    return good;
}
