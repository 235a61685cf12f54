/*
 * Whether bytes are UTF-8, and what to do where they are not or carry private-use characters.
 */
#ifndef FUPIN_BASE_UTF8_H
#define FUPIN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/str.h"

/* Strictly: no surrogates, nothing longer than it need be, nothing above U+10FFFF. */
bool utf8_valid(struct str text);

/* Adds `bytes`, each byte that belongs to no character as \xHH: for the list of rejects. */
void utf8_escape_invalid(struct str bytes, struct buffer *out);

/* Valid `text` with private-use characters that have a standard one since replaced, in `arena`; `text` itself, uncopied,
 * where there is none.  Those without a standard one stay and are counted up in `private_use`. */
struct str utf8_standardise(struct arena *arena, struct str text, size_t *private_use);

#endif
