/*
 * A failure of the program that carries its story: what was tried, on what, why it failed, what to do.
 *
 * A fault is declared once, in its floor's faults.def, with its exit status, both sentences and what the
 * operator does; an error is a fault that happened, with the particulars.  A function that can fail
 * returns bool and fills the caller's struct error (last argument); each caller on the way up adds one
 * line of context at most.
 *
 *     if (!source_open(&in, file, err))
 *         return error_context(err, "reading %s, sent by %s", file->name, file->sender);
 */
#ifndef FUPIN_BASE_ERROR_H
#define FUPIN_BASE_ERROR_H

#include <stdbool.h>
#include <stdio.h>

#define MUST_CHECK __attribute__((warn_unused_result))

enum exit_status {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_DONE_WITH_REJECTS = 3,
    EXIT_BUSY = 4,
};

struct fault {
    const char *code; /* e.g. "CONFIG_UNKNOWN_KEY": for machines, stable */
    enum exit_status status;
    const char *zh, *en;               /* the sentence, without particulars */
    const char *zh_action, *en_action; /* what the operator does */
};

/* Every fault that can come from this floor or the ones below, by faults.def: FAULT(code, status, zh, en,
 * zh_action, en_action). */
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) extern const struct fault name;
#include "base/faults.def"
#undef FAULT

/* The i-th fault of this floor's faults.def, or NULL past the last: for the manual and its test. */
const struct fault *base_fault(size_t i);

enum { ERROR_TEXT_SIZE = 1024, ERROR_CONTEXTS = 6 };

/* Zero-initialised is "no error". */
struct error {
    const struct fault *fault;
    char what[ERROR_TEXT_SIZE];        /* the particulars: lower case, no full stop */
    char hint[ERROR_TEXT_SIZE];        /* whole sentences: what to do; empty: the fault's action serves */
    char context[ERROR_CONTEXTS][256]; /* innermost first */
    int contexts;
};

/* Each returns false, so that a caller can `return error_set(...)`. */
bool error_set(struct error *err, const struct fault *fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool error_hint(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_context(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* With errno's text behind: "cannot open "x": No such file or directory". */
bool error_system(struct error *err, const struct fault *fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

enum language { LANGUAGE_EN, LANGUAGE_ZH };

/* One line for people, on `out`: "fupin: <sentence>: <what> (<contexts>). <hint>". */
void error_print(const struct error *err, enum language language, FILE *out);

/* The same as one JSON object, for machines: {"error":{"code":…,"status":…,"message":…,"hint":…,"context":[…]}}. */
void error_print_json(const struct error *err, enum language language, FILE *out);

#endif
