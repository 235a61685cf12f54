/* The head of a rule file is strict: what is wrong with it is told by file and line. */
#include "tests/unit/runner.h"

#include <stdio.h>

#include "base/memory.h"
#include "transforms/rule_head.h"

static const char good[] = "-- rule:      XYZ-01\n"
                           "-- title:     示例\n"
                           "-- basis:     甲〔2017〕1号 二(一); 乙 一\n"
                           "-- severity:  high\n"
                           "-- subject:   note\n"
                           "-- scope:     household\n"
                           "-- material:  a, b\n"
                           "-- finding:   {a}：见{b}\n"
                           "select 1 from param_on('one', d) join param_on('two', d) join param_on('one', e);\n";

static bool read_as(const char *file, const char *text, struct rule *rule, struct error *err)
{
    static struct arena arena;
    return rule_head_read(&arena, file, str_of(text), rule, err);
}

/* `good` with `from` replaced by `to`. */
static const char *changed(const char *from, const char *to)
{
    static char text[1024];
    const char *at = strstr(good, from);
    snprintf(text, sizeof text, "%.*s%s%s", (int) (at - good), good, to, at + strlen(from));
    return text;
}

static void assert_refused(const char *text, const char *what)
{
    struct rule rule;
    struct error err = { 0 };
    assert_false(read_as("rules/XYZ-01.sql", text, &rule, &err));
    assert_ptr_equal(err.fault, &RULE_HEAD);
    assert_string_equal(err.what, what);
}

TEST(a_head_is_read_key_by_key)
{
    struct rule rule;
    struct error err = { 0 };
    assert_true(read_as("rules/XYZ-01.sql", good, &rule, &err));
    assert_string_equal(rule.id, "XYZ-01");
    assert_string_equal(rule.title, "示例");
    assert_string_equal(rule.finding, "{a}：见{b}");
    assert_int_equal(rule.basis_count, 2);
    assert_true(str_is(rule.basis[1], "乙 一"));
    assert_null(rule.wake);
    assert_int_equal(rule.reads_count, 0);
}

TEST(parameters_are_the_names_in_calls_each_once)
{
    struct rule rule;
    struct error err = { 0 };
    assert_true(read_as("rules/XYZ-01.sql", good, &rule, &err));
    assert_int_equal(rule.parameter_count, 2);
    assert_true(str_is(rule.parameters[0], "one"));
    assert_true(str_is(rule.parameters[1], "two"));
}

TEST(an_unknown_key_is_told_with_its_line_and_the_nearest)
{
    struct rule rule;
    struct error err = { 0 };
    assert_false(read_as("rules/XYZ-01.sql", changed("-- severity:", "-- sevrity: "), &rule, &err));
    assert_string_equal(err.what, "rules/XYZ-01.sql:4: unknown key \"sevrity\"");
    assert_string_equal(err.hint, "The nearest known key is \"severity\".");
}

TEST(a_missing_key_is_refused)
{
    assert_refused(changed("-- material:  a, b\n", ""), "rules/XYZ-01.sql:1: key \"material\" is missing");
}

TEST(a_repeated_key_is_refused)
{
    assert_refused(changed("-- scope:     household\n", "-- title:     又一\n"),
                   "rules/XYZ-01.sql:6: key \"title\" stands in line 2 already");
}

TEST(an_empty_key_is_refused)
{
    assert_refused(changed("示例", " "), "rules/XYZ-01.sql:2: key \"title\" is empty");
}

TEST(a_line_without_a_key_is_refused)
{
    assert_refused(changed("-- title:     示例", "-- nothing"),
                   "rules/XYZ-01.sql:2: a line of the head is not \"-- key: value\"");
}

TEST(a_rule_stands_in_a_file_of_its_name)
{
    assert_refused(changed("XYZ-01", "XYZ-02"), "rules/XYZ-01.sql:1: rule \"XYZ-02\" stands in a file of another name");
}

TEST(a_severity_is_one_of_three)
{
    assert_refused(changed("high", "grave"), "rules/XYZ-01.sql:4: severity \"grave\" is none of high, medium, low");
}

TEST(a_subject_is_of_a_known_kind)
{
    assert_refused(changed("note", "notes"), "rules/XYZ-01.sql:5: \"notes\" is no kind of subject");
}
