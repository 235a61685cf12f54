/*
 * A list of texts as PostgreSQL reads it from a parameter: {"a","b",NULL}.
 */
#ifndef FUPIN_ETL_ARRAY_H
#define FUPIN_ETL_ARRAY_H

#include "base/memory.h"

struct array {
    struct buffer text;
};

/* Adds an item; at == NULL adds a null. */
void array_add(struct array *array, struct str item);
void array_add_number(struct array *array, long long item);

/* The whole list, owned by the array. */
const char *array_text(struct array *array);
void array_free(struct array *array);
#define AUTO_ARRAY struct array __attribute__((cleanup(array_free)))

#endif
