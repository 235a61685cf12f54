/*
 * Which encoding a file is in, and what is no text at all.
 */
#include "etl/encoding.h"

#include "tests/unit/runner.h"

static void survey_in_steps(struct survey *survey, struct str text, size_t step)
{
    for (size_t at = 0; at < text.len; at += step)
        survey_add(survey, text.at + at, text.len - at < step ? text.len - at : step);
    survey_end(survey);
}

TEST(lines_vote_and_ascii_has_no_say)
{
    struct str text = STR("abc\n\xE5\xBC\xA0\n\xD5\xC5\r\xE5\xBC\xA0\r\nxyz\n\xE5\xBC\xA0");
    for (size_t step = 1; step < 9; step++) {
        AUTO_SURVEY survey = { 0 };
        survey_in_steps(&survey, text, step);
        assert_int_equal(survey.valid, 3);
        assert_int_equal(survey.invalid, 1);
        assert_int_equal(survey.head.len, text.len);
    }
}

TEST(a_byte_order_mark_is_seen_over_a_boundary)
{
    AUTO_SURVEY survey = { 0 };
    survey_in_steps(&survey,
                    (struct str) STR("\xEF\xBB\xBF"
                                     "a\n"),
                    1);
    assert_int_equal(survey.bom, 3);
}

TEST(foreign_formats_are_told_by_their_first_bytes)
{
    assert_non_null(encoding_foreign((struct str) STR("%PDF-1.4")));
    assert_non_null(encoding_foreign((struct str) STR("  <HTML><body>")));
    assert_non_null(encoding_foreign((struct str) STR("\xFF\xFE"
                                                      "a\0")));
    assert_non_null(encoding_foreign((struct str) STR("a\0b\0c\0d\0e\0")));
    assert_non_null(encoding_foreign((struct str) STR("Rar!\x1A\x07")));
    assert_null(encoding_foreign((struct str) STR("a,b\n")));
    assert_string_equal(encoding_archive((struct str) STR("PK\3\4")), "zip 压缩包");
    assert_string_equal(encoding_archive((struct str) STR("BZh9")), "bzip2 压缩文件");
    assert_null(encoding_archive((struct str) STR("PK,b\n")));
}

TEST(a_record_of_gb18030_is_decoded_or_told_as_undecodable)
{
    struct decoder decoder = { .encoding = ENCODING_GB18030 };
    struct str text;
    assert_true(decoder_read(&decoder, (struct str) STR("\xD5\xC5|\x81\x7C"), &text));
    assert_true(str_is(text, "张|亅"));
    assert_false(decoder_read(&decoder,
                              (struct str) STR("a\xFF"
                                               "b"),
                              &text));
    AUTO_BUFFER shown = { 0 };
    decoder_escape(&decoder,
                   (struct str) STR("a\xFF"
                                    "b"),
                   &shown);
    assert_string_equal(buffer_text(&shown), "a\\xFFb");
    decoder_free(&decoder);
}
