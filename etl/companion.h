/*
 * The slips that come beside a file: <name>.ok with counts, and the PBoC's .log of five lines.
 */
#ifndef FUPIN_ETL_COMPANION_H
#define FUPIN_ETL_COMPANION_H

#include "etl/inside.h"

/* Compares what slips there are with the file; one that differs, or cannot be read, holds it. */
bool companion_check(struct taking *taking, struct error *err) MUST_CHECK;

#endif
