/*
 * The prefecture's book: the notice and what it rests on.  No personal data.
 *
 * How it works: the sheets are a table, in the order in which they stand.
 */
#include "reports/books.h"
#include "reports/sheets.h"

static book_sheet *const sheets[] = {
    sheet_notice,     sheet_county,  sheet_bank,          sheet_pairs,  sheet_coverage, sheet_fund,
    sheet_risk,       sheet_flags,   sheet_rectification, sheet_swings, sheet_filing,   sheet_rules,
    sheet_assessment, sheet_sources, sheet_corrections,   NULL,
};

const char *book_prefecture_path(const struct issue *issue, const char *ending)
{
    return arena_printf(issue->arena, "prefecture/%s月通报_%s_%s.%s", book_path_part(issue->arena, issue->product),
                        book_path_part(issue->arena, issue->place), issue->month_text, ending);
}

/* A sheet that fails ends the book; book_close() takes away what was begun. */
bool book_prefecture(struct issue *issue, struct error *err)
{
    struct book book = { .place = issue->place };
    const char *path = book_prefecture_path(issue, "xlsx");
    if (!book_open(&book, issue, path, err))
        return false;
    return book_close(&book, book_fill(&book, sheets, err), err) || error_context(err, "writing the prefecture's book");
}
