/*
 * How it works: words are laid in a line until one does not fit, as a spreadsheet does.
 *
 * A word is a run of half-width characters, or one full-width character with the marks that may not begin a line.  Half-width
 * characters are counted a little wider than half: where a Chinese font is missing, its stand-in's digits are wider.
 */
#include "reports/wrap.h"

#include "base/str.h"

static const double HALF_WIDTH = 1.05, FULL_WIDTH = 2;

/* Marks that stay with the character before them. */
static bool may_not_begin(unsigned code)
{
    static const unsigned marks[] = { 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF09, 0x300B, 0x3015, 0x201D };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == code)
            return true;
    return false;
}

/* Opening brackets go with what they open. */
static bool may_not_end(unsigned code)
{
    return code == 0xFF08 || code == 0x300A || code == 0x3014 || code == 0x201C;
}

/* In half-width characters. */
static double width_of(unsigned code)
{
    return code < 0x80 ? HALF_WIDTH : FULL_WIDTH;
}

/* Whether a line may break between two neighbours. */
static bool may_break(unsigned before, unsigned after)
{
    if (may_not_begin(after) || may_not_end(before))
        return false;
    return before >= 0x80 || after >= 0x80 || before == ' ' || before == '-' || before == '/';
}

/* Where the next word ends, and how wide it is. */
static size_t word_end(struct str text, size_t at, double *width)
{
    unsigned before = str_next_character(text, &at);
    *width = width_of(before);
    while (at < text.len) {
        size_t next = at;
        unsigned after = str_next_character(text, &next);
        if (may_break(before, after))
            break;
        *width += width_of(after);
        before = after;
        at = next;
    }
    return at;
}

static int lines_of(struct str whole, double width)
{
    int lines = 1;
    double filled = 0;
    /* no character is wider than its bytes are many: most texts need no second look */
    if ((double) whole.len * HALF_WIDTH <= width)
        return 1;
    for (size_t at = 0; at < whole.len;) {
        double word;
        at = word_end(whole, at, &word);
        if (filled > 0 && filled + word > width) {
            lines++;
            filled = 0;
        }
        for (filled += word; filled > width; filled -= width)
            lines++;
    }
    return lines;
}

int wrap_lines(const char *text, double width)
{
    int lines = 0;
    for (const char *end; (end = strchr(text, '\n')); text = end + 1)
        lines += lines_of((struct str) { text, (size_t) (end - text) }, width);
    return lines + lines_of(str_of(text), width);
}
