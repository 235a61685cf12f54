#include "etl/layout.h"

#include "tests/unit/runner.h"

/* A layout that names no column of any feed but duty, and of that all but one. */
static const char *const half_a_layout = "feeds:\n"
                                         "  duty:\n"
                                         "    township_code: 乡镇代码\n"
                                         "    bank_code: 责任银行\n";

TEST(a_layout_tells_each_column_and_each_feed_that_it_lacks)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct layouts layouts;
    layouts_read(&layouts, &arena, scratch_file("layout.yaml", half_a_layout), &mistakes);
    int feeds = 0, columns = 0;
    for (const struct config_mistake *mistake = mistakes.first; mistake; mistake = mistake->next) {
        feeds += strstr(mistake->message, "has no layout") != NULL;
        columns += strstr(mistake->message, "feed \"duty\" lacks column \"from_date\"") != NULL;
    }
    int all = 0;
    while (feed_at((size_t) all))
        all++;
    assert_int_equal(feeds, all - 1);
    assert_int_equal(columns, 1);
}
