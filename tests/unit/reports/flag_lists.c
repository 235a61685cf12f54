/* Lists of flags that go on on the next sheet: reports/flag_lists.h. */
#include "reports/flag_lists.h"

#include "tests/unit/runner.h"

enum { ROWS_MOST = 20, FLAGS = 30 };

static const struct detail sample = {
    .flag_id = "TRM-02-0123456789AB",
    .rule_id = "TRM-02",
    .severity = "高",
    .status = "待核查",
    .township = "鹿城镇",
    .village = "",
    .household_no = "",
    .borrower = "李*华",
    .note_no = "JJ1",
    .bank = "",
    .finding = "借款期限超过36个月",
    .basis = "",
    .note_key = "",
    .purpose = "",
    .granted_on = DATE_NONE,
    .due_on = DATE_NONE,
};

/* How many sheets a list of so many flags takes in a book whose sheets have ROWS_MOST rows. */
static int sheets_of(const struct flag_list *list, int flags)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    struct report_job job = { .issuer = "楚雄州扶贫办" };
    struct issue issue = { .arena = &arena,
                           .job = &job,
                           .day = 17562,
                           .year = 2018,
                           .month = 1,
                           .product = "扶贫小额信贷",
                           .month_text = "2018-01" };
    struct place county = { "532301", "楚雄市", "" };
    struct book book = {
        .issue = &issue, .place = "楚雄市", .county = &county, .foot = "&L&9 2018年1月", .rows_most = ROWS_MOST
    };
    const char *path = scratch_file("list.xlsx", "");
    assert_true(book_begin(&book, &arena, path, true, &err));
    void *state = list->begin(&book);
    for (int i = 0; i < flags; i++)
        list->add(state, &sample);
    list->end(state);
    int sheets = book.workbook->num_worksheets;
    assert_true(book_end(&book, true, &err));
    return sheets;
}

TEST(a_list_that_fits_is_one_sheet)
{
    assert_int_equal(sheets_of(&flag_list_details, 5), 1);
    assert_int_equal(sheets_of(&flag_list_feedback, 5), 1);
}

TEST(a_list_that_does_not_fit_goes_on_on_the_next_sheets)
{
    assert_true(sheets_of(&flag_list_details, FLAGS) >= 3);
    assert_true(sheets_of(&flag_list_feedback, FLAGS) >= 2);
}

TEST(a_list_without_flags_is_a_sheet_too)
{
    assert_int_equal(sheets_of(&flag_list_details, 0), 1);
    assert_int_equal(sheets_of(&flag_list_feedback, 0), 1);
}
