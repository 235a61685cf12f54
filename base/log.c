/*
 * How it works: a line is put together in one buffer and written by one call, so that the lines of two
 * processes on one terminal or journal never mix.
 *
 * No time and no process number: journald adds both, and a person at a terminal needs neither.
 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LINE_SIZE = 4096 };

static enum log_level level_written = LOG_INFO;

void log_set_level(enum log_level level)
{
    level_written = level;
}

/* Info bears no label: it is what a run says when all is well. */
static const char *label(enum log_level level)
{
    switch (level) {
    case LOG_ERROR:
        return "error: ";
    case LOG_WARNING:
        return "warning: ";
    case LOG_INFO:
        return "";
    case LOG_DEBUG:
        return "debug: ";
    }
    return "";
}

void log_line(enum log_level level, const char *format, ...)
{
    if (level > level_written)
        return;
    char line[LINE_SIZE];
    int start = snprintf(line, sizeof line, "fupin: %s", label(level));
    va_list values;
    va_start(values, format);
    int len = vsnprintf(line + start, sizeof line - (size_t) start - 1, format, values);
    va_end(values);
    if (len < 0)
        return;
    int most = LINE_SIZE - start - 2;
    len = start + (len < most ? len : most);
    line[len++] = '\n';
    fflush(stderr);
    ssize_t written = write(STDERR_FILENO, line, (size_t) len);
    (void) written;
}
