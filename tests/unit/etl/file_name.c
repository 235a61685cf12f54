/*
 * What a file's name says.
 */
#include "etl/file_name.h"

#include <stdio.h>

#include "tests/unit/runner.h"

/* name | feed | sender | date | number | fault or not */
static void check(const struct str *fields)
{
    struct file_name name = file_name_read(fields[0]);
    char day[DATE_TEXT_SIZE], number[16];
    (void) snprintf(number, sizeof number, "%d", name.resubmission);
    assert_true(str_is(fields[1], name.feed ? name.feed->name : "-"));
    assert_true(name.sender.at ? str_equal(fields[2], name.sender) : str_is(fields[2], "-"));
    assert_true(str_is(fields[3], name.business_date == DATE_NONE ? "-" : date_print(name.business_date, day)));
    assert_true(str_is(fields[4], number));
    assert_true(str_is(fields[5], name.fault ? "fault" : "good"));
}

TEST(names_are_taken_apart_from_both_ends)
{
    each_case("tests/unit/etl/file_name.cases", 6, check);
}

TEST(hidden_unfinished_and_companion_files_are_passed_over)
{
    static const char *const over[] = {
        ".x.csv", "~$a.xlsx", "a.csv.part", "a.TMP", "a.filepart", "a.ok", "a.csv.log"
    };
    for (size_t i = 0; i < sizeof over / sizeof *over; i++)
        assert_true(file_name_is_passed_over(str_of(over[i])));
    assert_false(file_name_is_passed_over(str_of("roster_FPB_20180331.csv")));
}
