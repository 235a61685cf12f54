/*
 * The PBoC's loan-by-loan forms, declared once: CLGRDK (what is outstanding) and GRDKFS (what moved in a month).
 *
 * Writer, reader and manual walk these tables.  A file is UTF-8 without BOM; a line ends in LF, `|` stands between fields and
 * not at the end, nothing is quoted.  Lengths are bytes.  One line a note (CLGRDK) or a movement (GRDKFS), sorted by its key.
 */
#ifndef FUPIN_REPORTS_PBOC_FORM_H
#define FUPIN_REPORTS_PBOC_FORM_H

#include "base/str.h"

enum pboc_kind {
    PBOC_TEXT,   /* C..n: what must not break a line becomes a space */
    PBOC_CODE,   /* one of a list, or of a length, of letters and digits */
    PBOC_DIGITS, /* Cn: n digits */
    PBOC_DAY,    /* C10: 2018-03-31 */
    PBOC_MONEY,  /* D20.2: yuan, written from fen */
    PBOC_RATE,   /* D10.5: percent, no zeros at the end */
    PBOC_ID,     /* a masked document number: 46 or 32 characters */
};

struct pboc_field {
    const char *title; /* as officials know it */
    enum pboc_kind kind;
    int length;        /* most bytes; of PBOC_CODE without a list and PBOC_DIGITS: exactly so many */
    bool optional;     /* may be empty */
    const char *codes; /* allowed ones with blanks between, or NULL */
};

/* The places of fields that more than one rule speaks of, from 0; those up to PBOC_DUE are alike in both forms. */
enum {
    PBOC_NOTE = 6,
    PBOC_GRANTED = 9,
    PBOC_DUE = 10,
    PBOC_AMOUNT = 13,
    PBOC_FLOATING = 15,
    PBOC_INTEREST = 16,
    PBOC_BASE_RATE = 18
};
enum { CLGRDK_EXTENDED = 11, CLGRDK_QUALITY = 23, CLGRDK_STATUS = 24, CLGRDK_OVERDUE = 25 };
enum { GRDKFS_ENDED = 11, GRDKFS_STATUS = 23, GRDKFS_RESTRUCTURED = 25, GRDKFS_GRANTED = 26, GRDKFS_NUMBER = 27 };

enum { PBOC_FIELDS_MOST = 29, PBOC_CREDIT_CODE = 18, PBOC_LOG_LINES = 5 };

struct pboc_form {
    const char *name, *title;
    const char *query; /* whose columns are the fields, in their order */
    const struct pboc_field *fields;
    size_t count;
    size_t second_key; /* the key is the note number and this field; 0: the note number alone */
};

extern const struct pboc_form pboc_clgrdk, pboc_grdkfs;

/* The i-th of the loan-by-loan forms, or NULL past the last. */
const struct pboc_form *pboc_form(size_t i);

/* "C..60", "C10", "D20.2": the length as the standard writes it, into `text` (16 bytes). */
const char *pboc_length(const struct pboc_field *field, char *text);

#endif
