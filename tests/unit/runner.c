/*
 * How it works: constructors fill a list before main, which sorts it and hands it to cmocka.
 *
 * Everything that tests ask for (folders, a server) is made when first asked for and cleared away at the end, so
 * that a filtered run of one test pays for nothing else.
 */
#include "tests/unit/runner.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cluster.h"
#include "base/file.h"
#include "base/memory.h"

enum { TESTS_MOST = 4096, CASES_FILE_MOST = 1024 * 1024 };

static struct unit_test *registered;
static struct arena arena;
static struct cluster cluster = { .lock = -1 };
static const char *scratch_root;
static int scratch_count;
static char case_now[256];

void unit_test_register(struct unit_test *test)
{
    test->next = registered;
    registered = test;
}

static int by_place(const void *a, const void *b)
{
    const struct unit_test *left = *(const struct unit_test *const *) a, *right = *(const struct unit_test *const *) b;
    int order = strcmp(left->file, right->file);
    return order ? order : left->line - right->line;
}

/* "base/date.c: a leap day exists every fourth year" */
static const char *label(const struct unit_test *test)
{
    const char *file = strstr(test->file, "unit/");
    char *text = (char *) arena_printf(&arena, "%s: %s", file ? file + 5 : test->file, test->sentence);
    for (char *at = strchr(text, ':'); at && *at; at++)
        if (*at == '_')
            *at = ' ';
    return text;
}

static void fail_here(const char *what)
{
    print_error("%s\n", what);
    fail();
}

static int tell_case(void **state)
{
    (void) state;
    if (case_now[0])
        print_error("in the case at %s\n", case_now);
    case_now[0] = '\0';
    return 0;
}

void each_case(const char *path, size_t count, void (*check)(const struct str *fields))
{
    struct error err = { 0 };
    struct str rest;
    struct str *fields = arena_array(&arena, count, sizeof *fields);
    if (!file_read(&arena, path, CASES_FILE_MOST, &rest, &err))
        fail_here(err.what);
    for (int number = 1; rest.at; number++) {
        struct str line = str_trim(str_split(&rest, '\n'));
        if (!line.len || str_starts(line, "#"))
            continue;
        (void) snprintf(case_now, sizeof case_now, "%s:%d", path, number);
        for (size_t i = 0; i < count; i++) {
            assert_non_null(line.at);
            fields[i] = str_trim(str_split(&line, '|'));
        }
        assert_null(line.at);
        check(fields);
    }
    case_now[0] = '\0';
}

static const char *make_scratch_root(void)
{
    char here[PATH_MAX];
    struct error err = { 0 };
    const char *root = getenv("FUPIN_SCRATCH");
    if (!getcwd(here, sizeof here) || !file_make_folder("build", 0755, &err))
        fail_here("there is no build folder");
    char *path = root && *root ? (char *) arena_printf(&arena, "%s/fupin.XXXXXX", root)
                               : (char *) arena_printf(&arena, "%s/build/scratch.XXXXXX", here);
    if (!mkdtemp(path) || chmod(path, 0755) != 0)
        fail_here("no scratch folder could be made");
    return path;
}

const char *scratch_folder(void)
{
    struct error err = { 0 };
    if (!scratch_root)
        scratch_root = make_scratch_root();
    const char *path = arena_printf(&arena, "%s/%d", scratch_root, ++scratch_count);
    if (!file_make_folder(path, 0755, &err))
        fail_here(err.what);
    return path;
}

const char *scratch_file(const char *name, const char *text)
{
    struct error err = { 0 };
    const char *path = arena_printf(&arena, "%s/%s", scratch_folder(), name);
    if (!file_write(path, str_of(text), &err))
        fail_here(err.what);
    return path;
}

const char *test_server(void)
{
    const char *named = getenv("FUPIN_TEST_DATABASE");
    struct error err = { 0 };
    if (named)
        return named;
    if (cluster.lock < 0 && !cluster_enter(&cluster, &arena, scratch_folder(), &err))
        fail_here(err.what);
    return arena_printf(&arena, "%s user=fupin_owner", cluster.conninfo);
}

/* The byte that "\xHH" and the like stand for; `*at` moves on. */
static char unescaped_byte(struct str text, size_t *at)
{
    char mark = text.at[(*at)++];
    if (mark != '\\' || *at == text.len)
        return mark;
    mark = text.at[(*at)++];
    if (mark != 'x' || *at + 2 > text.len)
        return mark == 'n' ? '\n' : mark == 't' ? '\t' : mark;
    char digits[3] = { text.at[*at], text.at[*at + 1], '\0' };
    *at += 2;
    return (char) strtoul(digits, NULL, 16);
}

struct str unescaped(struct str text)
{
    char *out = arena_take(&arena, text.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < text.len;)
        out[len++] = unescaped_byte(text, &at);
    return (struct str) { out, len };
}

static size_t choose(const char *filter, struct unit_test **chosen)
{
    size_t count = 0;
    for (struct unit_test *test = registered; test && count < TESTS_MOST; test = test->next)
        if (!filter || strstr(test->file, filter) || strstr(test->sentence, filter))
            chosen[count++] = test;
    qsort(chosen, count, sizeof *chosen, by_place);
    return count;
}

/* The data of a home in `folder`, where they could not lie inside. */
static void clear_moved(const char *folder)
{
    struct cluster found;
    struct error err = { 0 };
    if (!cluster_find(&found, &arena, folder, &err) || !found.moved)
        return;
    const char *outside = arena_text(&arena, (struct str) { found.data, strlen(found.data) - strlen("/data") });
    if (file_exists(outside) && !file_remove_tree(outside, &err))
        print_error("%s\n", err.what);
}

static void clear_away(void)
{
    struct error err = { 0 };
    cluster_leave(&cluster);
    for (int i = 1; i <= scratch_count; i++)
        clear_moved(arena_printf(&arena, "%s/%d", scratch_root, i));
    if (scratch_root && !file_remove_tree(scratch_root, &err))
        print_error("%s\n", err.what);
}

int main(int count, char **words)
{
    static struct unit_test *chosen[TESTS_MOST];
    static struct CMUnitTest tests[TESTS_MOST];
    size_t many = choose(count > 1 ? words[1] : NULL, chosen);
    for (size_t i = 0; i < many; i++)
        tests[i] =
            (struct CMUnitTest) { .name = label(chosen[i]), .test_func = chosen[i]->run, .teardown_func = tell_case };
    int failed = _cmocka_run_group_tests("unit tests", tests, many, NULL, NULL);
    clear_away();
    arena_free(&arena);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
