/*
 * Numbers of lines in the order in which they were added, on disk: a list as long as the file takes no memory.
 */
#ifndef FUPIN_ETL_LINES_H
#define FUPIN_ETL_LINES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* All zero: empty.  To be closed by lines_close(). */
struct lines {
    FILE *file;
    uint64_t count, read;
};

/* Behind the others, before any is read; FILE_IO where the temporary file cannot be written. */
bool lines_add(struct lines *lines, uint64_t line, struct error *err) MUST_CHECK;

/* The next one, from the first on; 0 behind the last.  FILE_IO where it cannot be read. */
bool lines_next(struct lines *lines, uint64_t *line, struct error *err) MUST_CHECK;

void lines_close(struct lines *lines);
#define AUTO_LINES struct lines __attribute__((cleanup(lines_close)))

#endif
