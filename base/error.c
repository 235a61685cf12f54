/*
 * How it works: a fault is a constant made from faults.def; an error is a fault and a few fixed buffers.
 *
 * Fixed buffers, because an error is told when memory or disk may be what failed: nothing here allocates, and
 * what is too long is cut at a character's end.  Contexts that find no room are dropped: the innermost ones,
 * which came first, say most.
 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/str.h"

#define FAULT(name, status_, zh_, en_, zh_action_, en_action_)                                                         \
    const struct fault name = {                                                                                        \
        .code = #name, .status = status_, .zh = zh_, .en = en_, .zh_action = zh_action_, .en_action = en_action_       \
    };
#include "base/faults.def"
#undef FAULT

static const struct fault *const faults[] = {
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) &(name),
#include "base/faults.def"
#undef FAULT
};

const struct fault *base_fault(size_t i)
{
    return i < sizeof faults / sizeof *faults ? faults[i] : NULL;
}

/* Where a text was cut inside a character, the torn character goes. */
static void drop_torn_character(char *text, size_t size)
{
    size_t len = strlen(text);
    if (len + 1 < size)
        return;
    size_t start = len;
    while (start && ((unsigned char) text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start && (unsigned char) text[start - 1] >= 0x80) {
        size_t at = start - 1;
        if (str_next_character((struct str) { text, len }, &at) == 0xFFFD)
            text[start - 1] = '\0';
    }
}

__attribute__((format(printf, 3, 0))) static void format_text(char *out, size_t size, const char *format,
                                                              va_list values)
{
    if (vsnprintf(out, size, format, values) < 0)
        out[0] = '\0';
    drop_torn_character(out, size);
}

bool error_set(struct error *err, const struct fault *fault, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    /* `what` may itself be among the values (an error told anew), so it is formatted beside. */
    char what[ERROR_TEXT_SIZE];
    format_text(what, sizeof what, format, values);
    va_end(values);
    *err = (struct error) { .fault = fault };
    memcpy(err->what, what, sizeof what);
    return false;
}

bool error_hint(struct error *err, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    format_text(err->hint, sizeof err->hint, format, values);
    va_end(values);
    return false;
}

bool error_context(struct error *err, const char *format, ...)
{
    if (err->contexts == ERROR_CONTEXTS)
        return false;
    va_list values;
    va_start(values, format);
    format_text(err->context[err->contexts], sizeof err->context[0], format, values);
    va_end(values);
    err->contexts++;
    return false;
}

bool error_system(struct error *err, const struct fault *fault, const char *format, ...)
{
    int number = errno;
    char what[ERROR_TEXT_SIZE - 128];
    va_list values;
    va_start(values, format);
    format_text(what, sizeof what, format, values);
    va_end(values);
    return error_set(err, fault, "%s: %s", what, strerror(number));
}

/* A hint knows the particulars, so it goes before the fault's own advice. */
static const char *action_of(const struct error *err, enum language language)
{
    if (err->hint[0])
        return err->hint;
    return language == LANGUAGE_ZH ? err->fault->zh_action : err->fault->en_action;
}

void error_print(const struct error *err, enum language language, FILE *out)
{
    bool zh = language == LANGUAGE_ZH;
    fprintf(out, "fupin: %s%s%s", zh ? err->fault->zh : err->fault->en, zh ? "：" : ": ", err->what);
    for (int i = 0; i < err->contexts; i++)
        fprintf(out, "%s%s", i ? "; " : " (", err->context[i]);
    if (err->contexts)
        fputs(")", out);
    fprintf(out, "%s%s\n", zh ? "。" : ". ", action_of(err, language));
}

/* A JSON string: quotes, backslashes and control characters escaped; a byte that is no UTF-8 as U+FFFD. */
static void print_json_text(const char *text, FILE *out)
{
    struct str all = str_of(text);
    fputc('"', out);
    for (size_t at = 0; at < all.len;) {
        unsigned code = str_next_character(all, &at);
        char bytes[4];
        if (code == '"' || code == '\\')
            fprintf(out, "\\%c", (int) code);
        else if (code < 0x20)
            fprintf(out, "\\u%04x", code);
        else
            fwrite(bytes, 1, str_put_character(bytes, code), out);
    }
    fputc('"', out);
}

void error_print_json(const struct error *err, enum language language, FILE *out)
{
    fputs("{\"error\":{\"code\":", out);
    print_json_text(err->fault->code, out);
    fprintf(out, ",\"status\":%d,\"sentence\":", err->fault->status);
    print_json_text(language == LANGUAGE_ZH ? err->fault->zh : err->fault->en, out);
    fputs(",\"message\":", out);
    print_json_text(err->what, out);
    fputs(",\"hint\":", out);
    print_json_text(action_of(err, language), out);
    fputs(",\"context\":[", out);
    for (int i = 0; i < err->contexts; i++) {
        if (i)
            fputc(',', out);
        print_json_text(err->context[i], out);
    }
    fputs("]}}\n", out);
}
