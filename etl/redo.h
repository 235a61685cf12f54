/*
 * A snapshot that is taken back: its feed's versions are told anew as if it had never come.
 */
#ifndef FUPIN_ETL_REDO_H
#define FUPIN_ETL_REDO_H

#include "etl/night.h"

/* File night->run->file of `feed` has been marked as taken back, with the K that night->journal.known has reached: tells
 * the word of the files that stay.  Events need nothing. */
bool redo_feed(struct night *night, const struct feed *feed, struct error *err) MUST_CHECK;

#endif
