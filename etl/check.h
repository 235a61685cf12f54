/*
 * A file's fields become a row's typed values, or faults: all checking happens here, and behind it values are what
 * they claim to be.
 *
 * Only cells are judged, each by its column's type.  A row is refused for what cannot be read, never for what it says:
 * whether a due day lies before the disbursement is the rules' business.
 */
#ifndef FUPIN_ETL_CHECK_H
#define FUPIN_ETL_CHECK_H

#include "etl/divisions.h"
#include "etl/header.h"
#include "etl/senders.h"

/* The place or bank asked for last, and its answer: files are sorted by them. */
struct check_memory {
    char text[96];
    size_t len;
    int64_t within, code;
};

struct checker {
    const struct feed *feed;
    const struct header *header;
    const struct divisions *divisions;
    const struct senders *senders;
    const struct sender *sender;
    size_t private_use;
    struct check_memory county, township, township_code, bank;
    struct str bank_code; /* for `bank` */
};

/* Reads `fields` (as many as the header has) into row->values, whose texts point into the fields, into row->arena or into the
 * configuration; faults are added to the row.  The row's business date must be set: places are as of that day. */
void check_row(struct checker *checker, const struct str *fields, struct row *row);

#endif
