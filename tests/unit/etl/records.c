/*
 * Bytes cut into records and fields.
 */
#include "etl/records.h"

#include "tests/unit/runner.h"

/* A source that hands out a few bytes at a time, so that every boundary is met. */
struct drip {
    struct str rest;
    size_t step;
};

static size_t read_drip(void *context, char *at, size_t room)
{
    struct drip *drip = context;
    size_t len = drip->rest.len < drip->step ? drip->rest.len : drip->step;
    len = len < room ? len : room;
    if (len)
        memcpy(at, drip->rest.at, len);
    drip->rest = str_from(drip->rest, len);
    return len;
}

/* Records as "line:text", joined by /, with ! behind one that is too long, and ? where a quote stays open. */
static const char *cut(struct arena *arena, struct str text, char separator, size_t step)
{
    AUTO_RECORDS records = { 0 };
    AUTO_BUFFER out = { 0 };
    struct drip drip = { text, step };
    struct record record;
    enum records_end end;
    records_open(&records, read_drip, &drip, 16, 64);
    records.separator = separator;
    records.quoting = separator_quotes(separator);
    while ((end = records_next(&records, &record)) == RECORDS_MORE)
        buffer_printf(&out, "%llu:%.*s%s/", (unsigned long long) record.line, STR_FMT(record.bytes),
                      record.too_long ? "!" : "");
    if (end == RECORDS_QUOTE_OPEN)
        buffer_printf(&out, "?%llu", (unsigned long long) records.opened_on);
    return arena_text(arena, buffer_str(&out));
}

static void assert_cut(const char *text, char separator, const char *expected)
{
    AUTO_ARENA arena = { 0 };
    for (size_t step = 1; step < 12; step++)
        assert_string_equal(cut(&arena, str_of(text), separator, step), expected);
}

TEST(lf_cr_and_crlf_each_end_one_line)
{
    assert_cut("a\nb\rc\r\nd", ',', "1:a/2:b/3:c/4:d/");
    assert_cut("a\r\r\nb", ',', "1:a/2:/3:b/");
    assert_cut("a\n", ',', "1:a/");
    assert_cut("", ',', "");
}

TEST(without_quoting_a_quote_behind_a_separator_is_text_at_every_boundary)
{
    assert_cut("a|\"b\nc|\"\nd\n", '|', "1:a|\"b/2:c|\"/3:d/");
}

TEST(a_quoted_field_goes_over_line_ends_and_lines_are_counted)
{
    assert_cut("a,\"b\nc\r\nd\"\ne", ',', "1:a,\"b\nc\r\nd\"/4:e/");
    assert_cut("\"a\"\"\n\"\nb", ',', "1:\"a\"\"\n\"/3:b/");
}

TEST(a_quote_inside_an_unquoted_field_is_text)
{
    assert_cut("a\"b\nc", ',', "1:a\"b/2:c/");
    assert_cut("\"a\nb", '|', "1:\"a/2:b/");
    assert_cut("a;\"b\nc", ',', "1:a;\"b/2:c/");
}

TEST(a_quote_never_closed_is_told_with_its_line)
{
    assert_cut("a\nb,\"c\nd\n", ',', "1:a/?2");
}

TEST(a_record_too_long_is_cut_and_the_next_one_found)
{
    AUTO_ARENA arena = { 0 };
    AUTO_BUFFER text = { 0 };
    enum { LONG = 3 * 1024 * 1024 };
    for (int i = 0; i < LONG / 16; i++)
        buffer_add_text(&text, "0123456789abcdef");
    buffer_add_text(&text, "\nb\n");
    const char *out = cut(&arena, buffer_str(&text), ',', 100000);
    assert_true(str_ends(str_of(out), "!/2:b/"));
}

/* fields joined by |, or the fault's name */
static void assert_fields(const char *text, char separator, const char *expected)
{
    struct str fields[8];
    char scratch[256];
    AUTO_BUFFER out = { 0 };
    struct field_cut cut_state = { .separator = separator,
                                   .quoting = separator_quotes(separator),
                                   .max_field = 16,
                                   .scratch = scratch,
                                   .fields = fields,
                                   .most = 8 };
    enum reject_code fault = fields_cut(&cut_state, str_of(text));
    for (size_t i = 0; fault == REJECT_NONE && i < cut_state.count; i++)
        buffer_printf(&out, "%s%.*s", i ? "|" : "", STR_FMT(fields[i]));
    if (fault != REJECT_NONE)
        buffer_printf(&out, "%s %zu", reject_code_name(fault), cut_state.at_fault);
    assert_string_equal(buffer_text(&out), expected);
}

TEST(fields_are_cut_and_doubled_quotes_undone)
{
    assert_fields("a,b,c", ',', "a|b|c");
    assert_fields(",,", ',', "||");
    assert_fields("", ',', "");
    assert_fields("\"a,b\",\"c\"\"d\",\"\"", ',', "a,b|c\"d|");
    assert_fields("\"\"\"\"", ',', "\"");
    assert_fields("\"a\"\tb", '\t', "a|b");
    assert_fields("\"a|b", '|', "\"a|b");
}

TEST(anything_behind_a_closing_quote_refuses_the_row)
{
    assert_fields("a,\"b\"c,d", ',', "QUOTE 1");
    assert_fields("a,\"b\" ,d", ',', "QUOTE 1");
}

TEST(a_field_over_the_limit_refuses_the_row)
{
    assert_fields("a,01234567890123456,b", ',', "FIELD_LENGTH 1");
    assert_fields("\"01234567890123456\"", ',', "FIELD_LENGTH 0");
    assert_fields("0123456789012345", ',', "0123456789012345");
}
