/*
 * A list of lines comes back as it was written, once.
 */
#include "etl/lines.h"

#include "tests/unit/etl/home.h"
#include "tests/unit/runner.h"

TEST(lines_come_back_in_their_order_and_then_end)
{
    enum { MANY = 100000 };
    struct error err = { 0 };
    AUTO_LINES lines = { 0 };
    uint64_t line;
    assert_true(lines_next(&lines, &line, &err) && line == 0);
    for (uint64_t i = 1; i <= MANY; i++)
        assert_good(lines_add(&lines, i * 3, &err), &err);
    for (uint64_t i = 1; i <= MANY; i++) {
        assert_good(lines_next(&lines, &line, &err), &err);
        assert_int_equal(line, i * 3);
    }
    assert_true(lines_next(&lines, &line, &err) && line == 0);
}
