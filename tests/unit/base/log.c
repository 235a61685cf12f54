#include "base/log.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/progress.h"
#include "tests/unit/runner.h"

static int real_stderr = -1;
static const char *caught_path;

static void catch_stderr(void)
{
    caught_path = scratch_file("stderr", "");
    real_stderr = dup(STDERR_FILENO);
    AUTO_FD fd = open(caught_path, O_WRONLY | O_APPEND);
    assert_true(fd >= 0 && dup2(fd, STDERR_FILENO) >= 0);
}

/* What went to stderr since catch_stderr(). */
static const char *caught(struct arena *arena)
{
    struct error err = { 0 };
    struct str text;
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    assert_true(file_read(arena, caught_path, 100000, &text, &err));
    return text.at;
}

TEST(lines_above_the_level_are_not_written)
{
    AUTO_ARENA arena = { 0 };
    catch_stderr();
    log_line(LOG_ERROR, "one %d", 1);
    log_line(LOG_WARNING, "two");
    log_line(LOG_INFO, "three");
    log_line(LOG_DEBUG, "four");
    log_set_level(LOG_WARNING);
    log_line(LOG_INFO, "five");
    log_set_level(LOG_INFO);
    assert_string_equal(caught(&arena), "fupin: error: one 1\nfupin: warning: two\nfupin: three\n");
}

TEST(a_long_line_is_cut_and_still_ends)
{
    AUTO_ARENA arena = { 0 };
    catch_stderr();
    log_line(LOG_INFO, "%9000d", 1);
    const char *text = caught(&arena);
    assert_in_range(strlen(text), 4000, 4096);
    assert_int_equal(text[strlen(text) - 1], '\n');
}

TEST(progress_off_a_terminal_is_a_line_at_the_end)
{
    AUTO_ARENA arena = { 0 };
    catch_stderr();
    struct progress *progress = progress_begin("loading", 100, false);
    progress_at(progress, 50, 7);
    progress_end(progress);
    const char *text = caught(&arena);
    assert_non_null(strstr(text, "fupin: loading: "));
    assert_non_null(strstr(text, " 7 rows"));
    assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
}

TEST(quiet_progress_says_nothing)
{
    AUTO_ARENA arena = { 0 };
    catch_stderr();
    struct progress *progress = progress_begin("loading", 100, true);
    assert_null(progress);
    progress_at(progress, 50, 7);
    progress_end(progress);
    assert_string_equal(caught(&arena), "");
}
