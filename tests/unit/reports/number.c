/* Fen to words and rates: reports/number.h. */
#include "reports/number.h"

#include "tests/unit/runner.h"

static void assert_rate(long long part, long long whole, const char *text)
{
    char out[NUMBER_TEXT_SIZE];
    assert_string_equal(number_percent(part, whole, out), text);
}

TEST(the_rates_of_a_published_bulletin_come_out)
{
    assert_rate(23515, 539004, "4.36%");
    assert_rate(11825, 98592, "11.99%");
}

TEST(a_plan_of_which_4551_98_is_done_is_83_percent_done)
{
    long long rate = 0;
    assert_true(number_rate(455198, 548431, &rate));
    assert_int_equal(number_round(rate, 100), 83);
}

TEST(a_part_of_nothing_has_no_rate)
{
    long long rate = 7;
    assert_false(number_rate(5, 0, &rate));
    assert_int_equal(rate, 7);
    assert_rate(5, 0, "—");
}

TEST(rounding_is_half_up_away_from_zero)
{
    assert_int_equal(number_round(5, 10), 1);
    assert_int_equal(number_round(4, 10), 0);
    assert_int_equal(number_round(-5, 10), -1);
    assert_int_equal(number_round(-4, 10), 0);
    assert_int_equal(number_round(15, 10), 2);
}

TEST(fen_become_wan_with_two_decimals_once)
{
    assert_int_equal(number_wan(53900400000 / 10), 539004);
    assert_int_equal(number_wan(5000), 1);
    assert_int_equal(number_wan(4999), 0);
}

TEST(a_form_shows_yuan_with_their_fen)
{
    char out[NUMBER_TEXT_SIZE];
    assert_string_equal(number_yuan(3000000, out), "30,000.00");
    assert_string_equal(number_yuan(0, out), "0.00");
    assert_string_equal(number_yuan(-5, out), "-0.05");
    assert_string_equal(number_yuan(-123456789, out), "-1,234,567.89");
}

TEST(a_sentence_says_wan_below_one_yi_and_yi_from_there)
{
    char text[NUMBER_TEXT_SIZE];
    assert_string_equal(number_money(5390040000, text), "5390.04万元");
    assert_string_equal(number_money(9999999999, text), "10000.00万元");
    assert_string_equal(number_money(10000000000, text), "1.00亿元");
    assert_string_equal(number_money(208550000000, text), "20.86亿元");
    assert_string_equal(number_money(0, text), "0.00万元");
    assert_string_equal(number_money(-12345600, text), "-12.35万元");
}

TEST(thousands_are_set_apart)
{
    char text[NUMBER_TEXT_SIZE];
    assert_string_equal(number_thousands(0, text), "0");
    assert_string_equal(number_thousands(999, text), "999");
    assert_string_equal(number_thousands(1000, text), "1,000");
    assert_string_equal(number_thousands(-1234567, text), "-1,234,567");
}

TEST(a_nations_loans_times_a_hundred_percent_do_not_overflow)
{
    assert_rate(85000000000000, 85000000000000, "100.00%");
}
