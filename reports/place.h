/*
 * What the rows of the sheets are called: the prefecture, its counties and townships, and the banks.
 */
#ifndef FUPIN_REPORTS_PLACE_H
#define FUPIN_REPORTS_PLACE_H

#include "base/database.h"

struct place {
    const char *code; /* "532301"; a bank's is its bank code */
    const char *name;
    const char *parent; /* a township's county, else empty */
};

struct place_list {
    const struct place *at;
    size_t count;
};

struct places {
    struct place prefecture;
    struct place_list counties, townships, banks;
};

/* Reads them from the world that is on the search_path, in the order of print. */
bool places_read(struct database *db, struct arena *arena, struct places *places, struct error *err) MUST_CHECK;

/* The townships of a county, in `arena`. */
struct place_list places_of(struct arena *arena, const struct places *places, const char *county);

/* The name of `code`, or the code itself. */
const char *place_name(const struct place_list *list, const char *code);

/* "楚雄州" for 楚雄彝族自治州: how a bulletin calls an autonomous prefecture; any other name as it is. */
const char *place_short_name(struct arena *arena, const char *name);

#endif
