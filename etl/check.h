/*
 * A file's fields become a row's typed values, or faults: all checking happens here, and behind it values are what
 * they claim to be.
 */
#ifndef FUPIN_ETL_CHECK_H
#define FUPIN_ETL_CHECK_H

#include "etl/divisions.h"
#include "etl/header.h"
#include "etl/senders.h"

/* Places asked for last: files are sorted by them. */
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

/* Reads `fields` (as many as the header has) into row->values; faults are added to the row. */
void check_row(struct checker *checker, const struct str *fields, struct row *row);

#endif
