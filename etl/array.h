/*
 * A list of texts as PostgreSQL reads it from a parameter: {"a","b",NULL}.
 *
 * One statement with a list of a thousand items, by way of unnest(), instead of a thousand statements: and no SQL is pasted
 * together, since the list travels as one text parameter.
 */
#ifndef FUPIN_ETL_ARRAY_H
#define FUPIN_ETL_ARRAY_H

#include "base/memory.h"

struct array {
    struct buffer text;
};

/* Adds an item; at == NULL adds a null. */
void array_add(struct array *array, struct str item);
/* The same for a number, in digits. */
void array_add_number(struct array *array, long long item);

/* The whole list, owned by the array; "{}" where nothing was added.  It is closed by this: nothing may be added behind. */
const char *array_text(struct array *array);
void array_free(struct array *array);
#define AUTO_ARRAY struct array __attribute__((cleanup(array_free)))

#endif
