/*
 * Counties, townships and villages (conf/divisions.csv): found by code, or by name within the one above.
 *
 * All answers are as of a day, since divisions merge and are renumbered.  Codes are kept as numbers: six digits for a county,
 * nine for a township, twelve for a village.  Names are compared folded (width, blanks; a village's without its suffix).
 * A village's name alone says nothing: it is always asked for within a township.
 */
#ifndef FUPIN_ETL_DIVISIONS_H
#define FUPIN_ETL_DIVISIONS_H

#include "base/config.h"
#include "base/date.h"

enum division_level { DIVISION_PREFECTURE, DIVISION_COUNTY, DIVISION_TOWNSHIP, DIVISION_VILLAGE };

struct division {
    int64_t code, parent; /* parent 0: none */
    enum division_level level;
    struct str name;     /* as written */
    struct str folded;   /* a village's less its suffix */
    day_number from, to; /* from <= day < to; DATE_NONE: without end */
};

struct divisions {
    const struct division *by_code; /* sorted by code */
    const struct division *by_name; /* sorted by parent, folded name */
    size_t count;
};

/* Reads conf/divisions.csv; mistakes are added by line. */
void divisions_read(struct divisions *divisions, struct arena *arena, const char *path,
                    struct config_mistakes *mistakes);

/* Whether there is a division `code` on `day`, and it is of `level`. */
bool division_is(const struct divisions *divisions, int64_t code, enum division_level level, day_number day);

/* The code above it on `day`; 0 where it is unknown. */
int64_t division_parent(const struct divisions *divisions, int64_t code, day_number day);

/* A county by its name; 0 where there is none. */
int64_t division_county(const struct divisions *divisions, struct str name, day_number day);

/* A township by its name within `county`. */
int64_t division_township(const struct divisions *divisions, int64_t county, struct str name, day_number day);

/* A village by its name, less its suffix, within `township`. */
int64_t division_village(const struct divisions *divisions, int64_t township, struct str name, day_number day);

/* "county" for DIVISION_COUNTY. */
const char *division_level_name(enum division_level level);

#endif
