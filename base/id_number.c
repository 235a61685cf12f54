/*
 * How it works: fold first (width, case, blanks, apostrophes), then the length decides what it can be.
 *
 * 18 characters are a number; 15 digits are one from before 1999, whose century and check digit are added; 20 to
 * 22 begin with one when they are a disability card (18, then kind, grade and at most two for a replacement).
 * All else keeps its folded text and a fault.
 */
#include "base/id_number.h"

#include "base/date.h"

enum { LENGTH_NEW = 18, LENGTH_OLD = 15, CARD_LEAST = 20, CARD_MOST = 22 };
enum { MASK_WHOLE = 15, MASK_LEAST = 10 };

/* Half width, upper case, without blanks and apostrophes (also the typographic ones of workbooks). */
static size_t fold(struct str raw, char *out)
{
    size_t len = 0;
    for (size_t at = 0; at < raw.len;) {
        unsigned code = str_next_character(raw, &at);
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        if (code >= 'a' && code <= 'z')
            code -= 'a' - 'A';
        if (code <= ' ' || code == '\'' || code == 0x3000 || code == 0xA0 || code == 0x2018 || code == 0x2019)
            continue;
        if (len + 4 >= ID_NUMBER_SIZE)
            break;
        len += str_put_character(out + len, code);
    }
    out[len] = '\0';
    return len;
}

/* How many digits `text` begins with. */
static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* 5.32326E+17: digits, perhaps a point and digits, E, perhaps a sign, one or two digits. */
static bool is_scientific(const char *text)
{
    size_t len = digits_at(text);
    if (len == 0)
        return false;
    text += len;
    if (*text == '.')
        text += 1 + digits_at(text + 1);
    if (*text++ != 'E')
        return false;
    if (*text == '+' || *text == '-')
        text++;
    len = digits_at(text);
    return (len == 1 || len == 2) && text[len] == '\0';
}

char id_number_check_digit(const char *seventeen)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    for (int i = 0; i < 17; i++)
        sum += (seventeen[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

/* `digits` are year (of `year_digits` digits, counted from `century`), month and day. */
static bool birth_date_exists(const char *digits, int century, int year_digits)
{
    int year = 0;
    for (int i = 0; i < year_digits; i++)
        year = year * 10 + (digits[i] - '0');
    const char *rest = digits + year_digits;
    day_number day;
    return date_make(century + year, (rest[0] - '0') * 10 + rest[1] - '0', (rest[2] - '0') * 10 + rest[3] - '0', &day);
}

/* Checks in the order of what says most: characters, then the day of birth, then the check digit. */
static enum id_number_fault check_18(const char *text)
{
    if (digits_at(text) < 17 || (text[17] != 'X' && (text[17] < '0' || text[17] > '9')))
        return ID_NUMBER_CHARACTER;
    if (!birth_date_exists(text + 6, 0, 4))
        return ID_NUMBER_BIRTH_DATE;
    return text[17] == id_number_check_digit(text) ? ID_NUMBER_OK : ID_NUMBER_CHECK_DIGIT;
}

/* Fifteen digits become eighteen: those born before 1999 were born in 19yy. */
static enum id_number_fault extend_15(struct id_number *id)
{
    if (digits_at(id->text) != LENGTH_OLD)
        return ID_NUMBER_CHARACTER;
    if (!birth_date_exists(id->text + 6, 1900, 2))
        return ID_NUMBER_BIRTH_DATE;
    memmove(id->text + 8, id->text + 6, 9);
    id->text[6] = '1';
    id->text[7] = '9';
    id->text[17] = id_number_check_digit(id->text);
    id->text[18] = '\0';
    return ID_NUMBER_OK;
}

/* A card's first eighteen are the number where they can be one; digits and letters follow. */
static enum id_number_fault cut_card(struct id_number *id)
{
    enum id_number_fault fault = check_18(id->text);
    if (fault == ID_NUMBER_CHARACTER)
        return fault;
    id->form = ID_FORM_DISABILITY_CARD;
    id->text[LENGTH_NEW] = '\0';
    return fault;
}

enum id_number_fault id_number_read(struct id_number *id, struct str raw)
{
    size_t len = fold(raw, id->text);
    id->form = ID_FORM_OTHER;
    if (len == 0)
        return ID_NUMBER_EMPTY;
    if (is_scientific(id->text))
        return ID_NUMBER_SCIENTIFIC;
    if (len == LENGTH_NEW) {
        id->form = ID_FORM_18;
        return check_18(id->text);
    }
    if (len == LENGTH_OLD) {
        id->form = ID_FORM_15;
        return extend_15(id);
    }
    if (len >= CARD_LEAST && len <= CARD_MOST)
        return cut_card(id);
    return ID_NUMBER_LENGTH;
}

const char *id_number_mask(struct str id, char *out)
{
    size_t len = id.len < ID_NUMBER_SIZE ? id.len : ID_NUMBER_SIZE - 1;
    size_t head = len >= MASK_WHOLE ? 6 : 0, tail = len >= MASK_LEAST ? 4 : 0;
    for (size_t i = 0; i < len; i++) {
        bool shown = (i < head || i >= len - tail) && (unsigned char) id.at[i] < 0x80;
        out[i] = shown ? id.at[i] : '*';
    }
    out[len] = '\0';
    return out;
}
