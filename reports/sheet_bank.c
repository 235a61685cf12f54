/*
 * 机构进展: progress by bank, in the columns of 县市进展.
 *
 * How it works: the registered households are a county's and no bank's; its column keeps its place, with dashes.
 */
#include "reports/progress.h"
#include "reports/sheets.h"

bool sheet_bank(struct book *book, struct error *err)
{
    (void) err;
    struct progress progress = { .sheet = "机构进展",
                                 .title = "机构",
                                 .name_width = 15,
                                 .scope = "bank",
                                 .places = book->issue->places.banks,
                                 .plan = PROGRESS_WITH_PLAN };
    struct sheet sheet;
    struct progress_place place;
    progress_print(&sheet, book, &progress, &place);
    sheet_close(&sheet);
    return true;
}
