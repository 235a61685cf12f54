/*
 * The table of progress, by county, bank or township: the same columns wherever it stands.
 *
 * Its titles are a promise to readers elsewhere, who find columns by them.
 */
#ifndef FUPIN_REPORTS_PROGRESS_H
#define FUPIN_REPORTS_PROGRESS_H

#include "reports/table.h"

/* A plan is given to counties and banks; townships have none, nor a rank. */
enum progress_plan { PROGRESS_WITHOUT_PLAN, PROGRESS_WITH_PLAN };

struct progress {
    const char *sheet; /* 县市进展 */
    const char *title; /* of the second column: 县市 */
    double name_width;
    const char *scope; /* "county" */
    struct place_list places;
    enum progress_plan plan;
};

/* Where the table came to stand, for the chart beside it. */
struct progress_place {
    lxw_row_t first, last; /* of the body, without the total */
    lxw_col_t name, done;  /* columns of the names and of 完成率 */
};

/* Adds the sheet and prints title, table and remark; the caller signs it off. */
void progress_print(struct sheet *sheet, struct book *book, const struct progress *progress,
                    struct progress_place *place);

/* The rank of a place by 完成率 among `places`, 1 the best, equal ones equal; 0 where it has no plan. */
int progress_rank(const struct figure_set *set, const char *scope, const struct place_list *places, const char *id);

#endif
