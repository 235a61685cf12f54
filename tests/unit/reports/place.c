/* Names of places: reports/place.h. */
#include "reports/place.h"

#include "reports/books.h"
#include "tests/unit/runner.h"

static void assert_short(const char *name, const char *short_name)
{
    AUTO_ARENA arena = { 0 };
    assert_string_equal(place_short_name(&arena, name), short_name);
}

TEST(an_autonomous_prefecture_is_called_by_its_first_characters)
{
    assert_short("楚雄彝族自治州", "楚雄州");
    assert_short("红河哈尼族彝族自治州", "红河州");
    assert_short("西双版纳傣族自治州", "西双版纳州");
    assert_short("昭通市", "昭通市");
}

TEST(a_code_without_a_name_stands_for_itself)
{
    static const struct place counties[] = { { "532301", "楚雄市", "532300" } };
    struct place_list list = { counties, 1 };
    assert_string_equal(place_name(&list, "532301"), "楚雄市");
    assert_string_equal(place_name(&list, "532399"), "532399");
}

TEST(a_name_never_leaves_its_folder)
{
    AUTO_ARENA arena = { 0 };
    assert_string_equal(book_path_part(&arena, "../楚雄\n"), ".._楚雄_");
}
