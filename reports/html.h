/*
 * HTML as text: what the bulletin's parts are made of.
 *
 * A page holds everything that it needs.  Whatever comes from data goes through html_text(), so that no name of a place, a
 * bank or a note can become markup.
 */
#ifndef FUPIN_REPORTS_HTML_H
#define FUPIN_REPORTS_HTML_H

#include "base/memory.h"

/* Adds `text`, with the five characters that mean something to HTML escaped. */
void html_text(struct buffer *out, const char *text);

/* Adds <name class="of">text</name>; `of` NULL or empty: no class. */
void html_element(struct buffer *out, const char *name, const char *of, const char *text);

/* Adds the text as SVG text at (x, y); `anchor` is start, middle or end. */
void html_label(struct buffer *out, long long x, long long y, const char *anchor, const char *text);

#endif
