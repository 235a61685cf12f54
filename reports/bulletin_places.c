/*
 * The places of the bulletin: tiles of the counties, their table, and each county's townships to unfold.
 *
 * How it works: one list of columns, walked for every line; a figure that does not exist is a dash.
 */
#include <stdio.h>

#include "reports/bulletin.h"
#include "reports/html.h"
#include "reports/number.h"

/* How a cell is made from figures: a count, 万元, or the rate of two. */
enum dress { DRESS_COUNT, DRESS_WAN, DRESS_RATE };

struct field {
    const char *title, *unit;
    enum dress dress;
    const char *figure, *whole;
};

static const struct field fields[] = {
    { "建档立卡户数", "户", DRESS_COUNT, "registered_households", NULL },
    { "累计放贷户数", "户", DRESS_COUNT, "granted_households", NULL },
    { "获贷率", "%", DRESS_RATE, "granted_registered_households", "registered_households" },
    { "完成率", "%", DRESS_RATE, "granted_year_new_fen", "plan_fen" },
    { "本月放贷", "万元", DRESS_WAN, "granted_month_fen", NULL },
    { "贷款余额", "万元", DRESS_WAN, "balance_fen", NULL },
    { "逾期金额", "万元", DRESS_WAN, "overdue_fen", NULL },
    { "逾期率", "%", DRESS_RATE, "overdue_fen", "balance_fen" },
    { "不良金额", "万元", DRESS_WAN, "npl_fen", NULL },
    { "不良率", "%", DRESS_RATE, "npl_fen", "balance_fen" },
    { "高等级疑点", "条", DRESS_COUNT, "flags_high", NULL },
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* A county that is so far behind the time passed is late, in hundredths of a percent. */
enum { BEHIND = 1000 };

/* The unit has a line of its own, so that nothing breaks inside of it. */
void bulletin_head(struct buffer *out, const char *title, const char *unit)
{
    buffer_add_text(out, "<th>");
    html_text(out, title);
    buffer_add_text(out, "<br/>(");
    html_text(out, unit);
    buffer_add_text(out, ")</th>");
}

/* False where the figures do not exist. */
static bool find(const struct issue *issue, const char *scope, const char *id, const struct field *field, char *text)
{
    long long value, whole, rate;
    char number[NUMBER_TEXT_SIZE];
    if (!figures_find(&issue->figures, scope, id, field->figure, &value))
        return false;
    switch (field->dress) {
    case DRESS_COUNT:
        number_thousands(value, text);
        return true;
    case DRESS_WAN:
        snprintf(text, NUMBER_TEXT_SIZE, "%s", number_decimal(number_wan(value), number));
        return true;
    case DRESS_RATE:
        if (!figures_find(&issue->figures, scope, id, field->whole, &whole) || !number_rate(value, whole, &rate))
            return false;
        number_decimal(rate, text);
        return true;
    }
    return false;
}

void bulletin_key_figures(struct buffer *out, const struct issue *issue)
{
    char text[NUMBER_TEXT_SIZE];
    buffer_add_text(out, "<section class=\"keys\">\n");
    for (size_t i = 0; i < FIELDS; i++) {
        if (!find(issue, "prefecture", issue->places.prefecture.code, &fields[i], text))
            continue;
        buffer_add_text(out, "<div>");
        html_element(out, "span", NULL, fields[i].title);
        html_element(out, "b", NULL, text);
        html_element(out, "i", NULL, fields[i].unit);
        buffer_add_text(out, "</div>\n");
    }
    buffer_add_text(out, "</section>\n");
}

/* In points, and not in parts of the time passed: in January a part of it is next to nothing, and all would be late or none. */
static const char *pace(const struct issue *issue, const struct place *county)
{
    long long done, plan, rate, passed = number_round(issue_months_gone(issue) * 10000LL, 12);
    if (!figures_find(&issue->figures, "county", county->code, "granted_year_new_fen", &done) ||
        !figures_find(&issue->figures, "county", county->code, "plan_fen", &plan) || !number_rate(done, plan, &rate))
        return "tile none";
    return rate >= passed ? "tile good" : rate >= passed - BEHIND ? "tile slow" : "tile behind";
}

void bulletin_tiles(struct buffer *out, const struct issue *issue)
{
    static const struct field *const shown[] = { &fields[3], &fields[5], &fields[7] };
    char text[NUMBER_TEXT_SIZE];
    buffer_add_text(out, "<section>\n<h2>各县市一览</h2>\n<div class=\"tiles\">\n");
    for (size_t i = 0; i < issue->places.counties.count; i++) {
        const struct place *county = &issue->places.counties.at[i];
        buffer_printf(out, "<div class=\"%s\">", pace(issue, county));
        html_element(out, "b", NULL, county->name);
        for (size_t j = 0; j < sizeof shown / sizeof *shown; j++)
            html_element(out, "span", NULL,
                         find(issue, "county", county->code, shown[j], text)
                             ? arena_printf(issue->arena, "%s %s%s", shown[j]->title, text, shown[j]->unit)
                             : arena_printf(issue->arena, "%s —", shown[j]->title));
        buffer_add_text(out, "</div>\n");
    }
    buffer_add_text(out, "</div>\n<p class=\"remark\">底色：绿为完成率达到时间进度，黄为低于时间进度，"
                         "红为低于时间进度10个百分点以上，灰为无年度计划。</p>\n</section>\n");
}

static void put_line(struct buffer *out, const struct issue *issue, const char *scope, const struct place *place)
{
    char text[NUMBER_TEXT_SIZE];
    buffer_add_text(out, "<tr>");
    html_element(out, "th", NULL, place->name);
    for (size_t i = 0; i < FIELDS; i++)
        html_element(out, "td", NULL, find(issue, scope, place->code, &fields[i], text) ? text : "—");
    buffer_add_text(out, "</tr>\n");
}

/* A table of places, and a total below where `total` is one. */
static void put_table(struct buffer *out, const struct issue *issue, const char *scope, const struct place_list *places,
                      const struct place *total)
{
    buffer_add_text(out, "<div class=\"wide\"><table>\n<thead><tr><th>名称</th>");
    for (size_t i = 0; i < FIELDS; i++)
        bulletin_head(out, fields[i].title, fields[i].unit);
    buffer_add_text(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < places->count; i++)
        put_line(out, issue, scope, &places->at[i]);
    buffer_add_text(out, "</tbody>\n");
    if (total) {
        buffer_add_text(out, "<tfoot>");
        put_line(out, issue, "prefecture", &(struct place) { total->code, "合计", "" });
        buffer_add_text(out, "</tfoot>\n");
    }
    buffer_add_text(out, "</table></div>\n");
}

void bulletin_places(struct buffer *out, const struct issue *issue)
{
    buffer_add_text(out, "<section>\n<h2>县市进展</h2>\n");
    put_table(out, issue, "county", &issue->places.counties, &issue->places.prefecture);
    buffer_add_text(out, "<p class=\"remark\">因四舍五入，分项之和与合计可能略有出入。</p>\n<h2>乡镇进展</h2>\n");
    for (size_t i = 0; i < issue->places.counties.count; i++) {
        const struct place *county = &issue->places.counties.at[i];
        struct place_list townships = places_of(issue->arena, &issue->places, county->code);
        buffer_add_text(out, "<details>\n");
        html_element(out, "summary", NULL, county->name);
        put_table(out, issue, "township", &townships, NULL);
        buffer_add_text(out, "</details>\n");
    }
    buffer_add_text(out, "</section>\n");
}
