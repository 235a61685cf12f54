/*
 * How it works: an arena is a list of blocks, each twice the last (64 KiB to 1 MiB), filled from the front.
 *
 * Taking is an addition and a memset; giving back is a walk over a handful of blocks.  arena_reset() keeps the
 * newest block, which is the largest in all but odd cases, so that a row's arena comes to rest at one block and
 * asks malloc for nothing more.  What is bigger than a block gets one of its own size.
 */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"

enum { BLOCK_LEAST = 64 * 1024, BLOCK_MOST = 1024 * 1024, ALIGNMENT = 16 };

struct arena_block {
    struct arena_block *before;
    size_t size, used;
    _Alignas(ALIGNMENT) char bytes[];
};

/* Nothing can be freed and no caller could go on: buffers of stdio may be half written, so they are left alone. */
static _Noreturn void out_of_memory(size_t size)
{
    char text[128];
    int len = snprintf(text, sizeof text, "fupin: out of memory: could not get %zu bytes. Free memory and try again.\n",
                       size);
    ssize_t written = write(STDERR_FILENO, text, (size_t) len);
    (void) written;
    _exit(EXIT_FAILED);
}

/* count * size, or the end of the program. */
static size_t product(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
        out_of_memory(SIZE_MAX);
    return bytes;
}

/* Doubling keeps the number of blocks small; the cap keeps an arena from taking much more than it needs. */
static void arena_add_block(struct arena *arena, size_t need)
{
    size_t size = arena->last ? arena->last->size * 2 : BLOCK_LEAST;
    if (size > BLOCK_MOST)
        size = BLOCK_MOST;
    if (size < need)
        size = need;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        out_of_memory(size);
    *block = (struct arena_block) { .before = arena->last, .size = size };
    arena->last = block;
}

/* `size` bytes as they are: whoever fills all of them needs no zeros. */
static void *arena_take_raw(struct arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX - ALIGNMENT)
        out_of_memory(size);
    size = (size + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1);
    if (!arena->last || arena->last->size - arena->last->used < size)
        arena_add_block(arena, size);
    struct arena_block *block = arena->last;
    void *at = block->bytes + block->used;
    block->used += size;
    return at;
}

void *arena_take(struct arena *arena, size_t size)
{
    return memset(arena_take_raw(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_take(arena, product(count, size));
}

struct str str_keep(struct arena *arena, struct str text)
{
    char *at = arena_take_raw(arena, text.len + 1);
    if (text.len)
        memcpy(at, text.at, text.len);
    at[text.len] = '\0';
    return (struct str) { at, text.len };
}

const char *arena_text(struct arena *arena, struct str text)
{
    return str_keep(arena, text).at;
}

/* Formats twice: once for the length, since an arena cannot grow what it has given out. */
const char *arena_vprintf(struct arena *arena, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *at = arena_take_raw(arena, len < 0 ? 1 : (size_t) len + 1);
    at[0] = '\0';
    if (len > 0)
        (void) vsnprintf(at, (size_t) len + 1, format, values);
    return at;
}

const char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *text = arena_vprintf(arena, format, values);
    va_end(values);
    return text;
}

/* A block and all that were there before it. */
static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *before = block->before;
        free(block);
        block = before;
    }
}

void arena_reset(struct arena *arena)
{
    if (!arena->last)
        return;
    free_blocks(arena->last->before);
    arena->last->before = NULL;
    arena->last->used = 0;
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->last);
    arena->last = NULL;
}

void *memory_take(size_t size)
{
    void *at = calloc(1, size ? size : 1);
    if (!at)
        out_of_memory(size);
    return at;
}

/* `*at` is a typed pointer of the caller's, so it is read and written as bytes. */
void memory_grow(void **at, size_t *room, size_t need, size_t size)
{
    if (need <= *room)
        return;
    size_t wanted = *room < 8 ? 8 : *room + *room / 2;
    if (wanted < need)
        wanted = need;
    void *old, *new;
    memcpy(&old, at, sizeof old);
    new = realloc(old, product(wanted, size));
    if (!new)
        out_of_memory(wanted * size);
    memcpy(at, &new, sizeof new);
    *room = wanted;
}

void memory_give_back(void **at)
{
    void *old, *none = NULL;
    memcpy(&old, at, sizeof old);
    free(old);
    memcpy(at, &none, sizeof none);
}

/* Room for `more` bytes and a NUL. */
static void buffer_room(struct buffer *buffer, size_t more)
{
    if (more > PTRDIFF_MAX - buffer->len - 1)
        out_of_memory(more);
    void *at = buffer->at;
    memory_grow(&at, &buffer->room, buffer->len + more + 1, 1);
    buffer->at = at;
}

void buffer_add(struct buffer *buffer, struct str text)
{
    buffer_room(buffer, text.len);
    if (text.len)
        memcpy(buffer->at + buffer->len, text.at, text.len);
    buffer->len += text.len;
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, str_of(text));
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len > 0) {
        buffer_room(buffer, (size_t) len);
        (void) vsnprintf(buffer->at + buffer->len, (size_t) len + 1, format, values);
        buffer->len += (size_t) len;
    }
    va_end(values);
}

struct str buffer_str(const struct buffer *buffer)
{
    return (struct str) { buffer->at ? buffer->at : "", buffer->len };
}

const char *buffer_text(struct buffer *buffer)
{
    buffer_room(buffer, 0);
    buffer->at[buffer->len] = '\0';
    return buffer->at;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->at);
    *buffer = (struct buffer) { 0 };
}
