/*
 * A person's name as two clerks may write it: folded, so that variants of one name become equal.
 *
 * Width, spaces, middle dots (· • ・ ．), traditional and variant forms, and private-use characters fold;
 * `?`, `*` and `□` become `?`, which stands for one character (tool.name_agrees in SQL compares).
 */
#ifndef FUPIN_BASE_NAME_H
#define FUPIN_BASE_NAME_H

#include "base/str.h"

/* Folds `name` into `out` (`size` bytes; a longer name is cut at a character) and returns it. */
struct str name_fold(struct str name, char *out, size_t size);

/* The standard character for a private-use one (GB 18030-2022, GBK); `code` itself where there is none. */
unsigned name_standard_character(unsigned code);

/* "李*华", "李*", "欧阳*华"→"欧**华": the first and, from three characters on, the last stay. */
struct str name_mask(struct str name, char *out, size_t size);

#endif
