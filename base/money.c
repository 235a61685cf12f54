/*
 * How it works: digits are gathered into one integer and counted behind the point; no floating point is near.
 *
 * Separators are checked where they stand (every third digit before the point, the first group one to three),
 * since 1,00 may be a decimal comma and must not become 100.
 */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>

enum { YUAN_DECIMALS = 2, WAN_DECIMALS = 6, RATE_DECIMALS = 5, DIGITS_MOST = 17 };
static const int64_t fen_most = INT64_C(1000000000000000); /* 10^13 yuan */
static const int32_t rate_most = 3600000;                  /* 36 % */

struct decimal {
    int64_t value; /* all digits, behind the point `decimals` of them */
    int decimals;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits before the point; separators only in their places. */
static bool read_whole(struct str *text, bool separators, int64_t *value)
{
    size_t at = 0, group = 0, digits = 0;
    bool grouped = false;
    for (; at < text->len && (is_digit(text->at[at]) || text->at[at] == ','); at++) {
        if (text->at[at] == ',') {
            if (!separators || group == 0 || group > 3 || (grouped && group != 3))
                return false;
            grouped = true;
            group = 0;
            continue;
        }
        *value = *value * 10 + (text->at[at] - '0');
        group++;
        if (*value && ++digits > DIGITS_MOST)
            return false;
    }
    *text = str_from(*text, at);
    return group > 0 && (!grouped || group == 3);
}

/* Digits behind the point: `most` of them count, and those that follow must be zeros. */
static bool read_part(struct str text, int most, struct decimal *number)
{
    if (text.len == 0)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_digit(text.at[i]))
            return false;
        if (number->decimals == most) {
            if (text.at[i] != '0')
                return false;
            continue;
        }
        if (__builtin_mul_overflow(number->value, 10, &number->value))
            return false;
        number->value += text.at[i] - '0';
        number->decimals++;
    }
    return true;
}

/* Digits, a point, digits, brought to `decimals` places. */
static bool read_decimal(struct str text, int decimals, bool separators, int64_t *value)
{
    struct decimal number = { 0, 0 };
    if (!read_whole(&text, separators, &number.value))
        return false;
    if (text.len && (text.at[0] != '.' || !read_part(str_from(text, 1), decimals, &number)))
        return false;
    for (; number.decimals < decimals; number.decimals++)
        if (__builtin_mul_overflow(number.value, 10, &number.value))
            return false;
    *value = number.value;
    return true;
}

/* Without the sign of the yuan in any of its forms; *negative tells of a minus before or behind it. */
static struct str strip_signs(struct str text, bool *negative)
{
    static const char *const yuan[] = { "\xEF\xBF\xA5", "\xC2\xA5" }; /* U+FFE5, U+00A5 */
    *negative = str_starts(text, "-");
    bool signed_once = *negative || str_starts(text, "+");
    text = str_from(text, signed_once ? 1 : 0);
    for (size_t i = 0; i < 2; i++)
        if (str_starts(text, yuan[i])) {
            text = str_trim(str_from(text, strlen(yuan[i])));
            if (!signed_once && str_starts(text, "-")) {
                *negative = true;
                text = str_from(text, 1);
            }
            break;
        }
    return text;
}

bool money_read(struct str text, enum money_unit unit, int64_t *fen)
{
    bool negative;
    int64_t value;
    text = strip_signs(text, &negative);
    if (!read_decimal(text, unit == MONEY_WAN ? WAN_DECIMALS : YUAN_DECIMALS, true, &value) || value > fen_most)
        return false;
    *fen = negative ? -value : value;
    return true;
}

bool money_read_rate(struct str text, int32_t *rate)
{
    int64_t value;
    if (str_ends(text, "%"))
        text = str_trim((struct str) { text.at, text.len - 1 });
    if (!read_decimal(text, RATE_DECIMALS, false, &value) || value > rate_most)
        return false;
    *rate = (int32_t) value;
    return true;
}

/* The smallest int64_t has no positive twin, so the size is taken as unsigned. */
const char *money_print(int64_t fen, char *text)
{
    uint64_t size = fen < 0 ? 0 - (uint64_t) fen : (uint64_t) fen;
    (void) snprintf(text, MONEY_TEXT_SIZE, "%s%" PRIu64 ".%02u", fen < 0 ? "-" : "", size / 100,
                    (unsigned) (size % 100));
    return text;
}
