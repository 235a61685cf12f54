/*
 * The charts of the bulletin, as SVG inside the page.
 *
 * How it works: three charts are bars that lie, longest value to full width; one is a pair of lines.  All coordinates are
 * integers, so that the same figures give the same bytes.
 */
#include "reports/bulletin.h"
#include "reports/html.h"
#include "reports/number.h"

enum { WIDTH = 480, LEFT = 205, RIGHT = 70, ROW = 26, BAR = 14, ROOM = WIDTH - LEFT - RIGHT, TOP = 14 };
enum { BARS_MOST = 64, RULES_SHOWN = 12, MONTHS_MOST = 12 };
enum { LINES_HEIGHT = 260, LINES_TOP = 54, LINES_BOTTOM = 220, LINES_LEFT = 32, LINES_RIGHT = 448 };
enum { LEGEND_LINE = 20 };

struct bar {
    const char *name, *text;
    long long value;
};

/* A chart of lying bars; `mark` is a line across all of them. */
struct bars {
    const char *title, *mark_text;
    long long mark; /* below 0: none */
    struct bar at[BARS_MOST];
    size_t count;
};

static long long longest(const struct bars *bars)
{
    long long most = bars->mark > 1 ? bars->mark : 1;
    for (size_t i = 0; i < bars->count; i++)
        most = bars->at[i].value > most ? bars->at[i].value : most;
    return most;
}

static void put_bar(struct buffer *out, const struct bar *bar, long long y, long long most)
{
    html_label(out, LEFT - 8, y + 12, "end", bar->name);
    buffer_printf(out, "<rect class=\"bar\" x=\"%d\" y=\"%lld\" width=\"%lld\" height=\"%d\"/>\n", LEFT, y,
                  bar->value > 0 ? bar->value * ROOM / most : 0, BAR);
    html_label(out, WIDTH - 4, y + 12, "end", bar->text);
}

static void put_bars(struct buffer *out, const struct bars *bars)
{
    long long most = longest(bars), height = TOP + ROW * (long long) bars->count + (bars->mark >= 0 ? ROW : 0);
    if (!bars->count)
        return;
    buffer_add_text(out, "<figure>\n");
    html_element(out, "figcaption", NULL, bars->title);
    buffer_printf(out, "<svg viewBox=\"0 0 %d %lld\" role=\"img\">\n", WIDTH, height);
    html_element(out, "title", NULL, bars->title);
    for (size_t i = 0; i < bars->count; i++)
        put_bar(out, &bars->at[i], TOP + ROW * (long long) i, most);
    if (bars->mark >= 0) {
        long long x = LEFT + bars->mark * ROOM / most;
        buffer_printf(out, "<line class=\"mark\" x1=\"%lld\" y1=\"4\" x2=\"%lld\" y2=\"%lld\"/>\n", x, x, height - 20);
        html_label(out, x, height - 6, "middle", bars->mark_text);
    }
    buffer_add_text(out, "</svg>\n</figure>\n");
}

/* A bar a county whose rate exists, in the order of the tables. */
static void rate_bars(const struct issue *issue, struct bars *bars, const char *part, const char *whole)
{
    const struct place_list *counties = &issue->places.counties;
    for (size_t i = 0; i < counties->count && bars->count < BARS_MOST; i++) {
        long long of, all, rate;
        char text[NUMBER_TEXT_SIZE];
        if (figures_find(&issue->figures, "county", counties->at[i].code, part, &of) &&
            figures_find(&issue->figures, "county", counties->at[i].code, whole, &all) && number_rate(of, all, &rate))
            bars->at[bars->count++] =
                (struct bar) { counties->at[i].name, arena_printf(issue->arena, "%s%%", number_decimal(rate, text)),
                               rate };
    }
}

static void chart_completion(struct buffer *out, const struct issue *issue)
{
    char text[NUMBER_TEXT_SIZE];
    long long passed = number_round(issue_months_gone(issue) * 10000LL, 12);
    struct bars bars = { .title = "各县市年度计划完成率与时间进度",
                         .mark = passed,
                         .mark_text = arena_printf(issue->arena, "时间进度%s%%", number_decimal(passed, text)) };
    rate_bars(issue, &bars, "granted_year_new_fen", "plan_fen");
    put_bars(out, &bars);
}

static void chart_npl(struct buffer *out, const struct issue *issue)
{
    struct bars bars = { .title = "各县市不良率", .mark = -1 };
    rate_bars(issue, &bars, "npl_fen", "balance_fen");
    put_bars(out, &bars);
}

/* The rules that found most, kept sorted while they are read: of equals the one that comes first by id. */
static void add_rule(struct bars *bars, const struct bar *bar)
{
    size_t at = bars->count < RULES_SHOWN ? bars->count++ : RULES_SHOWN;
    if (at == RULES_SHOWN && bars->at[--at].value >= bar->value)
        return;
    for (; at && bars->at[at - 1].value < bar->value; at--)
        bars->at[at] = bars->at[at - 1];
    bars->at[at] = *bar;
}

/* Named as the catalogue names them. */
static void chart_rules(struct buffer *out, const struct issue *issue, const struct rows *rules)
{
    struct bars bars = { .title = "未销号疑点较多的规则（条）", .mark = -1 };
    for (size_t row = 0; row < rows_count(rules); row++) {
        const char *id = rows_field(rules, row, "rule_id");
        long long flags = rows_number(rules, row, rows_column(rules, "flags"));
        const struct report_rule *rule = issue_rule(issue, id);
        if (*id && flags)
            add_rule(&bars,
                     &(struct bar) { rule ? rule->title : id, arena_printf(issue->arena, "%lld", flags), flags });
    }
    put_bars(out, &bars);
}

/* One line over the months that have the value: a gap where one has not. */
static void put_line(struct buffer *out, const struct rows *months, const char *field, const char *of)
{
    size_t count = rows_count(months);
    long long most = 1;
    bool drawing = false;
    for (size_t row = 0; row < count; row++) {
        long long value = rows_number(months, row, rows_column(months, field));
        most = value > most ? value : most;
    }
    buffer_printf(out, "<path class=\"%s\" d=\"", of);
    for (size_t row = 0; row < count; row++) {
        bool known = *rows_field(months, row, field);
        long long x = LINES_LEFT + (long long) row * (LINES_RIGHT - LINES_LEFT) / (long long) (count - 1);
        /* in thousandths, so that no sum of a nation times the height leaves 63 bits */
        long long part = rows_number(months, row, rows_column(months, field)) / (most / 1000 + 1);
        if (known)
            buffer_printf(out, "%s%lld %lld ", drawing ? "L" : "M", x,
                          LINES_BOTTOM - part * (LINES_BOTTOM - LINES_TOP) / 1000);
        drawing = known;
    }
    buffer_add_text(out, "\"/>\n");
}

/* The value at the line's end, as the legend says it. */
static const char *last_of(const struct issue *issue, const struct rows *months, const char *field, const char *name)
{
    char text[NUMBER_TEXT_SIZE];
    size_t row = rows_count(months) - 1;
    if (!*rows_field(months, row, field))
        return name;
    return arena_printf(issue->arena, "%s（最近月末%s）", name,
                        number_money(rows_number(months, row, rows_column(months, field)), text));
}

/* Each line has its own scale: what is overdue would be flat beside the balance. */
static void chart_months(struct buffer *out, const struct issue *issue, const struct rows *months)
{
    size_t count = rows_count(months);
    if (count < 2 || count > MONTHS_MOST)
        return;
    buffer_add_text(out, "<figure>\n");
    html_element(out, "figcaption", NULL, "贷款余额与逾期本金走势（按各行月末台账，两线各用其标尺）");
    buffer_printf(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\">\n", WIDTH, LINES_HEIGHT);
    html_element(out, "title", NULL, "贷款余额与逾期本金走势");
    buffer_printf(out, "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", LINES_LEFT, LINES_BOTTOM,
                  LINES_RIGHT, LINES_BOTTOM);
    put_line(out, months, "balance", "balance");
    put_line(out, months, "overdue", "overdue");
    buffer_printf(out, "<rect class=\"bar\" x=\"%d\" y=\"6\" width=\"18\" height=\"4\"/>\n", LINES_LEFT);
    html_label(out, LINES_LEFT + 24, 13, "start", last_of(issue, months, "balance", "余额"));
    buffer_printf(out, "<rect class=\"late\" x=\"%d\" y=\"%d\" width=\"18\" height=\"4\"/>\n", LINES_LEFT,
                  6 + LEGEND_LINE);
    html_label(out, LINES_LEFT + 24, 13 + LEGEND_LINE, "start", last_of(issue, months, "overdue", "逾期"));
    html_label(out, LINES_LEFT, LINES_BOTTOM + 24, "middle", rows_field(months, 0, "month"));
    html_label(out, LINES_RIGHT, LINES_BOTTOM + 24, "middle", rows_field(months, count - 1, "month"));
    buffer_add_text(out, "</svg>\n</figure>\n");
}

void bulletin_charts(struct buffer *out, const struct issue *issue, const struct notice *notice,
                     const struct rows *months)
{
    buffer_add_text(out, "<section class=\"charts\">\n<h2>图表</h2>\n");
    chart_completion(out, issue);
    chart_months(out, issue, months);
    chart_npl(out, issue);
    chart_rules(out, issue, notice->flags.rules);
    buffer_add_text(out, "</section>\n");
}
