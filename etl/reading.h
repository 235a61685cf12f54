/*
 * The rows of a file, one by one, part after part: unpacked, cut into records, decoded, cut into fields.
 *
 * The first look (take_look) has found each part's encoding, separator and header; here nothing is guessed any more.  What is
 * handed out lives until the next record is asked for.
 */
#ifndef FUPIN_ETL_READING_H
#define FUPIN_ETL_READING_H

#include "etl/inside.h"
#include "etl/records.h"
#include "etl/unpack.h"

enum reading_kind { READING_DATA, READING_TOTAL, READING_SUBTOTAL };

/* What stands in a record. */
struct read_record {
    uint64_t line;            /* numbered through the whole file */
    struct str bytes;         /* as they are in the file, unpacked */
    struct str text;          /* decoded; where fault is ENCODING as far as it went */
    const struct str *fields; /* as many as the header has */
    enum reading_kind kind;
    enum reject_code fault; /* of the record as a whole */
    int fault_column;       /* of the feed, or WHOLE_ROW */
    struct str fault_value;
};

struct reading {
    const struct taking *taking;
    struct unpack *unpack;
    struct part *part; /* at hand */
    struct records records;
    struct decoder decoder;
    struct field_cut cut;
    struct buffer scratch;
    size_t skip;        /* bytes of the byte order mark still to be dropped */
    struct arena arena; /* of the record at hand */
    struct arena fields;
};

/* Begins behind the header of the first part; taking->fd is read from its start.  To be closed by reading_close() also where it
 * fails, which is where the file is not what the first look has seen. */
bool reading_open(struct reading *reading, const struct taking *taking, struct error *err) MUST_CHECK;

/* The next record that is not blank; of a zip those of the next member follow.  Each part learns as it is reached on which
 * line of the file it begins. */
enum records_end reading_next(struct reading *reading, struct read_record *record);

/* The line of the file on which the quote that was never closed has opened. */
uint64_t reading_quote_opened_on(const struct reading *reading);

/* At the end: whether all parts were read, and the file could be read to its end. */
bool reading_is_whole(const struct reading *reading, struct error *err) MUST_CHECK;

/* Fills `err`, and is false: the file is no longer what an earlier look at it has seen. */
bool reading_changed(const struct reading *reading, struct error *err) MUST_CHECK;

/* The record as the reject list shows it, in `arena`. */
struct str reading_raw(const struct reading *reading, const struct read_record *record, struct arena *arena);

void reading_close(struct reading *reading);
#define AUTO_READING struct reading __attribute__((cleanup(reading_close)))

#endif
