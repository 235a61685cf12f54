/* The rates of --history: of a hundred files, how many meet with what. */
#ifndef SIMULATE_RATES_H
#define SIMULATE_RATES_H

#include "turn.h"

struct rates {
    int of_100[DISTURBANCES];
    int quiet_of_100; /* of a hundred days: nights on which nothing comes */
};

/* The kinds by their names on the command line. */
extern const char *const RATES_NAME[DISTURBANCES];

/* "usual", or late=3,correction=10,...: what is not named does not happen. */
void rates_read(struct rates *rates, const char *text);

bool rates_any(const struct rates *rates);

#endif
