/*
 * What an issue says of earlier ones: a second edition of this month's first, and otherwise of last month's, where its figures
 * have been corrected since.  A function of K alone, so that a month told again says the same.
 */
#include "cli/diff.h"

#include <stdio.h>

static bool known_day_of(const struct issue *issue, day_number *day)
{
    char number[24];
    const char *values[] = { number };
    AUTO_ROWS rows = NULL;
    *day = issue->known_day;
    if (*day != DATE_NONE)
        return true;
    snprintf(number, sizeof number, "%lld", issue->known);
    if (!database_query(issue->db[FLOOR_ETL], "run/known_day.sql", values, 1, &rows, &issue->context->err))
        return false;
    if (!date_read_iso(str_of(rows_text(rows, 0, 0)), day))
        *day = DATE_NONE;
    return true;
}

static bool compare(struct issue *issue, const char *month, bool words_only, bool *published)
{
    struct diff diff = { .context = issue->context, .db = issue->db, .month = month, .words_only = words_only };
    day_number day;
    bool good = known_day_of(issue, &day) && diff_find(&diff, issue->known, day);
    *published = good && diff.edition > 0;
    if (*published)
        issue->corrections = diff_corrections(&diff, &issue->correction_count);
    diff_free(&diff);
    return good;
}

bool issue_correct(struct issue *issue)
{
    bool published;
    int year, month, day;
    date_parts(issue->first - 1, &year, &month, &day);
    const char *before = arena_printf(issue->context->arena, "%04d-%02d", year, month);
    return (compare(issue, issue->month, false, &published) &&
            (published || compare(issue, before, true, &published))) ||
           error_context(&issue->context->err, "looking for what %s has to correct", issue->month);
}
