/*
 * Text of headers in ASCII: encoded words (RFC 2047) and percent signs (RFC 2231).
 */
#ifndef FUPIN_REPORTS_MAIL_WORDS_H
#define FUPIN_REPORTS_MAIL_WORDS_H

#include "base/memory.h"

/* Encoded words of at most 75 characters, none of which cuts a character in two, each on a line of its own; plain ASCII stays
 * as it is. */
void mail_words_add(struct buffer *out, const char *text);

/* "UTF-8''%E6%89%B6": the extended value of a parameter. */
void mail_words_percent(struct buffer *out, const char *text);

#endif
