/*
 * A county's book: its own rows only, with the flags to look into.  Names and numbers of persons are masked.
 */
#include "reports/books.h"
#include "reports/sheets.h"

static book_sheet *const sheets[] = {
    sheet_township, sheet_coverage, sheet_fund, sheet_risk, sheet_flags, sheet_rectification, sheet_flag_lists, NULL,
};

const char *book_path_part(struct arena *arena, const char *name)
{
    struct str kept = str_keep(arena, str_of(name));
    char *at = arena_take(arena, kept.len + 1);
    for (size_t i = 0; i < kept.len; i++)
        at[i] = strchr("/\\:*?\"<>|\n\r\t", name[i]) ? '_' : name[i];
    return at;
}

/* What 核查单 tells besides the flags. */
struct told {
    const struct rows *paths, *articles;
};

/* The ways of the money of all counties' flags are read once; a book takes its own. */
static bool book_county(struct issue *issue, const struct place *county, const struct told *told, struct error *err)
{
    struct book book = {
        .place = county->name, .county = county, .streamed = true, .paths = told->paths, .articles = told->articles
    };
    const char *name = book_path_part(issue->arena, county->name);
    const char *path = arena_printf(issue->arena, "county/%s_%s/%s月通报_%s_%s.xlsx", county->code, name,
                                    book_path_part(issue->arena, issue->product), name, issue->month_text);
    if (!book_open(&book, issue, path, err))
        return false;
    return book_close(&book, book_fill(&book, sheets, err), err) ||
           error_context(err, "writing the book of %s", county->name);
}

/* A county that is in no list of divisions would have failed the identities before. */
bool book_counties(struct issue *issue, struct error *err)
{
    AUTO_ROWS paths = NULL;
    struct told told;
    struct issue_key key;
    issue_key(issue, &key);
    if (!database_query(issue->db, "figures/book_paths.sql", key.values, 2, &paths, err))
        return error_context(err, "reading the ways of the money");
    told.paths = paths;
    if (!issue_rows(issue, "figures/articles.sql", false, &told.articles, err))
        return false;
    for (size_t i = 0; i < issue->places.counties.count; i++)
        if (!book_county(issue, &issue->places.counties.at[i], &told, err))
            return false;
    return true;
}
