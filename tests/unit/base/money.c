#include "base/money.h"

#include "tests/unit/runner.h"

/* input | yuan, wan or rate | fen (or 1/100,000 percent), or no */
static void check_reading(const struct str *fields)
{
    int64_t fen = -1;
    int32_t rate = -1;
    long long expected = 0;
    bool is_rate = str_is(fields[1], "rate");
    bool negative = str_starts(fields[2], "-");
    bool wanted = str_number(str_from(fields[2], negative), &expected);
    bool read = is_rate ? money_read_rate(fields[0], &rate)
                        : money_read(fields[0], str_is(fields[1], "wan") ? MONEY_WAN : MONEY_YUAN, &fen);
    assert_int_equal(read, wanted);
    if (read)
        assert_int_equal(is_rate ? rate : fen, negative ? -expected : expected);
}

TEST(amounts_and_rates_are_read_exactly_or_not_at_all)
{
    each_case("tests/unit/base/money.cases", 3, check_reading);
}

TEST(amounts_are_printed_with_two_decimals)
{
    char text[MONEY_TEXT_SIZE];
    assert_string_equal(money_print(5000000, text), "50000.00");
    assert_string_equal(money_print(-5, text), "-0.05");
    assert_string_equal(money_print(0, text), "0.00");
    assert_string_equal(money_print(INT64_MIN, text), "-92233720368547758.08");
}
