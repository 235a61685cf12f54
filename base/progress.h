/*
 * How far a long step is: a bar on a terminal (rows, MB/s, time left), plain lines elsewhere.
 *
 * The clock that it asks decides nothing but what is drawn.
 */
#ifndef FUPIN_BASE_PROGRESS_H
#define FUPIN_BASE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress;

/* `total_bytes` 0: unknown.  NULL when `quiet`; every function takes NULL. */
struct progress *progress_begin(const char *title, uint64_t total_bytes, bool quiet);
void progress_at(struct progress *progress, uint64_t bytes, uint64_t rows);
void progress_end(struct progress *progress);

#endif
