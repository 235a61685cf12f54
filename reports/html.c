/*
 * How it works: text in, text out; a tag's name and class are ours, its text anybody's.
 */
#include "reports/html.h"

/* NULL: it means itself. */
static const char *escaped(char character)
{
    switch (character) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *as = escaped(*text);
        buffer_add(out, as ? str_of(as) : (struct str) { text, 1 });
    }
}

void html_element(struct buffer *out, const char *name, const char *of, const char *text)
{
    if (of && *of)
        buffer_printf(out, "<%s class=\"%s\">", name, of);
    else
        buffer_printf(out, "<%s>", name);
    html_text(out, text);
    buffer_printf(out, "</%s>\n", name);
}

void html_label(struct buffer *out, long long x, long long y, const char *anchor, const char *text)
{
    buffer_printf(out, "<text x=\"%lld\" y=\"%lld\" text-anchor=\"%s\">", x, y, anchor);
    html_text(out, text);
    buffer_add_text(out, "</text>\n");
}
