/*
 * How it works: PostgreSQL has printed every value as text; each kind has its way of turning that text into
 * what people read.  JSON is composed by json-c, keys in the order of the statement's columns.
 */
#include "transforms/fact.h"

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/id_number.h"
#include "base/name.h"

enum { GROUP = 3 }; /* digits between two commas */

enum fact_kind fact_kind_of(const char *type)
{
    static const struct {
        const char *type;
        enum fact_kind kind;
    } kinds[] = {
        { "BIGINT", FACT_MONEY },   { "INTEGER", FACT_COUNT }, { "SMALLINT", FACT_COUNT },
        { "NUMERIC", FACT_NUMBER }, { "DATE", FACT_DAY },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].type, type) == 0)
            return kinds[i].kind;
    }
    return FACT_TEXT;
}

/* "5000000" as "50,000.00". */
static void tell_money(struct buffer *out, const char *fen)
{
    long long value = strtoll(fen, NULL, 10);
    char digits[32];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long) llabs(value));
    if (value < 0)
        buffer_add_text(out, "-");
    int whole = count > 2 ? count - 2 : 0;
    if (whole == 0)
        buffer_add_text(out, "0");
    for (int i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % GROUP == 0)
            buffer_add_text(out, ",");
        buffer_add(out, (struct str) { digits + i, 1 });
    }
    buffer_printf(out, ".%02d", (int) (llabs(value) % 100));
}

/* "4.7500" as "4.75". */
static struct str less_zeros(const char *number)
{
    struct str text = str_of(number);
    if (!strchr(number, '.'))
        return text;
    while (text.at[text.len - 1] == '0')
        text.len--;
    if (text.at[text.len - 1] == '.')
        text.len--;
    return text;
}

/* "2018-03-31" as 2018年3月31日; what is no day of the calendar (infinity) stays as it is. */
static void tell_day(struct buffer *out, const char *iso)
{
    day_number day;
    int year, month, day_of_month;
    if (!date_read_iso(str_of(iso), &day)) {
        buffer_add_text(out, iso);
        return;
    }
    date_parts(day, &year, &month, &day_of_month);
    buffer_printf(out, "%d年%d月%d日", year, month, day_of_month);
}

/* A text as it may be told, into `out`. */
static void tell_text(struct buffer *out, const char *name, const char *value)
{
    char name_masked[256], id_masked[ID_NUMBER_SIZE];
    if (str_ends(str_of(name), "_name"))
        buffer_add(out, name_mask(str_of(value), name_masked, sizeof name_masked));
    else if (str_ends(str_of(name), "id_no"))
        buffer_add_text(out, id_number_mask(str_of(value), id_masked));
    else
        buffer_add_text(out, value);
}

void fact_tell(struct buffer *out, const struct fact *fact)
{
    if (!fact->value) {
        buffer_add_text(out, "未填");
        return;
    }
    switch (fact->kind) {
    case FACT_MONEY:
        tell_money(out, fact->value);
        break;
    case FACT_COUNT:
        buffer_add_text(out, fact->value);
        break;
    case FACT_NUMBER:
        buffer_add(out, less_zeros(fact->value));
        break;
    case FACT_DAY:
        tell_day(out, fact->value);
        break;
    case FACT_TEXT:
        tell_text(out, fact->name, fact->value);
        break;
    }
}

/* A value as machines want it: masked like a sentence, but money in fen, days in ISO, numbers to the last digit. */
static struct json_object *json_of(const struct fact *fact)
{
    AUTO_BUFFER text = { 0 };
    if (!fact->value)
        return NULL;
    switch (fact->kind) {
    case FACT_MONEY:
    case FACT_COUNT:
        return json_object_new_int64(strtoll(fact->value, NULL, 10));
    case FACT_NUMBER:
        buffer_add(&text, less_zeros(fact->value));
        return json_object_new_double_s(strtod(fact->value, NULL), buffer_text(&text));
    case FACT_DAY:
        return json_object_new_string(fact->value);
    case FACT_TEXT:
        tell_text(&text, fact->name, fact->value);
        return json_object_new_string(buffer_text(&text));
    }
    return NULL;
}

void fact_json(struct buffer *out, const struct fact *facts, size_t count, bool only_material)
{
    struct json_object *object = json_object_new_object();
    for (size_t i = 0; i < count; i++) {
        if (facts[i].material || !only_material)
            json_object_object_add(object, facts[i].name, json_of(&facts[i]));
    }
    buffer_add_text(out,
                    json_object_to_json_string_ext(object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
    json_object_put(object);
}

/* The fact called `name`, or NULL: statements have a dozen columns, so looking through them all is quick. */
static const struct fact *find(const struct fact *facts, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is(name, facts[i].name))
            return &facts[i];
    }
    return NULL;
}

bool fact_sentence(struct buffer *out, const char *pattern, const struct fact *facts, size_t count, struct str *unknown)
{
    struct str rest = str_of(pattern);
    while (rest.at) {
        buffer_add(out, str_split(&rest, '{'));
        if (!rest.at)
            break;
        *unknown = str_split(&rest, '}');
        const struct fact *fact = find(facts, count, *unknown);
        if (!fact)
            return false;
        fact_tell(out, fact);
    }
    return true;
}
