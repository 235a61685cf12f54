/*
 * What a snapshot changes: its rows that say otherwise than the state before its day become versions.
 *
 * How it works: the first pass has staged key and fingerprint of each row.  The database compares them with the versions, and
 * tells the lines that differ (load/…_compare.sql); these are read from the file again, and only they travel whole.
 * Of a night in which one row in a hundred changed nearly nothing is written.  Keys that the file no longer has stay staged
 * until its verdict is written down (take_keep).
 *
 * A file that has changed between the passes is found out by whoever looks at it when all reading is done (take.c).
 */
#include <stdio.h>

#include "etl/array.h"
#include "etl/lines.h"
#include "etl/pass.h"

static const char *sql_of(const struct taking *taking, char *name, size_t size, const char *what)
{
    (void) snprintf(name, size, "load/%s_%s.sql", taking->feed->name, what);
    return name;
}

static bool note_line(void *context, const struct rows *rows, struct error *err)
{
    return lines_add(context, (uint64_t) rows_number(rows, 0, 0), err);
}

/* Extents of which every key that the file has was read: of these alone others can be gone. */
static void list_sure(const struct taking *taking, struct array *sure)
{
    for (size_t i = 0; i < taking->extents.count; i++) {
        const struct extent *extent = &taking->extents.items[i];
        if (extent->loaded > 0 && !extent->unsure && !taking->extents.all_unsure)
            array_add(sure, extent->text);
    }
}

static bool compare(struct taking *taking, struct lines *lines, struct error *err)
{
    char name[64], day[DATE_TEXT_SIZE];
    AUTO_ARRAY sure = { 0 };
    list_sure(taking, &sure);
    const char *values[] = { date_print(taking->arrival->read.business_date, day), array_text(&sure) };
    return database_run(taking->db, sql_of(taking, name, sizeof name, "count_stage"), NULL, 0, err) &&
           database_stream(taking->db, sql_of(taking, name, sizeof name, "compare"), values, 2, note_line, lines, err);
}

/* The row on that line, which the first pass has found to be good. */
static bool find_row(struct pass *pass, uint64_t line, struct error *err)
{
    struct read_record record;
    while (reading_next(&pass->reading, &record) == RECORDS_MORE)
        if (record.line >= line)
            return (record.line == line && pass_check(pass, pass->reading.part, &record)) ||
                   reading_changed(&pass->reading, err);
    return reading_changed(&pass->reading, err);
}

/* Reads the file again, up to the last line that differs. */
static bool copy_changed(struct pass *pass, struct lines *lines, struct error *err)
{
    uint64_t line;
    char name[64];
    if (!reading_open(&pass->reading, pass->taking, err) ||
        !copy_begin(&pass->copy, pass->taking->db, sql_of(pass->taking, name, sizeof name, "copy_store"), err))
        return false;
    while (lines_next(lines, &line, err)) {
        if (line == 0)
            return copy_end(&pass->copy, err);
        if (!find_row(pass, line, err))
            return false;
        feed_copy_row(pass->taking->feed, &pass->row, pass->copy);
        if (!copy_flush(pass->copy, err))
            return false;
    }
    return false;
}

bool take_changed(struct taking *taking, struct error *err)
{
    AUTO_LINES lines = { 0 };
    if (taking->feed->kind != FEED_SNAPSHOT || taking->straight || taking->verdict != VERDICT_NONE)
        return true;
    if (!compare(taking, &lines, err))
        return false;
    if (lines.count == 0)
        return true;
    AUTO_PASS pass = pass_new(taking);
    return copy_changed(pass, &lines, err);
}
