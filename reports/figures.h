/*
 * The figures of a month: one number for each scope (prefecture, county, bank, county x bank, township) and name.
 *
 * figures.csv, every sheet and every sentence take their numbers from one set, so that they cannot differ.  A figure
 * that is not in the set does not apply, or its feed is not connected: sheets print a dash, sentences are left out.
 */
#ifndef FUPIN_REPORTS_FIGURES_H
#define FUPIN_REPORTS_FIGURES_H

#include "reports/place.h"

/* The share of NPL from which compensation may start, in hundredths of a percent (71号 四(二)). */
enum { NPL_RATE_LINE = 300 };

struct figure {
    const char *scope, *id, *name;
    long long value; /* a count, or fen */
};

/* Sorted by scope, id and name, as bytes. */
struct figure_set {
    const struct figure *figures;
    size_t count;
};

/* Computes them in the world that is on the search_path. */
bool figures_read(struct database *db, struct arena *arena, struct figure_set *set, struct error *err) MUST_CHECK;

/* The prefecture's of a year ago, as far as ledgers tell them; none where there were none. */
bool figures_read_year_before(struct database *db, struct arena *arena, struct figure_set *set,
                              struct error *err) MUST_CHECK;

/* False where there is no such figure. */
bool figures_find(const struct figure_set *set, const char *scope, const char *id, const char *name, long long *value);

/* The same, 0 where there is none: for sums and sorting only. */
long long figures_value(const struct figure_set *set, const char *scope, const char *id, const char *name);

/* The text of figures.csv. */
void figures_csv(const struct figure_set *set, const char *month, struct buffer *out);

/* A figure that must add up, and what it adds up to over the counties and over the banks that are listed. */
struct identity {
    const char *name;
    long long counties, banks, pairs, prefecture;
};

/* The identities of every figure in fen and in notes; `*count` of them, in `arena`. */
const struct identity *figures_identities(struct arena *arena, const struct figure_set *set,
                                          const struct places *places, size_t *count);

bool identity_holds(const struct identity *identity);

#endif
