#include "base/name.h"

#include "tests/unit/runner.h"

/* input | folded */
static void check_folding(const struct str *fields)
{
    char out[256];
    assert_true(str_equal(name_fold(unescaped(fields[0]), out, sizeof out), unescaped(fields[1])));
}

TEST(names_that_clerks_write_differently_fold_alike)
{
    each_case("tests/unit/base/name.cases", 2, check_folding);
}

TEST(folding_twice_is_folding_once)
{
    char once[8], twice[8], code[4];
    for (unsigned i = 1; i < 0x30000; i++) {
        struct str first = name_fold((struct str) { code, str_put_character(code, i) }, once, sizeof once);
        assert_true(str_equal(name_fold(first, twice, sizeof twice), first));
    }
}

TEST(a_name_too_long_is_cut_at_a_character)
{
    char out[7];
    assert_true(str_is(name_fold(str_of("李小华"), out, sizeof out), "李小"));
    assert_int_equal(name_fold(str_of("李"), out, 2).len, 0);
}

TEST(private_use_characters_have_their_standard_ones)
{
    assert_int_equal(name_standard_character(0xE816), 0x20087);
    assert_int_equal(name_standard_character(0xE863), 0x4DAE);
    assert_int_equal(name_standard_character(0xE864), 0x9FBB);
    assert_int_equal(name_standard_character(0xE78E), 0xFE12);
    assert_int_equal(name_standard_character(0xE7C7), 0x1E3F);
    assert_int_equal(name_standard_character(0xE000), 0xE000);
    assert_int_equal(name_standard_character(0xE865), 0xE865);
    assert_int_equal(name_standard_character('a'), 'a');
}

TEST(a_masked_name_keeps_its_ends)
{
    char out[64];
    assert_true(str_is(name_mask(str_of("李小华"), out, sizeof out), "李*华"));
    assert_true(str_is(name_mask(str_of("李华"), out, sizeof out), "李*"));
    assert_true(str_is(name_mask(str_of("欧阳小华"), out, sizeof out), "欧**华"));
    assert_true(str_is(name_mask(str_of("李"), out, sizeof out), "李"));
    assert_true(str_is(name_mask(str_of(""), out, sizeof out), ""));
    assert_true(str_is(name_mask(str_of("李小华"), out, 4), "李*"));
}
