#include "base/config.h"

#include "tests/unit/runner.h"

/* Parses a text; NULL and mistakes as config_parse says. */
static struct config_node *parsed(struct config_mistakes *mistakes, const char *text)
{
    return config_parse(mistakes->arena, scratch_file("c.yaml", text), mistakes);
}

static void assert_mistake(const struct config_mistake *mistake, int line, int column, const char *message)
{
    assert_non_null(mistake);
    assert_string_equal(mistake->message, message);
    assert_int_equal(mistake->line, line);
    assert_int_equal(mistake->column, column);
    assert_non_null(strstr(mistake->file, "c.yaml"));
}

TEST(a_file_becomes_a_tree_that_knows_its_places)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct config_node *root = parsed(&mistakes, "# a comment\na: 1\nb:\n  - x\n  - {c: \"李\"}\n");
    assert_non_null(root);
    assert_int_equal(root->kind, CONFIG_MAP);
    const struct config_node *b = config_member(root, "b");
    assert_int_equal(b->kind, CONFIG_LIST);
    assert_int_equal(b->line, 3);
    assert_true(str_is(b->first->text, "x"));
    assert_int_equal(b->first->line, 4);
    assert_int_equal(b->first->column, 5);
    assert_true(str_is(config_member(b->first->next, "c")->text, "李"));
    assert_null(config_member(root, "c"));
    assert_null(config_member(b, "c"));
    assert_null(config_member(NULL, "c"));
}

TEST(an_empty_file_is_an_empty_map)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct config_node *root = parsed(&mistakes, "# nothing\n");
    assert_non_null(root);
    assert_null(root->first);
}

/* A YAML text (escaped) | line | column | message */
static void check_refusal(const struct str *fields)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    long long line = 0, column = 0;
    assert_true(str_number(fields[1], &line) && str_number(fields[2], &column));
    assert_null(parsed(&mistakes, arena_text(&arena, unescaped(fields[0]))));
    assert_mistake(mistakes.first, (int) line, (int) column, arena_text(&arena, unescaped(fields[3])));
    assert_int_equal(mistakes.count, 1);
}

TEST(what_we_do_not_take_of_yaml_is_refused_with_its_place)
{
    each_case("tests/unit/base/config.cases", 4, check_refusal);
}

TEST(too_deep_is_refused)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    assert_non_null(parsed(&mistakes, "[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]"));
    assert_null(parsed(&mistakes, "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"));
    assert_string_equal(mistakes.first->message, "more than 16 levels deep");
}

TEST(every_mistake_has_a_remedy)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    (void) parsed(&mistakes, "a: &x 1\nb: *x\n");
    assert_non_null(mistakes.first);
    for (const struct config_mistake *mistake = mistakes.first; mistake; mistake = mistake->next)
        assert_non_null(mistake->remedy);
}

TEST(a_missing_file_is_a_mistake_without_a_line)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    assert_null(config_parse(&arena, "/nowhere/c.yaml", &mistakes));
    assert_ptr_equal(mistakes.first->fault, &CONFIG_FILE);
    assert_int_equal(mistakes.first->line, 0);
}

struct target {
    const char *name;
    long long day, size;
    bool keep;
    struct config_list words;
};

static const char *const languages[] = { "zh", "en", NULL };
static const struct config_setting settings[] = {
    { "name", CONFIG_TEXT, NULL, "zh", 0, 0, languages, "language", "语言", offsetof(struct target, name), false },
    { "limits.day", CONFIG_NUMBER, "day of the month", "5", 1, 28, NULL, "report day", "报告日",
      offsetof(struct target, day), false },
    { "limits.size", CONFIG_SIZE, "bytes", "8 GiB", 1, 1LL << 40, NULL, "size", "大小", offsetof(struct target, size),
      false },
    { "keep", CONFIG_BOOL, NULL, NULL, 0, 0, NULL, "keep", "保留", offsetof(struct target, keep), false },
    { "words", CONFIG_TEXT_LIST, NULL, "a, b", 0, 0, NULL, "words", "词", offsetof(struct target, words), false },
};

static struct target applied(struct config_mistakes *mistakes, const char *text)
{
    struct target target = { 0 };
    const struct config_node *root = text ? parsed(mistakes, text) : NULL;
    config_apply(root, settings, sizeof settings / sizeof *settings, &target, mistakes);
    return target;
}

TEST(without_a_file_every_setting_has_its_default)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct target target = applied(&mistakes, NULL);
    assert_int_equal(mistakes.count, 0);
    assert_string_equal(target.name, "zh");
    assert_int_equal(target.day, 5);
    assert_int_equal(target.size, 8LL << 30);
    assert_false(target.keep);
    assert_int_equal(target.words.count, 2);
    assert_true(str_is(target.words.items[1], "b"));
}

TEST(what_the_file_says_wins)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct target target = applied(&mistakes, "name: en\nlimits:\n  day: 28\n  size: 64 KiB\nkeep: true\nwords: [x]\n");
    assert_int_equal(mistakes.count, 0);
    assert_string_equal(target.name, "en");
    assert_int_equal(target.day, 28);
    assert_int_equal(target.size, 65536);
    assert_true(target.keep);
    assert_int_equal(target.words.count, 1);
}

TEST(every_mistake_is_told_with_place_and_what_would_do)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    (void) applied(&mistakes, "nmae: en\nname: fr\nlimits:\n  day: 29\n  sise: 1\nkeep: maybe\nwords: x\n");
    const struct config_mistake *at = mistakes.first;
    assert_mistake(at, 2, 1, "\"name\" is \"fr\", but must be one of \"zh\", \"en\"");
    assert_mistake(at = at->next, 4, 3,
                   "\"limits.day\" is \"29\", but must be a whole number from 1 to 28 day of the month");
    assert_mistake(at = at->next, 6, 1, "\"keep\" is \"maybe\", but must be true or false");
    assert_mistake(at = at->next, 7, 1, "\"words\" is \"…\", but must be a list");
    assert_mistake(at = at->next, 1, 1, "unknown key \"nmae\"; nearest: \"name\"");
    assert_mistake(at = at->next, 5, 3, "unknown key \"sise\"; nearest: \"size\"");
    assert_null(at->next);
    assert_int_equal(mistakes.count, 6);
}

TEST(a_level_that_is_no_map_is_a_mistake)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    (void) applied(&mistakes, "limits: 5\n");
    assert_mistake(mistakes.first, 1, 1, "\"limits\" must hold settings of its own");
    (void) applied(&mistakes, "- a\n");
    assert_string_equal(mistakes.last->message, "the file must hold settings: \"name: value\"");
}

static const char *const needed[] = { "code", "name", NULL };

TEST(a_table_is_read_in_the_order_of_its_header)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct config_table table;
    const char *path = scratch_file("t.csv", "\xEF\xBB\xBFname,code,more\r\n\"a \"\"b\"\", c\",1, x \r\n\r\n李,2,\n");
    assert_true(config_read_table(&arena, path, needed, &table, &mistakes));
    assert_int_equal(table.rows, 2);
    assert_true(str_is(config_cell(&table, 0, "name"), "a \"b\", c"));
    assert_true(str_is(config_cell(&table, 0, "more"), "x"));
    assert_true(str_is(config_cell(&table, 1, "code"), "2"));
    assert_true(str_is(config_cell(&table, 1, "more"), ""));
    assert_int_equal(config_cell(&table, 1, "none").len, 0);
}

TEST(a_table_tells_all_its_mistakes_by_line)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct config_table table;
    const char *path = scratch_file("c.yaml.csv", "coed,name\n1,a\n1,a,b\n\"1,a\n2,b");
    assert_false(config_read_table(&arena, path, needed, &table, &mistakes));
    assert_mistake(mistakes.first, 1, 1, "column \"code\" is missing; nearest: \"coed\"");
    assert_mistake(mistakes.first->next, 3, 1, "the line has 3 fields, the header 2");
    assert_mistake(mistakes.last, 4, 1, "a quote is not closed in this line");
    assert_int_equal(mistakes.count, 3);
    assert_int_equal(table.rows, 2);
}

TEST(a_table_that_is_not_utf8_is_refused)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct config_table table;
    assert_false(
        config_read_table(&arena, scratch_file("c.yaml", "code,name\n\xC0\xEE,1\n"), needed, &table, &mistakes));
    assert_mistake(mistakes.first, 1, 1, "the file is not UTF-8");
    assert_false(config_read_table(&arena, "/nowhere", needed, &table, &mistakes));
}
