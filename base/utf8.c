/*
 * How it works: eight bytes of ASCII are passed by one test, three-byte characters by three comparisons.
 *
 * These two make up all of most files; everything else goes through the strict reader of base/str.c, so that the
 * rules of UTF-8 stand in one place.  Private-use characters begin with EE, EF 80 to EF A3 or F3 B0 and up, so
 * that text without those bytes is left alone after a scan.
 */
#include "base/utf8.h"

#include <stdint.h>

#include "base/private_use_table.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)

enum { REPLACEMENT = 0xFFFD };

/* Whether the character at `at` is U+FFFD itself, and not the reader's word for a bad byte. */
static bool is_replacement(struct str text, size_t at)
{
    return text.len - at >= 3 && memcmp(text.at + at, "\xEF\xBF\xBD", 3) == 0;
}

/* The length of the valid character at `at`; 0 where there is none. */
static size_t valid_length(struct str text, size_t at)
{
    size_t next = at;
    return str_next_character(text, &next) != REPLACEMENT || is_replacement(text, at) ? next - at : 0;
}

/* A three-byte character of U+1000 to U+CFFF, where no case is special: nearly all of Chinese. */
static inline bool is_plain_three(const unsigned char *at)
{
    return at[0] >= 0xE1 && at[0] <= 0xEC && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

/* How much of `text` from `at` on is valid: its length, or where the first bad byte is. */
static size_t valid_until(struct str text, size_t at)
{
    while (at < text.len) {
        uint64_t word;
        const char *here = text.at + at;
        if (text.len - at >= sizeof word && (memcpy(&word, here, sizeof word), !(word & HIGH_BITS))) {
            at += sizeof word;
        } else if ((unsigned char) *here < 0x80) {
            at++;
        } else if (text.len - at >= 3 && is_plain_three((const unsigned char *) here)) {
            at += 3;
        } else {
            size_t len = valid_length(text, at);
            if (!len)
                return at;
            at += len;
        }
    }
    return at;
}

bool utf8_valid(struct str text)
{
    return valid_until(text, 0) == text.len;
}

/* Byte by byte from the first bad one: the rest of a torn character is shown as well. */
void utf8_escape_invalid(struct str bytes, struct buffer *out)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t until = valid_until(bytes, at);
        buffer_add(out, (struct str) { bytes.at + at, until - at });
        if (until < bytes.len)
            buffer_printf(out, "\\x%02X", (unsigned char) bytes.at[until]);
        at = until + 1;
    }
}

static bool is_private(unsigned code)
{
    return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

/* The first byte that may begin a private-use character; the length where there is none. */
static size_t private_use_from(struct str text)
{
    for (size_t at = 0; at < text.len; at++) {
        unsigned char byte = (unsigned char) text.at[at];
        if (byte == 0xEE || byte >= 0xF3)
            return at;
        if (byte == 0xEF && at + 1 < text.len && (unsigned char) text.at[at + 1] < 0xA4)
            return at;
    }
    return text.len;
}

struct str utf8_standardise(struct arena *arena, struct str text, size_t *private_use)
{
    size_t at = private_use_from(text);
    if (at == text.len)
        return text;
    /* Three bytes become four at most. */
    char *out = arena_take(arena, text.len + text.len / 3 + 4);
    size_t len = at;
    memcpy(out, text.at, at);
    while (at < text.len) {
        unsigned code = private_use_standard(str_next_character(text, &at));
        *private_use += is_private(code);
        len += str_put_character(out + len, code);
    }
    return (struct str) { out, len };
}
