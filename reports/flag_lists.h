/*
 * The sheets that list a county's or a bank's flags one by one: 疑点明细, 整改反馈 and 核查单.
 *
 * They are filled side by side while the flags are read once, row by row, so that no list of flags is ever in memory; a sheet that is
 * full goes on as the next one: 疑点明细(2).
 */
#ifndef FUPIN_REPORTS_FLAG_LISTS_H
#define FUPIN_REPORTS_FLAG_LISTS_H

#include "reports/detail.h"

/* One of them: begin opens its first sheet, whose state is in the book's arena; end closes the last. */
struct flag_list {
    void *(*begin)(struct book *book);
    void (*add)(void *list, const struct detail *detail);
    void (*end)(void *list);
};

extern const struct flag_list flag_list_details, flag_list_feedback, flag_list_check;

/* "疑点明细", and "疑点明细(2)" of the second sheet of a list. */
const char *flag_list_name(const struct book *book, const char *name, size_t sheet);

/* How many rows a sheet of this book may have. */
lxw_row_t flag_list_rows(const struct book *book);

#endif
