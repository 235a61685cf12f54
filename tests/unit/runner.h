/*
 * The unit tests: a test is a sentence and registers itself; there is no list and no main but the runner's.
 *
 *     TEST(full_width_digits_are_read_as_digits)
 *     {
 *         assert_true(...);
 *     }
 *
 * They run in the order of their files and lines.  An argument (make check FILTER=...) runs those whose file or
 * sentence holds it.
 */
#ifndef FUPIN_TESTS_UNIT_RUNNER_H
#define FUPIN_TESTS_UNIT_RUNNER_H

/* cmocka.h wants these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

struct unit_test {
    const char *file, *sentence;
    int line;
    void (*run)(void **state);
    struct unit_test *next;
};

void unit_test_register(struct unit_test *test);

#define TEST(sentence)                                                                                                 \
    static void sentence(void **state);                                                                                \
    __attribute__((constructor)) static void register_##sentence(void)                                                 \
    {                                                                                                                  \
        static struct unit_test test = { __FILE__, #sentence, __LINE__, sentence, NULL };                              \
        unit_test_register(&test);                                                                                     \
    }                                                                                                                  \
    static void sentence(void **state __attribute__((unused)))

/* Calls `check` for each line of `path` (from the root of the checkout) with its `count` fields, which stand between
 * bars and are trimmed.  Empty lines and those that begin with # are passed over.  Of a case that fails, file and line
 * are printed. */
void each_case(const char *path, size_t count, void (*check)(const struct str *fields));

/* A new empty folder (absolute path), open to all, removed when the runner ends. */
const char *scratch_folder(void);

/* A file in a scratch folder with this text; its path. */
const char *scratch_file(const char *name, const char *text);

/* Connection to a server: the one that FUPIN_TEST_DATABASE names, else a private cluster in a scratch folder, started by
 * the first test that asks and stopped when the runner ends. */
const char *test_server(void);

/* `text` with backslash escapes (\xHH, \n, \t, \\, \|) undone, in memory that lasts until the runner ends. */
struct str unescaped(struct str text);

#endif
