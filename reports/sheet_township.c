/*
 * 乡镇进展: a county's progress by township, without the columns of the plan, which no township has.
 */
#include "reports/progress.h"
#include "reports/sheets.h"

bool sheet_township(struct book *book, struct error *err)
{
    (void) err;
    struct issue *issue = book->issue;
    struct progress progress = { .sheet = "乡镇进展",
                                 .title = "乡镇",
                                 .name_width = 11,
                                 .scope = "township",
                                 .places = places_of(issue->arena, &issue->places, book->county->code),
                                 .plan = PROGRESS_WITHOUT_PLAN };
    struct sheet sheet;
    struct progress_place place;
    progress_print(&sheet, book, &progress, &place);
    sheet_close(&sheet);
    return true;
}
