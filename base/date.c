/*
 * How it works: a text becomes tokens of one shape (year, mark, month, mark, day), and the shape decides.
 *
 * Most dates in ledgers are eight digits or ISO, so those two are looked for first, without a copy.  Anything
 * else is first narrowed: full-width characters become ASCII and 年 月 日 the letters Y M D, so that one
 * reader serves all remaining forms.
 */
#include "base/date.h"

#include <stdio.h>
#include <time.h>

enum { DAYS_1970_TO_2000 = 10957, YEAR_LEAST = 1900, YEAR_MOST = 2099, NARROW_SIZE = 48 };
enum { SERIAL_OF_2000 = 36526, HOURS_OF_SHANGHAI = 8 };

/* Days from 1970-01-01; the year begins in March, so that the leap day comes last (Hinnant's civil calendar). */
static int32_t days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_parts(day_number day, int *year, int *month, int *day_of_month)
{
    int32_t shifted = day + DAYS_1970_TO_2000 + 719468;
    int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int32_t day_of_era = shifted - era * 146097;
    int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t march_month = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month + (march_month < 10 ? 3 : -9);
    *year = year_of_era + era * 400 + (*month <= 2);
}

/* `month` must be one. */
static int days_of_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_make(int year, int month, int day_of_month, day_number *day)
{
    if (year < YEAR_LEAST || year > YEAR_MOST || month < 1 || month > 12)
        return false;
    if (day_of_month < 1 || day_of_month > days_of_month(year, month))
        return false;
    *day = days_from_civil(year, month, day_of_month) - DAYS_1970_TO_2000;
    return true;
}

/* 9999-12-31 says "never": read, and empty. */
static bool make_or_never(int year, int month, int day_of_month, day_number *day)
{
    if (year == 9999 && month == 12 && day_of_month == 31) {
        *day = DATE_NONE;
        return true;
    }
    return date_make(year, month, day_of_month, day);
}

/* The next `least` to `most` digits of `text`, which moves on. */
static bool take_digits(struct str *text, size_t least, size_t most, int *value)
{
    size_t len = 0;
    *value = 0;
    while (len < most && len < text->len && text->at[len] >= '0' && text->at[len] <= '9')
        *value = *value * 10 + (text->at[len++] - '0');
    *text = str_from(*text, len);
    return len >= least;
}

/* Takes `mark` off the text where it begins with it. */
static bool take_mark(struct str *text, char mark)
{
    if (!text->len || *text->at != mark)
        return false;
    *text = str_from(*text, 1);
    return true;
}

/* "12:30:15.250 PM", "12时30分15秒" (narrowed to h m s), "123015"; then a zone or nothing.  It is dropped, but must be one. */
static bool is_clock(struct str text)
{
    int hour, minute, second = 0, part;
    bool colon = false;
    if (!take_digits(&text, 1, 2, &hour))
        return false;
    if (take_mark(&text, ':') || take_mark(&text, 'h'))
        colon = true;
    if (!take_digits(&text, 2 - colon, 2, &minute))
        return false;
    bool seconds = take_mark(&text, ':') || take_mark(&text, 'm') || !colon;
    if (seconds && text.len && !take_digits(&text, 1, 2, &second))
        return false;
    if (take_mark(&text, '.') && !take_digits(&text, 1, 9, &part))
        return false;
    (void) take_mark(&text, 's');
    text = str_trim(text);
    if (str_is(text, "AM") || str_is(text, "PM") || str_is(text, "Z") || str_is(text, "+08:00") ||
        str_is(text, "+0800"))
        text.len = 0;
    return text.len == 0 && hour < 24 && minute < 60 && second <= 60;
}

/* Nothing, or a time behind a space or a T; `glued` also digits at once (20180331120000). */
static bool ends_here(struct str text, bool glued)
{
    if (text.len == 0)
        return true;
    if (*text.at == ' ' || *text.at == 'T')
        text = str_trim(str_from(text, 1));
    else if (!glued || text.len != 6)
        return false;
    return text.len == 0 || is_clock(text);
}

/* Eight digits, or six where a month will do. */
static bool read_compact(struct str text, enum date_form form, day_number *day)
{
    struct str whole = text;
    int year, month, day_of_month;
    if (!take_digits(&text, 4, 4, &year) || !take_digits(&text, 2, 2, &month))
        return false;
    if (form == DATE_OR_MONTH && whole.len == 6)
        return date_make(year, month, 1, day);
    return take_digits(&text, 2, 2, &day_of_month) && ends_here(text, true) &&
           make_or_never(year, month, day_of_month, day);
}

/* 2018-03-31, 2018/3/31, 2018.3.31, 2018Y3M31D: both marks alike. */
static bool read_marked(struct str text, enum date_form form, day_number *day)
{
    int year, month, day_of_month;
    if (!take_digits(&text, 4, 4, &year) || !text.len)
        return false;
    char mark = *text.at;
    if (!memchr("-/.Y", mark, 4))
        return false;
    text = str_from(text, 1);
    if (!take_digits(&text, 1, 2, &month))
        return false;
    bool month_marked = take_mark(&text, mark == 'Y' ? 'M' : mark);
    if (form == DATE_OR_MONTH && text.len == 0 && month_marked == (mark == 'Y'))
        return date_make(year, month, 1, day);
    if (!month_marked || !take_digits(&text, 1, 2, &day_of_month))
        return false;
    if (mark == 'Y' && !take_mark(&text, 'D'))
        return false;
    if (mark == 'Y' && text.len && *text.at != ' ' && *text.at != 'T')
        return is_clock(text) && make_or_never(year, month, day_of_month, day);
    return ends_here(text, false) && make_or_never(year, month, day_of_month, day);
}

/* A spreadsheet's day count, 43190 or with the time as 43190.5; 10000 is in 1927, so 1900's false leap day is far. */
static bool read_serial(struct str text, day_number *day)
{
    int serial, part;
    if (!take_digits(&text, 5, 5, &serial) || serial < 10000)
        return false;
    if (take_mark(&text, '.') && !take_digits(&text, 1, 9, &part))
        return false;
    int year, month, day_of_month;
    date_parts(serial - SERIAL_OF_2000, &year, &month, &day_of_month);
    return text.len == 0 && date_make(year, month, day_of_month, day);
}

/* ASCII for everything that a date may hold; false for anything else. */
static bool narrow(struct str text, char *out, size_t *len)
{
    static const struct {
        unsigned code;
        char as;
    } signs[] = {
        { 0x5E74, 'Y' }, { 0x6708, 'M' }, { 0x65E5, 'D' }, { 0x65F6, 'h' },
        { 0x5206, 'm' }, { 0x79D2, 's' }, { 0x3000, ' ' },
    };
    *len = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned code = str_next_character(text, &at);
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            code = code == signs[i].code ? (unsigned char) signs[i].as : code;
        if (code >= 0x80 || *len == NARROW_SIZE)
            return false;
        out[(*len)++] = (char) code;
    }
    return true;
}

bool date_read(struct str text, enum date_form form, day_number *day)
{
    text = str_trim(text);
    if (read_compact(text, form, day) || read_marked(text, form, day) || read_serial(text, day))
        return true;
    char narrowed[NARROW_SIZE];
    struct str again = { narrowed, 0 };
    if (!narrow(text, narrowed, &again.len) || str_equal(again, text))
        return false;
    return read_compact(again, form, day) || read_marked(again, form, day) || read_serial(again, day);
}

bool date_read_iso(struct str text, day_number *day)
{
    int year, month, day_of_month;
    bool dashes = text.len == 10;
    if (text.len != 8 && !dashes)
        return false;
    return take_digits(&text, 4, 4, &year) && (!dashes || take_mark(&text, '-')) && take_digits(&text, 2, 2, &month) &&
           (!dashes || take_mark(&text, '-')) && take_digits(&text, 2, 2, &day_of_month) &&
           date_make(year, month, day_of_month, day);
}

bool date_read_month(struct str text, day_number *first)
{
    int year, month;
    return text.len == 7 && take_digits(&text, 4, 4, &year) && take_mark(&text, '-') &&
           take_digits(&text, 2, 2, &month) && date_make(year, month, 1, first);
}

const char *date_print(day_number day, char *text)
{
    int year, month, day_of_month;
    text[0] = '\0';
    if (day == DATE_NONE)
        return text;
    date_parts(day, &year, &month, &day_of_month);
    (void) snprintf(text, DATE_TEXT_SIZE, "%04u-%02u-%02u", (unsigned) year % 10000, (unsigned) month % 100,
                    (unsigned) day_of_month % 100);
    return text;
}

day_number date_add_months(day_number day, int months)
{
    if (day == DATE_NONE)
        return day;
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    int count = year * 12 + month - 1 + months;
    year = count / 12;
    month = count % 12 + 1;
    int last = days_of_month(year, month);
    return days_from_civil(year, month, day_of_month < last ? day_of_month : last) - DAYS_1970_TO_2000;
}

day_number date_month_end(day_number day)
{
    if (day == DATE_NONE)
        return day;
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    return day + days_of_month(year, month) - day_of_month;
}

/* Seconds since 1970 divided by days: whole days are all that is wanted, and no zone file is asked. */
day_number date_today(void)
{
    return (day_number) ((time(NULL) + HOURS_OF_SHANGHAI * 3600) / 86400) - DAYS_1970_TO_2000;
}
