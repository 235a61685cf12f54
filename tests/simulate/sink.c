/*
 * Records gather in a buffer of UTF-8 that is handed on in whole records: converted where the dress says
 * GB18030, packed where it says so.  gzopen() writes no time into its header, so equal content is equal bytes.
 */
#include "sink.h"

#include "calendar.h"
#include "fail.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum { BUFFER = 1 << 17, PATH = 4096 };

struct sink {
    struct sink_target target;
    int order[ROW_FIELDS]; /* which field stands where; -1 ends the list */
    FILE *file;
    gzFile packed;
    iconv_t convert;
    size_t used;
    long long rows;
    char path[PATH];
    char bytes[BUFFER], converted[BUFFER * 2];
};

static struct sink_counts sink_counted;

/* Spoilt files count as well: they arrive. */
struct sink_counts sink_counts(void)
{
    return sink_counted;
}

/* YYYY-MM-DD, so that sorting the names gives the order of the days. */
static void sink_folder(char path[PATH], const char *folder, int day)
{
    struct date date = calendar_date(day);

    snprintf(path, PATH, "%s/%04d-%02d-%02d", folder, date.year, date.month, date.day);
}

/* Several files share a day: that it exists already is no fault. */
void sink_make_folder(const char *folder, int day)
{
    char path[PATH];

    sink_folder(path, folder, day);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        fail("could not make the folder \"%s\"", path);
}

/* The canonical name: feed, sender, business date, number of the resubmission. */
void sink_name(const struct sink_target *target, char name[SINK_NAME])
{
    struct date date = calendar_date(target->business_day);
    char number[16] = "";

    if (target->resubmission > 1)
        snprintf(number, sizeof number, "_%d", target->resubmission);
    snprintf(name, SINK_NAME, "%s_%s_%04d%02d%02d%s.csv%s", target->layout->feed, target->sender, date.year, date.month,
             date.day, number, target->dress.packed ? ".gz" : "");
}

/* In its day's folder, which is made where it is missing. */
static void sink_path(char path[PATH], const char *folder, int day, const char *name)
{
    char of_day[PATH];

    sink_make_folder(folder, day);
    sink_folder(of_day, folder, day);
    if (snprintf(path, PATH, "%s/%s", of_day, name) >= PATH)
        fail("the path \"%s...\" is too long", of_day);
}

FILE *sink_append(const char *folder, int day, const char *name)
{
    char path[PATH];
    FILE *file;

    sink_path(path, folder, day, name);
    file = fopen(path, "a");
    if (!file)
        fail("could not write \"%s\"", path);
    return file;
}

/* The columns in the sender's order: turned by some places, or from last to first. */
static void sink_arrange(struct sink *sink)
{
    const struct sink_target *target = &sink->target;
    int columns = target->layout->columns, at = 0;

    for (int i = 0; i < columns; i++) {
        int turned = (i + target->dress.shift) % columns;
        int column = target->dress.reversed ? columns - 1 - turned : turned;

        if (target->spoilt && strcmp(target->layout->column[column].name, target->layout->needed) == 0)
            continue;
        sink->order[at++] = column;
    }
    if (at < ROW_FIELDS)
        sink->order[at] = -1;
}

/* A full disk must be noticed: half a file would look like a bank's fault. */
static void sink_put(struct sink *sink, const char *bytes, size_t length)
{
    size_t written = sink->packed ? gzfwrite(bytes, 1, length, sink->packed) : fwrite(bytes, 1, length, sink->file);

    if (written != length)
        fail("could not write \"%s\"", sink->path);
}

/* Always whole records, so no character is ever cut in two. */
static void sink_flush(struct sink *sink)
{
    char *from = sink->bytes, *to = sink->converted;
    size_t left = sink->used, room = sizeof sink->converted;

    sink->used = 0;
    if (sink->target.dress.encoding != ENCODING_GB18030) {
        sink_put(sink, from, left);
        return;
    }
    if (iconv(sink->convert, &from, &left, &to, &room) == (size_t) -1)
        fail("could not convert a row of \"%s\" to GB18030", sink->path);
    sink_put(sink, sink->converted, sizeof sink->converted - room);
}

/* sink_row() has made sure that there is room. */
static void sink_bytes(struct sink *sink, const char *bytes, size_t length)
{
    memcpy(sink->bytes + sink->used, bytes, length);
    sink->used += length;
}

/* Quoted where it holds a comma; no value of ours holds a quote. */
static void sink_field(struct sink *sink, const char *bytes, size_t length)
{
    bool quoted = memchr(bytes, ',', length) != NULL;

    if (quoted)
        sink_bytes(sink, "\"", 1);
    sink_bytes(sink, bytes, length);
    if (quoted)
        sink_bytes(sink, "\"", 1);
}

/* English names or Chinese titles; the mark for UTF-8 before them where the dress has one. */
static void sink_header(struct sink *sink)
{
    const struct sink_target *target = &sink->target;

    if (target->dress.encoding == ENCODING_UTF8_BOM)
        sink_bytes(sink, "\xEF\xBB\xBF", 3);
    for (int i = 0; i < ROW_FIELDS && sink->order[i] >= 0; i++) {
        const struct column *column = &target->layout->column[sink->order[i]];
        const char *title = target->dress.titles ? column->title : column->name;

        if (i > 0)
            sink_bytes(sink, ",", 1);
        sink_field(sink, title, strlen(title));
    }
    sink_bytes(sink, "\n", 1);
}

/* The converter is opened for all: it costs nothing and spares a case. */
struct sink *sink_open(const struct sink_target *target)
{
    struct sink *sink = calloc(1, sizeof *sink);
    char name[SINK_NAME];

    if (!sink)
        fail("out of memory for a file");
    sink->target = *target;
    sink_name(target, name);
    sink_path(sink->path, target->folder, target->arrives, name);
    sink_arrange(sink);
    if (target->dress.packed)
        sink->packed = gzopen(sink->path, "wb1");
    else
        sink->file = fopen(sink->path, "wb");
    if (!sink->packed && !sink->file)
        fail("could not write \"%s\"", sink->path);
    sink->convert = iconv_open("GB18030", "UTF-8");
    if (sink->convert == (iconv_t) -1)
        fail("this system's iconv knows no GB18030");
    sink_counted.files++;
    sink_header(sink);
    return sink;
}

/* A row must be written in the dress of its file. */
const struct dress *sink_dress(const struct sink *sink)
{
    return &sink->target.dress;
}

/* In the sender's order, not in ours. */
void sink_row(struct sink *sink, const struct row *row)
{
    if (row->fields != sink->target.layout->columns)
        fail("a row of %s has %d fields", sink->target.layout->feed, row->fields);
    if (sink->used > BUFFER - 2 * ROW_BYTES)
        sink_flush(sink);
    for (int i = 0; i < ROW_FIELDS && sink->order[i] >= 0; i++) {
        int field = sink->order[i];
        size_t start = field > 0 ? row->end[field - 1] : 0;

        if (i > 0)
            sink_bytes(sink, ",", 1);
        sink_field(sink, row->bytes + start, row->end[field] - start);
    }
    sink_bytes(sink, "\n", 1);
    sink_counted.rows++;
    sink->rows++;
}

/* <name>.ok: how many rows the sender says there are. */
static void sink_companion(const struct sink *sink)
{
    char path[PATH + 4];
    FILE *file;

    snprintf(path, sizeof path, "%s.ok", sink->path);
    file = fopen(path, "w");
    if (!file || fprintf(file, "rows=%lld\n", sink->rows + sink->target.miscounted) < 0 || fclose(file) != 0)
        fail("could not write \"%s\"", path);
}

/* A failed close is a failed write: the last block goes out only here. */
void sink_close(struct sink *sink)
{
    int failed;

    sink_flush(sink);
    iconv_close(sink->convert);
    failed = sink->packed ? gzclose(sink->packed) != Z_OK : fclose(sink->file) != 0;
    if (failed)
        fail("could not write \"%s\"", sink->path);
    if (sink->target.companion)
        sink_companion(sink);
    free(sink);
}
