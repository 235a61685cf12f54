/*
 * A layout: under which titles a feed's columns stand in a file (conf/sources/canonical.yaml).
 *
 * The canonical layout is configuration like any other.  A column is always found by its English name too.
 *
 * Titles are compared folded: width, brackets, blanks, case and 帐=账 make no other title, and a unit in trailing brackets
 * ((元), (万元), (%), (‰)) is taken off and kept.  Any other unit makes another title.
 */
#ifndef FUPIN_ETL_LAYOUT_H
#define FUPIN_ETL_LAYOUT_H

#include "base/config.h"
#include "etl/feed.h"

/* In which a column's cells are written; UNIT_NONE: as its type has it (元, percent a year). */
enum unit { UNIT_NONE, UNIT_YUAN, UNIT_WAN, UNIT_PERCENT, UNIT_PERMILLE };

struct title {
    struct str base;    /* folded, without its unit */
    struct str written; /* as the layout has it */
    int column;
    bool monthly; /* a rate a month (月利率) */
};

struct layout {
    const struct feed *feed;
    const struct title *titles;
    size_t count;
};

struct layouts {
    const struct layout *items;
    size_t count;
};

/* Reads the canonical layout from `path` into `arena`; every column of a feed that it names must be there.  Mistakes are added
 * with file, line and column. */
void layouts_read(struct layouts *layouts, struct arena *arena, const char *path, struct config_mistakes *mistakes);

/* The layout of a feed; NULL where the configuration names none. */
const struct layout *layout_of(const struct layouts *layouts, const struct feed *feed);

/* Folds a title into `arena` and takes a trailing unit off, which goes to `*unit`. */
struct str title_read(struct arena *arena, struct str written, enum unit *unit);

/* Whether a column of this type may stand under that unit. */
bool unit_fits(enum column_type type, enum unit unit);

#endif
