/*
 * How it works: four short tables, looked through from the front.
 */
#include "reports/words.h"

#include <stddef.h>
#include <string.h>

struct word {
    const char *code, *text;
};

static const struct word severities[] = { { "high", "高" }, { "medium", "中" }, { "low", "低" }, { NULL, NULL } };

static const struct word verdicts[] = {
    { "accepted", "已入库" }, { "held", "待确认" },    { "rejected", "退回" }, { "duplicate", "重复" },
    { "waiting", "等待" },    { "withdrawn", "撤回" }, { NULL, NULL },
};

static const struct word feeds[] = {
    { "roster", "建档立卡花名册" },
    { "roster_change", "动态变更表" },
    { "survey", "需求调查与评级授信" },
    { "duty", "分片包干" },
    { "plan", "计划指标" },
    { "watchlist", "比对名单" },
    { "loan", "贷款台账" },
    { "loan_txn", "贷款账户明细" },
    { "account_txn", "存款账户流水" },
    { "filing", "机构月报" },
    { "fund_account", "风险补偿金专户" },
    { "fund_txn", "风险补偿金流水" },
    { "compensation", "代偿申请" },
    { "subsidy", "贴息明细" },
    { "npl_target", "不良率年度目标" },
    { "feedback", "整改反馈" },
    { NULL, NULL },
};

static const struct word figures[] = {
    { "registered_households", "建档立卡户数" },
    { "rated_households", "已评级户数" },
    { "demand_households", "有需求户数" },
    { "granted_households", "累计放贷户数" },
    { "granted_registered_households", "累计放贷户数（在册）" },
    { "granted_times", "累计放贷户次" },
    { "repaid_month_fen", "本月收回" },
    { "written_off_month_fen", "本月核销" },
    { "balance_households", "余额户数" },
    { "overdue_households", "逾期户数" },
    { "fund_fen", "风险补偿金余额" },
    { "fund_due_fen", "风险补偿金应到位" },
    { "flags_high", "疑点（高）" },
    { "flags_medium", "疑点（中）" },
    { "flags_low", "疑点（低）" },
    { "granted_notes", "累计放贷笔数" },
    { "granted_fen", "累计放贷金额" },
    { "granted_month_fen", "本月放贷" },
    { "granted_year_fen", "本年放贷" },
    { "granted_year_new_fen", "本年放贷（不含无还本续贷）" },
    { "plan_fen", "年度计划" },
    { "balance_notes", "余额笔数" },
    { "balance_fen", "贷款余额" },
    { "renewed_notes", "续贷笔数" },
    { "renewed_fen", "续贷金额" },
    { "extended_notes", "展期笔数" },
    { "extended_fen", "展期金额" },
    { "due_3_months_notes", "三个月内到期笔数" },
    { "due_3_months_fen", "三个月内到期金额" },
    { "overdue_notes", "逾期笔数" },
    { "overdue_fen", "逾期金额" },
    { "overdue_30_fen", "逾期30天以内" },
    { "overdue_60_fen", "逾期31—60天" },
    { "overdue_90_fen", "逾期61—90天" },
    { "overdue_over_90_fen", "逾期90天以上" },
    { "npl_notes", "不良笔数" },
    { "npl_fen", "不良金额" },
    { NULL, NULL },
};

/* The code itself where it has no word: better a code than a gap. */
static const char *look_up(const struct word *words, const char *code)
{
    for (; words->code; words++)
        if (strcmp(words->code, code) == 0)
            return words->text;
    return code;
}

const char *words_severity(const char *code)
{
    return look_up(severities, code);
}

const char *words_feed(const char *code)
{
    return look_up(feeds, code);
}

const char *words_verdict(const char *code)
{
    return look_up(verdicts, code);
}

const char *words_figure(const char *name)
{
    return look_up(figures, name);
}
