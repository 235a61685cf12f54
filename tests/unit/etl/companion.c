/*
 * The slips beside a file: each form of their names is read, passed over as a file, and removed with its file.
 */
#include "etl/companion.h"

#include "base/file.h"
#include "tests/unit/etl/home.h"
#include "tests/unit/runner.h"

static const char name[] = "duty_FPB_20180101.csv.gz";
static const struct str file = STR("township_code,bank_code\n532301101,ABC\n");
static const char *const good_ok = "rows=1\n";
static const char *const good_log =
    "duty_FPB_20180101.csv.gz\n8a2e5a4bac251925314dadaf1749d51e\n38\n2018-01-05 08:00:00\n1\n";

static size_t put_all(struct home *home, const char **names)
{
    size_t count = file_name_companions(&home->arena, str_of(name), names);
    home_put(home, name, file);
    for (size_t i = 0; i < count; i++)
        home_put(home, names[i], str_of(file_name_has_extension(str_of(names[i]), ".ok") ? good_ok : good_log));
    return count;
}

TEST(a_companion_is_named_with_its_files_extensions_or_without)
{
    AUTO_ARENA arena = { 0 };
    const char *names[FILE_NAME_COMPANIONS];
    assert_int_equal(file_name_companions(&arena, (struct str) STR("x.csv.gz"), names), 36);
    assert_string_equal(names[0], "x.csv.gz.ok");
    assert_string_equal(names[13], "x.csv.OK");
    assert_string_equal(names[28], "x.log");
    assert_int_equal(file_name_companions(&arena, (struct str) STR("x.csv"), names), 24);
    assert_string_equal(names[12], "x.ok");
    for (size_t i = 0; i < 24; i++)
        assert_true(file_name_is_passed_over(str_of(names[i])));
}

TEST(every_form_of_a_companion_is_read_once_and_leaves_with_its_file)
{
    struct home home;
    const char *names[FILE_NAME_COMPANIONS];
    home_open(&home);
    size_t count = put_all(&home, names), slips;
    struct arrival arrival = { .folder = home.settings.inbox, .name = name, .shown = name };
    struct taking taking = { .arrival = &arrival };
    companion_read(&taking);
    assert_non_null(companion_slips(&taking, &slips));
    assert_int_equal(slips, count);
    assert_int_equal(home_night(&home, "2018-01-05").accepted, 1);
    for (size_t i = 0; i < count; i++)
        assert_false(file_exists(arena_printf(&home.arena, "%s/%s", home.settings.inbox, names[i])));
    assert_string_equal(home_ask(&home, "select count(*) from archive.file"), "1\n");
    arena_free(&taking.arena);
    home_close(&home);
}

TEST(any_form_that_differs_holds_the_file)
{
    const char *names[FILE_NAME_COMPANIONS];
    AUTO_ARENA arena = { 0 };
    size_t count = file_name_companions(&arena, str_of(name), names);
    for (size_t i = 0; i < count; i += 5) {
        struct home home;
        home_open(&home);
        home_put(&home, name, file);
        home_put(&home, names[i], (struct str) STR("rows=2\n"));
        assert_int_equal(home_night(&home, "2018-01-05").held, 1);
        home_close(&home);
    }
}

TEST(a_slip_keeps_its_bytes_and_says_why_it_cannot_be_used)
{
    struct home home;
    struct error err = { 0 };
    home_open(&home);
    struct arrival arrival = { .folder = home.settings.inbox, .name = name, .shown = name };
    struct taking taking = { .arrival = &arrival };
    home_put(&home, "duty_FPB_20180101.csv.gz.ok", (struct str) STR("\xD0\xD0\xCA\xFD=1\n"));
    home_put(&home, "duty_FPB_20180101.csv.gz.log", (struct str) STR("\xFF\xFF\n"));
    assert_good(file_make_folder(arena_printf(&home.arena, "%s/duty_FPB_20180101.ok", home.settings.inbox), 0755, &err),
                &err);
    companion_read(&taking);
    assert_int_equal(taking.slip_count, 3);
    assert_null(taking.slips[0].fault);
    assert_true(str_is(taking.slips[0].text, "行数=1\n"));
    assert_int_equal(taking.slips[0].bytes.len, 7);
    assert_non_null(taking.slips[1].fault);
    assert_int_equal(taking.slips[1].bytes.len, 3);
    assert_non_null(taking.slips[2].fault);
    arena_free(&taking.arena);
    home_close(&home);
}
