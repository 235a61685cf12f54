/*
 * How it works: the file is read whole (a line is half a KiB, a file or a night each), and each line is held against the
 * chain: its number follows, and it names the SHA-256 of the one before.  A byte that has turned over anywhere but in the last
 * line is found by that, and in the last one by what the database, or the next line, knows of it.
 */
#include <json-c/json.h>

#include "base/file.h"
#include "etl/replay.h"

/* Two million lines: at thirty files a night some 180 years. */
enum { JOURNAL_MOST = 1 << 30 };

bool journal_read(struct journal_reader *reader, struct arena *arena, const char *archive, struct error *err)
{
    *reader = (struct journal_reader) { .arena = arena, .path = arena_printf(arena, "%s/journal.jsonl", archive) };
    return file_read(arena, reader->path, JOURNAL_MOST, &reader->text, err);
}

/* json-c hands out NULL for a member that is null, too: both count as not told. */
const char *told_text(const struct journal_told *told, const char *key)
{
    struct json_object *value = NULL;
    return json_object_object_get_ex(told->all, key, &value) && value ? json_object_get_string(value) : NULL;
}

long long told_number(const struct journal_told *told, const char *key)
{
    struct json_object *value = NULL;
    return json_object_object_get_ex(told->all, key, &value) && value ? json_object_get_int64(value) : 0;
}

day_number told_day(const struct journal_told *told, const char *key)
{
    day_number day = DATE_NONE;
    const char *text = told_text(told, key);
    return text && date_read_iso(str_of(text), &day) ? day : DATE_NONE;
}

/* The line is named by its place in the file, since what it says of itself may be what is wrong. */
static bool broken(const struct journal_reader *reader, const char *why, struct error *err)
{
    return error_set(err, &JOURNAL_DAMAGED, "line %lld of \"%s\" %s", reader->last.line + 1, reader->path, why);
}

/* A parsed line must be an object with the next number, and must name the sum of the one before; of the first line that is
 * the empty text, which reader->last has by being zeroed. */
static bool read_line(struct journal_reader *reader, struct str line, struct journal_told *told, struct error *err)
{
    const char *text = arena_text(reader->arena, line), *previous;
    *told = (struct journal_told) { .all = json_tokener_parse(text), .end = (long long) reader->at };
    if (!told->all || !json_object_is_type(told->all, json_type_object))
        return broken(reader, "is no JSON object", err);
    told->line = told_number(told, "line");
    told->known = told_number(told, "known");
    told->kind = told_text(told, "kind");
    previous = told_text(told, "previous");
    (void) sha256_text(line, told->sha256);
    if (told->line != reader->last.line + 1 || !told->kind)
        return broken(reader, "is out of sequence", err);
    return (previous && strcmp(previous, reader->last.sha256) == 0) ||
           broken(reader, "does not follow the one before: one of them has been changed", err);
}

/* The line before is given back only when this one is good: its caller may still hold texts of it up to here. */
bool journal_next(struct journal_reader *reader, struct journal_told *told, bool *more, struct error *err)
{
    struct str rest = str_from(reader->text, reader->at);
    const char *end = rest.len ? memchr(rest.at, '\n', rest.len) : NULL;
    *more = end != NULL;
    if (!end)
        return true;
    struct str line = { rest.at, (size_t) (end - rest.at) };
    reader->at += line.len + 1;
    if (!read_line(reader, line, told, err)) {
        if (told->all)
            (void) json_object_put(told->all);
        return false;
    }
    if (reader->last.all)
        (void) json_object_put(reader->last.all);
    reader->last = *told;
    return true;
}
