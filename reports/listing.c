/*
 * How it works: the query's columns are found by the names of the declared fields, so that a query may be run and read alone.
 */
#include "reports/listing.h"

#include "reports/words.h"
#include "reports/wrap.h"

/* Whether `field` is one of those that the row wants in red. */
static bool is_late(const struct rows *rows, size_t row, const char *field)
{
    struct str rest = str_of(rows_field(rows, row, "late"));
    while (rest.len) {
        if (str_is(str_split(&rest, ' '), field))
            return true;
    }
    return false;
}

/* A feed is told by its name. */
static const char *shown(const char *field, const char *text)
{
    return strcmp(field, "feed") == 0 ? words_feed(text) : text;
}

static void print_cell(struct table *table, const struct listing *listing, const struct rows *rows, size_t row,
                       size_t i)
{
    size_t column = rows_column(rows, listing->fields[i]);
    enum column_kind kind = listing->columns[i].kind;
    bool is_text = kind == COLUMN_TEXT || kind == COLUMN_CENTRE;
    enum row_kind looks = table->kind;
    if (table->kind == ROW_PLAIN && is_late(rows, row, listing->fields[i]))
        table->kind = ROW_LATE;
    if (rows_null(rows, row, column))
        table_dash(table, i);
    else if (is_text)
        table_text(table, i, shown(listing->fields[i], rows_text(rows, row, column)));
    else
        table_number(table, i, rows_number(rows, row, column));
    table->kind = looks;
}

/* As high as its longest text needs. */
static void print_line(struct table *table, const struct listing *listing, const struct rows *rows, size_t row)
{
    int lines = 1;
    table_row(table, strcmp(rows_field(rows, row, "line"), "total") == 0 ? ROW_TOTAL : ROW_PLAIN);
    for (size_t i = 0; i < listing->count; i++) {
        print_cell(table, listing, rows, row, i);
        if (listing->columns[i].kind != COLUMN_TEXT)
            continue;
        int needed = wrap_lines(rows_field(rows, row, listing->fields[i]), listing->columns[i].width - 1);
        lines = needed > lines ? needed : lines;
    }
    table_height(table, lines);
}

/* The rows of this book. */
struct chosen {
    const struct rows *rows;
    const char *book; /* NULL: all of them */
};

static bool is_chosen(const struct chosen *chosen, size_t row)
{
    return !chosen->book || strcmp(rows_field(chosen->rows, row, "book"), chosen->book) == 0;
}

/* How many columns from the first loose one on have no value in any row. */
static size_t leading_empty(const struct listing *listing, const struct chosen *chosen)
{
    for (size_t i = (size_t) listing->fixed; i < listing->count; i++) {
        size_t column = rows_column(chosen->rows, listing->fields[i]);
        for (size_t row = 0; row < rows_count(chosen->rows); row++)
            if (is_chosen(chosen, row) && !rows_null(chosen->rows, row, column))
                return i - (size_t) listing->fixed;
    }
    return 0;
}

static size_t print_lines(struct table *table, const struct listing *listing, const struct chosen *chosen)
{
    size_t lines = 0;
    for (size_t row = 0; row < rows_count(chosen->rows); row++)
        if (is_chosen(chosen, row)) {
            print_line(table, listing, chosen->rows, row);
            lines++;
        }
    return lines;
}

static void print_all(struct sheet *sheet, struct book *book, const struct listing *listing,
                      const struct chosen *chosen, struct listing_place *place)
{
    const struct issue *issue = book->issue;
    struct table table;
    table_sheet(sheet, book, listing->sheet, listing->columns, listing->count);
    sheet_title(sheet,
                arena_printf(issue->arena, "%s%s%s（%d年%d月）", book->place, issue->product, listing->title,
                             issue->year, issue->month),
                listing->unit);
    table_begin(&table, sheet, listing->columns, listing->count, listing->fixed);
    size_t lines = print_lines(&table, listing, chosen);
    if (place)
        *place = (struct listing_place) {
            .first = table.first, .last = table.row, .lines = lines, .empty = leading_empty(listing, chosen)
        };
    if (!lines)
        sheet_line(sheet, STYLE_REMARK, "　　本月没有可列示的数据。");
    for (size_t i = 0; listing->remarks && listing->remarks[i]; i++)
        sheet_line(sheet, STYLE_REMARK, listing->remarks[i]);
}

/* Of this book alone. */
static bool read_own(struct book *book, const struct listing *listing, struct rows **rows, struct error *err)
{
    const char *own = book_own(book);
    const char *of_known[] = { arena_printf(book->issue->arena, "%lld", book->issue->job->known), own };
    struct issue_key key;
    issue_key(book->issue, &key);
    const char *of_edition[] = { key.values[0], key.values[1], own };
    return database_query(book->issue->db, listing->query, listing->of_edition ? of_edition : of_known,
                          listing->of_edition ? 3 : 2, rows, err);
}

bool listing_print(struct sheet *sheet, struct book *book, const struct listing *listing, struct listing_place *place,
                   struct error *err)
{
    AUTO_ROWS rows = NULL;
    struct chosen chosen = { .book = listing->shared ? book_own(book) : NULL };
    bool good = listing->shared ? issue_rows(book->issue, listing->query, listing->of_edition, &chosen.rows, err)
                                : read_own(book, listing, &rows, err);
    if (!good)
        return error_context(err, "reading the sheet %s", listing->sheet);
    if (!listing->shared)
        chosen.rows = rows;
    print_all(sheet, book, listing, &chosen, place);
    return true;
}

bool listing_sheet(struct book *book, const struct listing *listing, struct error *err)
{
    struct sheet sheet;
    if (!listing_print(&sheet, book, listing, NULL, err))
        return false;
    sheet_close(&sheet);
    return true;
}
