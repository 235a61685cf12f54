/*
 * What is said of a file: its verdict once, and notes behind it.
 *
 * How it works: sentences are joined by a semicolon, the verdict's first.  A title or a member's name may be anything, even
 * an identity number, and a reason is read by many: so whatever looks like one is masked here, through which all go.
 */
#include <stdarg.h>

#include "base/id_number.h"
#include "etl/inside.h"

/* Old identity numbers have 15 digits.  Account and note numbers as long as that are masked, too: better than one too few. */
enum { ID_DIGITS_LEAST = 15 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many digits stand here, with an X behind them. */
static size_t digits_at(struct str text)
{
    size_t len = 0;
    while (len < text.len && is_digit(text.at[len]))
        len++;
    return len && len < text.len && (text.at[len] | 0x20) == 'x' ? len + 1 : len;
}

static void add_masked(struct buffer *reason, struct str text)
{
    char masked[ID_NUMBER_SIZE];
    while (text.len) {
        size_t len = digits_at(text);
        if (len >= ID_DIGITS_LEAST)
            buffer_add_text(reason, id_number_mask((struct str) { text.at, len }, masked));
        else
            buffer_add(reason, (struct str) { text.at, len ? len : 1 });
        text = str_from(text, len ? len : 1);
    }
}

/* Whatever is said goes through add_masked, so that no caller can forget it. */
void taking_note(struct taking *taking, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    if (taking->reason.len)
        buffer_add_text(&taking->reason, "；");
    add_masked(&taking->reason, str_of(arena_vprintf(&taking->arena, format, values)));
    va_end(values);
}

/* Notes may have been taken before the verdict (take_look notes a wrong extension): they are set aside and put behind it,
 * since whoever reads the list reads the beginning of a sentence. */
void taking_judge(struct taking *taking, enum verdict verdict, enum reject_code code, const char *format, ...)
{
    AUTO_BUFFER notes = { 0 };
    va_list values;
    if (taking->verdict != VERDICT_NONE)
        return;
    taking->verdict = verdict;
    taking->code = code;
    buffer_add(&notes, buffer_str(&taking->reason));
    taking->reason.len = 0;
    va_start(values, format);
    add_masked(&taking->reason, str_of(arena_vprintf(&taking->arena, format, values)));
    va_end(values);
    if (notes.len)
        taking_note(taking, "%s", buffer_text(&notes));
}
