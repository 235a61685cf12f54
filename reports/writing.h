/*
 * Text for machines: fields of CSV (RFC 4180) and strings of JSON, added to a buffer.
 */
#ifndef FUPIN_REPORTS_WRITING_H
#define FUPIN_REPORTS_WRITING_H

#include "base/memory.h"

/* A field, quoted where it holds a comma, a quote or a line break. */
void csv_field(struct buffer *out, const char *text);

/* A string with its quotes; bytes below U+0020 are escaped. */
void json_string(struct buffer *out, const char *text);

/* `"key": "text"` and `"key": value`, with a comma and a space before all but the first of an object. */
void json_member(struct buffer *out, const char *key, const char *text, bool first);

/* `value` is a number as text; an empty one is null. */
void json_member_number(struct buffer *out, const char *key, const char *value, bool first);

#endif
