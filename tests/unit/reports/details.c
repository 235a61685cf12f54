/* What a county reads of a flag that others share, and what it never reads: reports/details.h. */
#include "reports/details.h"

#include "base/name.h"
#include "tests/unit/runner.h"

TEST(of_others_only_counts_and_sums_are_told)
{
    AUTO_ARENA arena = { 0 };
    struct shared_flag flag = { "共用电话或账户", false, 1, 1, 5000000, 2, 3, 15000000 };
    assert_string_equal(details_sentence(&arena, &flag),
                        "共用电话或账户：本县市1户1笔5.00万元；另涉其他2县3户15.00万元");
    flag.of_bank = true;
    assert_string_equal(details_sentence(&arena, &flag),
                        "共用电话或账户：本机构1户1笔5.00万元；另涉其他2家机构3户15.00万元");
}

TEST(a_borrower_is_masked_but_for_the_first_and_last_character)
{
    char out[64];
    struct str masked = name_mask(str_of("李建华"), out, sizeof out);
    assert_true(str_is(masked, "李*华"));
    masked = name_mask(str_of("李华"), out, sizeof out);
    assert_true(str_is(masked, "李*"));
}
