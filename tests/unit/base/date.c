#include "base/date.h"

#include "tests/unit/runner.h"

/* input | full or month | expected: YYYY-MM-DD, never, or no */
static void check_reading(const struct str *fields)
{
    day_number day = 12345;
    char text[DATE_TEXT_SIZE];
    enum date_form form = str_is(fields[1], "month") ? DATE_OR_MONTH : DATE_FULL;
    bool read = date_read(unescaped(fields[0]), form, &day);
    assert_int_equal(read, !str_is(fields[2], "no"));
    if (read && str_is(fields[2], "never"))
        assert_int_equal(day, DATE_NONE);
    else if (read)
        assert_true(str_is(fields[2], date_print(day, text)));
}

TEST(dates_are_read_in_every_dress_that_ledgers_use)
{
    each_case("tests/unit/base/date.cases", 3, check_reading);
}

TEST(day_0_is_the_first_of_january_2000)
{
    day_number day;
    assert_true(date_make(2000, 1, 1, &day));
    assert_int_equal(day, 0);
    assert_true(date_make(1900, 1, 1, &day));
    assert_int_equal(day, -36524);
}

TEST(every_day_of_two_centuries_follows_the_one_before)
{
    day_number expected, day;
    assert_true(date_make(1900, 1, 1, &expected));
    for (int year = 1900; year <= 2099; year++)
        for (int month = 1; month <= 12; month++)
            for (int of_month = 1; date_make(year, month, of_month, &day); of_month++, expected++) {
                int y, m, d;
                assert_int_equal(day, expected);
                date_parts(day, &y, &m, &d);
                assert_true(y == year && m == month && d == of_month);
            }
    assert_int_equal(expected, 36525);
}

TEST(only_two_forms_are_iso)
{
    day_number day;
    assert_true(date_read_iso(str_of("2018-03-31"), &day));
    assert_true(date_read_iso(str_of("20180331"), &day));
    assert_false(date_read_iso(str_of("2018-3-31"), &day));
    assert_false(date_read_iso(str_of("2018/03/31"), &day));
    assert_false(date_read_iso(str_of("20180331 "), &day));
    assert_false(date_read_iso(str_of("99991231"), &day));
}

TEST(a_month_is_its_first_day)
{
    day_number day;
    char text[DATE_TEXT_SIZE];
    assert_true(date_read_month(str_of("2018-03"), &day));
    assert_string_equal(date_print(day, text), "2018-03-01");
    assert_false(date_read_month(str_of("2018-3"), &day));
    assert_false(date_read_month(str_of("2018-13"), &day));
}

static const char *moved(const char *from, int months, char *text)
{
    day_number day;
    assert_true(date_read_iso(str_of(from), &day));
    return date_print(date_add_months(day, months), text);
}

TEST(adding_months_stays_within_the_month)
{
    char text[DATE_TEXT_SIZE];
    assert_string_equal(moved("2018-01-31", 1, text), "2018-02-28");
    assert_string_equal(moved("2016-01-31", 1, text), "2016-02-29");
    assert_string_equal(moved("2018-03-31", -1, text), "2018-02-28");
    assert_string_equal(moved("2018-12-15", 1, text), "2019-01-15");
    assert_string_equal(moved("2018-01-15", -13, text), "2016-12-15");
    assert_string_equal(moved("2018-01-15", 36, text), "2021-01-15");
}

TEST(no_date_stays_no_date)
{
    char text[DATE_TEXT_SIZE];
    assert_int_equal(date_add_months(DATE_NONE, 3), DATE_NONE);
    assert_int_equal(date_month_end(DATE_NONE), DATE_NONE);
    assert_string_equal(date_print(DATE_NONE, text), "");
}

TEST(a_month_ends_on_its_last_day)
{
    day_number day;
    char text[DATE_TEXT_SIZE];
    assert_true(date_make(2016, 2, 3, &day));
    assert_string_equal(date_print(date_month_end(day), text), "2016-02-29");
}

TEST(today_is_in_this_century)
{
    assert_in_range(date_today(), 8000, 36524);
}
