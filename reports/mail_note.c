/*
 * How it works: what a small mail tells is a table that a query gives, its titles the query's own; each row becomes a row of
 * HTML, and in plain text a line of "title：value".  A cell may have come from a file's name, so it is escaped.
 */
#include "reports/reports.h"

static void add_escaped(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *as = *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : *text == '&' ? "&amp;" : NULL;
        buffer_add(out, as ? str_of(as) : (struct str) { text, 1 });
    }
}

static void add_paragraphs(const char *const *paragraphs, struct buffer *html, struct buffer *text)
{
    for (; paragraphs && *paragraphs; paragraphs++) {
        buffer_add_text(html, "<p>");
        add_escaped(html, *paragraphs);
        buffer_add_text(html, "</p>\n");
        buffer_printf(text, "%s\n", *paragraphs);
    }
}

static const char *title_of(const struct mail_note *note, size_t column)
{
    return note->titles ? note->titles[column - note->from] : rows_column_name(note->rows, column);
}

static void add_cell(struct buffer *html, const char *kind, const char *text)
{
    buffer_printf(html, "<%s style=\"border:1px solid #bbb;padding:3px 8px;text-align:left\">", kind);
    add_escaped(html, text);
    buffer_printf(html, "</%s>", kind);
}

static void add_head(const struct mail_note *note, struct buffer *html)
{
    buffer_add_text(html, "<table style=\"border-collapse:collapse\">\n<tr style=\"background:#eee\">");
    for (size_t i = note->from; i < rows_columns(note->rows); i++)
        add_cell(html, "th", title_of(note, i));
    buffer_add_text(html, "</tr>\n");
}

static void add_rows(const struct mail_note *note, struct buffer *html, struct buffer *text)
{
    for (size_t row = 0; row < rows_count(note->rows); row++) {
        buffer_add_text(html, "<tr>");
        buffer_add_text(text, " ");
        for (size_t i = note->from; i < rows_columns(note->rows); i++) {
            const char *value = rows_text(note->rows, row, i);
            add_cell(html, "td", value);
            if (*value)
                buffer_printf(text, " %s：%s；", title_of(note, i), value);
        }
        buffer_add_text(html, "</tr>\n");
        buffer_add_text(text, "\n");
    }
}

void reports_mail_note(const struct mail_note *note, struct arena *arena, const char **html, const char **text)
{
    AUTO_BUFFER marked = { 0 };
    AUTO_BUFFER plain = { 0 };
    buffer_add_text(&marked, "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"></head>\n"
                             "<body style=\"font-family:SimSun,serif;font-size:15px;color:#222\">\n");
    add_paragraphs(note->before, &marked, &plain);
    if (note->rows && rows_count(note->rows)) {
        add_head(note, &marked);
        add_rows(note, &marked, &plain);
        buffer_add_text(&marked, "</table>\n");
    }
    add_paragraphs(note->after, &marked, &plain);
    buffer_add_text(&marked, "</body></html>\n");
    *html = arena_text(arena, buffer_str(&marked));
    *text = arena_text(arena, buffer_str(&plain));
}
