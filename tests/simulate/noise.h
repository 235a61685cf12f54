/* The small faults of ordinary ledgers, which change nothing: a row that cannot be read, a row sent twice. */
#ifndef SIMULATE_NOISE_H
#define SIMULATE_NOISE_H

#include "scene.h"

enum noise { NOISE_NONE, NOISE_BROKEN, NOISE_TWICE };

/* What befalls the row of an ordinary note in the ledger of `month`.  A row is only broken where it would have
 * said the same as the month before, so that nobody misses it. */
enum noise noise_of(const struct scene *scene, const struct note *note, int month);

#endif
