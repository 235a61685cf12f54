/*
 * The slips that come beside a file: <name>.ok with counts, and the PBoC's .log of five lines.
 *
 * They are read once, before the file is judged, into taking->slips; what is checked is checked from there, so that slips
 * kept in the archive serve as well as those in the inbox.
 */
#ifndef FUPIN_ETL_COMPANION_H
#define FUPIN_ETL_COMPANION_H

#include "etl/inside.h"

/* Reads what slips lie beside the file; none where it comes from the archive, or where slips were given already. */
void companion_read(struct taking *taking);

/* The slips that came with the file, for archive and journal; each with its bytes as they lay there. */
const struct slip *companion_slips(const struct taking *taking, size_t *count);

/* A slip that came with the file when it came: its bytes, or that they could not be read (at == NULL). */
void companion_give(struct taking *taking, const char *name, struct str bytes);

/* Keeps the slips in the archive, and fills in their seals. */
bool companion_keep(struct taking *taking, const char *archive, struct error *err) MUST_CHECK;

/* Compares the slips with the file; one that differs, or cannot be read, holds it. */
bool companion_check(struct taking *taking, struct error *err) MUST_CHECK;

#endif
