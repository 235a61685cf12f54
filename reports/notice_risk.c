/*
 * 三、风险状况 and 五、下一步工作要求 of the notice.
 *
 * How it works: demands follow from what the figures say; a demand whose reason is not there is not made, and the rest
 * are numbered as they come.
 */
#include "reports/notice.h"
#include "reports/number.h"

enum { WORST = 3 };

/* The rate now, and by how much it moved. */
static const char *moved(const struct notice *notice, const char *part)
{
    struct arena *arena = notice->issue->arena;
    long long before_part, before_whole, now, before;
    if (!number_rate(notice_now(notice, part), notice_now(notice, "balance_fen"), &now))
        return "";
    char text[NUMBER_TEXT_SIZE];
    const char *change = "";
    if (notice_before(notice, part, &before_part) && notice_before(notice, "balance_fen", &before_whole) &&
        number_rate(before_part, before_whole, &before))
        change = notice_points(arena, now, before, "上月末");
    const char *a_year = "";
    if (notice_year_before(notice, part, &before_part) && notice_year_before(notice, "balance_fen", &before_whole) &&
        number_rate(before_part, before_whole, &before))
        a_year = notice_points(arena, now, before, "上年同期");
    return arena_printf(arena, "%s%%%s%s", number_decimal(now, text), change, a_year);
}

/* Where the overdue loans of the month have come from, where last month's are known. */
static const char *growth_sentence(const struct notice *notice)
{
    AUTO_BUFFER out = { 0 };
    struct growth growth[GROWTH_MOST];
    char text[NUMBER_TEXT_SIZE];
    long long before;
    if (!notice_before(notice, "overdue_fen", &before) || notice_now(notice, "overdue_fen") <= before)
        return "";
    size_t count = notice_growth(notice, "overdue_fen", growth);
    for (size_t i = 0; i < count; i++)
        buffer_printf(&out, "%s%s（增加%s）", i ? "、" : "逾期金额较上月末增加，主要来自：", growth[i].place->name,
                      number_money(growth[i].now - growth[i].before, text));
    buffer_add_text(&out, count ? "。" : "");
    return arena_text(notice->issue->arena, buffer_str(&out));
}

/* A month without overdue loans is worth a sentence of its own. */
static const char *overdue_paragraph(const struct notice *notice)
{
    const struct issue *issue = notice->issue;
    struct arena *arena = issue->arena;
    char money[NUMBER_TEXT_SIZE], old_money[NUMBER_TEXT_SIZE];
    if (!notice_now(notice, "overdue_notes"))
        return arena_printf(arena, "截至%d月末，全州无逾期贷款。", issue->month);
    struct ranking worst = { "county", &issue->places.counties, "overdue_fen", "balance_fen", false, WORST };
    return arena_printf(
        arena,
        "截至%d月末，全州逾期贷款%lld户、%lld笔，逾期金额%s，逾期率%s；其中逾期90天以上的%s。逾期率居前的县市是：%s。%s",
        issue->month, notice_now(notice, "overdue_households"), notice_now(notice, "overdue_notes"),
        number_money(notice_now(notice, "overdue_fen"), money), moved(notice, "overdue_fen"),
        number_money(notice_now(notice, "overdue_over_90_fen"), old_money), notice_ranking(issue, &worst),
        growth_sentence(notice));
}

/* The places whose NPL rate has reached 3 %, best known first. */
static const char *over_the_line(const struct notice *notice, const char *scope, const struct place_list *places)
{
    const struct issue *issue = notice->issue;
    size_t count = 0;
    for (size_t i = 0; i < places->count; i++) {
        long long rate;
        count += number_rate(figures_value(&issue->figures, scope, places->at[i].code, "npl_fen"),
                             figures_value(&issue->figures, scope, places->at[i].code, "balance_fen"), &rate) &&
                 rate >= NPL_RATE_LINE;
    }
    struct ranking ranking = { scope, places, "npl_fen", "balance_fen", false, count };
    return notice_ranking(issue, &ranking);
}

/* Left out where there is none. */
static const char *npl_paragraph(const struct notice *notice)
{
    const struct issue *issue = notice->issue;
    struct arena *arena = issue->arena;
    char money[NUMBER_TEXT_SIZE];
    if (!notice_now(notice, "npl_notes"))
        return "";
    const char *counties = over_the_line(notice, "county", &issue->places.counties);
    const char *banks = over_the_line(notice, "bank", &issue->places.banks);
    return arena_printf(arena, "不良贷款%lld笔、%s，不良率%s。%s%s%s%s%s%s", notice_now(notice, "npl_notes"),
                        number_money(notice_now(notice, "npl_fen"), money), moved(notice, "npl_fen"),
                        *counties ? "不良率达到3%的县市有：" : "", counties, *counties ? "。" : "",
                        *banks ? "不良率达到3%的机构有：" : "", banks, *banks ? "。" : "");
}

/* What falls due soon, so that nobody is surprised by it. */
static const char *due_paragraph(const struct notice *notice)
{
    char money[NUMBER_TEXT_SIZE];
    long long notes = notice_now(notice, "due_3_months_notes");
    if (!notes)
        return "";
    return arena_printf(notice->issue->arena, "未来三个月内到期贷款%lld笔、%s，须提前做好到期提示和续贷、展期对接。",
                        notes, number_money(notice_now(notice, "due_3_months_fen"), money));
}

void notice_risk(struct notice *notice)
{
    notice_add(notice, PARAGRAPH_HEADING, "三、风险状况");
    notice_add(notice, PARAGRAPH_TEXT, overdue_paragraph(notice));
    notice_add(notice, PARAGRAPH_TEXT, npl_paragraph(notice));
    notice_add(notice, PARAGRAPH_TEXT, due_paragraph(notice));
}

/* What the next month needs to keep pace with the time. */
static const char *next_month(const struct notice *notice, const struct pace *pace)
{
    char whole[NUMBER_TEXT_SIZE], part[NUMBER_TEXT_SIZE];
    if (!pace->next_month)
        return "";
    return arena_printf(notice->issue->arena, "按时间进度，%d月末全州须累计发放%s，%d月当月须发放%s。",
                        notice->issue->month + 1, number_money(pace->next_whole, whole), notice->issue->month + 1,
                        number_money(pace->next_part, part));
}

/* Faster where the prefecture is behind; otherwise only steady. */
static const char *plan_demand(const struct notice *notice)
{
    struct pace pace;
    if (!notice_pace(notice, &pace))
        return "";
    return arena_printf(
        notice->issue->arena, "%s%s",
        pace.rate < pace.passed
            ? "加快放贷进度。州下达的计划指标必须不折不扣完成。完成率低于时间进度的县市和承贷金融机构，要逐乡镇摸清符合条件、有贷款需求的建档立卡户，"
              "制定措施、倒排进度，做到应贷尽贷，同时严守贷款条件，不得为赶进度放松审查。"
            : "保持放贷节奏。各县市、各承贷金融机构要继续做好符合条件、有贷款需求的建档立卡户的对接，做到应贷尽贷，严守贷款条件。",
        next_month(notice, &pace));
}

/* Deadlines run from the month's last day. */
static const char *flag_demand(const struct notice *notice)
{
    const struct issue *issue = notice->issue;
    struct arena *arena = issue->arena;
    if (!notice->flags.flags)
        return "";
    return arena_printf(
        arena,
        "逐条核查整改。各县市扶贫办要会同承贷金融机构，对本期下发的疑点逐条入户、逐笔核实：高等级疑点于%s前、中等级疑点于%s前完成核查并反馈结果。"
        "查实的要立即整改，发现冒名借款、转移用途、虚报户数等问题的，依规依纪追究责任。%s",
        issue_day_words(arena, issue->day + issue->deadline_high),
        issue_day_words(arena, issue->day + issue->deadline_medium),
        notice->sent.overdue
            ? arena_printf(arena,
                           "对逾期未改的%lld条疑点，有关县市和承贷金融机构要说明原因、明确责任人，%d月底前整改到位。",
                           notice->sent.overdue, issue->month % 12 + 1)
            : "");
}

/* Only where something is overdue, lost, or due soon. */
static const char *risk_demand(const struct notice *notice)
{
    if (!notice_now(notice, "overdue_notes") && !notice_now(notice, "npl_notes") &&
        !notice_now(notice, "due_3_months_notes"))
        return "";
    return "防控贷款风险。各承贷金融机构要逐笔建立逾期和不良贷款清收台账，乡镇、村委会和驻村工作队要配合催收；对确因非主观因素不能到期还款的，"
           "按规定办理续贷或展期；对已到期的贷款要如实分类、如实上报。";
}

/* Asked of everybody each month; sharper where a feed was late. */
static const char *data_demand(const struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    if (!notice->flags.late_feeds)
        return "按时报送数据。各报送单位要于每月5日前报送上月数据，并对数据的真实性、完整性负责。";
    return arena_printf(
        arena,
        "按时报送数据。本月有%zu项数据迟报或漏报，有关单位要立即补报并说明原因。各报送单位要于每月5日前报送上月数据，并对数据的真实性、完整性负责。",
        notice->flags.late_feeds);
}

void notice_demands(struct notice *notice)
{
    static const char *const numbers[] = { "一", "二", "三", "四" };
    const char *const demands[] = { plan_demand(notice), flag_demand(notice), risk_demand(notice),
                                    data_demand(notice) };
    size_t count = 0;
    notice_add(notice, PARAGRAPH_HEADING, "五、下一步工作要求");
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++)
        if (*demands[i])
            notice_add(notice, PARAGRAPH_TEXT,
                       arena_printf(notice->issue->arena, "（%s）%s", numbers[count++], demands[i]));
}
