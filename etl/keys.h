/*
 * Which rows of a file repeat a key: found with the same memory for a thousand rows and for a hundred million.
 *
 * A file states each key once.  Of rows with one key the first in the file stays; one that says the same is a duplicate,
 * one that says otherwise a conflict (KEY_CONFLICT).  Keys and fingerprints are hashes that the caller has made.
 */
#ifndef FUPIN_ETL_KEYS_H
#define FUPIN_ETL_KEYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct keys;

/* A row whose key stands in an earlier row. */
struct repeated {
    uint64_t line;
    int extent;
    bool same; /* the rows are equal: a duplicate; else a conflict */
};

/* Some 3 MiB, until keys_free(). */
struct keys *keys_new(void);

/* A good row, in the order of the file; `line` below 2^40, `extent` a small number of the caller's, which comes back with the
 * row.  FILE_IO where the temporary file cannot be written. */
bool keys_add(struct keys *keys, int64_t key, int64_t hash, uint64_t line, int extent, struct error *err) MUST_CHECK;

/* All that repeat, by line; the list lives as long as `keys`. */
bool keys_find(struct keys *keys, const struct repeated **found, size_t *count, struct error *err) MUST_CHECK;

void keys_free(struct keys **keys);
#define AUTO_KEYS struct keys *__attribute__((cleanup(keys_free)))

#endif
