/*
 * Zips where a story of files cannot tell it: limits of another size, a release from the archive, and where a line stands.
 */
#include "etl/zip.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "etl/unpack.h"
#include "tests/unit/etl/home.h"
#include "tests/unit/runner.h"

#define STORIES "tests/feeds/"
static const char held_zip[] =
    STORIES "zip_totals_row_of_a_member_that_differs_holds_it/2018-01-05/loan_NX301_20171231.zip";
static const char two_members[] = STORIES "zip_of_zip64_is_read/2018-01-05/roster_FPB_20171231.zip";

static void put_file(struct home *home, const char *name, const char *path)
{
    struct error err = { 0 };
    struct str bytes;
    assert_good(file_read(&home->arena, path, 1 << 20, &bytes, &err), &err);
    home_put(home, name, bytes);
}

static enum unpack_fault read_through(const char *path, const struct etl_settings *settings, uint64_t *out)
{
    char block[7];
    AUTO_FD fd = open(path, O_RDONLY);
    AUTO_UNPACK unpack = unpack_open(fd, settings, NULL, NULL);
    while (unpack_next(unpack))
        while (unpack_read(unpack, block, sizeof block))
            ;
    *out = unpack_bytes_out(unpack);
    return unpack_fault(unpack);
}

TEST(what_is_unpacked_is_counted_over_all_members)
{
    uint64_t all, out;
    struct etl_settings settings = { .max_unpacked_bytes = 1 << 20, .max_ratio = 200, .ratio_from_bytes = 1 << 20 };
    assert_int_equal(read_through(two_members, &settings, &all), UNPACK_GOOD);
    settings.max_unpacked_bytes = (long long) all;
    assert_int_equal(read_through(two_members, &settings, &out), UNPACK_GOOD);
    settings.max_unpacked_bytes--;
    assert_int_equal(read_through(two_members, &settings, &out), UNPACK_TOO_LARGE);
    settings.max_unpacked_bytes++;
    settings.ratio_from_bytes = 1;
    settings.max_ratio = 1;
    assert_int_equal(read_through(two_members, &settings, &out), UNPACK_TOO_DENSE);
}

TEST(a_zip_is_told_by_its_first_bytes)
{
    assert_true(zip_begins((struct str) STR("PK\3\4x")));
    assert_true(zip_begins((struct str) STR("PK\5\6")));
    assert_false(zip_begins((struct str) STR("PK,a\n")));
    assert_false(zip_begins((struct str) STR("PK")));
}

TEST(a_held_zip_is_released_from_the_archive_as_it_came)
{
    struct home home;
    struct error err = { 0 };
    struct etl_outcome outcome;
    struct etl_run run = { .run = 9, .command = "hold", .decision = ETL_RELEASE, .file = 1 };
    home_open(&home);
    put_file(&home, "loan_NX301_20171231.zip", held_zip);
    assert_int_equal(home_night(&home, "2018-01-05").held, 1);
    assert_true(date_read_iso(str_of("2018-01-06"), &run.day));
    bool good = database_begin(home.db, &err) && etl_decide(home.etl, home.db, &run, &outcome, &err) &&
                database_commit(home.db, &err);
    assert_good(good, &err);
    assert_int_equal(outcome.accepted, 1);
    assert_string_equal(home_ask(&home, "select v.note_no, v.line, told.name, told.line from store.note_version as v"
                                        " cross join lateral archive.told_at(v.file, v.line) as told order by 1"),
                        "JJ0001|2|loan_NX301_20171231.zip!a.csv|2\nJJ0002|3|loan_NX301_20171231.zip!a.csv|3\n"
                        "JJ0003|6|loan_NX301_20171231.zip!b.csv|2\n");
    home_close(&home);
}

TEST(a_line_of_a_plain_file_is_told_as_it_is)
{
    struct home home;
    home_open(&home);
    home_put(&home, "duty_FPB_20180101.csv", (struct str) STR("township_code,bank_code\n532301101,ABC\n"));
    (void) home_night(&home, "2018-01-05");
    assert_string_equal(home_ask(&home, "select told.name, told.line from archive.told_at(1, 2) as told"),
                        "duty_FPB_20180101.csv|2\n");
    home_close(&home);
}
