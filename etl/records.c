/*
 * How it works: most records are a line without a quote, found by two memchr and looked through by a third.
 *
 * Only a line with a quote goes through the little machine below, byte by byte; it carries on over line ends inside
 * a quoted field, and over refills of the buffer.  What is longer than a record may be is dropped while it is read,
 * so that memory does not grow; a quote that stays open over that length ends the file.
 *
 * Why it is ours: a list of rejects has to show a record's bytes as they came and the line on which it begins, records must be
 * cut before anybody knows how to decode them, and memory may not grow with the longest field.  Where RFC 4180 is silent the
 * feeds' contract speaks: a quote within an unquoted field is text, CR alone ends a line, and behind a closing quote only a
 * separator may stand.
 */
#include "etl/records.h"

/* What is read at a time beyond the bounds; half of it stays free as a margin, before which a record is cut (drop). */
enum { READ_AHEAD = 512 * 1024 };

bool separator_quotes(char separator)
{
    return separator == ',' || separator == ';' || separator == '\t';
}

/* The buffer holds the longest record and what of it an open quote may add, so that it never has to grow. */
void records_open(struct records *records, record_source *source, void *context, size_t max_field, size_t max_record)
{
    *records = (struct records) {
        .source = source, .context = context, .max_field = max_field, .max_record = max_record, .line = 1
    };
    records->room = max_record + max_field + READ_AHEAD;
    records->buffer = memory_take(records->room);
}

void records_restart(struct records *records)
{
    *records = (struct records) { .source = records->source,
                                  .context = records->context,
                                  .max_field = records->max_field,
                                  .max_record = records->max_record,
                                  .buffer = records->buffer,
                                  .room = records->room,
                                  .line = 1 };
}

void records_close(struct records *records)
{
    void *at = records->buffer;
    if (at)
        memory_give_back(&at);
    records->buffer = NULL;
}

/* More bytes behind those that are there; what stands before `start` makes room.  False at the end. */
static bool refill(struct records *records)
{
    if (records->ended)
        return false;
    if (records->start) {
        memmove(records->buffer, records->buffer + records->start, records->end - records->start);
        records->end -= records->start;
        records->start = 0;
    }
    records->next_lf = records->next_cr = NULL;
    if (records->end == records->room)
        return false;
    size_t got = records->source(records->context, records->buffer + records->end, records->room - records->end);
    records->end += got;
    records->ended = got == 0;
    return got > 0;
}

/* What was found is good as long as it is not passed. */
static const char *first_from(const char *found, const char *from, const char *end, char sought)
{
    if (found && found >= from)
        return found;
    found = memchr(from, sought, (size_t) (end - from));
    return found ? found : end;
}

/* The first line end at or behind `from`; `end` where there is none.  What was found ahead is remembered, so that a
 * file with one kind of line end is not searched for the other again and again. */
static const char *line_end(struct records *records, const char *from)
{
    const char *end = records->buffer + records->end;
    records->next_lf = first_from(records->next_lf, from, end, '\n');
    records->next_cr = first_from(records->next_cr, from, end, '\r');
    return records->next_lf < records->next_cr ? records->next_lf : records->next_cr;
}

/* The LF of a CR LF whose CR has ended a record. */
static void skip_lf(struct records *records)
{
    if (!records->after_cr)
        return;
    if (records->start < records->end || refill(records))
        records->start += records->buffer[records->start] == '\n';
    records->after_cr = false;
}

/* Hands out what lies from start to `len` bytes on, ended by the byte behind it. */
static void hand_out(struct records *records, struct record *record, size_t len)
{
    record->bytes = (struct str) { records->buffer + records->start, len };
    records->start += len;
    if (records->start < records->end) {
        records->after_cr = records->buffer[records->start] == '\r';
        records->start++;
    }
    records->line++;
}

enum place { FIELD_START, UNQUOTED, QUOTED, QUOTE_SEEN };

/* The machine's state while it walks one record. */
struct walk {
    size_t at;              /* bytes from start on */
    size_t dropped, quoted; /* bytes dropped; length of the quoted field */
    enum place place;
    bool cr; /* the last byte was a CR inside quotes */
};

/* Counts the lines that a quoted field goes over. */
static void count_line(struct records *records, struct walk *walk, char c)
{
    if (c == '\r' || (c == '\n' && !walk->cr))
        records->line++;
    walk->cr = c == '\r';
}

/* One byte; false where it ends the record.  A quote opens a field only at its start; the second of two quotes brings the
 * machine back into the quoted field, and so a doubled quote is one that was closed and opened again.  What stands wrongly
 * behind a closing quote is not judged here: fields_cut() refuses the row, of which nothing then is lost. */
static bool step(struct records *records, struct walk *walk, char c)
{
    if (walk->place == QUOTED) {
        count_line(records, walk, c);
        walk->quoted++;
        walk->place = c == '"' ? QUOTE_SEEN : QUOTED;
        return true;
    }
    if (c == '\n' || c == '\r')
        return false;
    if (c == records->separator) {
        walk->place = FIELD_START;
        return true;
    }
    if (records->quoting && c == '"' && (walk->place == FIELD_START || walk->place == QUOTE_SEEN)) {
        if (walk->place == FIELD_START) {
            walk->quoted = 0;
            records->opened_on = records->line;
        }
        walk->place = QUOTED;
        walk->cr = false;
        return true;
    }
    walk->place = UNQUOTED;
    return true;
}

/* Where the buffer is full its end goes: what stands at its front is kept for the reject list. */
static void drop(struct records *records, struct walk *walk)
{
    if (walk->at <= records->room - READ_AHEAD / 2)
        return;
    walk->dropped += walk->at - records->max_field;
    walk->at = records->max_field;
    records->end = records->start + walk->at;
}

/* The long way: from start on to the line end outside quotes.  Line ends that were found ahead may lie within a quoted field,
 * and are forgotten. */
static enum records_end walk_record(struct records *records, struct record *record)
{
    struct walk walk = { .place = records->quoting ? FIELD_START : UNQUOTED };
    for (;; walk.at++) {
        if (records->start + walk.at == records->end) {
            drop(records, &walk);
            if (!refill(records))
                break;
        }
        if (!step(records, &walk, records->buffer[records->start + walk.at]))
            break;
        if (walk.place == QUOTED && walk.quoted > records->max_field + records->max_record)
            return RECORDS_QUOTE_OPEN;
    }
    if (walk.place == QUOTED)
        return RECORDS_QUOTE_OPEN;
    record->too_long = walk.dropped > 0 || walk.at > records->max_record;
    records->next_lf = records->next_cr = NULL;
    hand_out(records, record, walk.at);
    return RECORDS_MORE;
}

/* A line that ends within the buffer, is not too long and has no quote is handed out as it lies; one more refill is tried
 * before a line counts as unfinished.  All else is walked. */
enum records_end records_next(struct records *records, struct record *record)
{
    skip_lf(records);
    if (records->start == records->end && !refill(records))
        return RECORDS_END;
    *record = (struct record) { .line = records->line };
    const char *start = records->buffer + records->start, *end = line_end(records, start);
    if (end == records->buffer + records->end && !records->ended && refill(records)) {
        start = records->buffer + records->start;
        end = line_end(records, start);
    }
    size_t len = (size_t) (end - start);
    bool whole = end < records->buffer + records->end && len <= records->max_record;
    if (!whole || (records->quoting && memchr(start, '"', len)))
        return walk_record(records, record);
    hand_out(records, record, len);
    return RECORDS_MORE;
}

/* --- fields --- */

/* Copies `field` to the scratch with each doubled quote as one. */
static struct str undouble(struct field_cut *cut, struct str field)
{
    struct str single = { cut->scratch, 0 };
    for (size_t at = 0; at < field.len; at++) {
        cut->scratch[single.len++] = field.at[at];
        at += field.at[at] == '"';
    }
    cut->scratch += single.len;
    return single;
}

/* A quoted field: from behind the quote at `*at` to behind the closing one. */
static bool cut_quoted(struct field_cut *cut, struct str text, size_t *at, struct str *field)
{
    size_t from = *at + 1, to = from;
    bool doubled = false;
    for (;; to += 2) {
        const char *quote = to < text.len ? memchr(text.at + to, '"', text.len - to) : NULL;
        if (!quote)
            return false;
        to = (size_t) (quote - text.at);
        if (to + 1 >= text.len || text.at[to + 1] != '"')
            break;
        doubled = true;
    }
    *field = (struct str) { text.at + from, to - from };
    if (doubled)
        *field = undouble(cut, *field);
    *at = to + 1;
    return true;
}

/* Fields past `most` are counted, not kept; the first that is too long is the fault, and cutting goes on for the count. */
static void keep(struct field_cut *cut, struct str field, enum reject_code *fault)
{
    if (cut->count < cut->most)
        cut->fields[cut->count] = field;
    if (field.len > cut->max_field && *fault == REJECT_NONE) {
        *fault = REJECT_FIELD_LENGTH;
        cut->at_fault = cut->count;
    }
    cut->count++;
}

/* Up to the separator or the end; quotes within are text. */
static struct str cut_plain(const struct field_cut *cut, struct str text, size_t *at)
{
    const char *from = text.at + *at;
    size_t left = text.len - *at;
    const char *end = memchr(from, cut->separator, left);
    size_t len = end ? (size_t) (end - from) : left;
    *at += len;
    return (struct str) { from, len };
}

/* One field from `*at`, which then stands at the separator or the end; false where its quotes are wrong. */
static bool cut_one(struct field_cut *cut, struct str text, size_t *at, struct str *field)
{
    if (!cut->quoting || *at >= text.len || text.at[*at] != '"') {
        *field = cut_plain(cut, text, at);
        return true;
    }
    return cut_quoted(cut, text, at, field) && (*at >= text.len || text.at[*at] == cut->separator);
}

/* A separator at the very end leaves one more field, an empty one: n separators are n + 1 fields. */
enum reject_code fields_cut(struct field_cut *cut, struct str text)
{
    enum reject_code fault = REJECT_NONE;
    cut->count = 0;
    for (size_t at = 0;; at++) {
        struct str field;
        if (!cut_one(cut, text, &at, &field)) {
            cut->at_fault = cut->count;
            return REJECT_QUOTE;
        }
        keep(cut, field, &fault);
        if (at >= text.len)
            return fault;
    }
}
