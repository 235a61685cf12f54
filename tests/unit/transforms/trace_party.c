/* Who stands behind an account: organisations, suppliers, internal accounts, the household's own. */
#include "transforms/trace_party.h"

#include "base/config.h"
#include "tests/unit/runner.h"

static struct arena arena;

static void add_list(struct trace_words *words, const struct config_node *list,
                     void (*add)(struct trace_words *, struct str))
{
    for (const struct config_node *word = list->first->first; word; word = word->next)
        add(words, word->text);
}

/* The words that the program is shipped with. */
static struct trace_words *shipped(void)
{
    static struct trace_words words;
    if (words.ending_count == 0) {
        struct config_mistakes mistakes = { .arena = &arena };
        const struct config_node *root = config_parse(&arena, "conf/policy/words.yaml", &mistakes);
        assert_non_null(root);
        add_list(&words, config_member(root, "organisation_ending"), trace_words_ending);
        add_list(&words, config_member(root, "internal_account"), trace_words_internal);
        trace_words_supplier(&words, (struct trace_party) { .name = str_of("李春耕"),
                                                            .id_no = str_of("532301198001011235"),
                                                            .account = str_of("62170009") });
        trace_words_supplier(&words,
                             (struct trace_party) { .name = str_of("春耕农资经营部"), .account = str_of("62170008") });
        trace_words_ready(&words);
    }
    return &words;
}

static enum trace_party_kind judge(const char *name, const char *id_no, const char *account)
{
    const struct trace_party party = { .name = str_of(name), .id_no = str_of(id_no), .account = str_of(account) };
    return trace_party_judge(shipped(), &party);
}

TEST(an_organisation_has_a_name_that_ends_in_one_of_the_words)
{
    assert_int_equal(judge("云岭建材有限公司", "", ""), PARTY_ORGANISATION);
    assert_int_equal(judge("兴旺种植专业合作社", "", ""), PARTY_ORGANISATION);
    assert_int_equal(judge("老王经营部", "", ""), PARTY_ORGANISATION);
    assert_int_equal(judge("王公司", "", ""), PARTY_ORGANISATION);
    assert_int_equal(judge("公司王", "", ""), PARTY_PERSON);
    assert_int_equal(judge("云岭建材有限公司（楚雄分公司）", "", ""), PARTY_ORGANISATION);
    assert_int_equal(judge("老王经营部(个体工商户)", "", ""), PARTY_ORGANISATION);
    assert_int_equal(judge("王五(合作社)", "", ""), PARTY_PERSON);
    assert_int_equal(judge("(公司)", "", ""), PARTY_PERSON);
    assert_int_equal(judge("王建站", "", ""), PARTY_PERSON);
    assert_int_equal(judge("", "", "6217"), PARTY_PERSON);
}

TEST(an_organisation_has_a_credit_code)
{
    assert_true(trace_is_credit_code(str_of("91350100M000100Y43"))); /* the example of GB 32100-2015 */
    assert_true(trace_is_credit_code(str_of("91350100M000100Y44"))); /* a slip in it makes no person of a firm */
    assert_false(trace_is_credit_code(str_of("915323011234567890")));
    assert_false(trace_is_credit_code(str_of("91350100M000100Y4")));
    assert_false(trace_is_credit_code(str_of("91350100M00O100Y43")));
    assert_false(trace_is_credit_code(str_of("532301198001011235")));
    assert_false(trace_is_credit_code(str_of("")));
    assert_int_equal(judge("李四", "91350100M000100Y43", ""), PARTY_ORGANISATION);
}

TEST(clearing_accounts_are_internal_before_they_are_companies)
{
    assert_int_equal(judge("银联商务股份有限公司", "", ""), PARTY_INTERNAL);
    assert_int_equal(judge("待清算资金", "", ""), PARTY_INTERNAL);
    assert_int_equal(judge("某支付公司备付金", "", ""), PARTY_INTERNAL);
}

TEST(a_supplier_is_known_by_number_or_account_and_by_name_where_no_number_is_told)
{
    assert_int_equal(judge("李春耕", "532301198001011235", ""), PARTY_SUPPLIER);
    assert_int_equal(judge("李春耕", "", ""), PARTY_SUPPLIER);
    assert_int_equal(judge("李春耕", "532301197001011234", ""), PARTY_PERSON);
    assert_int_equal(judge("别的名字", "", "62170009"), PARTY_SUPPLIER);
    assert_int_equal(judge("春耕农资 经营部", "", ""), PARTY_SUPPLIER);
}

TEST(the_households_own_are_known_by_number_else_by_name)
{
    const int64_t ids[] = { trace_id_key(str_of("532301198001011235")) },
                  names[] = { trace_name_key(str_of("王大山")) };
    const struct trace_home home = { .ids = ids, .names = names, .id_count = 1, .name_count = 1 };
    const struct trace_party by_number = { .name = str_of("王小山"), .id_no = str_of("53230119800101 1235") };
    const struct trace_party by_name = { .name = str_of("王 大山") };
    const struct trace_party namesake = { .name = str_of("王大山"), .id_no = str_of("532301197001011234") };
    const struct trace_party nobody = { 0 };
    assert_true(trace_home_owns(&home, &by_number));
    assert_true(trace_home_owns(&home, &by_name));
    assert_false(trace_home_owns(&home, &namesake));
    assert_false(trace_home_owns(&home, &nobody));
}
