/* CSV and JSON: reports/writing.h. */
#include "reports/writing.h"

#include "tests/unit/runner.h"

static void assert_field(const char *text, const char *written)
{
    AUTO_BUFFER out = { 0 };
    csv_field(&out, text);
    assert_string_equal(buffer_text(&out), written);
}

TEST(a_plain_field_is_written_as_it_is)
{
    assert_field("NX301/JJ0001", "NX301/JJ0001");
    assert_field("", "");
    assert_field("楚贫发〔2017〕71号 二(一)", "楚贫发〔2017〕71号 二(一)");
}

TEST(a_field_with_comma_quote_or_line_break_is_quoted)
{
    assert_field("a,b", "\"a,b\"");
    assert_field("two\nlines", "\"two\nlines\"");
    assert_field("{\"notes\": [\"NX301/1\"]}", "\"{\"\"notes\"\": [\"\"NX301/1\"\"]}\"");
}

TEST(json_escapes_quotes_backslashes_and_controls)
{
    AUTO_BUFFER out = { 0 };
    json_string(&out, "a\"b\\c\n楚");
    assert_string_equal(buffer_text(&out), "\"a\\\"b\\\\c\\u000a楚\"");
}

TEST(members_are_set_apart_and_an_empty_number_is_null)
{
    AUTO_BUFFER out = { 0 };
    json_member(&out, "a", "x", true);
    json_member_number(&out, "b", "", false);
    json_member_number(&out, "c", "12", false);
    assert_string_equal(buffer_text(&out), "\"a\": \"x\", \"b\": null, \"c\": 12");
}
