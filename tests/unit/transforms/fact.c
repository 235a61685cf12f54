/* How facts are told: by the SQL type of their column, masked where they name a person. */
#include "transforms/fact.h"

#include "tests/unit/runner.h"

/* kind | column | value | as told; ~ is a null */
static void check_told(const struct str *fields)
{
    static const char *const kinds[] = { "BIGINT", "INTEGER", "NUMERIC", "DATE", "UDT.fupin.pg_catalog.text" };
    AUTO_ARENA arena = { 0 };
    AUTO_BUFFER out = { 0 };
    const char *type = arena_text(&arena, fields[0]);
    struct fact fact = { .name = arena_text(&arena, fields[1]), .value = arena_text(&arena, fields[2]) };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        type = str_ends(str_of(kinds[i]), type) ? kinds[i] : type;
    fact.kind = fact_kind_of(type);
    if (strcmp(fact.value, "~") == 0)
        fact.value = NULL;
    fact_tell(&out, &fact);
    assert_string_equal(buffer_text(&out), arena_text(&arena, fields[3]));
}

TEST(facts_are_told_by_their_kind)
{
    each_case("tests/unit/transforms/fact.cases", 4, check_told);
}

static const struct fact facts[] = {
    { "amount", FACT_MONEY, false, "5000000" },     { "rate", FACT_NUMBER, true, "4.7500" },
    { "granted_on", FACT_DAY, true, "2018-03-31" }, { "borrower_name", FACT_TEXT, false, "李大华" },
    { "nothing", FACT_TEXT, false, NULL },
};

enum { FACT_COUNT_HERE = sizeof facts / sizeof *facts };

TEST(a_sentence_is_its_pattern_with_the_facts_in_it)
{
    AUTO_BUFFER out = { 0 };
    struct str unknown;
    assert_true(fact_sentence(&out, "{granted_on}向{borrower_name}放款{amount}元", facts, FACT_COUNT_HERE, &unknown));
    assert_string_equal(buffer_text(&out), "2018年3月31日向李*华放款50,000.00元");
}

TEST(a_word_that_is_no_fact_is_named)
{
    AUTO_BUFFER out = { 0 };
    struct str unknown;
    assert_false(fact_sentence(&out, "{amount}{amuont}", facts, FACT_COUNT_HERE, &unknown));
    assert_true(str_is(unknown, "amuont"));
}

TEST(json_keeps_the_order_of_columns_and_masks_names)
{
    AUTO_BUFFER out = { 0 };
    fact_json(&out, facts, FACT_COUNT_HERE, false);
    assert_string_equal(buffer_text(&out), "{\"amount\":5000000,\"rate\":4.75,\"granted_on\":\"2018-03-31\","
                                           "\"borrower_name\":\"李*华\",\"nothing\":null}");
}

TEST(material_facts_stand_alone)
{
    AUTO_BUFFER out = { 0 };
    fact_json(&out, facts, FACT_COUNT_HERE, true);
    assert_string_equal(buffer_text(&out), "{\"rate\":4.75,\"granted_on\":\"2018-03-31\"}");
}
