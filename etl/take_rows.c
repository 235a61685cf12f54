/*
 * A file's rows, checked and sent to the database; then those that repeat a key are taken out again.
 *
 * How it works: one pass reads, checks and copies: of events all, of a snapshot what it is compared by.  Only its end
 * tells which keys came twice; the later rows are then deleted from where they went, and those that disagree with the first are read a second time for the reject
 * list.  Nothing is kept in memory but counts, extents and a block of keys.
 *
 * What holds: every record that is neither blank nor a total is counted once in rows, and ends as loaded, duplicate or
 * rejected; loaded is what the other two leave.  A file without repeated keys, the common case, is read just once here.
 */
#include <stdio.h>

#include "base/money.h"
#include "base/progress.h"
#include "etl/array.h"
#include "etl/pass.h"
#include "etl/values.h"

/* A power of two: asking for the time of every row would cost more than checking it. */
enum { PROGRESS_ROWS = 8192 };

/* A total stands for the rows of its own member: whoever packs ten ledgers into one zip has ten of them. */
static void note_total(struct pass *pass, const struct read_record *record)
{
    const struct header *header = &pass->reading.part->header;
    struct taking *taking = pass->taking;
    int column = taking->feed->control_column;
    if (record->kind != READING_TOTAL || column < 0 || taking->total_count == CONTROL_TOTALS_MOST)
        return;
    struct str cell, raw = record->fields[header->place[column]];
    bool clean = value_clean(&pass->arena, raw, CLEAN_NARROW, &cell, &pass->checker.private_use);
    if (clean && cell.len == 0)
        return;
    enum money_unit unit = header->unit[column] == UNIT_WAN ? MONEY_WAN : MONEY_YUAN;
    int64_t fen = 0;
    taking->totals[taking->total_count].read = clean && money_read(cell, unit, &fen);
    taking->totals[taking->total_count].fen = fen;
    taking->totals[taking->total_count].part = pass->reading.part;
    taking->totals[taking->total_count++].line = record->line;
}

/* The amount of a row, where it can be read; 0 where it cannot. */
static int64_t amount_of(struct pass *pass, const struct read_record *record, int column)
{
    const struct value *value = &pass->row.values[column];
    const struct header *header = &pass->reading.part->header;
    struct str cell;
    int64_t fen = 0;
    size_t ignored = 0;
    if (value->filled)
        return value->number;
    enum money_unit unit = header->unit[column] == UNIT_WAN ? MONEY_WAN : MONEY_YUAN;
    bool good = value_clean(&pass->arena, record->fields[header->place[column]], CLEAN_NARROW, &cell, &ignored) &&
                money_read(cell, unit, &fen);
    return good ? fen : 0;
}

/* The control amount goes over every row whose amount could be read, refused or not. */
static void add_control_amount(struct pass *pass, const struct read_record *record)
{
    struct taking *taking = pass->taking;
    if (taking->feed->control_column < 0 || record->fault != REJECT_NONE)
        return;
    int64_t fen = amount_of(pass, record, taking->feed->control_column);
    taking->counts.control_amount += fen;
    pass->reading.part->control_amount += fen;
}

/* Its place in the file's list; -1 where the row does not tell.  A row without a fault always does: extents are of columns
 * that must be filled. */
static int extent_of(struct pass *pass)
{
    struct taking *taking = pass->taking;
    int64_t number;
    struct str text = feed_extent(taking->feed, &pass->row, &number);
    return number || text.at ? extents_at(&taking->extents, number, text) : -1;
}

/* A refused row: its key, or its extent, is then neither changed nor gone. */
static void refuse(struct pass *pass)
{
    struct taking *taking = pass->taking;
    taking->counts.rejected++;
    if (pass->row.key || taking->feed->kind == FEED_EVENT)
        return;
    int extent = extent_of(pass);
    if (extent < 0)
        taking->extents.all_unsure = true;
    else
        taking->extents.items[extent].unsure = true;
}

/* The row goes to the database at once, that of a snapshot by key and fingerprint only (take_changed); should its key come
 * again, it is found by its line. */
static bool load_row(struct pass *pass, struct error *err)
{
    struct taking *taking = pass->taking;
    int extent = extent_of(pass);
    taking->extents.items[extent].loaded++;
    taking->counts.refused_cells += pass->row.fault_count;
    if (!keys_add(pass->keys, pass->row.key, pass->row.hash, pass->row.line, extent, err))
        return false;
    if (taking->feed->kind == FEED_SNAPSHOT && !taking->straight)
        feed_copy_compared(&pass->row, pass->copy);
    else
        feed_copy_row(taking->feed, &pass->row, pass->copy);
    return copy_flush(pass->copy, err);
}

/* A row may have faults and still be good: refused cells are listed, too. */
static bool take_record(struct pass *pass, const struct read_record *record, struct error *err)
{
    struct taking *taking = pass->taking;
    if (record->kind != READING_DATA) {
        note_total(pass, record);
        return true;
    }
    bool good = pass_check(pass, pass->reading.part, record);
    add_control_amount(pass, record);
    if (++taking->counts.rows % PROGRESS_ROWS == 0)
        progress_at(pass->progress, unpack_bytes_read(pass->reading.unpack), (uint64_t) taking->counts.rows);
    if (!good)
        refuse(pass);
    if (pass->row.fault_count &&
        !rejects_add(taking->rejects, &pass->row, reading_raw(&pass->reading, record, &pass->arena), err))
        return false;
    return !good || load_row(pass, err);
}

/* An open quote is the sender's fault and gives a verdict; a file that ends otherwise than in the first look has changed, which
 * is an error (and, if it lies in the inbox, found out in take.c). */
static bool read_all(struct pass *pass, struct error *err)
{
    struct read_record record;
    enum records_end end;
    while ((end = reading_next(&pass->reading, &record)) == RECORDS_MORE)
        if (!take_record(pass, &record, err))
            return false;
    struct taking *taking = pass->taking;
    if (end == RECORDS_QUOTE_OPEN)
        taking_judge(taking, VERDICT_REJECTED, REJECT_QUOTE, "%s开始的双引号没有结束",
                     parts_place(&taking->parts, reading_quote_opened_on(&pass->reading), &taking->arena));
    taking->private_use = pass->checker.private_use;
    return end == RECORDS_QUOTE_OPEN || reading_is_whole(&pass->reading, err);
}

/* Where rows go: into the staging table, or straight into the version table. */
static const char *sql_of(const struct taking *taking, char *name, size_t size, const char *what)
{
    (void) snprintf(name, size, "load/%s_%s_%s.sql", taking->feed->name, what, taking->straight ? "store" : "stage");
    return name;
}

/* Takes repeated rows out of the table and out of the counts; `loaded` follows from these when all is done. */
static bool remove_repeated(struct pass *pass, const struct repeated *repeated, size_t count, struct error *err)
{
    struct taking *taking = pass->taking;
    char name[64], file[16];
    AUTO_ARRAY lines = { 0 };
    for (size_t i = 0; i < count; i++) {
        array_add_number(&lines, (long long) repeated[i].line);
        taking->extents.items[repeated[i].extent].loaded--;
        taking->counts.duplicate += repeated[i].same;
        taking->counts.rejected += !repeated[i].same;
    }
    (void) snprintf(file, sizeof file, "%d", taking->file);
    const char *values[] = { array_text(&lines), file };
    return count == 0 || database_run(taking->db, sql_of(taking, name, sizeof name, "delete_lines"), values,
                                      taking->straight ? 2 : 1, err);
}

/* Reads the file again for rows that conflict with an earlier one, and lists them.  Both lists are in the order of lines, so one
 * walk finds all, and ends with the last.  Other faults of these rows were listed in the first pass. */
static bool list_conflicts(struct pass *pass, const struct repeated *repeated, size_t count, struct error *err)
{
    size_t at = 0;
    struct read_record record;
    AUTO_READING again = { 0 };
    rejects_second(pass->taking->rejects);
    if (!reading_open(&again, pass->taking, err))
        return false;
    while (at < count && reading_next(&again, &record) == RECORDS_MORE) {
        while (at < count && (repeated[at].same || repeated[at].line < record.line))
            at++;
        if (at == count || repeated[at].line != record.line)
            continue;
        (void) pass_check(pass, again.part, &record);
        pass->row.fault_count = 0;
        row_fault_add(&pass->row, WHOLE_ROW, REJECT_KEY_CONFLICT, (struct str) { 0 }, true);
        if (!rejects_add(pass->taking->rejects, &pass->row, reading_raw(&again, &record, &pass->arena), err))
            return false;
    }
    return true;
}

static bool any_conflict(const struct repeated *repeated, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!repeated[i].same)
            return true;
    return false;
}

static bool settle_repeated(struct pass *pass, const struct repeated *repeated, size_t count, struct error *err)
{
    return remove_repeated(pass, repeated, count, err) &&
           (!any_conflict(repeated, count) || list_conflicts(pass, repeated, count, err));
}

/* Events that a file in force has brought already.  What the file that this one replaces told is not among them: its events are
 * withdrawn by it, and told anew. */
static bool find_known_events(struct pass *pass, struct error *err)
{
    struct taking *taking = pass->taking;
    char name[64], day[DATE_TEXT_SIZE];
    AUTO_ROWS rows = NULL;
    AUTO_ARENA arena = { 0 };
    if (taking->feed->kind != FEED_EVENT)
        return true;
    (void) snprintf(name, sizeof name, "load/%s_known.sql", taking->feed->name);
    const char *values[] = { arena_text(&arena, taking->sender->code), date_print(pass->row.business_date, day),
                             arena_printf(&arena, "%lld", (long long) taking->known),
                             arena_printf(&arena, "%d", taking->file) };
    if (!database_query(taking->db, name, values, 4, &rows, err))
        return false;
    size_t count = rows_count(rows);
    struct repeated *repeated = arena_array(&arena, count + 1, sizeof *repeated);
    for (size_t i = 0; i < count; i++)
        repeated[i] =
            (struct repeated) { .line = (uint64_t) rows_number(rows, i, 0), .same = *rows_text(rows, i, 1) == 't' };
    return settle_repeated(pass, repeated, count, err);
}

/* Within the file: of equal keys the first row stays. */
static bool find_repeated(struct pass *pass, struct error *err)
{
    const struct repeated *repeated;
    size_t count;
    return keys_find(pass->keys, &repeated, &count, err) && settle_repeated(pass, repeated, count, err);
}

/* The COPY is ended before repeated rows are looked for, since these are deleted by a statement on the same connection. */
static bool run_pass(struct pass *pass, struct error *err)
{
    struct taking *taking = pass->taking;
    char name[64];
    if (!reading_open(&pass->reading, taking, err) ||
        !copy_begin(&pass->copy, taking->db, sql_of(taking, name, sizeof name, "copy"), err))
        return false;
    pass->progress = progress_begin(taking->arrival->shown, taking->bytes, taking->etl->settings.quiet);
    bool good = read_all(pass, err);
    progress_end(pass->progress);
    if (!good || taking->verdict != VERDICT_NONE) {
        copy_abandon(&pass->copy);
        return good;
    }
    return copy_end(&pass->copy, err) && find_repeated(pass, err) && find_known_events(pass, err);
}

bool take_rows(struct taking *taking, struct error *err)
{
    AUTO_PASS pass = pass_new(taking);
    pass->keys = keys_new();
    bool good = run_pass(pass, err);
    taking->counts.loaded = taking->counts.rows - taking->counts.duplicate - taking->counts.rejected;
    return good;
}
