/*
 * How it works: ASCII goes eight bytes at a time, two bytes by one look into a table that holds finished UTF-8.
 *
 * Ledgers are ASCII and two-byte characters, and this runs over every byte of them: so both paths store a whole
 * word and step by the length, which costs less than asking how much to store; GB18030_ROOM leaves room for
 * that.  Four-byte characters are rare and found by halving a list of some two hundred stretches.
 */
#include "base/gb18030.h"

#include <endian.h>

#include "base/gb18030_table.h"
#include "base/private_use_table.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)

enum { BMP_LAST_INDEX = 39419, SUPPLEMENTARY_INDEX = 189000, SUPPLEMENTARY_COUNT = 0x100000 };

/* The four-byte character with linear number `index`, 81308130 being 0; 0 where there is none. */
static unsigned four_byte_character(unsigned index)
{
    if (index >= SUPPLEMENTARY_INDEX)
        return index - SUPPLEMENTARY_INDEX < SUPPLEMENTARY_COUNT ? index - SUPPLEMENTARY_INDEX + 0x10000 : 0;
    if (index > BMP_LAST_INDEX)
        return 0;
    size_t low = 0, high = GB18030_STRETCHES;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (gb18030_stretches[middle].index <= index)
            low = middle;
        else
            high = middle;
    }
    return private_use_standard(gb18030_stretches[low].code + (index - gb18030_stretches[low].index));
}

static bool in(unsigned char byte, unsigned char least, unsigned char most)
{
    return byte >= least && byte <= most;
}

/* All three private-use areas; a standard character has already taken the place of what has one. */
static bool is_private(unsigned code)
{
    return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

/* Decodes the four bytes at `at`; how many bytes they became, 0 where they are no character. */
static size_t decode_four(const unsigned char *at, struct gb18030_decoding *decoding)
{
    if (!in(at[0], 0x81, 0xFE) || !in(at[1], '0', '9') || !in(at[2], 0x81, 0xFE) || !in(at[3], '0', '9'))
        return 0;
    unsigned index = ((at[0] - 0x81u) * 10 + at[1] - '0') * 1260 + (at[2] - 0x81u) * 10 + at[3] - '0';
    unsigned code = four_byte_character(index);
    if (!code)
        return 0;
    decoding->private_use += is_private(code);
    return str_put_character(decoding->out + decoding->len, code);
}

/* The UTF-8 bytes of two bytes as a little-endian number; 0 where they are no character. */
static uint32_t pair_at(const unsigned char *at)
{
    if (!in(at[0], 0x81, 0xFE) || !in(at[1], 0x40, 0xFE))
        return 0;
    return gb18030_pairs[(at[0] - 0x81) * GB18030_TRAILS + at[1] - 0x40];
}

/* Decodes the character at `at`, of which `left` bytes are there; how many it took, 0 for none. */
static inline size_t decode_one(const unsigned char *at, size_t left, struct gb18030_decoding *decoding)
{
    uint32_t pair = left >= 2 ? pair_at(at) : 0;
    if (pair) {
        unsigned first = pair & 0xFF;
        uint32_t stored = htole32(pair);
        memcpy(decoding->out + decoding->len, &stored, sizeof stored);
        decoding->len += first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (__builtin_expect(first == 0xEE, 0)) /* U+E000 to U+EFFF, all that two bytes can mean */
            decoding->private_use++;
        return 2;
    }
    size_t len = left >= 4 ? decode_four(at, decoding) : 0;
    decoding->len += len;
    return len ? 4 : 0;
}

/* Copies the ASCII at `at` and returns how much of it there was. */
static inline size_t copy_ascii(const char *at, size_t left, char *out)
{
    size_t done = 0;
    while (left - done >= 8) {
        uint64_t word;
        memcpy(&word, at + done, sizeof word);
        memcpy(out + done, &word, sizeof word);
        uint64_t high = le64toh(word) & HIGH_BITS;
        if (high)
            return done + (size_t) __builtin_ctzll(high) / 8;
        done += 8;
    }
    for (; done < left && (unsigned char) at[done] < 0x80; done++)
        out[done] = at[done];
    return done;
}

bool gb18030_decode(struct str bytes, struct gb18030_decoding *decoding)
{
    size_t at = 0;
    decoding->len = 0;
    while (at < bytes.len) {
        if ((unsigned char) bytes.at[at] < 0x80) {
            size_t ascii = copy_ascii(bytes.at + at, bytes.len - at, decoding->out + decoding->len);
            decoding->len += ascii;
            at += ascii;
            continue;
        }
        size_t took = decode_one((const unsigned char *) bytes.at + at, bytes.len - at, decoding);
        if (!took)
            break;
        at += took;
    }
    decoding->bad_at = at;
    return at == bytes.len;
}

bool gb18030_to_utf8(struct str bytes, char *out, size_t room, size_t *len, size_t *bad_at)
{
    struct gb18030_decoding decoding = { .out = out };
    bool good = room >= GB18030_ROOM(bytes.len) && gb18030_decode(bytes, &decoding);
    *len = decoding.len;
    *bad_at = decoding.bad_at;
    return good;
}

void gb18030_escape_undecodable(struct str bytes, struct buffer *out)
{
    AUTO_ARENA arena = { 0 };
    struct gb18030_decoding decoding = { .out = arena_take(&arena, GB18030_ROOM(bytes.len)) };
    while (!gb18030_decode(bytes, &decoding)) {
        buffer_add(out, (struct str) { decoding.out, decoding.len });
        buffer_printf(out, "\\x%02X", (unsigned char) bytes.at[decoding.bad_at]);
        bytes = str_from(bytes, decoding.bad_at + 1);
    }
    buffer_add(out, (struct str) { decoding.out, decoding.len });
}
