/*
 * A row on its way from text to database: its typed values, and the faults found in it.
 *
 * A row lives until the next one is read; its texts point into the record or into the row's arena.
 */
#ifndef FUPIN_ETL_ROW_H
#define FUPIN_ETL_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/id_number.h"
#include "base/memory.h"
#include "etl/reject_code.h"

/* The widest feed, loan, has 33 columns.  A cell has one fault at most and a feed's own checks few: there is room
 * for all of them, and for the first ones of columns that the feed does not know. */
enum { COLUMNS_MOST = 40, FAULTS_MOST = COLUMNS_MOST + 4, WHOLE_ROW = -1 };

/* One checked cell.  Which member speaks depends on the column's type. */
struct value {
    bool filled;     /* false: empty, or refused */
    int64_t number;  /* fen, day, count, 1/100,000 percent, division code, 0 or 1 */
    struct str text; /* normalised text, or a code's kept form */
};

struct row_fault {
    int column; /* of the feed, or WHOLE_ROW */
    enum reject_code code;
    struct str value; /* the cell as it came */
    bool rejects;     /* the row; else only its cell is refused */
};

struct row {
    struct arena *arena; /* reset with each row */
    uint64_t line;
    day_number business_date;
    int64_t known;
    int32_t file;
    struct value values[COLUMNS_MOST];

    /* What a feed's derive() makes of the values. */
    int64_t key, hash;
    struct id_number id;
    enum id_number_fault id_fault;
    struct str id_text, name_folded;
    int64_t village; /* 0: unknown */
    bool counts;

    struct row_fault faults[FAULTS_MOST];
    int fault_count;
    bool rejected;
};

/* Notes a fault; past FAULTS_MOST only that the row is rejected. */
void row_fault_add(struct row *row, int column, enum reject_code code, struct str value, bool rejects);

#endif
