/* What a sender is told about a file that came back, and how a long list goes on: reports/rejects.h. */
#include "reports/rejects.h"

#include <stdio.h>

#include "base/file.h"
#include "tests/unit/runner.h"

static day_number day(const char *text)
{
    day_number day;
    assert_true(date_read_iso(str_of(text), &day));
    return day;
}

static struct reject_file ledger(const char *verdict, const char *code)
{
    return (struct reject_file) {
        .name = "loan_NX301_20180331.csv",
        .sha256 = "0123456789abcdef",
        .sender = "NX301",
        .sender_name = "示例联社",
        .feed = "loan",
        .business_date = day("2018-03-31"),
        .received_on = day("2018-04-05"),
        .verdict = verdict,
        .code = code,
        .reason = "",
        .rows = { true, 100 },
        .loaded = { true, 97 },
        .rejected = { true, 3 },
        .next = 2,
    };
}

/* All sentences in one text. */
static const char *advice(struct arena *arena, const struct reject_file *file)
{
    const char *sentences[REJECT_ADVICE_MOST];
    const char *all = "";
    size_t count = reject_advice(arena, file, "州扶贫办", sentences);
    assert_true(count >= 1 && count <= REJECT_ADVICE_MOST);
    for (size_t i = 0; i < count; i++)
        all = arena_printf(arena, "%s%s\n", all, sentences[i]);
    return all;
}

static void assert_next(const char *name, int next, const char *wanted)
{
    AUTO_ARENA arena = { 0 };
    struct reject_file file = ledger("rejected", "EMPTY");
    file.name = name;
    file.next = next;
    assert_string_equal(reject_next_name(&arena, &file), wanted);
}

TEST(a_file_is_sent_again_under_the_next_number_with_its_own_endings)
{
    assert_next("loan_NX301_20180331.csv", 2, "loan_NX301_20180331_2.csv");
    assert_next("loan_NX301_20180331_2.CSV.gz", 3, "loan_NX301_20180331_3.CSV.gz");
    assert_next("loan_NX301_20180331.xlsx", 2, "loan_NX301_20180331_2.xlsx");
    assert_next("贷款台账（三月）.2018.csv", 2, "loan_NX301_20180331_2.csv");
    assert_next("loan_NX301_20180331", 2, "loan_NX301_20180331_2.csv");
    assert_next("loan_NX301_20180331.csv.a-name-without-end", 2, "loan_NX301_20180331_2.csv");
}

TEST(where_the_name_itself_was_wrong_no_name_is_made_up)
{
    AUTO_ARENA arena = { 0 };
    struct reject_file file = ledger("rejected", "SENDER");
    assert_null(reject_next_name(&arena, &file));
    assert_non_null(strstr(advice(&arena, &file), "数据表_报送单位代码_业务日期.csv"));
    file.code = "EMPTY";
    assert_non_null(reject_next_name(&arena, &file));
    file.business_date = DATE_NONE;
    assert_null(reject_next_name(&arena, &file));
}

TEST(each_verdict_has_its_advice)
{
    AUTO_ARENA arena = { 0 };
    struct reject_file file = ledger("accepted", "");
    assert_string_equal(reject_verdict(&file), "已入库（部分记录退回）");
    assert_non_null(strstr(advice(&arena, &file), "其中3行整行退回。"));
    assert_non_null(strstr(advice(&arena, &file), "loan_NX301_20180331_2.csv"));
    file.refused_cells = (struct reject_count) { true, 4 };
    assert_non_null(strstr(advice(&arena, &file), "3行整行退回，4个单元格未收"));
    file = ledger("held", "TOO_MANY_REJECTED");
    assert_non_null(strstr(advice(&arena, &file), "由州扶贫办核实后决定"));
    file = ledger("rejected", "EMPTY");
    assert_string_equal(reject_verdict(&file), "整份退回（未入库）");
    assert_non_null(strstr(advice(&arena, &file), "均未入库"));
}

TEST(nobody_is_asked_to_send_again_what_is_complete_or_a_duplicate)
{
    AUTO_ARENA arena = { 0 };
    struct reject_file file = ledger("accepted", "");
    file.rejected.value = 0;
    assert_null(strstr(advice(&arena, &file), "_2.csv"));
    file = ledger("duplicate", "");
    assert_null(strstr(advice(&arena, &file), "_2.csv"));
}

/* A book of seven faults with at most `sheet_rows` on a sheet; its bytes. */
static struct str book_of_seven(struct arena *arena, const char *name, long long sheet_rows)
{
    struct error err = { 0 };
    struct str bytes;
    struct reject_file file = ledger("accepted", "");
    struct report_title title = { "loan", "amount", "贷款金额(元)" };
    struct reject_job job = { .titles = &title, .title_count = 1, .sheet_rows = sheet_rows };
    struct book book = { .foot = "&R&P" };
    struct reject_list list;
    const char *path = arena_printf(arena, "%s/%s", scratch_folder(), name);
    assert_true(book_begin(&book, arena, path, true, &err));
    reject_list_begin(&list, &book, &file, &job);
    for (int i = 0; i < 7; i++)
        reject_list_add(&list, &(struct reject_fault) { .member = "",
                                                        .column = "amount",
                                                        .value = "=1+1",
                                                        .code = "AMOUNT",
                                                        .reason = "金额写法无法识别",
                                                        .raw = "NX301,=1+1",
                                                        .line = i + 2 });
    reject_list_end(&list);
    assert_true(book.arena == arena);
    assert_true(book_end(&book, true, &err));
    assert_true(file_read(arena, path, 1 << 20, &bytes, &err));
    return bytes;
}

static bool has(struct str bytes, const char *member)
{
    return memmem(bytes.at, bytes.len, member, strlen(member)) != NULL;
}

TEST(a_list_that_is_longer_than_a_sheet_goes_on_in_the_next)
{
    AUTO_ARENA arena = { 0 };
    struct str three = book_of_seven(&arena, "three.xlsx", 3), one = book_of_seven(&arena, "one.xlsx", 7);
    assert_true(has(three, "xl/worksheets/sheet3.xml") && !has(three, "xl/worksheets/sheet4.xml"));
    assert_true(has(one, "xl/worksheets/sheet1.xml") && !has(one, "xl/worksheets/sheet2.xml"));
}

TEST(the_same_list_has_the_same_bytes)
{
    AUTO_ARENA arena = { 0 };
    struct str one = book_of_seven(&arena, "a.xlsx", 0), other = book_of_seven(&arena, "b.xlsx", 0);
    assert_true(str_equal(one, other));
}
