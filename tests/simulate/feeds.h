/* Which feeds are wanted: a sum of these. */
#ifndef SIMULATE_FEEDS_H
#define SIMULATE_FEEDS_H

enum {
    FEED_ROSTER = 1,
    FEED_CHANGES = 2,
    FEED_LOAN = 4,
    FEED_PLAN = 8,
    FEED_DUTY = 16,
    FEED_SURVEY = 32,
    FEED_FILING = 64,
    FEED_NPL_TARGET = 128,
    FEED_WATCHLIST = 256,
    FEED_FUND_ACCOUNT = 512,
    FEED_FUND_TXN = 1024,
    FEED_COMPENSATION = 2048,
    FEED_SUBSIDY = 4096,
    FEED_LOAN_TXN = 8192,
    FEED_ACCOUNT_TXN = 16384,
    FEED_ALL = 32767
};

#endif
