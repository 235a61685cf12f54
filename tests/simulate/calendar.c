/*
 * The proleptic Gregorian calendar, counted from 1 March so that the leap day is a year's last
 * (Howard Hinnant's days_from_civil).
 */
#include "calendar.h"

/* March is the year's first month here: the leap day then disturbs no other. */
int calendar_day(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

/* The way back, era by era of 400 years. */
struct date calendar_date(int day)
{
    int z = day + 719468;
    int era = z / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;

    return (struct date) { .year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
                           .month = month,
                           .day = day_of_year - (153 * shifted + 2) / 5 + 1 };
}

/* Months are counted on through the years, so that they can be added to. */
int calendar_month(int day)
{
    struct date date = calendar_date(day);

    return date.year * 12 + date.month - 1;
}

int calendar_month_first(int month)
{
    return calendar_day(month / 12, month % 12 + 1, 1);
}

/* The day before the next month's first: no table of lengths. */
int calendar_month_end(int month)
{
    return calendar_month_first(month + 1) - 1;
}

/* 31 January and one month is 28 February. */
int calendar_add_months(int day, int months)
{
    int month = calendar_month(day) + months;
    int same = calendar_month_first(month) + calendar_date(day).day - 1;
    int end = calendar_month_end(month);

    return same < end ? same : end;
}
