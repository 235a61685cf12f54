/*
 * The books there are: each a file of its own, a list of sheets.
 */
#ifndef FUPIN_REPORTS_BOOKS_H
#define FUPIN_REPORTS_BOOKS_H

#include "reports/issue.h"

/* prefecture/扶贫小额信贷月通报_楚雄州_2018-03.xlsx */
bool book_prefecture(struct issue *issue, struct error *err) MUST_CHECK;

/* Its path below the issue's folder, with the ending of the book ("xlsx") or of the page ("html"). */
const char *book_prefecture_path(const struct issue *issue, const char *ending);

/* county/532301_楚雄市/扶贫小额信贷月通报_楚雄市_2018-03.xlsx, one a county. */
bool book_counties(struct issue *issue, struct error *err) MUST_CHECK;

/* bank/NX301_楚雄市农村信用合作联社/扶贫小额信贷月通报_楚雄市农村信用合作联社_2018-03.xlsx, one a bank. */
bool book_banks(struct issue *issue, struct error *err) MUST_CHECK;

/* prefecture/更正说明_楚雄州_2018-03.xlsx, from the second edition on and where there is something to correct. */
bool book_correction(struct issue *issue, struct error *err) MUST_CHECK;

/* Its path below the issue's folder; empty where there is none. */
const char *book_correction_path(struct issue *issue);

/* A part of a path made of a name: what a folder's name cannot hold becomes an underscore. */
const char *book_path_part(struct arena *arena, const char *name);

#endif
