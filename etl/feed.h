/*
 * The sixteen feeds: what each is called, which columns it has, and how its rows go into the database.
 *
 * A feed is a table of columns and a few functions, one file a feed (etl/feed_roster.c …).  Reader, checker,
 * loader and manual walk these tables; nothing else knows a feed by name.
 */
#ifndef FUPIN_ETL_FEED_H
#define FUPIN_ETL_FEED_H

#include "base/database.h"
#include "etl/codes.h"
#include "etl/row.h"

enum feed_kind { FEED_SNAPSHOT, FEED_EVENT };

enum column_type {
    COLUMN_TEXT,
    COLUMN_NAME,       /* a person's or account's name: inner U+3000 goes */
    COLUMN_IDENTIFIER, /* opaque text that must not be in scientific notation */
    COLUMN_ID,         /* an identity number */
    COLUMN_MONEY,
    COLUMN_RATE,
    COLUMN_SHARE, /* 0 to 100 percent */
    COLUMN_DATE,
    COLUMN_MONTH_OR_DATE,
    COLUMN_NUMBER,
    COLUMN_YEAR,
    COLUMN_CODE,
    COLUMN_YES_NO,
    COLUMN_OWN_BANK,      /* a bank code this sender speaks for */
    COLUMN_BANK,          /* any known bank */
    COLUMN_COUNTY,        /* a county by code or name */
    COLUMN_TOWNSHIP,      /* a township by its code */
    COLUMN_TOWNSHIP_NAME, /* a township of the county in the column before */
    COLUMN_VILLAGE_CODE
};

/* One column of the canonical layout; under which titles it is found says the configuration (etl/layout.h). */
struct feed_column {
    const char *name;
    enum column_type type;
    bool required;     /* bold: the column must be there */
    bool may_be_blank; /* bold, but its cells may be empty */
    bool key;
    const struct code_list *codes;
    int64_t least, most; /* of money and numbers; both 0: no bound of its own */
};

/* What a row can lean on besides its cells. */
struct feed_context {
    const struct divisions *divisions;
    const struct str *products;
    size_t product_count;
};

/* The functions may be NULL: then all follows from the columns.  They see one row at a time, after its cells were checked, and may
 * lean on nothing but the row and the context: a row means the same in every file and in every order. */
struct feed {
    const char *name, *title;
    enum feed_kind kind;
    const struct feed_column *columns;
    int column_count;
    int control_column;             /* whose sum is the control amount; -1: none */
    int extent_column;              /* whose value is the extent; -1: the whole, or as the functions below say */
    void (*check)(struct row *row); /* across columns, before the key is made */
    bool (*key)(struct row *row);   /* false: cannot be read; NULL: the key columns, joined */
    void (*derive)(struct row *row, const struct feed_context *context); /* NULL: the fingerprint of all columns */
    void (*copy)(const struct row *row, struct copy *copy);              /* NULL: what a version has, and all columns */
    int64_t (*extent)(const struct row *row);                            /* the extent as a number */
    struct str (*extent_text)(const struct row *row);                    /* the extent as a text of the row's arena */
};

extern const struct feed feed_roster, feed_roster_change, feed_loan, feed_plan, feed_duty, feed_loan_txn,
    feed_account_txn, feed_fund_account, feed_fund_txn, feed_compensation, feed_subsidy, feed_survey, feed_filing,
    feed_npl_target, feed_watchlist, feed_feedback;

/* What money may come to: 10^13 yuan. */
#define FEED_FEN_MOST INT64_C(1000000000000000)

/* The i-th feed in the order of taking, or NULL past the last. */
const struct feed *feed_at(size_t i);
/* The feed with that name, exactly; NULL where there is none. */
const struct feed *feed_named(struct str name);
/* Its place in the order of taking. */
size_t feed_order(const struct feed *feed);

/* The column's index, or -1. */
int feed_column_named(const struct feed *feed, struct str name);

/* After the cells were checked: what the feed itself checks, the row's key (0 where it cannot be read) and fingerprint. */
void feed_finish_row(const struct feed *feed, struct row *row, const struct feed_context *context);

/* The row as COPY wants it. */
void feed_copy_row(const struct feed *feed, const struct row *row, struct copy *copy);

/* The row of a snapshot as it is compared with the versions before it: its key, line and fingerprint. */
void feed_copy_compared(const struct row *row, struct copy *copy);

/* The extent of a row as a number or a text; neither where it cannot be read. */
struct str feed_extent(const struct feed *feed, const struct row *row, int64_t *number);

/* A posting without a number within its transaction is the first; its amount is negative only where it is reversed. */
void feed_check_posting(struct row *row, int sequence, int amount, int reversal);

/* Reads identity number and name into row->id, row->id_text, row->name_folded. */
void feed_derive_person(struct row *row, int id_column, int name_column);

/* The fingerprint of the first `columns` values, into row->hash.  Column `except` (-1: none) goes in as the number `instead`: a
 * count of days that moves by itself is no change, the day it counts from is. */
void feed_hash(struct row *row, int columns, int except, int64_t instead);

/* COPY fields from a value: null where it is empty. */
void feed_copy_text(struct copy *copy, const struct value *value);
void feed_copy_int(struct copy *copy, const struct value *value);
void feed_copy_bigint(struct copy *copy, const struct value *value);
void feed_copy_date(struct copy *copy, const struct value *value);

/* id18 and id_form, id_fault as version rows keep them. */
void feed_copy_id18(struct copy *copy, const struct row *row);
void feed_copy_id_form(struct copy *copy, const struct row *row);
void feed_copy_id_fault(struct copy *copy, const struct row *row);

/* name_folded: null where it equals the name. */
void feed_copy_folded(struct copy *copy, const struct row *row, int name_column);

#endif
