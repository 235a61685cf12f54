/*
 * How it works: the file is read whole into the arena, and the cells point into it; quoted cells are undone in place.
 *
 * These are small tables that people keep by hand in a spreadsheet (senders, divisions), so a mistake is told with its
 * line, and reading goes on to the end.  Feeds are read by etl/, which streams.
 */
#include "base/config.h"
#include "base/file.h"
#include "base/utf8.h"

enum { TABLE_MOST = 64 * 1024 * 1024, COLUMNS_MOST = 1000 };

struct table_reader {
    struct config_table *table;
    struct str *cells;
    struct config_node place; /* where the reading is */
    struct config_mistakes *mistakes;
};

static void refuse(struct table_reader *reader, const char *what)
{
    config_mistake_add(reader->mistakes, &reader->place, &CONFIG_SYNTAX, NULL, "%s", what);
}

/* Takes a quoted cell off `line` (which begins with the quote) and undoes doubled quotes in place. */
static bool take_quoted(struct str *line, struct str *cell)
{
    char *out = (char *) line->at;
    size_t from = 1, len = 0;
    for (; from < line->len; from++) {
        if (line->at[from] == '"' && (from + 1 == line->len || line->at[from + 1] != '"'))
            break;
        from += line->at[from] == '"';
        out[len++] = line->at[from];
    }
    bool closed = from < line->len && (from + 1 == line->len || line->at[from + 1] == ',');
    *cell = (struct str) { out, len };
    bool more = closed && from + 1 < line->len;
    *line = more ? str_from(*line, from + 2) : (struct str) { NULL, 0 };
    return closed;
}

/* Cuts `line` into at most `most` cells; how many there are, SIZE_MAX for a quote that is not closed. */
static size_t cut(struct str line, struct str *cells, size_t most)
{
    size_t count = 0;
    while (line.at) {
        struct str cell;
        if (line.len && *line.at == '"') {
            if (!take_quoted(&line, &cell))
                return SIZE_MAX;
        } else {
            cell = str_trim(str_split(&line, ','));
        }
        if (count < most)
            cells[count] = cell;
        count++;
    }
    return count;
}

/* Lines end with LF or CRLF: spreadsheets write both. */
static struct str next_line(struct str *rest)
{
    struct str line = str_split(rest, '\n');
    if (str_ends(line, "\r"))
        line.len--;
    return line;
}

static bool find_column(const struct config_table *table, const char *title, size_t *column)
{
    for (*column = 0; *column < table->columns; ++*column)
        if (str_is(table->titles[*column], title))
            return true;
    return false;
}

/* Columns may stand in any order, and more of them than needed do no harm. */
static void check_columns(struct table_reader *reader, const char *const *needed)
{
    const struct config_table *table = reader->table;
    for (; *needed; needed++) {
        size_t column;
        if (find_column(table, *needed, &column))
            continue;
        struct str nearest = table->columns ? table->titles[0] : (struct str) STR("");
        for (column = 1; column < table->columns; column++)
            if (str_distance(table->titles[column], str_of(*needed)) < str_distance(nearest, str_of(*needed)))
                nearest = table->titles[column];
        config_mistake_add(reader->mistakes, &reader->place, &CONFIG_UNKNOWN_KEY, NULL,
                           "column \"%s\" is missing; nearest: \"%.*s\"", *needed, STR_FMT(nearest));
    }
}

static bool read_header(struct table_reader *reader, struct arena *arena, struct str *rest)
{
    struct str *titles = arena_array(arena, COLUMNS_MOST, sizeof *titles);
    if (str_starts(*rest, "\xEF\xBB\xBF"))
        *rest = str_from(*rest, 3);
    size_t count = cut(next_line(rest), titles, COLUMNS_MOST);
    if (count > COLUMNS_MOST) {
        refuse(reader, "the header cannot be read: a quote is not closed, or there are too many columns");
        return false;
    }
    reader->table->titles = titles;
    reader->table->columns = count;
    return true;
}

/* A row with a mistake is left out and told; the next one takes its place. */
static void read_rows(struct table_reader *reader, struct str rest)
{
    struct config_table *table = reader->table;
    while (rest.at) {
        struct str line = next_line(&rest);
        reader->place.line++;
        if (str_trim(line).len == 0)
            continue;
        size_t count = cut(line, reader->cells + table->rows * table->columns, table->columns);
        if (count == SIZE_MAX)
            refuse(reader, "a quote is not closed in this line");
        else if (count != table->columns)
            config_mistake_add(reader->mistakes, &reader->place, &CONFIG_SYNTAX, NULL,
                               "the line has %zu fields, the header %zu", count, table->columns);
        else
            table->rows++;
    }
}

static size_t lines_in(struct str text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

bool config_read_table(struct arena *arena, const char *path, const char *const *needed, struct config_table *table,
                       struct config_mistakes *mistakes)
{
    struct table_reader reader = { .table = table, .mistakes = mistakes };
    struct error err = { 0 };
    struct str bytes;
    int before = mistakes->count;
    *table = (struct config_table) { .file = arena_text(arena, str_of(path)) };
    reader.place.file = table->file;
    if (!file_read(arena, path, TABLE_MOST, &bytes, &err)) {
        config_mistake_add(mistakes, &reader.place, &CONFIG_FILE, NULL, "%s", err.what);
        return false;
    }
    reader.place.line = reader.place.column = 1;
    if (!utf8_valid(bytes)) {
        refuse(&reader, "the file is not UTF-8");
        return false;
    }
    if (!read_header(&reader, arena, &bytes))
        return false;
    check_columns(&reader, needed);
    reader.cells = arena_array(arena, lines_in(bytes) * table->columns, sizeof *reader.cells);
    table->cells = reader.cells;
    read_rows(&reader, bytes);
    return mistakes->count == before;
}

struct str config_cell(const struct config_table *table, size_t row, const char *title)
{
    size_t column;
    if (!find_column(table, title, &column))
        return (struct str) { "", 0 };
    return table->cells[row * table->columns + column];
}
