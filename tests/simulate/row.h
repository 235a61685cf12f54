/* One record on its way into a file: its fields as text, in the canonical order and in the sender's dress. */
#ifndef SIMULATE_ROW_H
#define SIMULATE_ROW_H

#include "dress.h"

#include <stddef.h>
#include <stdint.h>

enum { ROW_FIELDS = 40, ROW_BYTES = 4096 };

struct row {
    const struct dress *dress;
    int fields;
    size_t used;
    size_t end[ROW_FIELDS]; /* where each field ends; the next one begins there */
    char bytes[ROW_BYTES];
};

void row_start(struct row *row, const struct dress *dress);

/* Each adds one field. */
void row_text(struct row *row, const char *text);
void row_bytes(struct row *row, const char *bytes, size_t length);
void row_blank(struct row *row);
void row_number(struct row *row, int64_t number);
void row_money(struct row *row, int64_t fen); /* negative: a reversal */
void row_rate(struct row *row, int rate);     /* in 0.00001 % */
void row_day(struct row *row, int day);       /* 0 or CALENDAR_NEVER: blank */
void row_month(struct row *row, int day);     /* 201401 or 2014-01 */

#endif
