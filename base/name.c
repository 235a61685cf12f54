/*
 * How it works: character by character, through three small tables, into the caller's buffer.
 *
 * Folding must be the same wherever it is done, for its result is stored and compared: no locale, no ICU, only
 * tables of ours.  A fold never makes a character longer than four bytes, and what does not fit is cut whole.
 */
#include "base/name.h"

#include "base/name_variants.h"
#include "base/private_use_table.h"

enum { MIDDLE_DOT = 0xB7, ANY_CHARACTER = '?' };

unsigned name_standard_character(unsigned code)
{
    return private_use_standard(code);
}

/* White space, zero-width characters and marks that say nothing: they are left out. */
static bool is_nothing(unsigned code)
{
    return code <= ' ' || code == 0x7F || code == 0xA0 || (code >= 0x2000 && code <= 0x200F) || code == 0x202F ||
           code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

/* Marks between the parts of a name that is no Han name; fonts and keyboards have at least nine. */
static bool is_middle_dot(unsigned code)
{
    static const unsigned dots[] = { 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x25CF, 0x30FB, 0xFF65, '.' };
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        if (code == dots[i])
            return true;
    return false;
}

/* What stands for a character that could not be typed or printed. */
static bool is_placeholder(unsigned code)
{
    static const unsigned marks[] = { '?', '*', 0x25A1, 0x25A0, 0x3013, 0x25EF, 0xFFFD, 0x2573 };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (code == marks[i])
            return true;
    return false;
}

/* One character folded; 0 for one that is left out. */
static unsigned fold_character(unsigned code)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    code = name_standard_character(code);
    if (is_nothing(code))
        return 0;
    if (is_middle_dot(code))
        return MIDDLE_DOT;
    if (is_placeholder(code))
        return ANY_CHARACTER;
    return name_variant(code);
}

struct str name_fold(struct str name, char *out, size_t size)
{
    struct str folded = { out, 0 };
    for (size_t at = 0; at < name.len;) {
        unsigned code = fold_character(str_next_character(name, &at));
        char bytes[4];
        size_t len = code ? str_put_character(bytes, code) : 0;
        if (folded.len + len > size)
            break;
        memcpy(out + folded.len, bytes, len);
        folded.len += len;
    }
    return folded;
}

struct str name_mask(struct str name, char *out, size_t size)
{
    struct str masked = { out, 0 };
    size_t characters = str_characters(name), i = 0;
    for (size_t at = 0; at < name.len; i++) {
        size_t start = at;
        (void) str_next_character(name, &at);
        bool shown = i == 0 || (characters >= 3 && i == characters - 1);
        size_t len = shown ? at - start : 1;
        if (masked.len + len > size)
            break;
        memcpy(out + masked.len, shown ? name.at + start : "*", len);
        masked.len += len;
    }
    return masked;
}
