/*
 * How it works: byte by byte into the buffer; UTF-8 passes as it is.
 */
#include "reports/writing.h"

void csv_field(struct buffer *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        buffer_add_text(out, text);
        return;
    }
    buffer_add_text(out, "\"");
    for (const char *at = text; *at; at++)
        buffer_add(out, *at == '"' ? (struct str) STR("\"\"") : (struct str) { at, 1 });
    buffer_add_text(out, "\"");
}

void json_string(struct buffer *out, const char *text)
{
    buffer_add_text(out, "\"");
    for (const char *at = text; *at; at++) {
        unsigned char byte = (unsigned char) *at;
        if (byte == '"' || byte == '\\')
            buffer_add_text(out, "\\");
        if (byte < 0x20)
            buffer_printf(out, "\\u%04x", byte);
        else
            buffer_add(out, (struct str) { at, 1 });
    }
    buffer_add_text(out, "\"");
}

/* What stands before a member's value. */
static void json_key(struct buffer *out, const char *key, bool first)
{
    if (!first)
        buffer_add_text(out, ", ");
    json_string(out, key);
    buffer_add_text(out, ": ");
}

void json_member(struct buffer *out, const char *key, const char *text, bool first)
{
    json_key(out, key, first);
    json_string(out, text);
}

void json_member_number(struct buffer *out, const char *key, const char *value, bool first)
{
    json_key(out, key, first);
    buffer_add_text(out, *value ? value : "null");
}
