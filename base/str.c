/*
 * How it works: every function looks at bytes that it does not own and hands back a shorter look at them.
 *
 * Nothing here allocates, so that a file's fields can be cut, trimmed and compared without a copy; what must
 * outlive its row is kept by str_keep() (base/memory.h).
 */
#include "base/str.h"

enum { DISTANCE_LONGEST = 64, REPLACEMENT = 0xFFFD };

/* Two empty texts are equal even where one is nowhere (at == NULL): memcmp() must not see NULL. */
bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool str_is(struct str a, const char *text)
{
    return str_equal(a, str_of(text));
}

bool str_starts(struct str text, const char *start)
{
    size_t len = strlen(start);
    return text.len >= len && memcmp(text.at, start, len) == 0;
}

bool str_ends(struct str text, const char *end)
{
    size_t len = strlen(end);
    return text.len >= len && memcmp(text.at + text.len - len, end, len) == 0;
}

int str_compare(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

struct str str_from(struct str text, size_t from)
{
    if (from > text.len)
        from = text.len;
    return (struct str) { text.at ? text.at + from : NULL, text.len - from };
}

/* How many bytes of white space stand at `at`: 0, 1, or 3 for U+3000. */
static size_t blank_at(const char *at, size_t len)
{
    if (len && (*at == ' ' || (*at >= '\t' && *at <= '\r')))
        return 1;
    return len >= 3 && memcmp(at, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

struct str str_trim(struct str text)
{
    size_t blank;
    while ((blank = blank_at(text.at, text.len)))
        text = str_from(text, blank);
    for (;;) {
        if (text.len && blank_at(text.at + text.len - 1, 1))
            text.len--;
        else if (text.len >= 3 && blank_at(text.at + text.len - 3, 3) == 3)
            text.len -= 3;
        else
            return text;
    }
}

struct str str_split(struct str *rest, char mark)
{
    struct str whole = *rest;
    const char *found = whole.len ? memchr(whole.at, mark, whole.len) : NULL;
    if (!found) {
        *rest = (struct str) { NULL, 0 };
        return whole;
    }
    size_t len = (size_t) (found - whole.at);
    *rest = str_from(whole, len + 1);
    return (struct str) { whole.at, len };
}

bool str_number(struct str text, long long *value)
{
    if (text.len == 0 || text.len > 18)
        return false;
    long long sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        sum = sum * 10 + (text.at[i] - '0');
    }
    *value = sum;
    return true;
}

/* The length that a first byte announces; 0 where it cannot be a first byte. */
static size_t announced_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

unsigned str_next_character(struct str text, size_t *at)
{
    static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *bytes = (const unsigned char *) text.at + *at;
    size_t len = announced_length(bytes[0]);
    if (len == 1) {
        ++*at;
        return bytes[0];
    }
    unsigned code = len ? bytes[0] & (0x7Fu >> len) : 0;
    bool good = len && *at + len <= text.len;
    for (size_t i = 1; good && i < len; i++) {
        good = (bytes[i] & 0xC0) == 0x80;
        code = code << 6 | (bytes[i] & 0x3Fu);
    }
    good = good && code >= least[len] && code <= 0x10FFFF && (code & ~0x7FFu) != 0xD800;
    *at += good ? len : 1;
    return good ? code : REPLACEMENT;
}

size_t str_put_character(char *out, unsigned code)
{
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    if (code < 0x80) {
        out[0] = (char) code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len; i-- > 1; code >>= 6)
        out[i] = (char) (0x80 | (code & 0x3F));
    out[0] = (char) (lead[len] | code);
    return len;
}

/* A byte that begins no character counts as one, as str_next_character() reads it. */
size_t str_characters(struct str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++)
        (void) str_next_character(text, &at);
    return count;
}

/* The characters of `text`, or false where there are too many. */
static bool characters_of(struct str text, unsigned *codes, size_t *count)
{
    *count = 0;
    for (size_t at = 0; at < text.len; ++*count) {
        if (*count == DISTANCE_LONGEST)
            return false;
        codes[*count] = str_next_character(text, &at);
    }
    return true;
}

/* The cheapest of putting in, taking out and putting in place of. */
static unsigned least_of(unsigned a, unsigned b, unsigned c)
{
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

/* Levenshtein with one row of the table: row[j] is the distance of the part of `a` seen so far to the first j of `b`. */
unsigned str_distance(struct str a, struct str b)
{
    unsigned left[DISTANCE_LONGEST], right[DISTANCE_LONGEST], row[DISTANCE_LONGEST + 1];
    size_t lefts, rights;
    if (!characters_of(a, left, &lefts) || !characters_of(b, right, &rights))
        return DISTANCE_LONGEST;
    for (unsigned j = 0; j <= rights; j++)
        row[j] = j;
    for (unsigned i = 0; i < lefts; i++) {
        unsigned diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < rights; j++) {
            unsigned above = row[j + 1];
            row[j + 1] = least_of(above + 1, row[j] + 1, diagonal + (left[i] != right[j]));
            diagonal = above;
        }
    }
    return row[rights];
}
