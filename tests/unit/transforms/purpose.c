/* The judge of purposes: the longest word decides, and exceptions shield what stands inside them. */
#include "transforms/purpose.h"

#include "base/config.h"
#include "tests/unit/runner.h"

static struct arena arena;

static void add_list(struct purpose_words *words, const struct config_node *list, bool forbidden)
{
    for (const struct config_node *category = list->first; category; category = category->next) {
        for (const struct config_node *word = category->first; word; word = word->next)
            purpose_add(words, &arena, arena_text(&arena, word->text),
                        forbidden ? arena_text(&arena, category->key) : NULL);
    }
}

/* The words that the program is shipped with. */
static const struct purpose_words *shipped(void)
{
    static struct purpose_words words;
    if (words.count == 0) {
        struct config_mistakes mistakes = { .arena = &arena };
        const struct config_node *root = config_parse(&arena, "conf/policy/words.yaml", &mistakes);
        assert_non_null(root);
        add_list(&words, config_member(root, "purpose_forbidden"), true);
        add_list(&words, config_member(root, "purpose_exception"), false);
        purpose_ready(&words);
    }
    return &words;
}

/* purpose | category, or - where nothing is wrong with it */
static void check_purpose(const struct str *fields)
{
    const struct purpose_word *word = purpose_judge(shipped(), fields[0]);
    const char *category = word ? word->category : "-";
    assert_string_equal(category, arena_text(&arena, fields[1]));
}

TEST(purposes_are_judged_by_the_shipped_words)
{
    each_case("tests/unit/transforms/purpose.cases", 2, check_purpose);
}

TEST(the_longest_word_at_a_place_decides)
{
    struct purpose_words words = { 0 };
    purpose_add(&words, &arena, "建", "短");
    purpose_add(&words, &arena, "建房", "长");
    purpose_add(&words, &arena, "建房前", NULL);
    purpose_ready(&words);
    assert_string_equal(purpose_judge(&words, str_of("新建房"))->category, "长");
    assert_string_equal(purpose_judge(&words, str_of("新建大棚"))->category, "短");
    assert_null(purpose_judge(&words, str_of("新建房前")));
    purpose_free(&words);
}

TEST(of_equal_words_the_exception_wins)
{
    struct purpose_words words = { 0 };
    purpose_add(&words, &arena, "旅游", "消费");
    purpose_add(&words, &arena, "旅游", NULL);
    purpose_ready(&words);
    assert_null(purpose_judge(&words, str_of("旅游")));
    purpose_free(&words);
}

TEST(an_empty_dictionary_finds_nothing)
{
    struct purpose_words words = { 0 };
    purpose_ready(&words);
    assert_null(purpose_judge(&words, str_of("建房")));
    assert_null(purpose_judge(&words, str_of("")));
}
