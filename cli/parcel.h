/*
 * A parcel: what one recipient gets of a month's issue, composed into a letter.
 */
#ifndef FUPIN_CLI_PARCEL_H
#define FUPIN_CLI_PARCEL_H

#include "cli/letters.h"
#include "cli/protect.h"

/* The issue that is delivered: its last edition. */
struct parcels {
    struct context *context;
    struct letters *letters;
    struct protection protection;
    const char *month, *about; /* "2018-03", "2018-03/1" */
    int edition;
    day_number first, as_of;
    const char *kept;         /* folder of the edition */
    const char *const *paths; /* below it, sorted; NULL-ended */
};

struct parcel {
    const struct recipient *to;
    const char *const *paths; /* of what is attached; NULL-ended */
    const char *subject;
    const char *password; /* NULL: nothing in it is for few eyes */
    const char *problem;  /* why it cannot go, or NULL */
};

/* Finds the last edition of `month`; false where there is none. */
bool parcels_open(struct parcels *parcels, struct context *context, struct letters *letters,
                  const char *month) MUST_CHECK;

/* What recipient `to` gets; no paths where the issue has nothing for it. */
void parcel_fill(struct parcels *parcels, const struct recipient *to, struct parcel *parcel);

/* Composes it and adds its messages as ready, in a transaction of its own. */
bool parcel_add(struct parcels *parcels, const struct parcel *parcel) MUST_CHECK;

#endif
