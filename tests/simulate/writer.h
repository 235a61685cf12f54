/* The writers: one function a feed, each putting a month's file (or the banks' files) where it arrives. */
#ifndef SIMULATE_WRITER_H
#define SIMULATE_WRITER_H

#include "feeds.h"
#include "filing.h"
#include "fund.h"
#include "history.h"
#include "npl.h"
#include "plan.h"
#include "sink.h"

struct writer {
    const struct world *world;
    const struct history *history;
    const struct plan *plan;
    const struct filing *filing; /* NULL where nothing that is declared is written */
    const struct npl *npl;
    const struct fund *fund;
    const char *folder;
    bool plain;
    int feeds; /* a sum of FEED_... */
};

/* A month's file of one sender, in all the ways in which it is sent; a row goes into each. */
struct submission {
    const struct turn *turn;
    const struct layout *layout;
    const char *county;
    struct sink *sink[TURN_FILES];
    int64_t rows;
};

/* Opens the files that the history says for a feed, a sender and the window's month `index`, and writes down
 * what is to be decided about them. */
struct submission writer_open(const struct writer *writer, enum monthly feed, int sender, int index);
const struct dress *writer_dress(const struct submission *submission);
void writer_row(struct submission *submission, const struct row *row);
void writer_close(const struct submission *submission);

/* Opens a list of an office that does not come every month, on the first day of the next month. */
struct sink *writer_list(const struct writer *writer, const struct layout *layout, const char *sender, int index);

/* One walk writes the roster and its changes; another all ledgers at once. */
void writer_people(const struct writer *writer, int index);
void writer_ledgers(const struct writer *writer, int index);

/* The plan and the duty list, in the months that bring one. */
void writer_plan(const struct writer *writer, int index);
void writer_duty(const struct writer *writer, int index);

/* Who lends what to whom was asked and judged before: the survey. */
void writer_survey(const struct writer *writer, int index);

/* What banks declare of themselves, and their targets. */
void writer_filing(const struct writer *writer, int index);
void writer_npl_target(const struct writer *writer, int index);

/* The risk funds, what they pay for, and the subsidies. */
void writer_fund_account(const struct writer *writer, int index);
void writer_fund_txn(const struct writer *writer, int index);
void writer_compensation(const struct writer *writer, int index);
void writer_subsidy(const struct writer *writer, int index);

/* Postings, of the loan accounts and of those that loans were paid into. */
void writer_loan_txn(const struct writer *writer, int index);
void writer_account_txn(const struct writer *writer, int index);

/* Whom loans are held against. */
void writer_watchlist(const struct writer *writer, int index);

#endif
