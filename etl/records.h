/*
 * A stream of bytes cut into records, and a record into fields (RFC 4180 where the separator is , ; or TAB).
 *
 * Records are cut before they are decoded, which is safe: in UTF-8 and GB 18030 alike no byte of CR, LF, the quote
 * or these three separators is ever part of another character.  Fields are cut after decoding, because the second
 * byte of a GB 18030 character may be a |.
 */
#ifndef FUPIN_ETL_RECORDS_H
#define FUPIN_ETL_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "etl/reject_code.h"

/* Gives the next bytes, at most `room`; 0 at the end. */
typedef size_t record_source(void *context, char *at, size_t room);

struct record {
    struct str bytes; /* without its line end; cut where too_long */
    uint64_t line;    /* 1-based, where it begins */
    bool too_long;
};

/* Whether there is a record; a quote that is never closed ends the file where it opened. */
enum records_end { RECORDS_MORE, RECORDS_END, RECORDS_QUOTE_OPEN };

struct records {
    record_source *source;
    void *context;
    bool quoting; /* set both before the first record, once the separator is known */
    char separator;
    size_t max_field, max_record;
    char *buffer;
    size_t room, start, end; /* the record at hand begins at `start` */
    uint64_t line;
    bool ended, after_cr;
    const char *next_lf, *next_cr; /* the first of each at or behind the last place looked at */
    uint64_t opened_on;            /* RECORDS_QUOTE_OPEN: the line on which the quote opened */
};

/* `max_record` bytes is the longest record that is handed out whole; a longer one comes cut, and says so.  Takes a buffer of a
 * little more than both bounds, whatever the file; `source` gets `context`. */
void records_open(struct records *records, record_source *source, void *context, size_t max_field, size_t max_record);
/* Begins anew with the same source, in the same buffer; separator and quoting are to be set again. */
void records_restart(struct records *records);
/* The next record, also an empty one; its bytes lie in the buffer until the next call. */
enum records_end records_next(struct records *records, struct record *record);
void records_close(struct records *records);
#define AUTO_RECORDS struct records __attribute__((cleanup(records_close)))

/* Whether fields may be quoted under it: , ; and TAB have RFC 4180's quotes; | and the control characters, which no value
 * holds, have none, and a quote is text there. */
bool separator_quotes(char separator);

/* Cuts `text` into at most `most` fields, which are slices of it; `count` is how many there are, also past `most`.  `scratch`
 * (as long as the text) takes fields with doubled quotes, and is moved on.  Returns REJECT_NONE, REJECT_QUOTE or
 * REJECT_FIELD_LENGTH; `at_fault` is then the field's number. */
struct field_cut {
    char separator;
    bool quoting;
    size_t max_field;
    char *scratch;
    struct str *fields;
    size_t most, count, at_fault;
};
enum reject_code fields_cut(struct field_cut *cut, struct str text);

#endif
