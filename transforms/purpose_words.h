/*
 * The dictionary by which purposes are judged, read from the database.
 */
#ifndef FUPIN_TRANSFORMS_PURPOSE_WORDS_H
#define FUPIN_TRANSFORMS_PURPOSE_WORDS_H

#include "base/database.h"
#include "transforms/purpose.h"

/* Reads what sql/<statement> returns (word, category or null) into `words`, ready to judge; free it either way. */
bool purpose_words_read(struct purpose_words *words, struct database *db, struct arena *arena, const char *statement,
                        struct error *err) MUST_CHECK;

#endif
