/* The set of figures and its identities: reports/figures.h. */
#include "reports/figures.h"

#include "tests/unit/runner.h"

/* Two counties, one bank: 300 fen and two notes. */
static const struct figure sample[] = {
    { "bank", "NX301", "balance_fen", 300 },
    { "bank", "NX301", "balance_notes", 2 },
    { "county", "532301", "balance_fen", 100 },
    { "county", "532301", "balance_households", 1 },
    { "county", "532301", "balance_notes", 1 },
    { "county", "532322", "balance_fen", 200 },
    { "county", "532322", "balance_notes", 1 },
    { "county_bank", "532301/NX301", "balance_fen", 100 },
    { "county_bank", "532301/NX301", "balance_notes", 1 },
    { "county_bank", "532322/NX301", "balance_fen", 200 },
    { "county_bank", "532322/NX301", "balance_notes", 1 },
    { "prefecture", "532300", "balance_fen", 300 },
    { "prefecture", "532300", "balance_households", 1 },
    { "prefecture", "532300", "balance_notes", 2 },
};
static const struct figure_set set = { sample, sizeof sample / sizeof *sample };
static const struct place counties[] = { { "532301", "楚雄市", "532300" }, { "532322", "双柏县", "532300" } };
static const struct place banks[] = { { "NX301", "楚雄市农村信用合作联社", "" } };

TEST(a_figure_is_found_by_scope_id_and_name)
{
    long long value = 0;
    assert_true(figures_find(&set, "county", "532322", "balance_fen", &value));
    assert_int_equal(value, 200);
    assert_true(figures_find(&set, "bank", "NX301", "balance_fen", &value));
    assert_int_equal(value, 300);
    assert_true(figures_find(&set, "prefecture", "532300", "balance_notes", &value));
    assert_int_equal(value, 2);
}

TEST(a_figure_that_does_not_apply_is_not_found)
{
    long long value = 7;
    assert_false(figures_find(&set, "county", "532301", "plan_fen", &value));
    assert_false(figures_find(&set, "township", "532301101", "balance_fen", &value));
    assert_int_equal(value, 7);
    assert_int_equal(figures_value(&set, "county", "532301", "plan_fen"), 0);
}

TEST(figures_csv_has_month_scope_id_name_and_value)
{
    AUTO_BUFFER out = { 0 };
    struct figure_set two = { sample, 2 };
    figures_csv(&two, "2018-03", &out);
    assert_string_equal(buffer_text(&out), "month,scope,scope_id,figure,value\n"
                                           "2018-03,bank,NX301,balance_fen,300\n"
                                           "2018-03,bank,NX301,balance_notes,2\n");
}

TEST(counties_banks_and_prefecture_add_up_and_households_need_not)
{
    AUTO_ARENA arena = { 0 };
    struct places places = { .counties = { counties, 2 }, .banks = { banks, 1 } };
    size_t count = 0;
    const struct identity *identities = figures_identities(&arena, &set, &places, &count);
    assert_int_equal(count, 2);
    assert_true(identity_holds(&identities[0]));
    assert_true(identity_holds(&identities[1]));
}

TEST(a_county_that_no_sheet_lists_breaks_the_identity)
{
    AUTO_ARENA arena = { 0 };
    struct places places = { .counties = { counties, 1 }, .banks = { banks, 1 } };
    size_t count = 0;
    const struct identity *identities = figures_identities(&arena, &set, &places, &count);
    assert_string_equal(identities[0].name, "balance_fen");
    assert_int_equal(identities[0].counties, 100);
    assert_false(identity_holds(&identities[0]));
}
