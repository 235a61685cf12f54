/*
 * 一、总体情况 and 二、放贷进度 of the notice.
 *
 * How it works: each sentence is a function that gives its text, or an empty one where its figures do not exist.
 */
#include "reports/notice.h"
#include "reports/number.h"

enum { BEST_AND_LAST = 3 };

/* How many were ever granted. */
static const char *granted_sentence(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    char money[NUMBER_TEXT_SIZE];
    return arena_printf(arena, "截至%s，全州累计向%lld户发放%s%lld户次、%lld笔、%s。",
                        issue_day_words(arena, notice->issue->day), notice_now(notice, "granted_households"),
                        notice->issue->product, notice_now(notice, "granted_times"),
                        notice_now(notice, "granted_notes"), number_money(notice_now(notice, "granted_fen"), money));
}

/* Coverage: how many of those on the roster have ever got a loan. */
static const char *coverage_sentence(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    char rate[NUMBER_TEXT_SIZE];
    long long registered = notice_now(notice, "registered_households");
    long long granted = notice_now(notice, "granted_registered_households");
    if (!registered)
        return "";
    return arena_printf(arena, "在册建档立卡户%lld户中，已获贷%lld户，获贷率%s。", registered, granted,
                        number_percent(granted, registered, rate));
}

/* The balance, and how it moved since last month's end. */
static const char *balance_sentence(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    char money[NUMBER_TEXT_SIZE];
    long long balance = notice_now(notice, "balance_fen"), before;
    long long year_before;
    bool known = notice_before(notice, "balance_fen", &before);
    bool a_year = notice_year_before(notice, "balance_fen", &year_before);
    return arena_printf(arena, "贷款余额%s，涉及%lld户、%lld笔%s%s。", number_money(balance, money),
                        notice_now(notice, "balance_households"), notice_now(notice, "balance_notes"),
                        known ? notice_change(arena, balance, before, "上月末") : "",
                        a_year ? notice_change(arena, balance, year_before, "上年同期") : "");
}

/* Why the balance moved, where what was granted and what came back explain it. */
static const char *balance_cause(const struct notice *notice)
{
    long long before, repaid, written_off, granted = notice_now(notice, "granted_month_fen"),
                                           now = notice_now(notice, "balance_fen");
    if (!notice_before(notice, "balance_fen", &before) || !notice_find(notice, "repaid_month_fen", &repaid) ||
        !notice_find(notice, "written_off_month_fen", &written_off) || now == before)
        return "";
    if (now > before && granted > repaid + written_off)
        return "余额增加，主要是当月发放多于收回。";
    if (now < before && granted < repaid + written_off)
        return "余额减少，主要是当月收回多于发放。";
    return "";
}

/* What was granted in the month itself. */
static const char *month_sentence(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    char money[NUMBER_TEXT_SIZE];
    long long granted = notice_now(notice, "granted_month_fen"), before;
    bool known = notice_before(notice, "granted_month_fen", &before);
    return arena_printf(arena, "%d月当月发放%s%s。", notice->issue->month, number_money(granted, money),
                        known ? notice_change(arena, granted, before, "上月") : "");
}

/* What came back in the month: of repayments and write-offs, those whose feed is connected. */
static const char *repaid_sentence(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    char repaid_text[NUMBER_TEXT_SIZE], written_off_text[NUMBER_TEXT_SIZE];
    long long repaid, written_off;
    if (!notice_find(notice, "repaid_month_fen", &repaid))
        return "";
    bool lost = notice_find(notice, "written_off_month_fen", &written_off) && written_off;
    return arena_printf(arena, "当月收回贷款本金%s%s%s。", number_money(repaid, repaid_text), lost ? "，核销" : "",
                        lost ? number_money(written_off, written_off_text) : "");
}

/* How far rating and the survey of demand have come. */
static const char *survey_sentence(const struct notice *notice)
{
    long long rated, demand;
    if (!notice_find(notice, "rated_households", &rated) || !notice_find(notice, "demand_households", &demand))
        return "";
    return arena_printf(notice->issue->arena, "已完成评级授信%lld户，有贷款需求%lld户。", rated, demand);
}

/* What is missing by county and bank, as 风险补偿金 adds it up: what is too much in one account does not fill another. */
static long long fund_gap(const struct issue *issue)
{
    const struct figure_set *set = &issue->figures;
    long long gap = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct figure *due = &set->figures[i];
        if (strcmp(due->scope, "county_bank") != 0 || strcmp(due->name, "fund_due_fen") != 0)
            continue;
        long long fund = figures_value(set, due->scope, due->id, "fund_fen");
        gap += due->value > fund ? due->value - fund : 0;
    }
    return gap;
}

/* The whole's shortage, and that of the single accounts where it is more. */
static const char *gap_words(const struct issue *issue, long long fund, long long due)
{
    char whole[NUMBER_TEXT_SIZE], single[NUMBER_TEXT_SIZE];
    long long gap = fund_gap(issue), missing = due > fund ? due - fund : 0;
    if (gap <= missing)
        return missing ? arena_printf(issue->arena, "，缺口%s", number_money(missing, whole)) : "";
    return arena_printf(issue->arena, "%s%s；逐县市逐机构核算，缺口合计%s（余缺不相抵）", missing ? "，总额不足" : "",
                        missing ? number_money(missing, whole) : "", number_money(gap, single));
}

/* What stands in the fund against what the balance asks for. */
static const char *fund_paragraph(const struct notice *notice)
{
    char fund_text[NUMBER_TEXT_SIZE], due_text[NUMBER_TEXT_SIZE];
    long long fund, due;
    if (!notice_find(notice, "fund_fen", &fund))
        return "";
    if (!notice_find(notice, "fund_due_fen", &due))
        return arena_printf(notice->issue->arena, "风险补偿金专户余额%s。", number_money(fund, fund_text));
    return arena_printf(notice->issue->arena, "风险补偿金专户余额%s，应到位%s%s。", number_money(fund, fund_text),
                        number_money(due, due_text), gap_words(notice->issue, fund, due));
}

void notice_overall(struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    notice_add(notice, PARAGRAPH_HEADING, "一、总体情况");
    notice_add(
        notice, PARAGRAPH_TEXT,
        arena_printf(arena, "%s%s%s", granted_sentence(notice), coverage_sentence(notice), survey_sentence(notice)));
    notice_add(notice, PARAGRAPH_TEXT,
               arena_printf(arena, "%s%s%s%s", balance_sentence(notice), month_sentence(notice),
                            repaid_sentence(notice), balance_cause(notice)));
    notice_add(notice, PARAGRAPH_TEXT, fund_paragraph(notice));
}

/* The plan, what is done of it, and how that stands against the time passed. */
static const char *plan_sentence(const struct notice *notice)
{
    const struct issue *issue = notice->issue;
    char plan_text[NUMBER_TEXT_SIZE], done_text[NUMBER_TEXT_SIZE], rate_text[NUMBER_TEXT_SIZE],
        passed_text[NUMBER_TEXT_SIZE], gap_text[NUMBER_TEXT_SIZE];
    struct pace pace;
    if (!notice_pace(notice, &pace))
        return "";
    long long gap = pace.rate - pace.passed;
    return arena_printf(
        issue->arena,
        "全州%d年计划发放%s%s，截至%d月末已发放%s（不含无还本续贷），完成年度计划的%s%%，%s时间进度（%s%%）%s个百分点。%s",
        issue->year, issue->product, number_money(notice_now(notice, "plan_fen"), plan_text), issue->month,
        number_money(notice_now(notice, "granted_year_new_fen"), done_text), number_decimal(pace.rate, rate_text),
        gap < 0 ? "低于" : "高于", number_decimal(pace.passed, passed_text),
        number_decimal(gap < 0 ? -gap : gap, gap_text),
        pace.counties_behind ? arena_printf(issue->arena, "完成率低于时间进度的县市有%lld个。", pace.counties_behind)
                             : "");
}

/* The best three and the last three; of fewer than six, half and half. */
static const char *ranking_sentence(const struct notice *notice, const char *what, const char *scope,
                                    const struct place_list *places)
{
    const struct issue *issue = notice->issue;
    size_t with_plan = 0;
    for (size_t i = 0; i < places->count; i++)
        with_plan += figures_value(&issue->figures, scope, places->at[i].code, "plan_fen") > 0;
    size_t most = with_plan / 2 < BEST_AND_LAST ? with_plan / 2 : BEST_AND_LAST;
    if (!most)
        return "";
    struct ranking best = { scope, places, "granted_year_new_fen", "plan_fen", false, most };
    struct ranking last = { scope, places, "granted_year_new_fen", "plan_fen", true, most };
    return arena_printf(issue->arena, "分%s看，完成率居前的是：%s；居后的是：%s。", what, notice_ranking(issue, &best),
                        notice_ranking(issue, &last));
}

/* Left out where there was neither. */
static const char *renewal_sentence(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    char renewed_text[NUMBER_TEXT_SIZE], extended_text[NUMBER_TEXT_SIZE];
    long long renewed = notice_now(notice, "renewed_notes"), extended = notice_now(notice, "extended_notes");
    if (!renewed && !extended)
        return "";
    return arena_printf(arena, "今年以来，办理续贷%lld笔、%s，展期%lld笔、%s。", renewed,
                        number_money(notice_now(notice, "renewed_fen"), renewed_text), extended,
                        number_money(notice_now(notice, "extended_fen"), extended_text));
}

/* Where the plan of the year has not come, that is said instead of a ranking. */
void notice_progress(struct notice *notice)
{
    const struct issue *issue = notice->issue;
    struct arena *arena = issue->arena;
    const char *plan = plan_sentence(notice);
    notice_add(notice, PARAGRAPH_HEADING, "二、放贷进度");
    notice_add(notice, PARAGRAPH_TEXT,
               *plan ? plan : arena_printf(arena, "全州%d年度计划尚未收到，本期不作进度排名。", issue->year));
    if (*plan) {
        notice_add(notice, PARAGRAPH_TEXT, ranking_sentence(notice, "县市", "county", &issue->places.counties));
        notice_add(notice, PARAGRAPH_TEXT, ranking_sentence(notice, "机构", "bank", &issue->places.banks));
    }
    notice_add(notice, PARAGRAPH_TEXT, renewal_sentence(notice));
}
