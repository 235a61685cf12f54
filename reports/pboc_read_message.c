/*
 * How it works: the name, the lines of the head, then the data key by key against the head's lines and the form's sums.
 *
 * A value is held as a whole number of the smallest part that the unit leaves (fen), so that sums are exact in any unit.
 */
#include "base/date.h"
#include "reports/pboc_lines.h"
#include "reports/pboc_message.h"

enum { HEAD_FIELDS = 10, DATA_FIELDS = 3, LINES_MOST = 160, VALUE_DIGITS = 15 };
enum { KEY, FORM, CLASS, AREA, ATTRIBUTE, CURRENCY, UNIT, FLAG, VALUE_TYPE, INSTITUTION };
enum { NAME_CLASS = 2, NAME_AREA = 6, NAME_DAY = 13, NAME_FREQUENCY = 21, NAME_BATCH, NAME_SEQUENCE };

struct reading {
    const struct pboc_message *message;
    struct pboc_finding *finding;
    struct str data; /* what is left of it */
    size_t head_line, data_line;
    long long values[LINES_MOST]; /* of the key at hand, by the order of pboc_line() */
};

static bool found(struct reading *reading, enum pboc_fault fault, const char *file, size_t line, const char *field)
{
    *reading->finding = (struct pboc_finding) { fault, file, line, field };
    return fault == PBOC_GOOD;
}

/* Small letters and digits, and never o or l; `capital`: the first one may be a capital. */
static bool is_code(struct str text, size_t len, bool capital)
{
    if (text.len != len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char byte = text.at[i];
        bool digit = byte >= '0' && byte <= '9', small = byte >= 'a' && byte <= 'z' && byte != 'o' && byte != 'l';
        if (!digit && !small && !(capital && i == 0 && byte >= 'A' && byte <= 'Z'))
            return false;
    }
    return true;
}

static bool is_digits(struct str text)
{
    long long value;
    return str_number(text, &value);
}

static bool one_of(struct str text, const char *bytes)
{
    return text.len == 1 && text.at[0] != '\0' && strchr(bytes, text.at[0]) != NULL;
}

static struct str part(struct str text, size_t from, size_t len)
{
    return (struct str) { text.at + from, len };
}

static bool check_name(struct reading *reading)
{
    struct str name = reading->message->name;
    day_number day;
    bool good = name.len == PBOC_BASE_LENGTH && name.at[0] == 'B' && name.at[1] == 'I' &&
                is_code(part(name, NAME_CLASS, PBOC_CLASS_LENGTH), PBOC_CLASS_LENGTH, false) &&
                is_digits(part(name, NAME_AREA, PBOC_AREA_LENGTH)) && date_read_iso(part(name, NAME_DAY, 8), &day) &&
                day != DATE_NONE && one_of(part(name, NAME_FREQUENCY, 1), "0134") &&
                is_code(part(name, NAME_BATCH, 1), 1, false) && is_code(part(name, NAME_SEQUENCE, 1), 1, false);
    return good || found(reading, PBOC_BAD_NAME, "name", 0, NULL);
}

/* The next line of `*rest` without its CR LF. */
static bool next_line(struct reading *reading, const char *file, size_t line, struct str *rest, struct str *text)
{
    const char *end = rest->len ? memchr(rest->at, '\n', rest->len) : NULL;
    if (!end || end == rest->at || end[-1] != '\r')
        return found(reading, PBOC_BAD_LINE_END, file, line, NULL);
    *text = (struct str) { rest->at, (size_t) (end - rest->at) - 1 };
    *rest = str_from(*rest, (size_t) (end - rest->at) + 1);
    for (size_t i = 0; i < text->len; i++)
        if ((unsigned char) text->at[i] < ' ')
            return found(reading, PBOC_BAD_CONTROL, file, line, NULL);
    return true;
}

/* Exactly `most` fields, none of them empty. */
static bool cut(struct reading *reading, const char *file, size_t line, struct str text, struct str *fields)
{
    size_t count = 0, most = *file == 'i' ? HEAD_FIELDS : DATA_FIELDS;
    while (text.at && count < most)
        fields[count++] = str_split(&text, '|');
    if (text.at || count != most)
        return found(reading, PBOC_BAD_FIELDS, file, line, NULL);
    for (size_t i = 0; i < most; i++)
        if (!fields[i].len)
            return found(reading, PBOC_EMPTY_FIELD, file, line, NULL);
    return true;
}

/* Keys count up from I00001, line by line. */
static bool is_key(struct str key, size_t line)
{
    long long number;
    return key.len == PBOC_KEY_LENGTH && key.at[0] == 'I' && str_number(str_from(key, 1), &number) &&
           number == (long long) line;
}

static bool check_head(struct reading *reading, const struct str *fields)
{
    struct str name = reading->message->name;
    size_t line = reading->head_line;
    const struct {
        const char *field;
        bool good;
        enum pboc_fault fault;
    } checks[] = {
        { "关键字", is_key(fields[KEY], line), PBOC_BAD_ORDER },
        { "报表代码", str_is(fields[FORM], "A3326"), PBOC_BAD_CODE },
        { "机构类代码", is_code(fields[CLASS], PBOC_CLASS_LENGTH, false), PBOC_BAD_CODE },
        { "机构类代码", str_equal(fields[CLASS], part(name, NAME_CLASS, PBOC_CLASS_LENGTH)), PBOC_BAD_SENDER },
        { "地区代码", fields[AREA].len == PBOC_AREA_LENGTH, PBOC_BAD_LENGTH },
        { "地区代码", is_digits(fields[AREA]), PBOC_BAD_CODE },
        { "地区代码", str_equal(fields[AREA], part(name, NAME_AREA, PBOC_AREA_LENGTH)), PBOC_BAD_SENDER },
        { "数据属性", one_of(fields[ATTRIBUTE], "12"), PBOC_BAD_CODE },
        { "币种", str_is(fields[CURRENCY], "CNY0001"), PBOC_BAD_CODE },
        { "单位", one_of(fields[UNIT], "159"), PBOC_BAD_CODE },
        { "业务发生标志", one_of(fields[FLAG], "01"), PBOC_BAD_CODE },
        { "数值类型", one_of(fields[VALUE_TYPE], "12"), PBOC_BAD_CODE },
        { "机构代码", fields[INSTITUTION].len == PBOC_INSTITUTION_LENGTH, PBOC_BAD_LENGTH },
        { "机构代码", is_code(fields[INSTITUTION], PBOC_INSTITUTION_LENGTH, true), PBOC_BAD_CODE },
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!checks[i].good)
            return found(reading, checks[i].fault, "idx", line, checks[i].field);
    return true;
}

/* How many decimals leave fen in a unit. */
static size_t decimals_of(char unit)
{
    return unit == '1' ? 2 : unit == '5' ? 6 : 10;
}

/* The value in fen, or as it is for counts. */
static long long value_of(struct str text, size_t decimals)
{
    long long value = 0;
    size_t after = 0;
    bool point = false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '.')
            point = true;
        else
            value = value * 10 + (text.at[i] - '0');
        after += point && text.at[i] != '.';
    }
    while (after++ < decimals)
        value *= 10;
    return value;
}

/* One data line of the key at hand; `last`: the indicator before it. */
static bool read_value(struct reading *reading, const struct str *fields, char unit, struct str *last)
{
    const struct pboc_line *line = pboc_line_named(fields[1]);
    size_t at = reading->data_line;
    if (fields[1].len != PBOC_INDICATOR_LENGTH)
        return found(reading, PBOC_BAD_LENGTH, "dat", at, "指标代码");
    if (!line || line->measure == A3326_NONE)
        return found(reading, PBOC_BAD_CODE, "dat", at, "指标代码");
    if (last->at && str_compare(*last, fields[1]) >= 0)
        return found(reading, PBOC_BAD_ORDER, "dat", at, "指标代码");
    *last = fields[1];
    size_t decimals = line->measure == A3326_MONEY ? decimals_of(unit) : 0;
    if (!pboc_is_number(fields[2], decimals ? VALUE_DIGITS - decimals + 2 : VALUE_DIGITS, decimals, true))
        return found(reading, PBOC_BAD_NUMBER, "dat", at, line->name);
    long long value = value_of(fields[2], decimals);
    if (value == 0)
        return found(reading, PBOC_BAD_NUMBER, "dat", at, line->name);
    reading->values[line - pboc_line(0)] = value;
    return true;
}

static long long sum_of(const struct reading *reading, const char *codes)
{
    struct str rest = str_of(codes);
    long long sum = 0;
    while (rest.at)
        sum += reading->values[pboc_line_named(str_split(&rest, ' ')) - pboc_line(0)];
    return sum;
}

static bool check_tree(struct reading *reading)
{
    const struct pboc_sum *sum;
    for (size_t i = 0; (sum = pboc_sum(i)) != NULL; i++) {
        long long whole = sum_of(reading, sum->whole), parts = sum_of(reading, sum->parts);
        if (sum->relation == PBOC_EQUAL ? whole != parts : whole < parts)
            return found(reading, PBOC_BAD_TREE, "dat", reading->data_line, pboc_line_named(str_of(sum->whole))->name);
    }
    return true;
}

static bool begins_with(struct str text, struct str start)
{
    return text.len >= start.len && memcmp(text.at, start.at, start.len) == 0;
}

/* The data lines that begin with the head's key. */
static bool read_values(struct reading *reading, const struct str *head)
{
    struct str last = { 0 }, line, fields[DATA_FIELDS];
    memset(reading->values, 0, sizeof reading->values);
    while (reading->data.len && begins_with(reading->data, head[KEY])) {
        reading->data_line++;
        if (!next_line(reading, "dat", reading->data_line, &reading->data, &line) ||
            !cut(reading, "dat", reading->data_line, line, fields) ||
            !read_value(reading, fields, head[UNIT].at[0], &last))
            return false;
    }
    if ((last.at != NULL) != str_is(head[FLAG], "1"))
        return found(reading, PBOC_BAD_KEY, "idx", reading->head_line, "业务发生标志");
    return check_tree(reading);
}

static bool read_heads(struct reading *reading)
{
    struct str rest = reading->message->head, line, fields[HEAD_FIELDS];
    if (!rest.len)
        return found(reading, PBOC_BAD_KEY, "idx", 0, NULL);
    while (rest.len) {
        reading->head_line++;
        if (!next_line(reading, "idx", reading->head_line, &rest, &line) ||
            !cut(reading, "idx", reading->head_line, line, fields) || !check_head(reading, fields) ||
            !read_values(reading, fields))
            return false;
    }
    return reading->data.len == 0 || found(reading, PBOC_BAD_KEY, "dat", reading->data_line + 1, "关键字");
}

/* "2018年03月31日…数据说明", the day that of the name. */
static bool is_title(struct str line, struct str day)
{
    static const char year[] = "年", month[] = "月", of_month[] = "日";
    return line.len > 17 && str_ends(line, "数据说明") && memcmp(line.at, day.at, 4) == 0 &&
           memcmp(line.at + 4, year, 3) == 0 && memcmp(line.at + 7, day.at + 4, 2) == 0 &&
           memcmp(line.at + 9, month, 3) == 0 && memcmp(line.at + 12, day.at + 6, 2) == 0 &&
           memcmp(line.at + 14, of_month, 3) == 0;
}

/* "[5323010 C5003912000016]". */
static bool is_part(struct str line)
{
    return line.len == PBOC_AREA_LENGTH + PBOC_INSTITUTION_LENGTH + 3 && line.at[0] == '[' &&
           line.at[line.len - 1] == ']' && line.at[1 + PBOC_AREA_LENGTH] == ' ' &&
           is_digits(part(line, 1, PBOC_AREA_LENGTH)) &&
           is_code(part(line, 2 + PBOC_AREA_LENGTH, PBOC_INSTITUTION_LENGTH), PBOC_INSTITUTION_LENGTH, true);
}

static bool read_note(struct reading *reading)
{
    struct str rest = reading->message->note, line;
    if (!pboc_is_utf8(rest))
        return found(reading, PBOC_BAD_ENCODING, "txt", 0, NULL);
    for (size_t at = 1; rest.len || at <= 2; at++) {
        if (!next_line(reading, "txt", at, &rest, &line))
            return false;
        if ((at == 1 && !is_title(line, part(reading->message->name, NAME_DAY, 8))) || (at == 2 && !is_part(line)))
            return found(reading, PBOC_BAD_CODE, "txt", at, NULL);
    }
    return true;
}

bool pboc_read_message(const struct pboc_message *message, struct pboc_finding *finding)
{
    struct reading reading = { .message = message, .finding = finding, .data = message->data };
    *finding = (struct pboc_finding) { 0 };
    return check_name(&reading) && read_heads(&reading) && read_note(&reading);
}
