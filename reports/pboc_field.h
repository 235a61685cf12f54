/*
 * One field of a loan-by-loan form: written from what the database says, and read back by somebody who knows the form only.
 */
#ifndef FUPIN_REPORTS_PBOC_FIELD_H
#define FUPIN_REPORTS_PBOC_FIELD_H

#include "base/memory.h"
#include "reports/pboc_form.h"

/* A document number as the standard masks it: letters become capitals; of 18 digits the first 14 stay, followed by the MD5 of
 * all 18; of any other number only its MD5. */
void pboc_mask(struct str number, struct buffer *out);

/* Adds `text` as the field's kind has it: fen as yuan, a rate without zeros at its end, a number masked, a text on one line
 * and cut at a character to fit.  What cannot be written so is added as it is: the reader will refuse it. */
void pboc_field_write(const struct pboc_field *field, struct str text, struct buffer *out);

/* Why a file is refused.  The order is that in which things are looked at. */
enum pboc_fault {
    PBOC_GOOD,
    PBOC_BAD_NAME,      /* the file's name is not what it holds */
    PBOC_BAD_ENCODING,  /* not UTF-8 (or GB 18030 where said), or a mark at its beginning */
    PBOC_BAD_LINE_END,  /* a line ends otherwise than said, or the last one does not end */
    PBOC_BAD_CONTROL,   /* a control character */
    PBOC_BAD_FIELDS,    /* too few fields or too many */
    PBOC_EMPTY_FIELD,   /* what must be filled is not */
    PBOC_BAD_LENGTH,    /* too long, or not as long as said */
    PBOC_BAD_CODE,      /* not one of the list */
    PBOC_BAD_DAY,       /* no day of the calendar */
    PBOC_BAD_NUMBER,    /* no number, a padded one, or one with other decimals */
    PBOC_BAD_ID,        /* a document number that is not masked as said */
    PBOC_BAD_SENDER,    /* a line of another institution than the name says */
    PBOC_BAD_ORDER,     /* a key that is not after the one before it */
    PBOC_BAD_SUM,       /* the MD5 of the companion is another */
    PBOC_BAD_SIZE,      /* the size of the companion is another */
    PBOC_BAD_COUNT,     /* the number of records of the companion is another */
    PBOC_BAD_COMPANION, /* the companion has not its five lines, or names another file */
    PBOC_BAD_KEY,       /* a data line without a head, or a head whose flag says otherwise */
    PBOC_BAD_TREE,      /* a line that is not the sum of those below it */
    PBOC_BAD_MEMBERS,   /* a package that does not hold the three files */
};

/* "LENGTH": for tests and logs. */
const char *pboc_fault_name(enum pboc_fault fault);

/* "长度不符": for people. */
const char *pboc_fault_words(enum pboc_fault fault);

/* PBOC_GOOD, or the first thing wrong with what stands in the field. */
enum pboc_fault pboc_field_check(const struct pboc_field *field, struct str text);

/* A number of at most `digits` before and exactly `decimals` after the point (`any`: at most), not padded, not negative. */
bool pboc_is_number(struct str text, size_t digits, size_t decimals, bool any);

/* YYYY-MM-DD, a day of the calendar. */
bool pboc_is_day(struct str text);

#endif
