/*
 * How it works: a row of the query goes to each list of the book.  What a row needs is in an arena that is emptied after it.
 */
#include "reports/flag_lists.h"

#include "reports/sheets.h"

enum { LISTS_MOST = 3 };

/* While rows come. */
struct filling {
    struct book *book;
    struct arena row;
    const struct flag_list *lists[LISTS_MOST];
    void *states[LISTS_MOST];
    size_t count;
};

const char *flag_list_name(const struct book *book, const char *name, size_t sheet)
{
    return sheet > 1 ? arena_printf(book->arena, "%s(%zu)", name, sheet) : name;
}

lxw_row_t flag_list_rows(const struct book *book)
{
    return book->rows_most ? book->rows_most : LXW_ROW_MAX;
}

static bool add_row(void *context, const struct rows *rows, struct error *err)
{
    struct filling *filling = context;
    (void) err;
    struct detail detail = detail_of(filling->book, &filling->row, rows, 0);
    for (size_t i = 0; i < filling->count; i++)
        filling->lists[i]->add(filling->states[i], &detail);
    arena_reset(&filling->row);
    return true;
}

static bool fill(struct filling *filling, struct error *err)
{
    struct book *book = filling->book;
    struct issue_key key;
    issue_key(book->issue, &key);
    const char *values[] = { key.values[0], key.values[1], book->bank ? "bank" : "county", book_own(book) };
    for (size_t i = 0; i < filling->count; i++)
        filling->states[i] = filling->lists[i]->begin(book);
    if (!database_stream(book->issue->db, "figures/book_flags.sql", values, 4, add_row, filling, err))
        return error_context(err, "reading the flags of %s", book->place);
    for (size_t i = 0; i < filling->count; i++)
        filling->lists[i]->end(filling->states[i]);
    return true;
}

bool sheet_flag_lists(struct book *book, struct error *err)
{
    struct filling filling = { .book = book,
                               .lists = { &flag_list_details, &flag_list_feedback, &flag_list_check },
                               .count = book->county ? LISTS_MOST : 1 };
    bool good = fill(&filling, err);
    arena_free(&filling.row);
    return good;
}
