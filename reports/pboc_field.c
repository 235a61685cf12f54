/*
 * How it works: writing turns, checking only looks; they share the table of fields and nothing else, so that a slip of the one
 * is found by the other.
 */
#include "reports/pboc_field.h"

#include <ctype.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/money.h"

enum {
    ID_KEPT = 14,
    ID_WHOLE = 18,
    ID_MASKED = 46,
    MD5_LENGTH = 32,
    RATE_DIGITS = 4,
    RATE_DECIMALS = 5,
    MONEY_DIGITS = 17
};

static const struct {
    const char *name, *words;
} faults[] = {
    [PBOC_GOOD] = { "GOOD", "无误" },
    [PBOC_BAD_NAME] = { "NAME", "文件名与内容不符" },
    [PBOC_BAD_ENCODING] = { "ENCODING", "字符编码不符" },
    [PBOC_BAD_LINE_END] = { "LINE_END", "换行不符" },
    [PBOC_BAD_CONTROL] = { "CONTROL", "含有控制字符" },
    [PBOC_BAD_FIELDS] = { "FIELDS", "字段个数不符" },
    [PBOC_EMPTY_FIELD] = { "EMPTY", "必填项为空" },
    [PBOC_BAD_LENGTH] = { "LENGTH", "长度不符" },
    [PBOC_BAD_CODE] = { "CODE", "代码不在代码表内" },
    [PBOC_BAD_DAY] = { "DAY", "不是有效日期" },
    [PBOC_BAD_NUMBER] = { "NUMBER", "数值格式不符" },
    [PBOC_BAD_ID] = { "ID", "证件代码未按规定脱敏" },
    [PBOC_BAD_SENDER] = { "SENDER", "机构代码与文件名不符" },
    [PBOC_BAD_ORDER] = { "ORDER", "关键字未按序或重复" },
    [PBOC_BAD_SUM] = { "MD5", "MD5与数据文件不符" },
    [PBOC_BAD_SIZE] = { "SIZE", "文件大小与数据文件不符" },
    [PBOC_BAD_COUNT] = { "COUNT", "记录数与数据文件不符" },
    [PBOC_BAD_COMPANION] = { "COMPANION", "日志文件格式不符" },
    [PBOC_BAD_KEY] = { "KEY", "数据行与头文件不对应" },
    [PBOC_BAD_TREE] = { "TREE", "合计与分项之和不符" },
    [PBOC_BAD_MEMBERS] = { "MEMBERS", "压缩包内文件不符" },
};

const char *pboc_fault_name(enum pboc_fault fault)
{
    return faults[fault].name;
}

const char *pboc_fault_words(enum pboc_fault fault)
{
    return faults[fault].words;
}

void pboc_mask(struct str number, struct buffer *out)
{
    AUTO_BUFFER whole = { 0 };
    char sum[MD5_TEXT_SIZE];
    bool resident = number.len == ID_WHOLE;
    for (size_t i = 0; i < number.len; i++) {
        char letter = (char) toupper((unsigned char) number.at[i]);
        resident = resident && (isdigit((unsigned char) letter) || (i == ID_WHOLE - 1 && letter == 'X'));
        buffer_add(&whole, (struct str) { &letter, 1 });
    }
    if (resident)
        buffer_add(out, (struct str) { whole.at, ID_KEPT });
    buffer_add_text(out, md5_text(buffer_str(&whole), sum));
}

/* Control characters and the separator become spaces; a longer text ends with the last character that fits. */
static void write_text(struct str text, size_t most, struct buffer *out)
{
    size_t at = 0;
    while (at < text.len) {
        size_t next = at;
        unsigned code = str_next_character(text, &next);
        if (next > most)
            return;
        if (code < ' ' || code == 0x7F || code == '|')
            buffer_add_text(out, " ");
        else
            buffer_add(out, (struct str) { text.at + at, next - at });
        at = next;
    }
}

static void write_money(struct str text, struct buffer *out)
{
    long long fen;
    char money[MONEY_TEXT_SIZE];
    if (str_number(text, &fen))
        buffer_add_text(out, money_print(fen, money));
    else
        buffer_add(out, text);
}

static void write_rate(struct str text, struct buffer *out)
{
    if (memchr(text.at, '.', text.len)) {
        while (text.len && text.at[text.len - 1] == '0')
            text.len--;
        if (text.len && text.at[text.len - 1] == '.')
            text.len--;
    }
    buffer_add(out, text);
}

void pboc_field_write(const struct pboc_field *field, struct str text, struct buffer *out)
{
    if (!text.len)
        return;
    switch (field->kind) {
    case PBOC_MONEY:
        write_money(text, out);
        return;
    case PBOC_RATE:
        write_rate(text, out);
        return;
    case PBOC_ID:
        pboc_mask(text, out);
        return;
    case PBOC_TEXT:
        write_text(text, (size_t) field->length, out);
        return;
    case PBOC_CODE:
    case PBOC_DIGITS:
    case PBOC_DAY:
        buffer_add(out, text);
        return;
    }
}

static size_t run_of_digits(struct str text)
{
    size_t len = 0;
    while (len < text.len && isdigit((unsigned char) text.at[len]))
        len++;
    return len;
}

bool pboc_is_number(struct str text, size_t digits, size_t decimals, bool any)
{
    size_t whole = run_of_digits(text);
    if (whole == 0 || whole > digits || (whole > 1 && text.at[0] == '0'))
        return false;
    if (whole == text.len)
        return decimals == 0 || any;
    struct str rest = str_from(text, whole + 1);
    return text.at[whole] == '.' && decimals > 0 && rest.len > 0 && run_of_digits(rest) == rest.len &&
           (any ? rest.len <= decimals : rest.len == decimals);
}

bool pboc_is_day(struct str text)
{
    day_number day;
    return text.len == DATE_TEXT_SIZE - 1 && text.at[4] == '-' && text.at[7] == '-' && date_read_iso(text, &day) &&
           day != DATE_NONE;
}

static bool listed(const char *codes, struct str text)
{
    struct str rest = str_of(codes);
    while (rest.at)
        if (str_equal(str_split(&rest, ' '), text))
            return true;
    return false;
}

static bool plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!isalnum((unsigned char) text.at[i]) || (unsigned char) text.at[i] > 0x7F)
            return false;
    return true;
}

static enum pboc_fault check_code(const struct pboc_field *field, struct str text)
{
    if (field->codes)
        return listed(field->codes, text) ? PBOC_GOOD : PBOC_BAD_CODE;
    if (text.len != (size_t) field->length)
        return PBOC_BAD_LENGTH;
    return plain(text) ? PBOC_GOOD : PBOC_BAD_CODE;
}

static enum pboc_fault check_digits(const struct pboc_field *field, struct str text)
{
    if (text.len != (size_t) field->length)
        return PBOC_BAD_LENGTH;
    return run_of_digits(text) == text.len ? PBOC_GOOD : PBOC_BAD_CODE;
}

/* 14 digits and an MD5, or an MD5 alone: lower-case hexadecimal. */
static bool is_masked(struct str text)
{
    size_t front = text.len == ID_MASKED ? ID_KEPT : 0;
    if (text.len != ID_MASKED && text.len != MD5_LENGTH)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!isdigit((unsigned char) text.at[i]) && (i < front || text.at[i] < 'a' || text.at[i] > 'f'))
            return false;
    return true;
}

enum pboc_fault pboc_field_check(const struct pboc_field *field, struct str text)
{
    if (!text.len)
        return field->optional ? PBOC_GOOD : PBOC_EMPTY_FIELD;
    switch (field->kind) {
    case PBOC_CODE:
        return check_code(field, text);
    case PBOC_DIGITS:
        return check_digits(field, text);
    case PBOC_DAY:
        return pboc_is_day(text) ? PBOC_GOOD : PBOC_BAD_DAY;
    case PBOC_MONEY:
        return pboc_is_number(text, MONEY_DIGITS, 2, false) ? PBOC_GOOD : PBOC_BAD_NUMBER;
    case PBOC_RATE:
        return pboc_is_number(text, RATE_DIGITS, RATE_DECIMALS, true) ? PBOC_GOOD : PBOC_BAD_NUMBER;
    case PBOC_ID:
        return is_masked(text) ? PBOC_GOOD : PBOC_BAD_ID;
    case PBOC_TEXT:
        break;
    }
    return text.len <= (size_t) field->length ? PBOC_GOOD : PBOC_BAD_LENGTH;
}
