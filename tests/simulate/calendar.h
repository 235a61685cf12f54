/*
 * Days and months as plain numbers.
 *
 * A day is the count of days since 1970-01-01, a month is year * 12 + (month - 1).  There is no clock and no
 * time zone: the same arguments give the same files on every machine.
 */
#ifndef SIMULATE_CALENDAR_H
#define SIMULATE_CALENDAR_H

/* Later than any day that is ever compared with it: what has not happened. */
#define CALENDAR_NEVER 1000000

struct date {
    int year, month, day;
};

int calendar_day(int year, int month, int day);
struct date calendar_date(int day);

/* The month a day lies in, and a month's first and last day. */
int calendar_month(int day);
int calendar_month_first(int month);
int calendar_month_end(int month);

/* The same day number `months` later, or that month's last day where it does not exist. */
int calendar_add_months(int day, int months);

#endif
