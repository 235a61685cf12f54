/*
 * How it works: a file opened for appending, a count of bytes and lines, and an fsync before archive.state is told.
 *
 * Nothing is ever undone here.  A run that fails leaves its lines behind; the database, whose transaction is rolled back,
 * knows a shorter journal, and the first step of the next run (journal_mend) cuts the file back to that.
 */
#include "etl/journal.h"

#include <fcntl.h>
#include <json-c/json.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "etl/etl.h"

/* Where the journal stood at the last commit. */
static bool read_state(struct journal *journal, struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "load/state.sql", NULL, 0, &rows, err))
        return false;
    journal->known = rows_number(rows, 0, 0);
    journal->bytes = rows_number(rows, 0, 1);
    journal->lines = rows_number(rows, 0, 2);
    (void) snprintf(journal->sha256, sizeof journal->sha256, "%s", rows_text(rows, 0, 3));
    return true;
}

static bool open_file(struct journal *journal, struct arena *arena, const char *archive, struct error *err)
{
    journal->path = arena_printf(arena, "%s/journal.jsonl", archive);
    if (!file_make_folder(archive, 0750, err))
        return false;
    journal->fd = open(journal->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0640);
    return journal->fd >= 0 || error_system(err, &FILE_IO, "could not open the journal \"%s\"", journal->path);
}

static bool length_of(const struct journal *journal, long long *bytes, struct error *err)
{
    struct stat status;
    if (fstat(journal->fd, &status) != 0)
        return error_system(err, &FILE_IO, "could not look at the journal \"%s\"", journal->path);
    *bytes = status.st_size;
    return true;
}

/* Journal and database of two different moments: nothing is repaired by guessing, since either could be the right one. */
static bool refuse_length(const struct journal *journal, long long bytes, struct error *err)
{
    (void) error_set(err, &JOURNAL_LENGTH, "journal \"%s\" has %lld bytes, the database knows of %lld", journal->path,
                     bytes, journal->bytes);
    if (journal->lines == 0)
        return error_hint(
            err,
            "The database is new, but the archive is not: run \"fupin rebuild\", or give an empty archive folder.");
    return error_hint(
        err, "The archive is older than the database: put the journal back from the backup that goes with it.");
}

bool journal_open(struct journal *journal, struct arena *arena, const char *archive, struct database *db,
                  struct error *err)
{
    long long bytes;
    journal->fd = -1;
    if (!read_state(journal, db, err) || !open_file(journal, arena, archive, err) || !length_of(journal, &bytes, err))
        return false;
    return bytes == journal->bytes || refuse_length(journal, bytes, err);
}

/* A new database with a journal of one line: the very first setup was killed.  With more, they do not belong together. */
static bool at_most_one_line(const struct journal *journal, long long bytes)
{
    enum { FIRST_LINE_MOST = 4096 };
    char text[FIRST_LINE_MOST];
    if (bytes > FIRST_LINE_MOST)
        return false;
    ssize_t got = pread(journal->fd, text, sizeof text, 0);
    const char *end = got > 0 ? memchr(text, '\n', (size_t) got) : NULL;
    return got >= 0 && (!end || end - text + 1 == got);
}

/* Only a journal that is longer can be the trace of a kill.  A shorter one has lost what was committed. */
bool journal_mend(struct journal *journal, struct arena *arena, const char *archive, struct database *db,
                  struct error *err)
{
    long long bytes;
    journal->fd = -1;
    if (!read_state(journal, db, err) || !open_file(journal, arena, archive, err) || !length_of(journal, &bytes, err))
        return false;
    if (bytes < journal->bytes || (journal->lines == 0 && !at_most_one_line(journal, bytes)))
        return refuse_length(journal, bytes, err);
    if (bytes > journal->bytes && (ftruncate(journal->fd, journal->bytes) != 0 || fsync(journal->fd) != 0))
        return error_system(err, &FILE_IO, "could not cut the journal \"%s\"", journal->path);
    return true;
}

/* What is in every line.  "at" is what the clock on the wall said, for people and for telling runs again: no verdict and no
 * figure comes from it. */
static void add_common(const struct journal *journal, struct json_object *line)
{
    char at[32];
    struct tm parts;
    time_t now = time(NULL);
    (void) strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
    (void) json_object_object_add(line, "line", json_object_new_int64(journal->lines + 1));
    (void) json_object_object_add(line, "at", json_object_new_string(at));
    (void) json_object_object_add(line, "previous", json_object_new_string(journal->sha256));
}

/* One write() a line: should it come through in part, the error ends the run, and the next one cuts off the rest. */
bool journal_add(struct journal *journal, struct json_object *line, struct error *err)
{
    AUTO_BUFFER text = { 0 };
    if (journal->fd < 0) {
        (void) json_object_put(line);
        return true;
    }
    add_common(journal, line);
    buffer_add_text(&text,
                    json_object_to_json_string_ext(line, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
    buffer_add_text(&text, "\n");
    (void) json_object_put(line);
    if (write(journal->fd, text.at, text.len) != (ssize_t) text.len)
        return error_system(err, &FILE_IO, "could not write to the journal \"%s\"", journal->path);
    (void) sha256_text((struct str) { text.at, text.len - 1 }, journal->sha256);
    journal->bytes += (long long) text.len;
    journal->lines++;
    return true;
}

/* The order is the promise: on the disk first, then in the database. */
bool journal_settle(struct journal *journal, struct database *db, struct error *err)
{
    char known[24], bytes[24], lines[24];
    if (journal->fd >= 0 && fsync(journal->fd) != 0)
        return error_system(err, &FILE_IO, "could not sync the journal \"%s\"", journal->path);
    (void) snprintf(known, sizeof known, "%lld", journal->known);
    (void) snprintf(bytes, sizeof bytes, "%lld", journal->bytes);
    (void) snprintf(lines, sizeof lines, "%lld", journal->lines);
    const char *values[] = { known, bytes, lines, journal->sha256 };
    return database_run(db, "load/state_update.sql", values, 4, err);
}

void journal_close(struct journal *journal)
{
    if (journal->path)
        file_close_fd(&journal->fd);
}
