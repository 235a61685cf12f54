/*
 * A piece of text that somebody else owns: where it begins and how long it is.
 *
 * Nothing here copies or ends with NUL; str_keep() does both, into an arena.  Bytes are UTF-8 unless a
 * function says otherwise.
 */
#ifndef FUPIN_BASE_STR_H
#define FUPIN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *at;
    size_t len;
};

/* A literal as a str, usable in static tables. */
#define STR(literal)                                                                                                   \
    {                                                                                                                  \
        (literal), sizeof(literal) - 1                                                                                 \
    }

/* For printf's "%.*s". */
#define STR_FMT(text) (int) (text).len, (text).at

static inline struct str str_of(const char *text)
{
    return (struct str) { text, strlen(text) };
}

bool str_equal(struct str a, struct str b);
bool str_is(struct str a, const char *text);
bool str_starts(struct str text, const char *start);
bool str_ends(struct str text, const char *end);

/* Negative, 0 or positive, by bytes; a shorter text comes before one that it begins. */
int str_compare(struct str a, struct str b);

/* `text` from byte `from` on; empty past the end. */
struct str str_from(struct str text, size_t from);

/* Without ASCII white space and U+3000 at both ends. */
struct str str_trim(struct str text);

/* The part before the first `mark`, which leaves `*rest` with what follows it; all of it where there is none
 * (`*rest` is then empty with at == NULL). */
struct str str_split(struct str *rest, char mark);

/* Only digits, at least one: its value, else false.  Fails over 18 digits. */
bool str_number(struct str text, long long *value);

/* Decodes the UTF-8 character at `*at` (< len) and moves on; 0xFFFD for a byte that begins none. */
unsigned str_next_character(struct str text, size_t *at);

/* Writes `code` as UTF-8 to `out` (4 bytes at most) and returns how many. */
size_t str_put_character(char *out, unsigned code);

/* How many characters (code points) `text` has. */
size_t str_characters(struct str text);

/* Edit distance in characters, for "nearest" in messages; texts over 64 characters count as far apart. */
unsigned str_distance(struct str a, struct str b);

#endif
