/*
 * What a run tells while it runs: one line a step, on stderr.
 *
 * Levels: error, a person must act; warning, look tomorrow; info, one line a step; debug, never personal
 * data.  Whoever writes a line masks identity numbers himself (id_number_mask).
 */
#ifndef FUPIN_BASE_LOG_H
#define FUPIN_BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

/* Lines above `level` are not written; LOG_INFO until set. */
void log_set_level(enum log_level level);
void log_line(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
