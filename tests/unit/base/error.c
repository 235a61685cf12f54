#include "base/error.h"

#include <errno.h>
#include <stdlib.h>

#include "base/memory.h"
#include "tests/unit/runner.h"

typedef void printer(const struct error *err, enum language language, FILE *out);

/* What `print` prints; to be freed. */
static char *printed(printer *print, const struct error *err, enum language language)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    print(err, language, out);
    fclose(out);
    return text;
}

static void assert_printed(printer *print, const struct error *err, enum language language, const char *expected)
{
    char *text = printed(print, err, language);
    assert_string_equal(text, expected);
    free(text);
}

TEST(an_error_is_one_line_with_sentence_particulars_contexts_and_remedy)
{
    struct error err = { 0 };
    assert_false(error_set(&err, &FILE_IO, "could not read \"%s\"", "a.csv"));
    assert_false(error_context(&err, "reading line %d", 7));
    assert_false(error_context(&err, "loading"));
    assert_printed(error_print, &err, LANGUAGE_EN,
                   "fupin: file could not be read or written: could not read \"a.csv\" (reading line 7; loading). "
                   "Check free space and permissions.\n");
    assert_false(error_hint(&err, "Try again."));
    assert_printed(error_print, &err, LANGUAGE_ZH,
                   "fupin: 文件读写失败：could not read \"a.csv\" (reading line 7; loading)。Try again.\n");
}

TEST(json_escapes_what_json_must)
{
    struct error err = { 0 };
    (void) error_set(&err, &BUSY, "a \"b\" \\ \n \xFF");
    (void) error_context(&err, "c");
    assert_printed(
        error_print_json, &err, LANGUAGE_EN,
        "{\"error\":{\"code\":\"BUSY\",\"status\":4,\"sentence\":\"another run is in progress\","
        "\"message\":\"a \\\"b\\\" \\\\ \\u000a \xEF\xBF\xBD\",\"hint\":\"Wait until it has ended.\",\"context\":[\"c\"]}}\n");
}

TEST(a_system_error_says_why)
{
    struct error err = { 0 };
    errno = ENOENT;
    assert_false(error_system(&err, &FILE_IO, "could not open \"x\""));
    assert_string_equal(err.what, "could not open \"x\": No such file or directory");
}

TEST(a_long_text_is_cut_at_a_character)
{
    struct error err = { 0 };
    AUTO_BUFFER text = { 0 };
    for (int i = 0; i < 500; i++)
        buffer_add_text(&text, "错");
    for (int ahead = 0; ahead < 3; ahead++) {
        (void) error_set(&err, &FILE_IO, "%.*s%s", ahead, "xy", buffer_text(&text));
        assert_int_equal((strlen(err.what) - (size_t) ahead) % 3, 0);
        assert_true(strlen(err.what) > ERROR_TEXT_SIZE - 4);
    }
}

TEST(contexts_beyond_the_sixth_are_dropped)
{
    struct error err = { 0 };
    (void) error_set(&err, &FILE_IO, "x");
    for (int i = 0; i < 9; i++)
        (void) error_context(&err, "%d", i);
    assert_int_equal(err.contexts, ERROR_CONTEXTS);
    assert_string_equal(err.context[5], "5");
}

TEST(an_error_may_be_told_anew_from_itself)
{
    struct error err = { 0 };
    (void) error_set(&err, &FILE_IO, "inner");
    (void) error_set(&err, &BUSY, "outer: %s", err.what);
    assert_string_equal(err.what, "outer: inner");
}

TEST(every_fault_has_both_sentences_and_both_actions)
{
    size_t count = 0;
    for (const struct fault *fault; (fault = base_fault(count)); count++) {
        assert_true(fault->code[0] && fault->zh[0] && fault->en[0] && fault->zh_action[0] && fault->en_action[0]);
        assert_in_range(fault->status, EXIT_FAILED, EXIT_BUSY);
        assert_true(fault->en_action[strlen(fault->en_action) - 1] == '.');
    }
    assert_true(count >= 12);
}
