/*
 * How it works: two sorted copies of the table, one by code and one by parent and folded name, and binary search.
 *
 * Files are sorted by place, so callers ask again and again for what they asked last; etl/check.c remembers that.
 * Village committees are written 某村, 某村委会, 某村民委员会, 某社区居民委员会: the suffix is cut off both sides.
 */
#include "etl/divisions.h"

#include <stdlib.h>

static const char *const level_names[] = { "prefecture", "county", "township", "village" };

const char *division_level_name(enum division_level level)
{
    return level_names[level];
}

/* Without blanks and brackets' width, into `out`. */
static struct str fold(struct str name, char *out, size_t size)
{
    struct str folded = { out, 0 };
    for (size_t at = 0; at < name.len && folded.len + 4 <= size;) {
        unsigned code = str_next_character(name, &at);
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        if (code > ' ' && code != 0x3000 && code != 0xA0)
            folded.len += str_put_character(out + folded.len, code);
    }
    return folded;
}

/* Less the suffix of a village; a name that is nothing but a suffix stays. */
static struct str less_suffix(struct str name)
{
    static const char *const suffixes[] = { "社区居民委员会", "社区居委会", "村民委员会", "居民委员会", "村委会",
                                            "居委会",         "委员会",     "社区",       "村" };
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t len = strlen(suffixes[i]);
        if (name.len > len && str_ends(name, suffixes[i]))
            return (struct str) { name.at, name.len - len };
    }
    return name;
}

/* A code may stand several times, for different times: by their beginning. */
static int by_code(const void *left, const void *right)
{
    const struct division *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return a->from < b->from ? -1 : a->from > b->from;
}

/* The code last, so that the order is total and find_name() can look for what lies before all of one name. */
static int by_name(const void *left, const void *right)
{
    const struct division *a = left, *b = right;
    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    int names = str_compare(a->folded, b->folded);
    return names ? names : by_code(left, right);
}

static bool read_level(struct str text, enum division_level *level)
{
    for (size_t i = 0; i < sizeof level_names / sizeof *level_names; i++)
        if (str_is(text, level_names[i])) {
            *level = (enum division_level) i;
            return true;
        }
    return false;
}

/* A cell's number; 0 where it is empty. */
static bool read_number(struct str text, int64_t *number)
{
    long long value = 0;
    bool good = text.len == 0 || str_number(text, &value);
    *number = value;
    return good;
}

/* A cell's day; DATE_NONE, which is "without end", where it is empty. */
static bool read_day(struct str text, day_number *day)
{
    *day = DATE_NONE;
    return text.len == 0 || date_read_iso(text, day);
}

static void mistake(struct config_mistakes *mistakes, const struct config_table *table, size_t row, const char *title,
                    const char *remedy)
{
    int column = 1;
    for (size_t i = 0; i < table->columns; i++)
        if (str_is(table->titles[i], title))
            column = (int) i + 1;
    struct config_node place = { .file = table->file, .line = (int) row + 2, .column = column };
    struct str cell = config_cell(table, row, title);
    config_mistake_add(mistakes, &place, &CONFIG_VALUE, remedy, "column \"%s\" holds \"%.*s\"", title, STR_FMT(cell));
}

/* Every cell is looked at, so that all mistakes of a table are told at once. */
static void read_row(struct division *division, struct arena *arena, const struct config_table *table, size_t row,
                     struct config_mistakes *mistakes)
{
    char folded[128];
    int64_t code = 0;
    if (!read_number(config_cell(table, row, "code"), &code) || code == 0)
        mistake(mistakes, table, row, "code", "Give the division's code in digits.");
    if (!read_number(config_cell(table, row, "parent"), &division->parent))
        mistake(mistakes, table, row, "parent", "Give the code of the division above, in digits.");
    if (!read_level(config_cell(table, row, "level"), &division->level))
        mistake(mistakes, table, row, "level", "Give prefecture, county, township or village.");
    if (!read_day(config_cell(table, row, "valid_from"), &division->from))
        mistake(mistakes, table, row, "valid_from", "Give a day as YYYY-MM-DD, or nothing.");
    if (!read_day(config_cell(table, row, "valid_to"), &division->to))
        mistake(mistakes, table, row, "valid_to", "Give a day as YYYY-MM-DD, or nothing.");
    division->code = code;
    division->name = config_cell(table, row, "name");
    if (division->name.len == 0)
        mistake(mistakes, table, row, "name", "Give the division's name.");
    struct str name = fold(division->name, folded, sizeof folded);
    division->folded = str_keep(arena, division->level == DIVISION_VILLAGE ? less_suffix(name) : name);
}

void divisions_read(struct divisions *divisions, struct arena *arena, const char *path,
                    struct config_mistakes *mistakes)
{
    static const char *const needed[] = { "code", "parent", "level", "name", NULL };
    struct config_table table;
    *divisions = (struct divisions) { 0 };
    if (!config_read_table(arena, path, needed, &table, mistakes))
        return;
    struct division *codes = arena_array(arena, table.rows, sizeof *codes);
    struct division *names = arena_array(arena, table.rows, sizeof *names);
    for (size_t i = 0; i < table.rows; i++)
        read_row(&codes[i], arena, &table, i, mistakes);
    if (table.rows)
        memcpy(names, codes, table.rows * sizeof *codes);
    qsort(codes, table.rows, sizeof *codes, by_code);
    qsort(names, table.rows, sizeof *names, by_name);
    *divisions = (struct divisions) { codes, names, table.rows };
}

/* The last day is not in it: the day on which one ends is the first of its successor. */
static bool in_force(const struct division *division, day_number day)
{
    return (division->from == DATE_NONE || division->from <= day) && (division->to == DATE_NONE || day < division->to);
}

/* The first line with that code by halving, from there those of other times. */
static const struct division *find_code(const struct divisions *divisions, int64_t code, day_number day)
{
    size_t low = 0, high = divisions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (divisions->by_code[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < divisions->count && divisions->by_code[low].code == code; low++)
        if (in_force(&divisions->by_code[low], day))
            return &divisions->by_code[low];
    return NULL;
}

/* The sought one has the least of all codes, so halving ends before the first of that name. */
static int64_t find_name(const struct divisions *divisions, int64_t parent, struct str folded, day_number day)
{
    struct division sought = { .parent = parent, .folded = folded, .code = INT64_MIN };
    size_t low = 0, high = divisions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_name(&divisions->by_name[middle], &sought) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < divisions->count; low++) {
        const struct division *division = &divisions->by_name[low];
        if (division->parent != parent || !str_equal(division->folded, folded))
            return 0;
        if (in_force(division, day))
            return division->code;
    }
    return 0;
}

bool division_is(const struct divisions *divisions, int64_t code, enum division_level level, day_number day)
{
    const struct division *division = find_code(divisions, code, day);
    return division && division->level == level;
}

int64_t division_parent(const struct divisions *divisions, int64_t code, day_number day)
{
    const struct division *division = find_code(divisions, code, day);
    return division ? division->parent : 0;
}

/* Asked once a county and file: a walk will do. */
int64_t division_county(const struct divisions *divisions, struct str name, day_number day)
{
    char folded[128];
    struct str sought = fold(name, folded, sizeof folded);
    for (size_t i = 0; i < divisions->count; i++) {
        const struct division *division = &divisions->by_code[i];
        if (division->level == DIVISION_COUNTY && str_equal(division->folded, sought) && in_force(division, day))
            return division->code;
    }
    return 0;
}

int64_t division_township(const struct divisions *divisions, int64_t county, struct str name, day_number day)
{
    char folded[128];
    return find_name(divisions, county, fold(name, folded, sizeof folded), day);
}

int64_t division_village(const struct divisions *divisions, int64_t township, struct str name, day_number day)
{
    char folded[128];
    return find_name(divisions, township, less_suffix(fold(name, folded, sizeof folded)), day);
}
