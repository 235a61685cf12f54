/*
 * How it works: integers all the way; a decimal is an integer of hundredths with a point put in.
 *
 * The largest sum that can come (a nation's loans, 10^14 fen) times 20,000 still fits 63 bits, so a rate needs
 * no wider type.
 */
#include "reports/number.h"

#include <stdio.h>

enum { FEN_PER_WAN_HUNDREDTH = 10000, FEN_PER_YI_HUNDREDTH = 100000000 };
static const long long fen_per_yi = 10000000000;

long long number_round(long long value, long long unit)
{
    long long half = unit / 2;
    return value >= 0 ? (value + half) / unit : -((-value + half) / unit);
}

long long number_wan(long long fen)
{
    return number_round(fen, FEN_PER_WAN_HUNDREDTH);
}

/* part / whole * 10,000, half up: twice both, so that an odd whole has a half. */
bool number_rate(long long part, long long whole, long long *hundredths)
{
    if (whole <= 0)
        return false;
    *hundredths = number_round(part * 20000, 2 * whole);
    return true;
}

const char *number_thousands(long long value, char *text)
{
    char digits[NUMBER_TEXT_SIZE];
    int len = snprintf(digits, sizeof digits, "%lld", value < 0 ? -value : value);
    char *out = text;
    if (value < 0)
        *out++ = '-';
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            *out++ = ',';
        *out++ = digits[i];
    }
    *out = '\0';
    return text;
}

const char *number_decimal(long long hundredths, char *text)
{
    long long size = hundredths < 0 ? -hundredths : hundredths;
    snprintf(text, NUMBER_TEXT_SIZE, "%s%lld.%02lld", hundredths < 0 ? "-" : "", size / 100, size % 100);
    return text;
}

const char *number_yuan(long long fen, char *text)
{
    char whole[NUMBER_TEXT_SIZE];
    long long size = fen < 0 ? -fen : fen;
    snprintf(text, NUMBER_TEXT_SIZE, "%s%.32s.%02lld", fen < 0 ? "-" : "", number_thousands(size / 100, whole),
             size % 100);
    return text;
}

const char *number_money(long long fen, char *text)
{
    char number[NUMBER_TEXT_SIZE];
    bool large = fen >= fen_per_yi || fen <= -fen_per_yi;
    number_decimal(large ? number_round(fen, FEN_PER_YI_HUNDREDTH) : number_wan(fen), number);
    snprintf(text, NUMBER_TEXT_SIZE, "%.32s%s", number, large ? "亿元" : "万元");
    return text;
}

const char *number_percent(long long part, long long whole, char *text)
{
    char number[NUMBER_TEXT_SIZE];
    long long hundredths;
    bool known = number_rate(part, whole, &hundredths);
    snprintf(text, NUMBER_TEXT_SIZE, "%.32s%s", known ? number_decimal(hundredths, number) : "—", known ? "%" : "");
    return text;
}
