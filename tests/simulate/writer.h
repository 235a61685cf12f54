/* The writers: one function a feed, each putting a month's file (or the banks' files) where it arrives. */
#ifndef SIMULATE_WRITER_H
#define SIMULATE_WRITER_H

#include "arrivals.h"
#include "filing.h"
#include "npl.h"
#include "plan.h"
#include "sink.h"

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
    FEED_ALL = 511
};

struct writer {
    const struct world *world;
    const struct arrivals *arrivals;
    const struct plan *plan;
    const struct filing *filing; /* NULL where nothing that is declared is written */
    const struct npl *npl;
    const char *folder;
    bool plain;
    int feeds; /* a sum of FEED_... */
};

/* A submission: the good file and, where a first try was spoilt, that one too.  A row goes into both. */
struct submission {
    struct sink *good, *spoilt;
};

/* Opens what the schedule says for the `arrival`-th feed and the window's month `index`. */
struct submission writer_open(const struct writer *writer, const struct layout *layout, int arrival, int index);
void writer_row(const struct submission *submission, const struct row *row);
void writer_close(const struct submission *submission);

/* Opens a month's list of an office, which comes on the first day of the next month. */
struct sink *writer_list(const struct writer *writer, const struct layout *layout, const char *sender, int index);

/* The same of a bank, in its own dress, on the second day. */
struct sink *writer_bank_list(const struct writer *writer, const struct layout *layout, int bank, int index);

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

/* Whom loans are held against. */
void writer_watchlist(const struct writer *writer, int index);

#endif
