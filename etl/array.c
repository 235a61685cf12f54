/*
 * How it works: items are quoted always, so that only the quote and the backslash need care.
 *
 * The form is PostgreSQL's own for arrays (its manual, "Array Input and Output Syntax"): NULL without quotes is a null, and
 * whatever stands in quotes is text, be it empty, NULL or full of commas.
 */
#include "etl/array.h"

static void begin(struct array *array)
{
    buffer_add_text(&array->text, array->text.len ? "," : "{");
}

void array_add(struct array *array, struct str item)
{
    begin(array);
    if (!item.at) {
        buffer_add_text(&array->text, "NULL");
        return;
    }
    buffer_add_text(&array->text, "\"");
    for (size_t i = 0; i < item.len; i++) {
        if (item.at[i] == '"' || item.at[i] == '\\')
            buffer_add_text(&array->text, "\\");
        buffer_add(&array->text, (struct str) { item.at + i, 1 });
    }
    buffer_add_text(&array->text, "\"");
}

void array_add_number(struct array *array, long long item)
{
    begin(array);
    buffer_printf(&array->text, "%lld", item);
}

const char *array_text(struct array *array)
{
    if (!array->text.len)
        return "{}";
    if (array->text.at[array->text.len - 1] != '}')
        buffer_add_text(&array->text, "}");
    return buffer_text(&array->text);
}

void array_free(struct array *array)
{
    buffer_free(&array->text);
}
