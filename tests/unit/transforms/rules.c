/* The catalogue: every rule that the program is built with, and those of a site. */
#include "base/config.h"
#include "base/file.h"
#include "tests/unit/runner.h"
#include "transforms/transforms.h"

#include <stdio.h>
#include <stdlib.h>

static struct arena arena;

static struct rule_set shipped(void)
{
    struct rule_set rules = { 0 };
    struct error err = { 0 };
    assert_true(transforms_rules(&arena, NULL, &rules, &err));
    return rules;
}

/* Whether an item of the list in `path` has `text` under `key`. */
static bool declared(const char *path, const char *key, struct str text)
{
    struct config_mistakes mistakes = { .arena = &arena };
    const struct config_node *root = config_parse(&arena, path, &mistakes);
    assert_non_null(root);
    for (const struct config_node *item = root->first; item; item = item->next) {
        if (str_equal(config_member(item, key)->text, text))
            return true;
    }
    fprintf(stderr, "%s does not declare \"%.*s\"\n", path, STR_FMT(text));
    return false;
}

TEST(every_shipped_rule_is_read_and_they_are_sorted)
{
    struct rule_set rules = shipped();
    assert_int_equal(rules.count, 70);
    for (size_t i = 1; i < rules.count; i++)
        assert_true(strcmp(rules.rules[i - 1].id, rules.rules[i].id) < 0);
}

TEST(every_article_that_a_rule_cites_is_declared)
{
    struct rule_set rules = shipped();
    for (size_t i = 0; i < rules.count; i++) {
        assert_true(rules.rules[i].basis_count > 0);
        for (size_t b = 0; b < rules.rules[i].basis_count; b++)
            assert_true(str_is(rules.rules[i].basis[b], "数据核查线索") ||
                        declared("conf/policy/articles.yaml", "cite", rules.rules[i].basis[b]));
    }
}

TEST(every_parameter_that_a_rule_reads_is_declared)
{
    struct rule_set rules = shipped();
    for (size_t i = 0; i < rules.count; i++) {
        for (size_t p = 0; p < rules.rules[i].parameter_count; p++)
            assert_true(declared("conf/policy/parameters.yaml", "name", rules.rules[i].parameters[p]));
    }
}

static void write_rule(const char *path, const char *title, const char *id)
{
    struct error err = { 0 };
    const char *text =
        arena_printf(&arena,
                     "-- rule: %s\n-- title: %s\n-- basis: 数据核查线索\n-- severity: low\n-- subject: note\n"
                     "-- scope: note\n-- material: a\n-- finding: {a}\nselect 1 as subject, 2 as a;\n",
                     id, title);
    assert_true(file_write(path, str_of(text), &err));
}

TEST(a_site_adds_rules_and_replaces_ours)
{
    struct rule_set rules = { 0 };
    struct error err = { 0 };
    const char *folder = scratch_folder();
    write_rule(arena_printf(&arena, "%s/TRM-02.sql", folder), "本地口径", "TRM-02");
    write_rule(arena_printf(&arena, "%s/ZZZ-01.sql", folder), "本地规则", "ZZZ-01");
    assert_true(transforms_rules(&arena, folder, &rules, &err));
    assert_int_equal(rules.count, shipped().count + 1);
    assert_string_equal(rules.rules[rules.count - 1].id, "ZZZ-01");
    for (size_t i = 0; i < rules.count; i++) {
        if (strcmp(rules.rules[i].id, "TRM-02") == 0)
            assert_string_equal(rules.rules[i].title, "本地口径");
    }
}

static const struct rule *rule_called(const struct rule_set *rules, const char *id)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (strcmp(rules->rules[i].id, id) == 0)
            return &rules->rules[i];
    }
    return NULL;
}

TEST(examples_stand_beside_a_rule_and_go_with_it)
{
    struct rule_set rules = shipped();
    struct error err = { 0 };
    const char *folder = scratch_folder();
    assert_non_null(strstr(rule_called(&rules, "TRM-02")->examples.at, "run_rule()"));
    write_rule(arena_printf(&arena, "%s/TRM-02.sql", folder), "本地口径", "TRM-02");
    write_rule(arena_printf(&arena, "%s/ZZZ-01.sql", folder), "本地规则", "ZZZ-01");
    assert_true(file_write(arena_printf(&arena, "%s/ZZZ-01.examples.sql", folder), str_of("select 1;"), &err));
    assert_true(file_write(arena_printf(&arena, "%s/.ZZZ-01.sql", folder), str_of("an editor's"), &err));
    assert_true(transforms_rules(&arena, folder, &rules, &err));
    assert_null(rule_called(&rules, "TRM-02")->examples.at);
    assert_string_equal(rule_called(&rules, "ZZZ-01")->examples.at, "select 1;");
    assert_null(rule_called(&rules, "ZZZ-01")->conditions.at);
}

TEST(a_folder_that_is_not_there_adds_nothing)
{
    struct rule_set rules = { 0 };
    struct error err = { 0 };
    assert_true(transforms_rules(&arena, "/nowhere/rules", &rules, &err));
    assert_int_equal(rules.count, shipped().count);
}
