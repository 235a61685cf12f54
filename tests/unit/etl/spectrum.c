/* The files of csv-spectrum, by which readers of csv are measured: what ours makes of them, against the JSON beside. */
#include <dirent.h>
#include <json-c/json.h>
#include <stdio.h>

#include "base/file.h"
#include "etl/records.h"
#include "tests/unit/runner.h"

#define SPECTRUM "build/npm/node_modules/csv-spectrum"

enum { FILE_MOST = 64 * 1024, FIELDS_MOST = 16, FILES_LEAST = 11 };

static struct arena arena;

static size_t give(void *context, char *at, size_t room)
{
    struct str *rest = context;
    size_t size = rest->len < room ? rest->len : room;
    memcpy(at, rest->at, size);
    *rest = str_from(*rest, size);
    return size;
}

/* The fields of the next record; 0 at the end. */
static size_t next_fields(struct records *records, struct str *fields)
{
    struct record record;
    enum records_end end = records_next(records, &record);
    assert_int_not_equal(end, RECORDS_QUOTE_OPEN);
    if (end == RECORDS_END)
        return 0;
    struct str text = { arena_text(&arena, record.bytes), record.bytes.len };
    struct field_cut cut = {
        .separator = ',',
        .quoting = true,
        .max_field = FILE_MOST,
        .scratch = arena_take(&arena, text.len + 1),
        .fields = fields,
        .most = FIELDS_MOST,
    };
    assert_int_equal(fields_cut(&cut, text), REJECT_NONE);
    return cut.count;
}

static void compare_row(const struct str *titles, const struct str *fields, size_t count, struct json_object *wanted)
{
    assert_int_equal(json_object_object_length(wanted), count);
    for (size_t i = 0; i < count; i++) {
        struct json_object *value = json_object_object_get(wanted, arena_text(&arena, titles[i]));
        assert_non_null(value);
        assert_string_equal(arena_text(&arena, fields[i]), json_object_get_string(value));
    }
}

static void compare_file(struct str text, struct json_object *wanted)
{
    struct str titles[FIELDS_MOST], fields[FIELDS_MOST];
    AUTO_RECORDS records = { 0 };
    size_t count, row = 0;
    records_open(&records, give, &text, FILE_MOST, FILE_MOST);
    records.quoting = true;
    records.separator = ',';
    size_t width = next_fields(&records, titles);
    while ((count = next_fields(&records, fields))) {
        assert_int_equal(count, width);
        assert_true(row < json_object_array_length(wanted));
        compare_row(titles, fields, count, json_object_array_get_idx(wanted, row++));
    }
    assert_int_equal(row, json_object_array_length(wanted));
}

static void compare_named(const char *name)
{
    struct error err = { 0 };
    struct str text;
    int stem = (int) (strlen(name) - strlen(".csv"));
    const char *path = arena_printf(&arena, SPECTRUM "/json/%.*s.json", stem, name);
    struct json_object *wanted = json_object_from_file(path);
    print_message("             %s\n", name);
    assert_non_null(wanted);
    assert_true(file_read(&arena, arena_printf(&arena, SPECTRUM "/csvs/%s", name), FILE_MOST, &text, &err));
    compare_file(text, wanted);
    json_object_put(wanted);
}

/* All but one, whose JSON tells another telephone number than its csv. */
TEST(every_file_of_csv_spectrum_is_read_as_its_json_says)
{
    int count = 0;
    DIR *folder = opendir(SPECTRUM "/csvs");
    if (!folder) {
        print_message("csv-spectrum is not there (npm could not fetch it): skipped\n");
        skip();
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "location_coordinates.csv") == 0)
            continue;
        compare_named(entry->d_name);
        count++;
    }
    closedir(folder);
    assert_true(count >= FILES_LEAST);
    arena_free(&arena);
}
