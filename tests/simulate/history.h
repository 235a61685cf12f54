/*
 * The history: what happens to every monthly file on its way, and what is written about it.
 *
 * Without --history only what arrivals.h plans happens.  After the last month's issue day everything is as if
 * nothing had ever gone wrong; DIR/history.csv tells from when to when something was.
 */
#ifndef SIMULATE_HISTORY_H
#define SIMULATE_HISTORY_H

#include "arrivals.h"
#include "rates.h"
#include "turn.h"

struct history {
    const struct world *world;
    const struct rates *rates;
    bool asked; /* --history was given */
    struct turn turn[MONTHLIES][BANKS][MOST_MONTHS];
};

/* Plans the turns; the days on which files are accepted are told to `arrivals`, for its truth. */
void history_plan(struct history *history, const struct world *world, const struct rates *rates,
                  struct arrivals *arrivals);

/* What DAT-01 must say of the feeds that `arrivals` does not know, and what is left open. */
void history_truth(const struct history *history, struct truth *truth, int feeds);

/* Writes DIR/history.csv and DIR/outstanding.csv, and the folders of nights on which nothing comes. */
void history_write(const struct history *history, const char *folder, int feeds);

#endif
