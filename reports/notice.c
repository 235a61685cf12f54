/*
 * How it works: a notice is a list of paragraphs; this file holds what its parts share: comparing and ranking.
 */
#include "reports/notice.h"

#include <stdlib.h>

#include "reports/number.h"

void notice_add(struct notice *notice, enum paragraph_kind kind, const char *text)
{
    if (*text && notice->count < NOTICE_PARAGRAPHS)
        notice->paragraphs[notice->count++] = (struct paragraph) { kind, text };
}

long long notice_now(const struct notice *notice, const char *figure)
{
    return figures_value(&notice->issue->figures, "prefecture", notice->issue->places.prefecture.code, figure);
}

bool notice_find(const struct notice *notice, const char *figure, long long *value)
{
    return figures_find(&notice->issue->figures, "prefecture", notice->issue->places.prefecture.code, figure, value);
}

bool notice_before(const struct notice *notice, const char *figure, long long *value)
{
    return figures_find(&notice->issue->before, "prefecture", notice->issue->places.prefecture.code, figure, value);
}

bool notice_year_before(const struct notice *notice, const char *figure, long long *value)
{
    return figures_find(&notice->issue->year_before, "prefecture", notice->issue->places.prefecture.code, figure,
                        value);
}

/* Behind by the rate as it is printed. */
static long long counties_behind(const struct issue *issue, long long passed)
{
    long long behind = 0;
    for (size_t i = 0; i < issue->places.counties.count; i++) {
        const char *code = issue->places.counties.at[i].code;
        long long done, plan, rate;
        behind += figures_find(&issue->figures, "county", code, "granted_year_new_fen", &done) &&
                  figures_find(&issue->figures, "county", code, "plan_fen", &plan) && number_rate(done, plan, &rate) &&
                  rate < passed;
    }
    return behind;
}

bool notice_pace(const struct notice *notice, struct pace *pace)
{
    enum { MONTHS = 12 };
    int gone = issue_months_gone(notice->issue);
    long long done = notice_now(notice, "granted_year_new_fen"), plan = notice_now(notice, "plan_fen");
    *pace = (struct pace) { .passed = number_round(gone * 10000LL, MONTHS) };
    if (!number_rate(done, plan, &pace->rate))
        return false;
    pace->counties_behind = counties_behind(notice->issue, pace->passed);
    pace->next_whole = number_round(plan / MONTHS * (gone + 1) + plan % MONTHS * (gone + 1) / MONTHS, 1);
    pace->next_part = pace->next_whole - done;
    pace->next_month = gone < MONTHS && pace->next_part > 0;
    return true;
}

/* Kept sorted while the counties are walked: of equals the first stays first. */
size_t notice_growth(const struct notice *notice, const char *figure, struct growth *list)
{
    const struct issue *issue = notice->issue;
    size_t count = 0;
    for (size_t i = 0; i < issue->places.counties.count; i++) {
        struct growth one = { .place = &issue->places.counties.at[i] };
        if (!figures_find(&issue->figures, "county", one.place->code, figure, &one.now) ||
            !figures_find(&issue->before, "county", one.place->code, figure, &one.before) || one.now <= one.before)
            continue;
        size_t at = count;
        for (; at && list[at - 1].now - list[at - 1].before < one.now - one.before; at--)
            if (at < GROWTH_MOST)
                list[at] = list[at - 1];
        if (at == GROWTH_MOST)
            continue;
        count += count < GROWTH_MOST;
        list[at] = one;
    }
    return count;
}

const char *notice_change(struct arena *arena, long long now, long long before, const char *when)
{
    char text[NUMBER_TEXT_SIZE];
    long long difference = now - before;
    if (!difference)
        return arena_printf(arena, "，与%s持平", when);
    return arena_printf(arena, "，较%s%s%s", when, difference > 0 ? "增加" : "减少",
                        number_money(difference > 0 ? difference : -difference, text));
}

const char *notice_points(struct arena *arena, long long now, long long before, const char *when)
{
    char text[NUMBER_TEXT_SIZE];
    long long difference = now - before;
    if (!difference)
        return arena_printf(arena, "，与%s持平", when);
    return arena_printf(arena, "，较%s%s%s个百分点", when, difference > 0 ? "上升" : "下降",
                        number_decimal(difference > 0 ? difference : -difference, text));
}

/* A place with its rate and where it stands in the list, which decides between equals. */
struct ranked {
    const struct place *place;
    long long rate;
    size_t ordinal;
};

/* For qsort: the higher rate, then the order of print, so that equals never swap. */
static int best_first(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;
    if (one->rate != other->rate)
        return one->rate < other->rate ? 1 : -1;
    return one->ordinal < other->ordinal ? -1 : 1;
}

/* All places that have both figures, the highest rate first. */
static size_t rank(const struct issue *issue, const struct ranking *ranking, struct ranked *list)
{
    size_t count = 0;
    for (size_t i = 0; i < ranking->places->count; i++) {
        const struct place *place = &ranking->places->at[i];
        long long part, whole, rate;
        if (figures_find(&issue->figures, ranking->scope, place->code, ranking->part, &part) &&
            figures_find(&issue->figures, ranking->scope, place->code, ranking->whole, &whole) &&
            number_rate(part, whole, &rate))
            list[count++] = (struct ranked) { place, rate, i };
    }
    qsort(list, count, sizeof *list, best_first);
    return count;
}

const char *notice_ranking(const struct issue *issue, const struct ranking *ranking)
{
    AUTO_BUFFER out = { 0 };
    struct ranked *list = arena_array(issue->arena, ranking->places->count + 1, sizeof *list);
    size_t count = rank(issue, ranking, list), most = ranking->most < count ? ranking->most : count;
    for (size_t i = 0; i < most; i++) {
        const struct ranked *one = &list[ranking->last ? count - 1 - i : i];
        char text[NUMBER_TEXT_SIZE];
        buffer_printf(&out, "%s%s（%s%%）", i ? "、" : "", one->place->name, number_decimal(one->rate, text));
    }
    return arena_text(issue->arena, buffer_str(&out));
}

/* The order of a notice: what it is, how it stands, how it goes on, what is at risk, what is wrong, what to do. */
void notice_write(struct notice *notice)
{
    const struct issue *issue = notice->issue;
    struct arena *arena = issue->arena;
    notice_add(notice, PARAGRAPH_TEXT,
               arena_printf(
                   arena,
                   "按照楚贫发〔2017〕71号文件关于每月通报放贷情况的要求，现将%d年%d月%s%s工作情况通报如下。"
                   "本通报数据截至%s，依据各承贷金融机构贷款台账、建档立卡花名册、年度计划和分片包干资料汇总核对形成。",
                   issue->year, issue->month, issue->place, issue->product, issue_day_words(arena, issue->day)));
    notice_overall(notice);
    notice_progress(notice);
    notice_risk(notice);
    notice_flags(notice);
    notice_demands(notice);
}
