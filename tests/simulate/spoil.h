/* What can be wrong with a file that is sent, row by row. */
#ifndef SIMULATE_SPOIL_H
#define SIMULATE_SPOIL_H

#include "layout.h"
#include "row.h"

enum spoil {
    SPOIL_NONE,
    SPOIL_COLUMN,  /* a required column is missing: rejected */
    SPOIL_SHRUNK,  /* two rows of five are missing: held */
    SPOIL_CELLS,   /* one row of ten lacks a required cell: held */
    SPOIL_CHANGED, /* accepted, but some rows say something else */
    SPOIL_LOSSY,   /* the same, and some rows are missing too */
    SPOIL_EMPTY,   /* the header alone */
    SPOIL_WITHOUT, /* without one county, the value of the first column */
    SPOIL_ONLY     /* that county alone */
};

/* What becomes of the `nth` row (from 0): itself, another in its place (good until the next call), or NULL. */
const struct row *spoil_row(enum spoil spoil, const struct layout *layout, const char *county, int64_t nth,
                            const struct row *row);

#endif
