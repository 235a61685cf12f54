#include "base/id_number.h"

#include "tests/unit/runner.h"

static const char *const faults[] = { "ok", "empty", "length", "character", "birth date", "check digit", "scientific" };
static const char *const forms[] = { "18", "15", "card", "other" };

/* input | verdict | form | kept */
static void check_reading(const struct str *fields)
{
    struct id_number id;
    enum id_number_fault fault = id_number_read(&id, unescaped(fields[0]));
    assert_true(str_is(fields[1], faults[fault]));
    assert_true(str_is(fields[2], forms[id.form]));
    assert_true(str_is(fields[3], id.text));
}

TEST(identity_numbers_are_undressed_and_judged)
{
    each_case("tests/unit/base/id_number.cases", 4, check_reading);
}

TEST(an_overlong_number_is_cut_and_not_read_beyond)
{
    char raw[300];
    struct id_number id;
    memset(raw, '7', sizeof raw);
    assert_int_equal(id_number_read(&id, (struct str) { raw, sizeof raw }), ID_NUMBER_LENGTH);
    assert_in_range(strlen(id.text), 50, ID_NUMBER_SIZE - 1);
}

TEST(a_mask_shows_division_and_last_four)
{
    char out[ID_NUMBER_SIZE];
    assert_string_equal(id_number_mask(str_of("532301199001011234"), out), "532301********1234");
    assert_string_equal(id_number_mask(str_of("13812345678"), out), "*******5678");
    assert_string_equal(id_number_mask(str_of("123456789"), out), "*********");
    assert_string_equal(id_number_mask(str_of(""), out), "");
}
