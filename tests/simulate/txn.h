/*
 * Postings: of the loan accounts, which explain every balance of the ledger, and of the deposit accounts that
 * loans were paid into.
 */
#ifndef SIMULATE_TXN_H
#define SIMULATE_TXN_H

#include "pick.h"
#include "truth.h"

enum { TXN_MOST = 48 };

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

struct txn {
    int day, minute;
    enum txn_type type;
    bool out; /* 借: money leaves the holder; of a loan account: disbursed */
    bool reversal;
    int64_t amount;          /* 分; negative only as a reversal */
    int64_t balance;         /* of the account after it */
    const struct note *note; /* whose money it is about; NULL: nobody's */
    const char *summary;
    char counter_account[PEOPLE_ID], counter_name[PEOPLE_NAME];
    int counter_bank; /* -1: not told */
};

struct txns {
    int count;
    struct txn txn[TXN_MOST];
};

/* Adds one, as long as there is room; and puts all into the order in which they were posted. */
void txn_add(struct txns *txns, struct txn txn);
void txn_sort(struct txns *txns);

/* A deposit account that the `at`-th note of a scene was paid into: which bank holds it, and in whose name.  False
 * where an earlier note of the scene has the same account. */
bool txn_account(const struct scene *scene, int at);

/* What was posted to it in a month; and to the account of another member of the household, at the other large
 * bank, where some of it was sent. */
void txn_of_account(const struct scene *scene, int at, int month, struct txns *txns);
void txn_of_relative(struct scene *scene, int at, int month, struct txns *txns, struct note *relative);

/* Which notes' postings do not add up (DAT-03), or only seem not to. */
struct picker txn_picker(const struct world *world);

/* What was posted to a note's loan account in a month. */
void txn_of_loan(const struct scene *scene, const struct note *note, struct pick pick, int month, struct txns *txns);

/* DAT-03, for notes that are in the ledgers from the first. */
void txn_truth(const struct world *world, struct truth *truth, int unseen);

#endif
