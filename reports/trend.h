/*
 * What the prefecture's balance and overdue principal were at the last twelve month ends: a short table and a line of each.
 */
#ifndef FUPIN_REPORTS_TREND_H
#define FUPIN_REPORTS_TREND_H

#include "reports/chart.h"

/* Prints the table in the columns `name` and twelve behind it, and makes `charts[0]` and `charts[1]`; `*count` is 0 where fewer than two
 * months have ledgers: nothing is printed then. */
bool trend_print(struct sheet *sheet, lxw_col_t name, lxw_chart **charts, size_t *count, struct error *err) MUST_CHECK;

#endif
