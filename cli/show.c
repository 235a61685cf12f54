/*
 * Types come from the result's own column types, so that a query alone decides how it looks as JSON.
 */
#include "cli/show.h"

#include <stdio.h>
#include <string.h>

static struct json_object *cell(const struct rows *rows, size_t row, size_t column)
{
    if (rows_null(rows, row, column))
        return NULL;
    const char *text = rows_text(rows, row, column);
    switch (rows_kind(rows, column)) {
    case ROWS_BOOL:
        return json_object_new_boolean(*text == 't');
    case ROWS_INTEGER:
        return json_object_new_int64(rows_number(rows, row, column));
    case ROWS_JSON:
        return json_tokener_parse(text);
    case ROWS_TEXT:
        break;
    }
    return json_object_new_string(text);
}

struct json_object *show_row(const struct rows *rows, size_t row)
{
    struct json_object *object = json_object_new_object();
    for (size_t column = 0; column < rows_columns(rows); column++)
        json_object_object_add(object, rows_column_name(rows, column), cell(rows, row, column));
    return object;
}

struct json_object *show_rows(const struct rows *rows)
{
    struct json_object *array = json_object_new_array();
    for (size_t row = 0; row < rows_count(rows); row++)
        json_object_array_add(array, show_row(rows, row));
    return array;
}

void show_json(struct json_object *value)
{
    puts(json_object_to_json_string_ext(value, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
    json_object_put(value);
}

/* Columns on a terminal: wide characters count two. */
static int width_of(const char *text)
{
    struct str rest = str_of(text);
    int width = 0;
    for (size_t at = 0; at < rest.len;) {
        unsigned code = str_next_character(rest, &at);
        width += code >= 0x1100 && (code <= 0x115F || (code >= 0x2E80 && code <= 0xFFE6)) ? 2 : 1;
    }
    return width;
}

static void print_padded(const char *text, int width, bool last)
{
    int missing = last ? 0 : width - width_of(text) + 2;
    printf("%s%*s", text, missing > 0 ? missing : 0, "");
}

static int column_width(const struct rows *rows, size_t column)
{
    int widest = width_of(rows_column_name(rows, column));
    for (size_t row = 0; row < rows_count(rows); row++) {
        int width = width_of(rows_text(rows, row, column));
        widest = width > widest ? width : widest;
    }
    return widest;
}

void show_table(const struct context *context, const struct rows *rows)
{
    size_t columns = rows_columns(rows);
    int *widths = arena_array(context->arena, columns, sizeof *widths);
    for (size_t column = 0; column < columns; column++) {
        widths[column] = column_width(rows, column);
        print_padded(rows_column_name(rows, column), widths[column], column + 1 == columns);
    }
    putchar('\n');
    for (size_t row = 0; row < rows_count(rows); row++) {
        for (size_t column = 0; column < columns; column++)
            print_padded(rows_text(rows, row, column), widths[column], column + 1 == columns);
        putchar('\n');
    }
}

static bool now_is_made(struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "world/now_exists.sql", NULL, 0, &rows, err))
        return false;
    if (rows_number(rows, 0, 0) > 0)
        return true;
    error_set(err, &USAGE, "nothing has been reconciled in this home yet, or not since its last upgrade");
    return error_hint(err, "Run fupin nightly first, or fupin reconcile where nights have run before.");
}

bool show_fetch(struct context *context, const char *name, const char *const *values, int count, bool world,
                struct rows **rows)
{
    struct error *err = &context->err;
    static const char *const now[] = { "world_now" };
    AUTO_DATABASE db = context_connect(context, "fupin_reader");
    if (db == NULL)
        return false;
    return database_begin(db, err) &&
           (!world || (now_is_made(db, err) && database_run(db, "world/enter.sql", now, 1, err))) &&
           database_query(db, name, values, count, rows, err) && database_commit(db, err);
}

int show_query(struct context *context, const char *name, const char *const *values, int count, bool world)
{
    AUTO_ROWS rows = NULL;
    if (!show_fetch(context, name, values, count, world, &rows))
        return context_fail(context);
    if (context->json)
        show_json(show_rows(rows));
    else
        show_table(context, rows);
    return EXIT_DONE;
}
