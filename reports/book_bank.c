/*
 * A bank's book: its own progress by county, its own figures beside what it filed, its flags, and what was refused of its files.
 */
#include "reports/books.h"
#include "reports/sheets.h"

static book_sheet *const sheets[] = { sheet_pairs, sheet_filed, sheet_flag_lists, sheet_rejected, NULL };

static bool book_bank(struct issue *issue, const struct place *bank, struct error *err)
{
    struct book book = { .place = bank->name, .bank = bank, .streamed = true };
    const char *name = book_path_part(issue->arena, bank->name);
    const char *path =
        arena_printf(issue->arena, "bank/%s_%s/%s月通报_%s_%s.xlsx", book_path_part(issue->arena, bank->code), name,
                     book_path_part(issue->arena, issue->product), name, issue->month_text);
    if (!book_open(&book, issue, path, err))
        return false;
    return book_close(&book, book_fill(&book, sheets, err), err) ||
           error_context(err, "writing the book of %s", bank->name);
}

bool book_banks(struct issue *issue, struct error *err)
{
    for (size_t i = 0; i < issue->places.banks.count; i++)
        if (!book_bank(issue, &issue->places.banks.at[i], err))
            return false;
    return true;
}
