/* The dresses in which banks write a name or an identity number, and the slips of the pen. */
#ifndef SIMULATE_DISGUISE_H
#define SIMULATE_DISGUISE_H

#include "scene.h"

#include <stddef.h>

/* Each writes into note->id; `id` is 18 characters. */
void disguise_wrong_digit(struct note *note, const char *id, int place, int add);
void disguise_swapped(struct note *note, const char *id);
void disguise_short(struct note *note, const char *id); /* 15 digits, as before 1999 */
void disguise_card(struct note *note, const char *id);  /* a disability card */
void disguise_full_width(struct note *note, const char *id);
void disguise_spaced(struct note *note, const char *id);

/* Gives a person an ID that ends in X (a right one): only that has a lower case. */
void disguise_with_x(struct person *person);

/* Each writes into note->name a variant of `name`. */
void disguise_name_spaced(struct note *note, const char *name, const char *space);
void disguise_name_masked(struct note *note, const char *name, const char *mask);

/* Copies text into a field of `size` bytes. */
void disguise_copy(char *into, size_t size, const char *text);

#endif
