/*
 * The header of a file: which of its columns is which of the feed's, under which unit, and with which separator.
 *
 * The header decides the separator, not the other way round: the same titles that find the columns show where they end.  It is
 * the first of the leading twenty records in which all required columns are found; what stands before it are titles of a table.
 */
#ifndef FUPIN_ETL_HEADER_H
#define FUPIN_ETL_HEADER_H

#include "etl/encoding.h"
#include "etl/layout.h"
#include "etl/records.h"

/* How far down a header is looked for. */
enum { HEADER_RECORDS = 20 };

struct header {
    char separator;
    uint64_t line;           /* of the header; rows follow behind */
    int records_before;      /* how many records stand before it */
    size_t fields;           /* columns in the file */
    int place[COLUMNS_MOST]; /* a feed's column → the file's; -1: not there */
    enum unit unit[COLUMNS_MOST];
    bool monthly[COLUMNS_MOST];
    const int *field_column; /* a file's column → the feed's; -1: unknown */
    const char *ignored;     /* titles of unknown columns, joined by 、; NULL: none */

    enum reject_code fault; /* REJECT_NONE: found */
    const char *reason;     /* in Chinese, of a fault */
};

/* What a search needs.  `head` must outlive it; what is found lies in `arena`, and texts in it belong to that. */
struct header_search {
    const struct layout *layout;
    struct str head; /* the file's first bytes, without a mark */
    struct decoder *decoder;
    size_t max_columns, max_field, max_record;
    struct arena *arena;
};

/* Finds the header among the leading records, with the first separator that shows it.  Where none does, header->fault says
 * why (COLUMN_MISSING, COLUMN_TWICE, QUOTE, LIMIT, HEADER) and header->reason to the sender what was seen and what is nearest. */
void header_find(const struct header_search *search, struct header *header);

/* Copies what `header` points to from the search's arena into a longer-lived one. */
void header_keep(struct header *header, struct arena *arena);

#endif
