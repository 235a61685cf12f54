/*
 * Tens of millions of fields are written: digits are placed by hand, without printf.  A field too long for
 * the row is cut; no value of ours comes near.
 */
#include "row.h"

#include "calendar.h"

#include <string.h>

/* The dress decides how dates and money are written from here on. */
void row_start(struct row *row, const struct dress *dress)
{
    row->dress = dress;
    row->fields = 0;
    row->used = 0;
}

/* Too many fields are found out by the sink, which knows how many there must be. */
static void row_end(struct row *row)
{
    if (row->fields < ROW_FIELDS)
        row->end[row->fields++] = row->used;
}

/* What does not fit is dropped; see the file's head. */
static void row_char(struct row *row, char c)
{
    if (row->used < ROW_BYTES)
        row->bytes[row->used++] = c;
}

/* At least `width` digits; with `group` a comma before every third from the right. */
static void row_digits(struct row *row, uint64_t number, int width, bool group)
{
    char digits[32];
    int count = 0;

    do
        digits[count++] = (char) ('0' + number % 10);
    while ((number /= 10) > 0 || count < width);
    while (count > 0) {
        row_char(row, digits[--count]);
        if (group && count > 0 && count % 3 == 0)
            row_char(row, ',');
    }
}

/* As it is: quoting is the sink's business. */
void row_bytes(struct row *row, const char *bytes, size_t length)
{
    if (length > ROW_BYTES - row->used)
        length = ROW_BYTES - row->used;
    memcpy(row->bytes + row->used, bytes, length);
    row->used += length;
    row_end(row);
}

/* Most fields are such texts. */
void row_text(struct row *row, const char *text)
{
    row_bytes(row, text, strlen(text));
}

/* A cell left empty. */
void row_blank(struct row *row)
{
    row_end(row);
}

/* Counts and years, never negative. */
void row_number(struct row *row, int64_t number)
{
    row_digits(row, (uint64_t) number, 1, false);
    row_end(row);
}

/* 元 with two decimals, from 分. */
void row_money(struct row *row, int64_t fen)
{
    if (fen < 0)
        row_char(row, '-');
    fen = fen < 0 ? -fen : fen;
    row_digits(row, (uint64_t) fen / 100, 1, row->dress->commas);
    row_char(row, '.');
    row_digits(row, (uint64_t) fen % 100, 2, false);
    row_end(row);
}

/* Two decimals, and as many more as the rate has. */
void row_rate(struct row *row, int rate)
{
    uint64_t rest = (uint64_t) rate % 100000;
    int decimals = 5;

    for (; decimals > 2 && rest % 10 == 0; decimals--)
        rest /= 10;
    row_digits(row, (uint64_t) rate / 100000, 1, false);
    row_char(row, '.');
    row_digits(row, rest, decimals, false);
    row_end(row);
}

/* 20180331, 2018-03-31 or 2018/3/31. */
void row_day(struct row *row, int day)
{
    char separator = row->dress->dates == DATE_HYPHENS ? '-' : '/';
    bool compact = row->dress->dates == DATE_COMPACT;
    int width = row->dress->dates == DATE_SLASHES ? 1 : 2;
    struct date date;

    if (day != 0 && day != CALENDAR_NEVER) {
        date = calendar_date(day);
        row_digits(row, (uint64_t) date.year, 4, false);
        if (!compact)
            row_char(row, separator);
        row_digits(row, (uint64_t) date.month, width, false);
        if (!compact)
            row_char(row, separator);
        row_digits(row, (uint64_t) date.day, width, false);
    }
    row_end(row);
}

/* Only two columns of the roster may be written so. */
void row_month(struct row *row, int day)
{
    struct date date = calendar_date(day);

    row_digits(row, (uint64_t) date.year, 4, false);
    if (row->dress->dates == DATE_HYPHENS)
        row_char(row, '-');
    row_digits(row, (uint64_t) date.month, 2, false);
    row_end(row);
}
