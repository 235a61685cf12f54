/*
 * Memory with few lifetimes: an arena is filled piece by piece and given back at once.
 *
 * Memory that runs out ends the program with a message and exit status 1: no caller could go on.  This is
 * the only file that calls malloc.
 */
#ifndef FUPIN_BASE_MEMORY_H
#define FUPIN_BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

struct arena_block;

/* Zero-initialised is an empty arena. */
struct arena {
    struct arena_block *last;
};

/* `size` zeroed bytes, aligned for anything. */
void *arena_take(struct arena *arena, size_t size);

/* As arena_take, for `count` things; an overflow ends the program. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies, NUL-ended (the NUL is not in len). */
struct str str_keep(struct arena *arena, struct str text);
const char *arena_text(struct arena *arena, struct str text);
const char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *arena_vprintf(struct arena *arena, const char *format, va_list values)
    __attribute__((format(printf, 2, 0)));

/* Gives everything back, but keeps one block for the next round. */
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

#define AUTO_ARENA struct arena __attribute__((cleanup(arena_free)))

/* A block that grows: `*at` holds `*room` things of `size` bytes; afterwards at least `need`. */
void memory_grow(void **at, size_t *room, size_t need, size_t size);

/* One thing of `size` zeroed bytes that lives until memory_give_back(): an object whose end no arena marks. */
void *memory_take(size_t size);

/* Gives back what memory_grow() or memory_take() took, and sets it to NULL. */
void memory_give_back(void **at);

/* Text that grows.  Zero-initialised is empty; buffer_free() gives it back. */
struct buffer {
    char *at;
    size_t len, room;
};

void buffer_add(struct buffer *buffer, struct str text);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buffer_str(const struct buffer *buffer);
/* NUL-ended, owned by the buffer. */
const char *buffer_text(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

#define AUTO_BUFFER struct buffer __attribute__((cleanup(buffer_free)))

#endif
