/*
 * The risk funds: their accounts, the money that moves through them, and what FND-01 to -05, -09, -11 and -12
 * must say.
 *
 * Each bank that lends in a county has one main account there (a few have none), each planting an account of its
 * own, and some banks that do not lend have an idle one.  Payments for cases go through the main account; they
 * are known here as sums by month, and written one by one from the scenes.
 */
#ifndef SIMULATE_FUND_H
#define SIMULATE_FUND_H

#include "totals.h"

enum fund_kind {
    FUND_IN,
    FUND_ADDED,
    FUND_INTEREST,
    FUND_PAID_OUT,
    FUND_RETURNED,
    FUND_MOVED,
    FUND_TAKEN_BACK,
    FUND_OTHER
};

enum fund_plant { FUND_MAIN, FUND_IDLE, FUND_RATE, FUND_OUTFLOW, FUND_LITTLE_INTEREST, FUND_PLEDGED, FUND_PLANTS };

struct fund_account {
    int county, bank;
    enum fund_plant plant;
    bool violation;
    int nth; /* of its kind */
    int tenor, rate, multiple;
    char number[24];
    int64_t opening, balance[MOST_MONTHS];
};

struct fund_posting {
    int account, day;
    enum fund_kind kind;
    int64_t amount; /* always positive; the kind says which way */
};

struct fund {
    const struct world *world;
    const struct totals *totals;
    int accounts, postings, room;
    struct fund_account *account;
    struct fund_posting *posting;
    int main[PLACES_COUNTIES][BANKS]; /* the main or idle account's place; -1: none */
    /* By county, bank and month: what cases took and gave back; the latest grant known; 0: none. */
    int64_t paid[PLACES_COUNTIES][BANKS][MOST_MONTHS], returned[PLACES_COUNTIES][BANKS][MOST_MONTHS];
    int latest[PLACES_COUNTIES][BANKS][MOST_MONTHS];
};

/* What it fills lives as long as the program. */
void fund_make(struct fund *fund, const struct world *world, const struct totals *totals);

/* For fund.c: adds a posting; the level that a main account's style asks for; the balances of a month, in order. */
void fund_post(struct fund *fund, int account, int day, enum fund_kind kind, int64_t amount);
int64_t fund_level(const struct fund *fund, const struct fund_account *account, int index);
void fund_balances(struct fund *fund, int index);

/* True for money that leaves the account. */
bool fund_leaves(enum fund_kind kind);

/* Whether the account is shown as pledged in the window's month `index`. */
bool fund_pledged(const struct fund *fund, const struct fund_account *account, int index);

/* The window's last month up to `index` that ends a quarter; -1: none. */
int fund_quarter(const struct world *world, int index);

/* The least interest that is not too little for the quarter that ends with month `index`, or the whole. */
int64_t fund_interest(const struct world *world, const struct fund_account *account, int index, bool least);

/* Lowest rates allowed, by tenor, in 0.00001 %; and how many tenors there are. */
enum { FUND_TENORS = 6 };
int fund_lowest_rate(int tenor);

void fund_truth(const struct fund *fund, struct truth *truth);

#endif
