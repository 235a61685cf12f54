/* Lines of a text in a cell: reports/wrap.h. */
#include "reports/wrap.h"

#include "tests/unit/runner.h"

TEST(a_text_takes_at_least_one_line)
{
    assert_int_equal(wrap_lines("", 10), 1);
    assert_int_equal(wrap_lines("楚雄市", 10), 1);
}

TEST(full_width_characters_take_two_places)
{
    assert_int_equal(wrap_lines("楚雄市农村信用", 14), 1);
    assert_int_equal(wrap_lines("楚雄市农村信用社", 14), 2);
}

TEST(a_line_break_begins_a_line)
{
    assert_int_equal(wrap_lines("一\n二三四五\n六", 8), 3);
    assert_int_equal(wrap_lines("一二三四五\n\n六", 8), 4);
}

TEST(a_number_is_not_broken)
{
    assert_int_equal(wrap_lines("余额12345", 8), 2);
}

TEST(a_comma_does_not_begin_a_line)
{
    assert_int_equal(wrap_lines("一二三四，五", 8), 2);
    assert_int_equal(wrap_lines("一二三四", 8), 1);
}

TEST(a_word_longer_than_a_line_takes_several)
{
    assert_int_equal(wrap_lines("FPBROSTERCHANGE20180331CSVGZ", 10), 3);
}
