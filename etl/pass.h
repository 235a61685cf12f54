/*
 * One pass through the rows of a file: what it works with, and a row checked.
 *
 * The first pass (take_rows) reads all rows, the second (take_changed) those that say otherwise than the state before.  A row
 * means the same in both.
 */
#ifndef FUPIN_ETL_PASS_H
#define FUPIN_ETL_PASS_H

#include "etl/check.h"
#include "etl/inside.h"
#include "etl/keys.h"
#include "etl/reading.h"

struct pass {
    struct taking *taking;
    struct reading reading;
    struct checker checker;
    struct feed_context context;
    struct row row;
    struct arena arena; /* of the row at hand */
    struct copy *copy;
    struct keys *keys; /* of the first pass */
    struct progress *progress;
};

/* Ready to read; until pass_free(). */
struct pass *pass_new(struct taking *taking);

/* Checks a record of `part` into pass->row; false where it is refused. */
bool pass_check(struct pass *pass, const struct part *part, const struct read_record *record);

/* Closes what is open, a COPY by abandoning it. */
void pass_free(struct pass **pass);
#define AUTO_PASS struct pass *__attribute__((cleanup(pass_free)))

#endif
