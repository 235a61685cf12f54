/*
 * Postings: of the loan accounts, which explain every balance of the ledger, and of the deposit accounts that
 * loans were paid into.
 */
#ifndef SIMULATE_TXN_H
#define SIMULATE_TXN_H

#include "pick.h"
#include "truth.h"

enum { TXN_MOST = 128 };

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
    int counter_bank;          /* -1: not told */
    const struct purse *agent; /* who stood at the counter; NULL: the holder */
};

struct txns {
    int count;
    struct txn txn[TXN_MOST];
};

/* Adds one; and puts all into the order in which they were posted. */
void txn_add(struct txns *txns, struct txn txn);
void txn_sort(struct txns *txns);

/* Whether the `at`-th note of a scene has a deposit account that lives an everyday life: no earlier note has the same, and
 * no story tells what is done with it. */
bool txn_account(const struct scene *scene, int at);

/* What was posted to it in a month; and to the account of another member of the household, at the other large
 * bank, where some of it was sent. */
void txn_of_account(const struct scene *scene, int at, int month, struct txns *txns);
void txn_of_relative(struct scene *scene, int at, int month, struct txns *txns, struct note *relative);

/* What was posted in a month to an account that a story moves money through. */
void txn_of_purse(const struct scene *scene, int purse, int month, struct txns *txns);

/* Parts of it: the loan that comes, a repayment in cash, a month's wage and what is spent of it. */
void txn_granted(const struct note *note, struct txns *txns);
void txn_repaid(const struct note *note, int day, int64_t amount, struct txns *txns);
void txn_everyday(const struct scene *scene, const struct note *note, int month, struct txns *txns);

/* In whose name the account is that the note was paid into. */
const char *txn_account_name(const struct scene *scene, const struct note *note);

/* What of the repayment before the end the borrower made himself. */
int64_t txn_own_part(const struct note *note);

/* Which notes' postings do not add up (DAT-03), or only seem not to. */
struct picker txn_picker(const struct world *world);

/* What was posted to a note's loan account in a month. */
void txn_of_loan(const struct scene *scene, const struct note *note, struct pick pick, int month, struct txns *txns);

/* DAT-03, for notes that are in the ledgers from the first. */
void txn_truth(const struct world *world, struct truth *truth, int unseen);

#endif
