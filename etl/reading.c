/*
 * How it works: the stages stand one behind the other and share nothing but bytes; a record lives until the next.
 *
 * Blank records and totals rows are told from data here, before anything is checked: they are no rows, whatever else
 * may be wrong with them.  Lines are counted on through all parts, so that one number says where a row stands.
 */
#include "etl/reading.h"

#include "etl/values.h"

/* A longer cell cannot be 合计, however it is spaced; most cells are told apart by this and one memmem(). */
enum { TOTAL_CELL_MOST = 48 };

/* Unpacked bytes without the byte order mark. */
static size_t read_bytes(void *context, char *at, size_t room)
{
    struct reading *reading = context;
    size_t got = unpack_read(reading->unpack, at, room);
    if (reading->skip && got) {
        size_t cut = reading->skip < got ? reading->skip : got;
        memmove(at, at + cut, got - cut);
        reading->skip -= cut;
        got -= cut;
        if (got == 0)
            got = unpack_read(reading->unpack, at, room);
    }
    return got;
}

/* Begins behind the header of the next part; false where there is none, or the file is no longer what it was. */
static bool begin_part(struct reading *reading)
{
    const struct part *part = reading->part;
    struct record record;
    if (!unpack_next(reading->unpack))
        return false;
    records_restart(&reading->records);
    reading->skip = part->bom;
    reading->decoder.encoding = part->encoding;
    reading->decoder.all_valid = part->all_valid;
    reading->cut.separator = reading->records.separator = part->header.separator;
    reading->cut.quoting = reading->records.quoting = separator_quotes(part->header.separator);
    for (int i = 0; i <= part->header.records_before; i++)
        if (records_next(&reading->records, &record) != RECORDS_MORE)
            return false;
    return true;
}

/* An error, not a verdict: the file was good a moment ago. */
bool reading_changed(const struct reading *reading, struct error *err)
{
    return error_set(err, &FILE_IO, "file \"%s\" has changed while it was read", reading->taking->arrival->shown);
}

bool reading_open(struct reading *reading, const struct taking *taking, struct error *err)
{
    const struct etl_settings *settings = &taking->etl->settings;
    *reading = (struct reading) { .taking = taking, .part = taking->parts.items };
    reading->unpack = unpack_open(taking->fd, settings, NULL, NULL);
    records_open(&reading->records, read_bytes, reading, (size_t) settings->max_field_bytes,
                 (size_t) settings->max_record_bytes);
    reading->cut =
        (struct field_cut) { .max_field = (size_t) settings->max_field_bytes, .most = (size_t) settings->max_columns };
    reading->cut.fields = arena_array(&reading->fields, reading->cut.most, sizeof *reading->cut.fields);
    reading->part->first_line = 1;
    return begin_part(reading) || reading_changed(reading, err);
}

/* The part behind the one at hand, whose lines are all counted now; false behind the last. */
static bool next_part(struct reading *reading)
{
    const struct parts *parts = &reading->taking->parts;
    uint64_t lines = reading->records.line - 1;
    if (reading->part + 1 == parts->items + parts->count)
        return false;
    reading->part[1].first_line = reading->part->first_line + lines;
    reading->part++;
    return begin_part(reading);
}

bool reading_is_whole(const struct reading *reading, struct error *err)
{
    const struct parts *parts = &reading->taking->parts;
    bool last = reading->part + 1 == parts->items + parts->count;
    return (last && unpack_fault(reading->unpack) == UNPACK_GOOD) || reading_changed(reading, err);
}

static bool is_empty(struct str cell)
{
    return str_trim(cell).len == 0;
}

/* Nothing but separators and blanks: what spreadsheets leave below a table. */
static bool all_empty(const struct field_cut *cut)
{
    size_t count = cut->count < cut->most ? cut->count : cut->most;
    for (size_t i = 0; i < count; i++)
        if (!is_empty(cut->fields[i]))
            return false;
    return true;
}

/* Which kind of total the cell announces; READING_DATA where it does not. */
static enum reading_kind total_word(struct arena *arena, struct str cell)
{
    static const struct {
        const char *word;
        enum reading_kind kind;
    } words[] = {
        { "合计", READING_TOTAL },
        { "总计", READING_TOTAL },
        { "小计", READING_SUBTOTAL },
        { "累计", READING_SUBTOTAL },
    };
    if (cell.len > TOTAL_CELL_MOST || !memmem(cell.at, cell.len, "计", strlen("计")))
        return READING_DATA;
    struct str folded = value_fold_title(arena, cell);
    while (folded.len && folded.at[folded.len - 1] == ':')
        folded.len--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(folded, words[i].word))
            return words[i].kind;
    return READING_DATA;
}

/* A totals row: its first cell with anything in it says so, and but for that cell the key columns are empty. */
static enum reading_kind kind_of(struct reading *reading)
{
    const struct feed *feed = reading->taking->feed;
    const struct field_cut *cut = &reading->cut;
    size_t first = 0, count = cut->count < cut->most ? cut->count : cut->most;
    while (first < count && is_empty(cut->fields[first]))
        first++;
    enum reading_kind kind = first < count ? total_word(&reading->arena, cut->fields[first]) : READING_DATA;
    if (kind == READING_DATA)
        return kind;
    for (int i = 0; i < feed->column_count; i++) {
        size_t place = (size_t) reading->part->header.place[i];
        if (feed->columns[i].key && place < count && place != first && !is_empty(cut->fields[place]))
            return READING_DATA;
    }
    return kind;
}

/* False for fewer fields than the header has, and for more where one of these says something. */
static bool count_fits(const struct field_cut *cut, size_t fields)
{
    if (cut->count < fields || cut->count > cut->most)
        return false;
    for (size_t i = fields; i < cut->count; i++)
        if (!is_empty(cut->fields[i]))
            return false;
    return true;
}

/* Where cutting has stopped: the column, where the header knows one, and of a field that is too long its value. */
static void at_column(const struct reading *reading, struct read_record *record)
{
    const struct header *header = &reading->part->header;
    const struct field_cut *cut = &reading->cut;
    if (cut->at_fault < header->fields)
        record->fault_column = header->field_column[cut->at_fault];
    if (record->fault == REJECT_FIELD_LENGTH && cut->at_fault < cut->most)
        record->fault_value = cut->fields[cut->at_fault];
}

/* Cuts a decoded record; false for a blank one.  A totals row of the wrong length still is one (take_apart fills it up): whoever
 * writes 合计 under a table seldom fills the cells behind it. */
static bool cut_record(struct reading *reading, struct read_record *record)
{
    if (reading->scratch.room < record->text.len + 1) {
        void *at = reading->scratch.at;
        memory_grow(&at, &reading->scratch.room, record->text.len + 1, 1);
        reading->scratch.at = at;
    }
    reading->cut.scratch = reading->scratch.at;
    record->fault = fields_cut(&reading->cut, record->text);
    record->fields = reading->cut.fields;
    if (record->fault != REJECT_NONE) {
        at_column(reading, record);
        return true;
    }
    if (all_empty(&reading->cut))
        return false;
    record->kind = kind_of(reading);
    if (!count_fits(&reading->cut, reading->part->header.fields))
        record->fault = REJECT_FIELD_COUNT;
    return true;
}

/* Fills the fields that a totals row is short of, so that it can be read like any other. */
static void pad(struct reading *reading)
{
    for (size_t i = reading->cut.count; i < reading->part->header.fields && i < reading->cut.most; i++)
        reading->cut.fields[i] = (struct str) STR("");
}

/* Decodes and cuts; false for a blank record.  Encoding is judged before length: a record that was cut for its length may not
 * decode where it was cut, and is then refused for that. */
static bool take_apart(struct reading *reading, const struct record *raw, struct read_record *record)
{
    *record = (struct read_record) { .line = reading->part->first_line - 1 + raw->line,
                                     .bytes = raw->bytes,
                                     .fault_column = WHOLE_ROW };
    if (raw->bytes.len == 0)
        return false;
    if (reading->arena.last)
        arena_reset(&reading->arena);
    if (!decoder_read(&reading->decoder, raw->bytes, &record->text)) {
        record->fault = REJECT_ENCODING;
        return true;
    }
    if (raw->too_long) {
        record->fault = REJECT_FIELD_LENGTH;
        return true;
    }
    if (!cut_record(reading, record))
        return false;
    if (record->kind != READING_DATA)
        pad(reading);
    return true;
}

enum records_end reading_next(struct reading *reading, struct read_record *record)
{
    struct record raw;
    enum records_end end;
    do {
        while ((end = records_next(&reading->records, &raw)) == RECORDS_MORE)
            if (take_apart(reading, &raw, record))
                return end;
    } while (end == RECORDS_END && next_part(reading));
    return end;
}

uint64_t reading_quote_opened_on(const struct reading *reading)
{
    return reading->part->first_line - 1 + reading->records.opened_on;
}

/* The first 4 KiB are kept, and nothing shrinks to less than half when it is decoded: twice as many bytes will do. */
struct str reading_raw(const struct reading *reading, const struct read_record *record, struct arena *arena)
{
    if (record->fault != REJECT_ENCODING)
        return record->text;
    AUTO_BUFFER text = { 0 };
    struct str bytes = record->bytes;
    if (bytes.len > 2 * REJECT_RAW_MOST)
        bytes.len = 2 * REJECT_RAW_MOST;
    decoder_escape(&reading->decoder, bytes, &text);
    return str_keep(arena, buffer_str(&text));
}

void reading_close(struct reading *reading)
{
    unpack_close(&reading->unpack);
    records_close(&reading->records);
    decoder_free(&reading->decoder);
    buffer_free(&reading->scratch);
    arena_free(&reading->arena);
    arena_free(&reading->fields);
}
