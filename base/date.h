/*
 * A day, as the number of days since 2000-01-01 (PostgreSQL's own count, so that it travels as it is).
 *
 * No clock and no time zone: a business date is what a file says.  date_today() alone asks the clock, in
 * Asia/Shanghai (UTC+8, no summer time since 1991), and only cli/ calls it.
 */
#ifndef FUPIN_BASE_DATE_H
#define FUPIN_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int32_t day_number;

#define DATE_NONE INT32_MIN
enum { DATE_TEXT_SIZE = 11 };

enum date_form { DATE_FULL, DATE_OR_MONTH };

/* What feeds.md allows: 20180331, 2018-03-31, 2018/3/31, 2018.3.31, 2018年3月31日, with or without a time;
 * with DATE_OR_MONTH also 201403, 2014-03, 2014年3月 (its first day); serials of five digits (1900 system).
 * 1900-01-01 to 2099-12-31.  9999-12-31 in any form gives DATE_NONE and true.  False: no date. */
bool date_read(struct str text, enum date_form form, day_number *day);

/* Exactly YYYY-MM-DD or YYYYMMDD; for file names and options. */
bool date_read_iso(struct str text, day_number *day);

/* "2018-03" as its first day. */
bool date_read_month(struct str text, day_number *first);

bool date_make(int year, int month, int day_of_month, day_number *day);
void date_parts(day_number day, int *year, int *month, int *day_of_month);

/* "2018-03-31"; `text` holds DATE_TEXT_SIZE bytes.  Empty for DATE_NONE. */
const char *date_print(day_number day, char *text);

/* The same day number, or the month's last day where it does not exist. */
day_number date_add_months(day_number day, int months);
day_number date_month_end(day_number day);

day_number date_today(void);

#endif
