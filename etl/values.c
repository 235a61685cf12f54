/*
 * How it works: one look at the bytes sorts cells into plain (ASCII or common ideographs, only trimmed) and odd.
 *
 * ASCII and U+4E00 to U+9FFF are in normal form C and have neither width nor private use, so a cell of nothing
 * else is a slice of its record.  Odd cells go character by character into the arena, and through utf8proc only
 * where a character could compose or decompose.
 */
#include "etl/values.h"

#include <utf8proc.h>

#include "base/name.h"

enum cell_look { LOOK_PLAIN, LOOK_ODD, LOOK_CONTROL };

/* NUL padding at the end says nothing. */
static struct str without_padding(struct str raw)
{
    while (raw.len && raw.at[raw.len - 1] == '\0')
        raw.len--;
    return raw;
}

/* Tabs and line breaks may stand inside quotes; DEL is a control character like those below the blank. */
static bool is_control_byte(unsigned char byte)
{
    return (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

/* E4 B8 80 to E9 BF BF are the common ideographs: for lead bytes E5 to E9 any three-byte character will do.  C2 80 to C2 9F are
 * the control characters of Latin-1.  The text is UTF-8 for certain: it has been decoded. */
static enum cell_look look(struct str raw)
{
    const unsigned char *at = (const unsigned char *) raw.at, *end = at + raw.len;
    enum cell_look seen = LOOK_PLAIN;
    while (at < end) {
        if (*at < 0x80) {
            if (is_control_byte(*at))
                return LOOK_CONTROL;
            at++;
        } else if (end - at >= 3 && *at <= 0xE9 && (*at >= 0xE5 || (*at == 0xE4 && at[1] >= 0xB8))) {
            at += 3;
        } else if (*at == 0xC2 && end - at >= 2 && at[1] < 0xA0) {
            return LOOK_CONTROL;
        } else {
            seen = LOOK_ODD;
            at++;
        }
    }
    return seen;
}

bool value_has_control(struct str raw)
{
    return look(without_padding(raw)) == LOOK_CONTROL;
}

/* The no-break space and the ideographic space are blanks, too. */
static bool is_blank(unsigned code)
{
    return code <= ' ' || code == 0xA0 || code == 0x3000;
}

/* Byte order marks in mid-file, joiners and the like: nobody sees them, and no two texts should differ by them. */
static bool is_zero_width(unsigned code)
{
    return code == 0xFEFF || (code >= 0x200B && code <= 0x200D) || code == 0x2060;
}

/* Whether normal form C could change a text with this character.  Composed letters need a combining mark to change, and these
 * begin at U+0300; ideographs outside the compatibility blocks never do. */
static bool may_compose(unsigned code)
{
    if (code < 0x300 || (code >= 0x2010 && code <= 0x205F) || (code >= 0x3000 && code <= 0x303F))
        return false;
    return !((code >= 0x3400 && code <= 0x9FFF) || (code >= 0xFF00 && code <= 0xFFEF) ||
             (code >= 0x20000 && code < 0x2F800) || (code >= 0xE000 && code <= 0xF8FF));
}

/* Normal form C of `text`, which was made in `arena`; what utf8proc cannot do stays. */
static struct str compose(struct arena *arena, struct str text)
{
    utf8proc_ssize_t room = (utf8proc_ssize_t) text.len * 4 + 16;
    utf8proc_int32_t *codes = arena_array(arena, (size_t) room, sizeof *codes);
    utf8proc_ssize_t len = utf8proc_decompose((const utf8proc_uint8_t *) text.at, (utf8proc_ssize_t) text.len, codes,
                                              room - 8, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (len < 0 || len > room - 8)
        return text;
    len = utf8proc_reencode(codes, len, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return len < 0 ? text : (struct str) { (const char *) codes, (size_t) len };
}

/* Full width to half width: the two blocks lie in the same order. */
static unsigned narrow(unsigned code)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        return code - 0xFEE0;
    return code == 0x3000 || code == 0xA0 ? ' ' : code;
}

/* What becomes of one character; 0: it goes. */
static unsigned clean_character(unsigned code, enum clean_how how)
{
    if (is_zero_width(code) || (how == CLEAN_NAME && code == 0x3000))
        return 0;
    return how == CLEAN_NARROW ? narrow(code) : name_standard_character(code);
}

/* Those of the basic plane and the two planes at the end. */
static bool is_private(unsigned code)
{
    return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

/* Blanks of any kind at both ends; from behind they are known by their bytes. */
static struct str trim(struct str text)
{
    while (text.len) {
        size_t at = 0;
        if (!is_blank(str_next_character(text, &at)))
            break;
        text = str_from(text, at);
    }
    while (text.len) {
        if ((unsigned char) text.at[text.len - 1] <= ' ')
            text.len--;
        else if (text.len >= 3 && memcmp(text.at + text.len - 3, "\xE3\x80\x80", 3) == 0)
            text.len -= 3;
        else if (text.len >= 2 && memcmp(text.at + text.len - 2, "\xC2\xA0", 2) == 0)
            text.len -= 2;
        else
            break;
    }
    return text;
}

/* A private-use character takes three bytes and its standard one may take four: hence half as much room again. */
static struct str clean_odd(struct arena *arena, struct str raw, enum clean_how how, size_t *private_use)
{
    char *out = arena_take(arena, raw.len + raw.len / 2 + 4);
    struct str clean = { out, 0 };
    bool composes = false;
    for (size_t at = 0; at < raw.len;) {
        unsigned code = clean_character(str_next_character(raw, &at), how);
        if (!code)
            continue;
        composes = composes || may_compose(code);
        *private_use += is_private(code);
        clean.len += str_put_character(out + clean.len, code);
    }
    return trim(composes ? compose(arena, clean) : clean);
}

/* The common case: blanks of one byte at the ends. */
static struct str trim_ascii(struct str text)
{
    while (text.len && (unsigned char) *text.at <= ' ')
        text = (struct str) { text.at + 1, text.len - 1 };
    while (text.len && (unsigned char) text.at[text.len - 1] <= ' ')
        text.len--;
    return text;
}

bool value_clean(struct arena *arena, struct str raw, enum clean_how how, struct str *clean, size_t *private_use)
{
    raw = without_padding(raw);
    switch (look(raw)) {
    case LOOK_PLAIN:
        *clean = trim_ascii(raw);
        return true;
    case LOOK_ODD:
        *clean = clean_odd(arena, raw, how, private_use);
        return true;
    case LOOK_CONTROL:
        break;
    }
    return false;
}

/* With a sign behind the E or a point before it, since 12E5 may be a number that somebody gave a contract. */
bool value_is_scientific(struct str text)
{
    size_t at = 0, digits;
    bool point = false;
    for (; at < text.len && ((text.at[at] >= '0' && text.at[at] <= '9') || (text.at[at] == '.' && !point)); at++)
        point = point || text.at[at] == '.';
    if (at == 0 || at >= text.len || (text.at[at] != 'E' && text.at[at] != 'e'))
        return false;
    at++;
    bool is_signed = at < text.len && (text.at[at] == '+' || text.at[at] == '-');
    at += is_signed;
    for (digits = 0; at < text.len && text.at[at] >= '0' && text.at[at] <= '9'; at++)
        digits++;
    return at == text.len && (digits == 1 || digits == 2) && (is_signed || point);
}

/* A character of a folded title; 0: it goes.  U+5E10 and U+8D26 are 帐 and 账, which tables confuse. */
static unsigned fold_character(unsigned code)
{
    static const unsigned open[] = { 0x3010, 0x3014, 0x3008, 0x300A, 0x300C, 0x300E, 0x3016, '[', '{', '<' };
    static const unsigned close[] = { 0x3011, 0x3015, 0x3009, 0x300B, 0x300D, 0x300F, 0x3017, ']', '}', '>' };
    code = narrow(code);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        code = code == open[i] ? '(' : code;
        code = code == close[i] ? ')' : code;
    }
    if (code <= ' ' || is_zero_width(code) || code == 0x7F)
        return 0;
    if (code >= 'A' && code <= 'Z')
        return code + ('a' - 'A');
    return code == 0x5E10 ? 0x8D26 : name_standard_character(code);
}

struct str value_fold_title(struct arena *arena, struct str text)
{
    char *out = arena_take(arena, text.len + text.len / 2 + 4);
    struct str folded = { out, 0 };
    for (size_t at = 0; at < text.len;) {
        unsigned code = fold_character(str_next_character(text, &at));
        if (code)
            folded.len += str_put_character(out + folded.len, code);
    }
    return folded;
}
