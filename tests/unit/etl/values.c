/*
 * Cells cleaned, and codes read.
 */
#include "etl/values.h"

#include "etl/codes.h"
#include "tests/unit/runner.h"

/* how | raw | clean, or CONTROL */
static void check_clean(const struct str *fields)
{
    AUTO_ARENA arena = { 0 };
    struct str clean = { 0 };
    size_t private_use = 0;
    enum clean_how how = str_is(fields[0], "text") ? CLEAN_TEXT : str_is(fields[0], "name") ? CLEAN_NAME : CLEAN_NARROW;
    bool good = value_clean(&arena, unescaped(fields[1]), how, &clean, &private_use);
    if (str_is(fields[2], "CONTROL"))
        assert_false(good);
    else
        assert_true(good && str_equal(clean, unescaped(fields[2])));
}

TEST(cells_are_cleaned)
{
    each_case("tests/unit/etl/values.cases", 3, check_clean);
}

TEST(private_use_characters_without_a_standard_one_stay_and_are_counted)
{
    AUTO_ARENA arena = { 0 };
    struct str clean;
    size_t private_use = 0;
    assert_true(value_clean(&arena, str_of("\xEE\x80\x80\xE5\xBC\xA0"), CLEAN_TEXT, &clean, &private_use));
    assert_int_equal(private_use, 1);
    assert_int_equal(clean.len, 6);
}

TEST(scientific_notation_is_known_by_its_sign_or_point)
{
    assert_true(value_is_scientific(str_of("5.32326E+17")));
    assert_true(value_is_scientific(str_of("5e+17")));
    assert_false(value_is_scientific(str_of("2017E05")));
    assert_false(value_is_scientific(str_of("5323261990")));
    assert_false(value_is_scientific(str_of("JJ0001")));
}

TEST(codes_are_read_by_code_or_name_and_the_code_is_kept)
{
    assert_true(str_is(code_read(&codes_guarantee, str_of("保证")), "C99"));
    assert_true(str_is(code_read(&codes_guarantee, str_of("c01")), "C01"));
    assert_true(str_is(code_read(&codes_grade, str_of("损失")), "FQ05"));
    assert_true(str_is(code_read(&codes_exit_status, str_of("已脱贫（享受政策）")), "已脱贫享受政策"));
    assert_true(str_is(code_read(&codes_exit_status, str_of("脱贫不享受政策")), "已脱贫不再享受政策"));
    assert_null(code_read(&codes_exit_status, str_of("已脱")).at);
    assert_null(code_read(&codes_note_status, str_of("")).at);
}
