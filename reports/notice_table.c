/*
 * How it works: most lines are a figure of three sets; the rest are what sentences make of figures, made by the same functions.
 */
#include "reports/notice_table.h"

#include "reports/number.h"

static const struct {
    const char *title;
    enum compared_kind kind;
    const char *figure, *over; /* over: of a rate */
} figures[] = {
    { "累计放贷户数（户）", COMPARED_COUNT, "granted_households", NULL },
    { "累计放贷户次（户次）", COMPARED_COUNT, "granted_times", NULL },
    { "累计放贷笔数（笔）", COMPARED_COUNT, "granted_notes", NULL },
    { "累计放贷金额（万元）", COMPARED_WAN, "granted_fen", NULL },
    { "在册建档立卡户（户）", COMPARED_COUNT, "registered_households", NULL },
    { "在册户中已获贷（户）", COMPARED_COUNT, "granted_registered_households", NULL },
    { "获贷率（%）", COMPARED_RATE, "granted_registered_households", "registered_households" },
    { "已完成评级授信（户）", COMPARED_COUNT, "rated_households", NULL },
    { "有贷款需求（户）", COMPARED_COUNT, "demand_households", NULL },
    { "贷款余额（万元）", COMPARED_WAN, "balance_fen", NULL },
    { "有余额户数（户）", COMPARED_COUNT, "balance_households", NULL },
    { "有余额笔数（笔）", COMPARED_COUNT, "balance_notes", NULL },
    { "当月发放（万元）", COMPARED_WAN, "granted_month_fen", NULL },
    { "当月收回本金（万元）", COMPARED_WAN, "repaid_month_fen", NULL },
    { "当月核销（万元）", COMPARED_WAN, "written_off_month_fen", NULL },
    { "风险补偿金专户余额（万元）", COMPARED_WAN, "fund_fen", NULL },
    { "风险补偿金应到位（万元）", COMPARED_WAN, "fund_due_fen", NULL },
    { "年度计划（万元）", COMPARED_WAN, "plan_fen", NULL },
    { "本年发放，不含无还本续贷（万元）", COMPARED_WAN, "granted_year_new_fen", NULL },
    { "年度计划完成率（%）", COMPARED_RATE, "granted_year_new_fen", "plan_fen" },
    { "本年续贷笔数（笔）", COMPARED_COUNT, "renewed_notes", NULL },
    { "本年续贷金额（万元）", COMPARED_WAN, "renewed_fen", NULL },
    { "本年展期笔数（笔）", COMPARED_COUNT, "extended_notes", NULL },
    { "本年展期金额（万元）", COMPARED_WAN, "extended_fen", NULL },
    { "逾期户数（户）", COMPARED_COUNT, "overdue_households", NULL },
    { "逾期笔数（笔）", COMPARED_COUNT, "overdue_notes", NULL },
    { "逾期金额（万元）", COMPARED_WAN, "overdue_fen", NULL },
    { "逾期率（%）", COMPARED_RATE, "overdue_fen", "balance_fen" },
    { "逾期90天以上（万元）", COMPARED_WAN, "overdue_over_90_fen", NULL },
    { "不良贷款笔数（笔）", COMPARED_COUNT, "npl_notes", NULL },
    { "不良贷款金额（万元）", COMPARED_WAN, "npl_fen", NULL },
    { "不良率（%）", COMPARED_RATE, "npl_fen", "balance_fen" },
    { "三个月内到期笔数（笔）", COMPARED_COUNT, "due_3_months_notes", NULL },
    { "三个月内到期金额（万元）", COMPARED_WAN, "due_3_months_fen", NULL },
};
enum { FIGURES = sizeof figures / sizeof *figures };

static struct compared_value value_of(const struct notice *notice, const struct figure_set *set, size_t i)
{
    const char *code = notice->issue->places.prefecture.code;
    struct compared_value value = { 0 };
    long long whole;
    value.known = figures_find(set, "prefecture", code, figures[i].figure, &value.value);
    if (value.known && figures[i].over)
        value.known = figures_find(set, "prefecture", code, figures[i].over, &whole) &&
                      number_rate(value.value, whole, &value.value);
    return value;
}

/* What begins anew each year: January's is not held against December's. */
static bool is_of_year(const char *figure)
{
    static const char *const of_year[] = { "plan_fen",    "granted_year_new_fen", "renewed_notes",
                                           "renewed_fen", "extended_notes",       "extended_fen" };
    for (size_t i = 0; i < sizeof of_year / sizeof *of_year; i++)
        if (strcmp(of_year[i], figure) == 0)
            return true;
    return false;
}

static struct compared_value told(long long value)
{
    return (struct compared_value) { true, value };
}

/* How much more the fund holds than it should. */
static struct compared_value fund_left(const struct notice *notice, const struct figure_set *set)
{
    const char *code = notice->issue->places.prefecture.code;
    long long fund, due;
    bool known = figures_find(set, "prefecture", code, "fund_fen", &fund) &&
                 figures_find(set, "prefecture", code, "fund_due_fen", &due);
    return known ? told(fund - due) : (struct compared_value) { 0 };
}

static size_t add_fund(const struct notice *notice, struct compared *lines)
{
    const struct issue *issue = notice->issue;
    lines[0] = (struct compared) { "风险补偿金余缺（万元）", COMPARED_WAN, fund_left(notice, &issue->figures),
                                   fund_left(notice, &issue->before), fund_left(notice, &issue->year_before) };
    return lines[0].now.known;
}

/* What sentences make of the plan. */
static size_t add_pace(const struct notice *notice, struct compared *lines)
{
    struct pace pace;
    size_t count = 0;
    if (!notice_pace(notice, &pace))
        return 0;
    lines[count++] = (struct compared) { .title = "时间进度（%）", .kind = COMPARED_RATE, .now = told(pace.passed) };
    lines[count++] = (struct compared) { .title = "与时间进度之差（百分点）",
                                         .kind = COMPARED_RATE,
                                         .now = told(pace.rate - pace.passed) };
    lines[count++] = (struct compared) { .title = "低于时间进度的县市（个）",
                                         .kind = COMPARED_COUNT,
                                         .now = told(pace.counties_behind) };
    if (pace.next_month)
        lines[count++] = (struct compared) { .title = "下月末须累计发放（万元）",
                                             .kind = COMPARED_WAN,
                                             .now = told(pace.next_whole) };
    if (pace.next_month)
        lines[count++] =
            (struct compared) { .title = "下月当月须发放（万元）", .kind = COMPARED_WAN, .now = told(pace.next_part) };
    return count;
}

/* Counties that a sentence names as those where overdue loans grew. */
static size_t add_grown(const struct notice *notice, struct compared *lines)
{
    struct growth growth[GROWTH_MOST];
    size_t count = notice_growth(notice, "overdue_fen", growth);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct compared) { .title = arena_printf(notice->issue->arena, "逾期金额：%s（万元）",
                                                             growth[i].place->name),
                                       .kind = COMPARED_WAN,
                                       .now = told(growth[i].now),
                                       .before = told(growth[i].before) };
    return count;
}

size_t notice_table(const struct notice *notice, struct compared *lines)
{
    const struct issue *issue = notice->issue;
    size_t count = 0;
    for (size_t i = 0; i < FIGURES; i++) {
        struct compared line = { figures[i].title, figures[i].kind, value_of(notice, &issue->figures, i),
                                 value_of(notice, &issue->before, i), value_of(notice, &issue->year_before, i) };
        line.before.known = line.before.known && !(is_of_year(figures[i].figure) && issue->month == 1);
        if (line.now.known)
            lines[count++] = line;
    }
    count += add_fund(notice, lines + count);
    count += add_pace(notice, lines + count);
    return count + add_grown(notice, lines + count);
}
