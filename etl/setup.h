/*
 * The configuration as it was at an earlier time, from the archive.
 *
 * A file told again is judged by the senders, divisions, layouts and limits of its own day: with those of today another
 * verdict could come out, and with it other figures than were published.
 */
#ifndef FUPIN_ETL_SETUP_H
#define FUPIN_ETL_SETUP_H

#include "etl/inside.h"

/* The configuration of setup `known`: `etl` itself where that is its own, else one read from the archive, which `etl` keeps.
 * NULL with `err`. */
const struct etl *setup_open(struct etl *etl, struct database *db, long long known, struct error *err) MUST_CHECK;

/* Fills the tables of the last setup, which has been noted, from what `etl` has read. */
bool setup_fill(const struct etl *etl, struct database *db, struct error *err) MUST_CHECK;

#endif
