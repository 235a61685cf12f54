/* Sentences of the notice: reports/notice.h. */
#include "reports/notice.h"

#include <stdio.h>

#include "tests/unit/runner.h"

/* What the samples below have in common: a prefecture with four counties at the end of March. */
static const struct place counties[] = {
    { "532301", "楚雄市", "" }, { "532322", "双柏县", "" }, { "532323", "牟定县", "" }, { "532324", "南华县", "" }
};
static const struct figure figures[] = {
    { "county", "532301", "granted_year_new_fen", 8300 },    { "county", "532301", "plan_fen", 10000 },
    { "county", "532322", "granted_year_new_fen", 1000 },    { "county", "532322", "plan_fen", 10000 },
    { "county", "532323", "granted_year_new_fen", 5000 },    { "county", "532323", "plan_fen", 10000 },
    { "county", "532324", "granted_year_new_fen", 9000 },    { "prefecture", "532300", "balance_fen", 208550000000 },
    { "prefecture", "532300", "balance_households", 6742 },  { "prefecture", "532300", "balance_notes", 6762 },
    { "prefecture", "532300", "granted_fen", 246050000000 }, { "prefecture", "532300", "granted_year_new_fen", 23300 },
    { "prefecture", "532300", "plan_fen", 30000 },
};
static const struct figure before[] = { { "prefecture", "532300", "balance_fen", 198550000000 } };

static void make_issue(struct issue *issue, struct arena *arena)
{
    *issue = (struct issue) { .arena = arena, .year = 2018, .month = 3, .product = "扶贫小额信贷", .place = "楚雄州" };
    assert_true(date_make(2018, 3, 31, &issue->day));
    issue->places.prefecture = (struct place) { "532300", "楚雄彝族自治州", "" };
    issue->places.counties = (struct place_list) { counties, 4 };
    issue->figures = (struct figure_set) { figures, sizeof figures / sizeof *figures };
}

/* All paragraphs in one text. */
static const char *whole(struct arena *arena, const struct notice *notice)
{
    AUTO_BUFFER out = { 0 };
    for (size_t i = 0; i < notice->count; i++)
        buffer_printf(&out, "%s\n", notice->paragraphs[i].text);
    return arena_text(arena, buffer_str(&out));
}

TEST(an_amount_is_set_beside_that_of_last_month)
{
    AUTO_ARENA arena = { 0 };
    assert_string_equal(notice_change(&arena, 11000000, 10000000, "上月末"), "，较上月末增加1.00万元");
    assert_string_equal(notice_change(&arena, 9000000, 10000000, "上月"), "，较上月减少1.00万元");
    assert_string_equal(notice_change(&arena, 5, 5, "上月末"), "，与上月末持平");
}

TEST(rates_move_by_points_and_not_by_percent)
{
    AUTO_ARENA arena = { 0 };
    assert_string_equal(notice_points(&arena, 436, 400, "上月末"), "，较上月末上升0.36个百分点");
    assert_string_equal(notice_points(&arena, 400, 436, "上月末"), "，较上月末下降0.36个百分点");
}

/* A notice of the samples with these figures of last month and of a year ago. */
static void make_notice(struct notice *notice, struct issue *issue, struct arena *arena)
{
    make_issue(issue, arena);
    *notice = (struct notice) { .issue = issue };
}

TEST(the_balance_is_set_beside_that_of_a_year_ago_where_that_is_known)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    struct notice notice;
    make_notice(&notice, &issue, &arena);
    notice_overall(&notice);
    assert_null(strstr(whole(&arena, &notice), "上年同期"));
    make_notice(&notice, &issue, &arena);
    issue.year_before = (struct figure_set) { before, sizeof before / sizeof *before };
    notice_overall(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "，较上年同期增加1.00亿元"));
}

TEST(what_the_next_month_needs_is_told_and_not_in_december)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    struct notice notice;
    struct pace pace;
    make_notice(&notice, &issue, &arena);
    assert_true(notice_pace(&notice, &pace));
    assert_int_equal(pace.passed, 2500);
    assert_int_equal(pace.rate, 7767);
    assert_int_equal(pace.counties_behind, 1);
    assert_false(pace.next_month);
    issue.month = 10;
    assert_true(date_make(2018, 10, 31, &issue.day));
    assert_true(notice_pace(&notice, &pace));
    assert_true(pace.next_month);
    assert_int_equal(pace.next_whole, 27500);
    assert_int_equal(pace.next_part, 27500 - 23300);
    issue.month = 12;
    assert_true(date_make(2018, 12, 31, &issue.day));
    assert_true(notice_pace(&notice, &pace));
    assert_false(pace.next_month);
}

TEST(counties_where_a_figure_grew_are_named_the_most_first_and_of_equals_the_first)
{
    static const struct figure now[] = { { "county", "532301", "overdue_fen", 500 },
                                         { "county", "532322", "overdue_fen", 900 },
                                         { "county", "532323", "overdue_fen", 700 },
                                         { "county", "532324", "overdue_fen", 400 } };
    static const struct figure then[] = { { "county", "532301", "overdue_fen", 300 },
                                          { "county", "532322", "overdue_fen", 700 },
                                          { "county", "532323", "overdue_fen", 200 },
                                          { "county", "532324", "overdue_fen", 400 } };
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    struct notice notice;
    struct growth list[GROWTH_MOST];
    make_notice(&notice, &issue, &arena);
    issue.figures = (struct figure_set) { now, 4 };
    issue.before = (struct figure_set) { then, 4 };
    assert_int_equal(notice_growth(&notice, "overdue_fen", list), 3);
    assert_string_equal(list[0].place->name, "牟定县");
    assert_string_equal(list[1].place->name, "楚雄市");
    assert_string_equal(list[2].place->name, "双柏县");
}

TEST(the_best_and_the_last_are_named_with_their_rates)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct ranking best = { "county", &issue.places.counties, "granted_year_new_fen", "plan_fen", false, 2 };
    assert_string_equal(notice_ranking(&issue, &best), "楚雄市（83.00%）、牟定县（50.00%）");
    best.last = true;
    assert_string_equal(notice_ranking(&issue, &best), "双柏县（10.00%）、牟定县（50.00%）");
}

TEST(a_place_without_a_plan_is_not_ranked)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct ranking all = { "county", &issue.places.counties, "granted_year_new_fen", "plan_fen", false, 9 };
    assert_null(strstr(notice_ranking(&issue, &all), "南华县"));
}

TEST(the_balance_is_told_in_yi_with_the_change_where_last_month_is_known)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct notice notice = { .issue = &issue };
    notice_overall(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "贷款余额20.86亿元，涉及6742户、6762笔。"));
    struct notice again = { .issue = &issue };
    issue.before = (struct figure_set) { before, 1 };
    notice_overall(&again);
    assert_non_null(strstr(whole(&arena, &again), "贷款余额20.86亿元，涉及6742户、6762笔，较上月末增加1.00亿元。"));
}

TEST(coverage_is_not_told_without_a_roster)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct notice notice = { .issue = &issue };
    notice_overall(&notice);
    assert_null(strstr(whole(&arena, &notice), "获贷率"));
}

TEST(progress_is_held_against_the_time_passed)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct notice notice = { .issue = &issue };
    notice_progress(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "完成年度计划的77.67%，高于时间进度（25.00%）52.67个百分点"));
}

TEST(without_a_plan_nobody_is_ranked)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    issue.figures.count = 0;
    struct notice notice = { .issue = &issue };
    notice_progress(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "计划尚未收到"));
    assert_null(strstr(whole(&arena, &notice), "居前"));
}

TEST(a_month_without_overdue_loans_says_so_and_demands_nothing_of_them)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct notice notice = { .issue = &issue };
    notice_risk(&notice);
    notice_demands(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "无逾期贷款"));
    assert_null(strstr(whole(&arena, &notice), "不良贷款"));
}

TEST(late_feeds_are_counted_in_the_demands)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    struct notice notice = { .issue = &issue, .flags.late_feeds = 2 };
    notice_demands(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "本月有2项数据迟报或漏报"));
}

/* The first section over one set of figures. */
static const char *overall(struct arena *arena, const struct figure *set, size_t count)
{
    struct issue issue;
    make_issue(&issue, arena);
    issue.figures = (struct figure_set) { set, count };
    struct notice notice = { .issue = &issue };
    notice_overall(&notice);
    return whole(arena, &notice);
}

TEST(survey_repayments_and_fund_are_told_where_they_were_heard_of)
{
    static const struct figure set[] = {
        { "prefecture", "532300", "demand_households", 1138 },    { "prefecture", "532300", "fund_due_fen", 424470000 },
        { "prefecture", "532300", "fund_fen", 387870000 },        { "prefecture", "532300", "rated_households", 1993 },
        { "prefecture", "532300", "repaid_month_fen", 11701000 },
    };
    AUTO_ARENA arena = { 0 };
    const char *text = overall(&arena, set, sizeof set / sizeof *set);
    assert_non_null(strstr(text, "已完成评级授信1993户，有贷款需求1138户。"));
    assert_non_null(strstr(text, "当月收回贷款本金11.70万元。"));
    assert_non_null(strstr(text, "风险补偿金专户余额387.87万元，应到位424.47万元，缺口36.60万元。"));
}

/* 楚雄市 has 4万元 too much, which does not fill the 6万元 that are missing in 双柏县. */
TEST(a_fund_is_short_by_what_single_accounts_lack)
{
    static const struct figure set[] = {
        { "county_bank", "532301/NX301", "fund_due_fen", 6000000 },
        { "county_bank", "532301/NX301", "fund_fen", 10000000 },
        { "county_bank", "532322/NX322", "fund_due_fen", 9000000 },
        { "county_bank", "532322/NX322", "fund_fen", 3000000 },
        { "prefecture", "532300", "fund_due_fen", 15000000 },
        { "prefecture", "532300", "fund_fen", 13000000 },
    };
    AUTO_ARENA arena = { 0 };
    const char *text = overall(&arena, set, sizeof set / sizeof *set);
    assert_non_null(
        strstr(text, "应到位15.00万元，总额不足2.00万元；逐县市逐机构核算，缺口合计6.00万元（余缺不相抵）。"));
}

TEST(survey_repayments_and_fund_are_passed_over_where_they_were_not)
{
    AUTO_ARENA arena = { 0 };
    const char *text = overall(&arena, figures, sizeof figures / sizeof *figures);
    assert_null(strstr(text, "评级授信"));
    assert_null(strstr(text, "收回"));
    assert_null(strstr(text, "风险补偿金"));
}

TEST(a_full_fund_has_no_gap)
{
    static const struct figure set[] = { { "prefecture", "532300", "fund_due_fen", 100000000 },
                                         { "prefecture", "532300", "fund_fen", 100000000 } };
    AUTO_ARENA arena = { 0 };
    assert_non_null(strstr(overall(&arena, set, 2), "风险补偿金专户余额100.00万元，应到位100.00万元。"));
}

TEST(equal_rates_keep_the_order_of_print)
{
    static const struct figure set[] = {
        { "county", "532301", "granted_year_new_fen", 5000 },
        { "county", "532301", "plan_fen", 10000 },
        { "county", "532322", "granted_year_new_fen", 2500 },
        { "county", "532322", "plan_fen", 5000 },
    };
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    issue.figures = (struct figure_set) { set, 4 };
    struct ranking best = { "county", &issue.places.counties, "granted_year_new_fen", "plan_fen", false, 2 };
    assert_string_equal(notice_ranking(&issue, &best), "楚雄市（50.00%）、双柏县（50.00%）");
}

TEST(a_single_county_is_neither_best_nor_last)
{
    AUTO_ARENA arena = { 0 };
    struct issue issue;
    make_issue(&issue, &arena);
    issue.places.counties.count = 1;
    struct notice notice = { .issue = &issue };
    notice_progress(&notice);
    assert_non_null(strstr(whole(&arena, &notice), "完成年度计划"));
    assert_null(strstr(whole(&arena, &notice), "居前"));
}
