/*
 * 四、核查发现的问题 of the notice.
 *
 * How it works: the counts come from the rows of sql/figures/flag_rules.sql; its row without a rule is the total.
 */
#include <stdlib.h>

#include "reports/notice.h"

enum { RULES_NAMED = 5 };

struct rule_count {
    const char *id;
    long long flags;
};

/* For qsort: most flags first, then by id. */
static int most_first(const void *a, const void *b)
{
    const struct rule_count *one = a, *other = b;
    if (one->flags != other->flags)
        return one->flags < other->flags ? 1 : -1;
    return strcmp(one->id, other->id);
}

/* "期限超三年（12条）、…": the rules of a severity that have found most; of all where `severity` is NULL. */
static const char *rules_named(const struct notice *notice, const char *severity)
{
    const struct rows *rows = notice->flags.rules;
    struct arena *arena = notice->issue->arena;
    struct rule_count *list = arena_array(arena, rows_count(rows) + 1, sizeof *list);
    AUTO_BUFFER out = { 0 };
    size_t count = 0;
    for (size_t row = 0; row < rows_count(rows); row++) {
        long long flags = rows_number(rows, row, rows_column(rows, severity));
        if (flags && *rows_field(rows, row, "rule_id"))
            list[count++] = (struct rule_count) { rows_field(rows, row, "rule_id"), flags };
    }
    qsort(list, count, sizeof *list, most_first);
    for (size_t i = 0; i < count && i < RULES_NAMED; i++) {
        const struct report_rule *rule = issue_rule(notice->issue, list[i].id);
        buffer_printf(&out, "%s%s（%lld条）", i ? "、" : "", rule ? rule->title : list[i].id, list[i].flags);
    }
    return arena_text(arena, buffer_str(&out));
}

/* One sentence a severity that has any. */
static const char *severity_sentence(const struct notice *notice, const char *severity, const char *name)
{
    const char *rules = rules_named(notice, severity);
    if (!*rules)
        return "";
    return arena_printf(notice->issue->arena, "%s等级疑点主要是：%s。", name, rules);
}

/* Counts of flags, not of notes: one note can have several. */
static const char *total_sentence(const struct notice *notice)
{
    const struct flag_counts *flags = &notice->flags;
    return arena_printf(
        notice->issue->arena,
        "经将贷款台账与建档立卡花名册及有关资料逐笔比对，截至%d月末尚未销号的疑点共%lld条，其中高等级%lld条、中等级%lld条、低等级%lld条；"
        "本月新增%lld条，本月销号%lld条。",
        notice->issue->month, flags->flags, flags->high, flags->medium, flags->low, flags->opened, flags->closed);
}

/* What became of what earlier issues sent. */
static const char *sent_paragraph(const struct notice *notice)
{
    const struct rectification_counts *sent = &notice->sent;
    if (!sent->sent)
        return "";
    return arena_printf(
        notice->issue->arena,
        "此前各期下发的疑点共%lld条，已反馈核查结果%lld条，其中属实（含部分属实）%lld条；已整改%lld条，逾期未改%lld条。",
        sent->sent, sent->answered, sent->confirmed, sent->rectified, sent->overdue);
}

/* That flags are leads and no verdicts is said every time. */
void notice_flags(struct notice *notice)
{
    struct arena *arena = notice->issue->arena;
    notice_add(notice, PARAGRAPH_HEADING, "四、核查发现的问题");
    if (!notice->flags.flags) {
        notice_add(notice, PARAGRAPH_TEXT,
                   arena_printf(arena, "经逐笔比对，截至%d月末无未销号疑点；本月销号%lld条。", notice->issue->month,
                                notice->flags.closed));
        notice_add(notice, PARAGRAPH_TEXT, sent_paragraph(notice));
        return;
    }
    notice_add(notice, PARAGRAPH_TEXT,
               arena_printf(arena, "%s%s%s", total_sentence(notice), severity_sentence(notice, "high", "高"),
                            severity_sentence(notice, "medium", "中")));
    notice_add(notice, PARAGRAPH_TEXT, sent_paragraph(notice));
    notice_add(
        notice, PARAGRAPH_TEXT,
        "上述疑点由数据比对产生，是核查线索，不作为对任何个人或机构的认定。须优先核查的借据（按涉及疑点的等级和金额排序，前10笔）见下表，各县市疑点明细另行下发。");
    notice_add(notice, PARAGRAPH_TOP_NOTES, "优先核查借据");
}
