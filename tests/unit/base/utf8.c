#include "base/utf8.h"

#include "tests/unit/runner.h"

TEST(every_character_is_valid_at_any_offset)
{
    char bytes[16] = "abcdefghijk";
    for (unsigned code = 0x80; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 61) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        size_t ahead = code % 10, len = ahead + str_put_character(bytes + ahead, code);
        assert_true(utf8_valid((struct str) { bytes, len }));
        assert_false(utf8_valid((struct str) { bytes, len - 1 }));
        memcpy(bytes, "abcdefghijk", 11);
    }
}

TEST(what_utf8_forbids_is_invalid)
{
    static const char *const bad[] = { "\x80",
                                       "\xC0\x80",
                                       "\xC1\xBF",
                                       "\xE0\x9F\xBF",
                                       "\xED\xA0\x80",
                                       "\xED\xBF\xBF",
                                       "\xF0\x8F\xBF\xBF",
                                       "\xF4\x90\x80\x80",
                                       "\xF8\x88\x80\x80\x80",
                                       "\xE4\xB8",
                                       "\xE4 \xB8",
                                       "\xFE",
                                       "longer than a word \xC0\xEE" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(utf8_valid(str_of(bad[i])));
    assert_true(utf8_valid(str_of("\xEF\xBF\xBD")));
    assert_true(utf8_valid((struct str) { NULL, 0 }));
}

TEST(bytes_of_no_character_are_shown_in_hexadecimal)
{
    AUTO_BUFFER out = { 0 };
    utf8_escape_invalid(str_of("李\xFF,a\xE4\xB8"), &out);
    assert_string_equal(buffer_text(&out), "李\\xFF,a\\xE4\\xB8");
}

TEST(text_without_private_use_is_not_copied)
{
    AUTO_ARENA arena = { 0 };
    size_t left = 0;
    struct str text = str_of("李，小 \xF0\xA0\x82\x87");
    assert_true(str_equal(utf8_standardise(&arena, text, &left), text));
    assert_int_equal(left, 0);
    text = str_of("李小华，abc");
    assert_ptr_equal(utf8_standardise(&arena, text, &left).at, text.at);
}

TEST(private_use_characters_become_standard_or_are_counted)
{
    AUTO_ARENA arena = { 0 };
    size_t left = 0;
    struct str text = utf8_standardise(&arena, str_of("a\xEE\xA0\x96\xEE\xA0\x96\xEE\x80\x80z"), &left);
    assert_true(str_is(text, "a\xF0\xA0\x82\x87\xF0\xA0\x82\x87\xEE\x80\x80z"));
    assert_int_equal(left, 1);
}
