/*
 * How it works: the figures are those of figures.csv of the same edition, so that a letter cannot say otherwise than the book
 * it goes with.  A figure that is not there leaves its line out.
 *
 * Clients show little of HTML: one column of tables, styles on the elements themselves, bars that are table cells; no
 * picture to be fetched, no link.
 */
#include <stdlib.h>

#include "base/config.h"
#include "reports/number.h"
#include "reports/reports.h"

enum { SHOWN = 3, COUNTIES_MOST = 64, BAR_MOST = 100 };

static const char cell[] = "style=\"border:1px solid #bbb;padding:3px 10px\"";
static const char number_cell[] = "style=\"border:1px solid #bbb;padding:3px 10px;text-align:right\"";

struct letter {
    const struct mail_body_job *job;
    struct arena *arena;
    struct config_table figures;
    struct buffer html, text;
};

static bool figure(const struct letter *letter, const char *scope, const char *id, const char *name, long long *value)
{
    const struct config_table *table = &letter->figures;
    for (size_t i = 0; i < table->rows; i++)
        if (str_is(config_cell(table, i, "figure"), name) && str_is(config_cell(table, i, "scope_id"), id) &&
            str_is(config_cell(table, i, "scope"), scope))
            return str_number(config_cell(table, i, "value"), value);
    return false;
}

static bool own(const struct letter *letter, const char *name, long long *value)
{
    return figure(letter, letter->job->scope, letter->job->id, name, value);
}

/* Names of people's making may hold anything. */
static void add_escaped(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *as = *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : *text == '&' ? "&amp;" : NULL;
        buffer_add(out, as ? str_of(as) : (struct str) { text, 1 });
    }
}

static void add_paragraph(struct letter *letter, const char *text)
{
    buffer_add_text(&letter->html, "<p>");
    add_escaped(&letter->html, text);
    buffer_add_text(&letter->html, "</p>\n");
    buffer_printf(&letter->text, "%s\n", text);
}

static void add_line(struct letter *letter, const char *title, const char *value)
{
    buffer_printf(&letter->html, "<tr><td %s>%s</td><td %s>%s</td></tr>\n", cell, title, number_cell, value);
    buffer_printf(&letter->text, "  %s：%s\n", title, value);
}

static void add_count(struct letter *letter, const char *title, const char *name, const char *unit)
{
    long long value;
    char text[NUMBER_TEXT_SIZE];
    if (own(letter, name, &value))
        add_line(letter, title, arena_printf(letter->arena, "%s%s", number_thousands(value, text), unit));
}

static void add_money(struct letter *letter, const char *title, const char *name)
{
    long long value;
    char text[NUMBER_TEXT_SIZE];
    if (own(letter, name, &value))
        add_line(letter, title, number_money(value, text));
}

static void add_rate(struct letter *letter, const char *title, const char *part, const char *whole)
{
    long long of, all;
    char text[NUMBER_TEXT_SIZE];
    if (own(letter, part, &of) && own(letter, whole, &all) && all > 0)
        add_line(letter, title, number_percent(of, all, text));
}

static void add_flags(struct letter *letter)
{
    long long high, medium, low;
    if (own(letter, "flags_high", &high) && own(letter, "flags_medium", &medium) && own(letter, "flags_low", &low))
        add_line(letter, "疑点（高／中／低）", arena_printf(letter->arena, "%lld／%lld／%lld条", high, medium, low));
}

static void add_figures(struct letter *letter)
{
    buffer_add_text(&letter->html, "<table style=\"border-collapse:collapse\">\n");
    add_money(letter, "贷款余额", "balance_fen");
    add_count(letter, "余额户数", "balance_households", "户");
    add_money(letter, "本月放贷", "granted_month_fen");
    add_money(letter, "本年放贷", "granted_year_fen");
    add_rate(letter, "年度计划完成率", "granted_year_new_fen", "plan_fen");
    add_money(letter, "逾期金额", "overdue_fen");
    add_rate(letter, "逾期率", "overdue_fen", "balance_fen");
    add_money(letter, "不良金额", "npl_fen");
    add_rate(letter, "不良率", "npl_fen", "balance_fen");
    add_flags(letter);
    buffer_add_text(&letter->html, "</table>\n");
}

struct standing {
    const char *name;
    long long rate; /* hundredths of a percent */
};

/* The best first; of equal ones in the order of their names. */
static int by_rate(const void *a, const void *b)
{
    const struct standing *one = a, *other = b;
    if (one->rate != other->rate)
        return one->rate < other->rate ? 1 : -1;
    return strcmp(one->name, other->name);
}

static size_t read_standings(const struct letter *letter, struct standing *standings)
{
    size_t count = 0;
    for (const char *const *at = letter->job->counties; at && *at && count < COUNTIES_MOST; at += 2) {
        long long part, whole, rate;
        if (figure(letter, "county", at[0], "granted_year_new_fen", &part) &&
            figure(letter, "county", at[0], "plan_fen", &whole) && number_rate(part, whole, &rate))
            standings[count++] = (struct standing) { at[1], rate };
    }
    qsort(standings, count, sizeof *standings, by_rate);
    return count;
}

/* A bar is a cell as wide as the rate. */
static void add_standing(struct letter *letter, const struct standing *standing)
{
    char text[NUMBER_TEXT_SIZE];
    long long width = standing->rate / 100 < 1 ? 1 : standing->rate / 100 > BAR_MOST ? BAR_MOST : standing->rate / 100;
    number_decimal(standing->rate, text);
    buffer_printf(&letter->html, "<tr><td %s>", cell);
    add_escaped(&letter->html, standing->name);
    buffer_printf(&letter->html,
                  "</td><td %s>%s%%</td><td style=\"padding:3px\"><table style=\"border-collapse:collapse\"><tr><td "
                  "style=\"background:#1f4e79;height:10px;width:%lldpx\"></td></tr></table></td></tr>\n",
                  number_cell, text, 2 * width);
    buffer_printf(&letter->text, "  %s：%s%%\n", standing->name, text);
}

static void add_standings(struct letter *letter)
{
    struct standing standings[COUNTIES_MOST];
    size_t count = read_standings(letter, standings);
    if (count < 2 * SHOWN)
        return;
    for (int last = 0; last < 2; last++) {
        add_paragraph(letter, last ? "完成率后三位：" : "完成率前三位：");
        buffer_add_text(&letter->html, "<table style=\"border-collapse:collapse\">\n");
        for (size_t i = 0; i < SHOWN; i++)
            add_standing(letter, &standings[last ? count - SHOWN + i : i]);
        buffer_add_text(&letter->html, "</table>\n");
    }
}

static void write_letter(struct letter *letter)
{
    const struct mail_body_job *job = letter->job;
    buffer_add_text(&letter->html, "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"></head>\n"
                                   "<body style=\"font-family:SimSun,serif;font-size:15px;color:#222\">\n");
    add_paragraph(letter, arena_printf(letter->arena, "%s：", job->whom));
    add_paragraph(letter, arena_printf(letter->arena, "现将《%s》随信发送，请查收。主要数据如下（截至%s）：",
                                       job->title, job->as_of));
    add_figures(letter);
    add_standings(letter);
    if (job->encrypted)
        add_paragraph(letter, "附件含明细数据，已加密，请用与我单位约定的密码打开，妥善保管，不得转发。");
    add_paragraph(letter, job->issuer);
    add_paragraph(letter, "（本邮件由系统自动发送，请勿直接回复。）");
    buffer_add_text(&letter->html, "</body></html>\n");
}

bool reports_mail_body(const struct mail_body_job *job, struct arena *arena, const char **html, const char **text,
                       struct error *err)
{
    static const char *const columns[] = { "scope", "scope_id", "figure", "value", NULL };
    struct letter letter = { .job = job, .arena = arena };
    struct config_mistakes mistakes = { .arena = arena };
    if (!config_read_table(arena, job->figures, columns, &letter.figures, &mistakes))
        return error_set(err, &FILE_IO, "\"%s\": %s", job->figures, mistakes.first->message);
    write_letter(&letter);
    *html = arena_text(arena, buffer_str(&letter.html));
    *text = arena_text(arena, buffer_str(&letter.text));
    buffer_free(&letter.html);
    buffer_free(&letter.text);
    return true;
}
