/* One field of a loan-by-loan form: reports/pboc_field.h. */
#include "reports/pboc_field.h"

#include "tests/unit/runner.h"

static void assert_written(enum pboc_kind kind, int length, const char *text, const char *written)
{
    AUTO_BUFFER out = { 0 };
    const struct pboc_field field = { .title = "", .kind = kind, .length = length };
    pboc_field_write(&field, str_of(text), &out);
    assert_string_equal(buffer_text(&out), written);
}

/* The sums are those of md5sum(1). */
TEST(eighteen_digits_keep_fourteen_before_the_md5_of_all)
{
    assert_written(PBOC_ID, 60, "532301199001017779", "53230119900101941091525fddf9b137ebac346fe74890");
}

TEST(a_small_x_is_made_a_capital_before_the_md5)
{
    AUTO_BUFFER small = { 0 };
    AUTO_BUFFER capital = { 0 };
    pboc_mask(str_of("53230119900101777x"), &small);
    pboc_mask(str_of("53230119900101777X"), &capital);
    assert_string_equal(buffer_text(&small), buffer_text(&capital));
    assert_int_equal(small.len, 46);
}

TEST(any_other_document_is_its_md5)
{
    assert_written(PBOC_ID, 60, "abc", "902fbdd2b1df0c4f70b4a5d23525e932");
    assert_written(PBOC_ID, 60, "ABC", "902fbdd2b1df0c4f70b4a5d23525e932");
    assert_written(PBOC_ID, 60, "5323011990010177790", "a51f5445fbe98776b4273da85a92fd2a");
}

TEST(a_letter_elsewhere_than_at_the_end_is_no_resident_number)
{
    AUTO_BUFFER out = { 0 };
    pboc_mask(str_of("5323011990X1017779"), &out);
    assert_int_equal(out.len, 32);
}

TEST(money_is_written_from_fen_with_two_decimals)
{
    assert_written(PBOC_MONEY, 20, "5000000", "50000.00");
    assert_written(PBOC_MONEY, 20, "5", "0.05");
    assert_written(PBOC_MONEY, 20, "0", "0.00");
    assert_written(PBOC_MONEY, 20, "", "");
}

TEST(a_rate_has_no_zeros_at_its_end)
{
    assert_written(PBOC_RATE, 10, "4.35000", "4.35");
    assert_written(PBOC_RATE, 10, "5.00000", "5");
    assert_written(PBOC_RATE, 10, "10", "10");
    assert_written(PBOC_RATE, 10, "0.00000", "0");
}

TEST(what_would_break_a_line_becomes_a_space)
{
    assert_written(PBOC_TEXT, 100, "养\t羊\r\n和|牛", "养 羊  和 牛");
}

TEST(a_text_that_is_too_long_ends_with_a_whole_character)
{
    assert_written(PBOC_TEXT, 7, "种植烤烟", "种植");
    assert_written(PBOC_TEXT, 9, "种植烤烟", "种植烤");
}

static void assert_verdict(const struct pboc_field *field, const char *text, const char *verdict)
{
    assert_string_equal(pboc_fault_name(pboc_field_check(field, str_of(text))), verdict);
}

TEST(a_code_is_one_of_its_list)
{
    const struct pboc_field field = { .kind = PBOC_CODE, .length = 3, .codes = "D C01 E" };
    assert_verdict(&field, "D", "GOOD");
    assert_verdict(&field, "C01", "GOOD");
    assert_verdict(&field, "C0", "CODE");
    assert_verdict(&field, "d", "CODE");
    assert_verdict(&field, "", "EMPTY");
}

TEST(a_day_is_one_of_the_calendar)
{
    const struct pboc_field field = { .kind = PBOC_DAY, .length = 10, .optional = true };
    assert_verdict(&field, "2018-02-28", "GOOD");
    assert_verdict(&field, "", "GOOD");
    assert_verdict(&field, "2018-02-29", "DAY");
    assert_verdict(&field, "20180228", "DAY");
    assert_verdict(&field, "2018/02/28", "DAY");
}

TEST(a_number_is_neither_padded_nor_signed)
{
    const struct pboc_field money = { .kind = PBOC_MONEY, .length = 20 }, rate = { .kind = PBOC_RATE, .length = 10 };
    assert_verdict(&money, "50000.00", "GOOD");
    assert_verdict(&money, "99999999999999999.99", "GOOD");
    assert_verdict(&money, "999999999999999999.99", "NUMBER");
    assert_verdict(&money, "050000.00", "NUMBER");
    assert_verdict(&money, "50000.0", "NUMBER");
    assert_verdict(&money, "50000", "NUMBER");
    assert_verdict(&money, "-1.00", "NUMBER");
    assert_verdict(&money, " 1.00", "NUMBER");
    assert_verdict(&rate, "4.35", "GOOD");
    assert_verdict(&rate, "5", "GOOD");
    assert_verdict(&rate, "4.123456", "NUMBER");
    assert_verdict(&rate, "4.", "NUMBER");
}

TEST(a_masked_number_has_46_or_32_characters)
{
    const struct pboc_field field = { .kind = PBOC_ID, .length = 60 };
    assert_verdict(&field, "902fbdd2b1df0c4f70b4a5d23525e932", "GOOD");
    assert_verdict(&field, "53230119900101902fbdd2b1df0c4f70b4a5d23525e932", "GOOD");
    assert_verdict(&field, "532301199001017779", "ID");
    assert_verdict(&field, "902FBDD2B1DF0C4F70B4A5D23525E932", "ID");
    assert_verdict(&field, "5323011990010a902fbdd2b1df0c4f70b4a5d23525e932", "ID");
}

TEST(the_forms_have_27_and_29_fields)
{
    assert_int_equal(pboc_clgrdk.count, 27);
    assert_int_equal(pboc_grdkfs.count, 29);
    assert_string_equal(pboc_clgrdk.fields[CLGRDK_OVERDUE].title, "逾期类型");
    assert_string_equal(pboc_clgrdk.fields[CLGRDK_QUALITY].title, "贷款质量");
    assert_string_equal(pboc_grdkfs.fields[GRDKFS_NUMBER].title, "交易流水号");
    assert_string_equal(pboc_grdkfs.fields[GRDKFS_RESTRUCTURED].title, "贷款重组方式");
    assert_string_equal(pboc_clgrdk.fields[PBOC_BASE_RATE].title, "基准利率");
}
