/*
 * Money on its way: accounts that stories move it through, and what moves.
 *
 * A story says what happens; what the banks report of it is told by txn_purse.c, each side at the bank that holds the account.
 */
#ifndef SIMULATE_MONEY_H
#define SIMULATE_MONEY_H

#include "people.h"

#include <stdbool.h>
#include <stdint.h>

enum txn_type {
    TXN_GRANT,
    TXN_PRINCIPAL,
    TXN_INTEREST,
    TXN_WRITE_OFF,
    TXN_TRANSFER,
    TXN_CASH_IN,
    TXN_CASH_OUT,
    TXN_SPENT,
    TXN_PAID_TO
};

/* No bank of ours holds the account, and nobody tells its postings; no purse at all. */
enum { PURSE_OUTSIDE = -1, PURSE_NONE = -1 };

struct purse {
    int bank;                                                  /* or PURSE_OUTSIDE */
    char account[PEOPLE_ID], name[PEOPLE_NAME], id[PEOPLE_ID]; /* each may be blank: the banks do not tell it */
};

struct move {
    int day, minute;
    int from, to; /* purses; PURSE_NONE: a counter, a till, whoever pays wages */
    enum txn_type type;
    int64_t amount; /* 分 */
    int late;       /* the other side is posted so many days later, or (-1) earlier */
    int undone;     /* the day on which both sides are taken back; 0: never */
    int agent;      /* the purse of whoever stood at the counter for the holder; PURSE_NONE: nobody */
    const char *summary;
};

#endif
