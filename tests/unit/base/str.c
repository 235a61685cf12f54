#include "base/str.h"

#include "tests/unit/runner.h"

static struct str s(const char *text)
{
    return str_of(text);
}

TEST(texts_are_compared_by_bytes_and_the_shorter_comes_first)
{
    assert_true(str_compare(s("a"), s("b")) < 0);
    assert_true(str_compare(s("ab"), s("a")) > 0);
    assert_true(str_compare(s("\xFF"), s("a")) > 0);
    assert_int_equal(str_compare(s(""), (struct str) { NULL, 0 }), 0);
    assert_true(str_equal(s(""), (struct str) { NULL, 0 }));
    assert_false(str_is(s("ab"), "a"));
}

TEST(a_text_starts_and_ends_with_itself_and_with_nothing)
{
    assert_true(str_starts(s("abc"), "abc") && str_starts(s("abc"), "") && str_ends(s("abc"), "bc"));
    assert_false(str_starts(s("ab"), "abc"));
    assert_false(str_ends(s("bc"), "abc"));
}

TEST(from_beyond_the_end_is_empty)
{
    assert_int_equal(str_from(s("abc"), 7).len, 0);
    assert_true(str_is(str_from(s("abc"), 1), "bc"));
}

TEST(trimming_takes_ideographic_spaces_too)
{
    assert_true(str_is(str_trim(s(" \t\xE3\x80\x80 a b\xE3\x80\x80\r\n")), "a b"));
    assert_int_equal(str_trim(s(" \xE3\x80\x80 ")).len, 0);
    assert_true(str_is(str_trim(s("\xE3\x80\x81")), "\xE3\x80\x81"));
}

TEST(splitting_ends_with_a_rest_that_is_nowhere)
{
    struct str rest = s("a,,b");
    assert_true(str_is(str_split(&rest, ','), "a"));
    assert_true(str_is(str_split(&rest, ','), ""));
    assert_non_null(rest.at);
    assert_true(str_is(str_split(&rest, ','), "b"));
    assert_null(rest.at);
}

TEST(a_mark_at_the_end_leaves_an_empty_rest_that_is_somewhere)
{
    struct str rest = s("a,");
    (void) str_split(&rest, ',');
    assert_non_null(rest.at);
    assert_int_equal(rest.len, 0);
}

TEST(a_number_is_digits_and_at_most_eighteen)
{
    long long value;
    assert_true(str_number(s("007"), &value));
    assert_int_equal(value, 7);
    assert_true(str_number(s("999999999999999999"), &value));
    assert_false(str_number(s("1000000000000000000"), &value));
    assert_false(str_number(s(""), &value));
    assert_false(str_number(s("-1"), &value));
    assert_false(str_number(s("1 "), &value));
}

TEST(every_code_point_survives_writing_and_reading)
{
    char bytes[4];
    for (unsigned code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        size_t len = str_put_character(bytes, code), at = 0;
        assert_int_equal(str_next_character((struct str) { bytes, len }, &at), code);
        assert_int_equal(at, len);
    }
}

TEST(a_byte_that_begins_no_character_is_one_replacement_character)
{
    static const char *const bad[] = { "\x80",
                                       "\xC0\x80",
                                       "\xC1\xBF",
                                       "\xE0\x80\x80",
                                       "\xED\xA0\x80",
                                       "\xF0\x80\x80\x80",
                                       "\xF4\x90\x80\x80",
                                       "\xF5\x80\x80\x80",
                                       "\xE4\xB8",
                                       "\xFF" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t at = 0;
        assert_int_equal(str_next_character(s(bad[i]), &at), 0xFFFD);
        assert_int_equal(at, 1);
    }
}

TEST(characters_are_counted_not_bytes)
{
    assert_int_equal(str_characters(s("李a\xF0\xA0\x82\x87")), 3);
}

TEST(distance_counts_changes_of_characters)
{
    assert_int_equal(str_distance(s("report_day"), s("reprot_day")), 2);
    assert_int_equal(str_distance(s("column"), s("colunm")), 2);
    assert_int_equal(str_distance(s("贷款余额"), s("贷款余额(元)")), 3);
    assert_int_equal(str_distance(s(""), s("abc")), 3);
    assert_int_equal(str_distance(s("same"), s("same")), 0);
}

TEST(texts_over_64_characters_are_far_apart)
{
    char lines[2][66] = { "", "" };
    memset(lines[0], 'a', 65);
    memset(lines[1], 'a', 65);
    assert_int_equal(str_distance(s(lines[0]), s(lines[1])), 64);
}
