/*
 * What stands around files: setup, journal, archive, recovery, and what stays in the inbox.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "etl/archive.h"
#include "etl/inside.h"
#include "tests/unit/etl/home.h"
#include "tests/unit/runner.h"

static const struct str duty_file = STR("township_code,bank_code\n532301101,ABC\n");

static const char *in_inbox(struct home *home, const char *name)
{
    return arena_printf(&home->arena, "%s/%s", home->settings.inbox, name);
}

static bool recover(struct home *home, struct error *err)
{
    bool good = database_begin(home->db, err) && etl_recover(home->etl, home->db, err);
    if (good)
        return database_commit(home->db, err);
    database_rollback(home->db);
    return false;
}

static void append(const char *path, const char *text)
{
    AUTO_FD fd = open(path, O_WRONLY | O_APPEND);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t) strlen(text));
}

TEST(setup_takes_a_number_only_when_something_changed)
{
    struct home home;
    struct error err = { 0 };
    home_open(&home);
    bool good = database_begin(home.db, &err) && etl_setup(home.etl, home.db, &err) && database_commit(home.db, &err);
    assert_good(good, &err);
    assert_string_equal(home_ask(&home, "select known, (select count(*) from archive.setup) from archive.state"),
                        "1|1\n");
    assert_string_equal(home_ask(&home, "select count(*) > 1000, min(level) from archive.division"), "t|county\n");
    assert_string_equal(home_ask(&home, "select bank_codes, county from archive.sender where sender = 'NX301'"),
                        "{NX301}|532301\n");
    home_close(&home);
}

TEST(a_file_with_a_verdict_leaves_the_inbox_with_its_companions)
{
    struct home home;
    home_open(&home);
    home_put(&home, "duty_FPB_20180101.csv", duty_file);
    home_put(&home, "duty_FPB_20180101.csv.ok", (struct str) STR("rows=1\n"));
    home_put(&home, "roster_FPB_20190101.csv", duty_file);
    struct etl_outcome outcome = home_night(&home, "2018-01-05");
    assert_int_equal(outcome.accepted, 1);
    assert_int_equal(outcome.waiting, 1);
    assert_false(file_exists(in_inbox(&home, "duty_FPB_20180101.csv")));
    assert_false(file_exists(in_inbox(&home, "duty_FPB_20180101.csv.ok")));
    assert_true(file_exists(in_inbox(&home, "roster_FPB_20190101.csv")));
    (void) home_night(&home, "2018-01-06");
    assert_string_equal(home_ask(&home, "select count(*) from archive.file where verdict = 'waiting'"), "1\n");
    home_close(&home);
}

TEST(a_waiting_file_keeps_its_number_when_it_is_taken_or_taken_away)
{
    struct home home;
    home_open(&home);
    home_put(&home, "duty_FPB_20180201.csv", duty_file);
    home_put(&home, "duty_FPB_20180301.csv", duty_file);
    (void) home_night(&home, "2018-01-05");
    assert_int_equal(unlink(in_inbox(&home, "duty_FPB_20180301.csv")), 0);
    assert_int_equal(home_night(&home, "2018-02-01").accepted, 1);
    assert_string_equal(home_ask(&home, "select file, verdict, received_on, loaded from archive.file order by file"),
                        "1|accepted|2018-02-01|1\n2|withdrawn|-|-\n");
    home_close(&home);
}

TEST(links_and_folders_are_never_opened_and_are_counted)
{
    struct home home;
    home_open(&home);
    assert_int_equal(symlink("/etc/passwd", in_inbox(&home, "duty_FPB_20180101.csv")), 0);
    assert_int_equal(mkdir(in_inbox(&home, "folder"), 0755), 0);
    assert_int_equal(mkfifo(in_inbox(&home, "duty_FPB_20180102.csv"), 0644), 0);
    struct etl_outcome outcome = home_night(&home, "2018-01-05");
    assert_int_equal(outcome.unreadable, 3);
    assert_string_equal(home_ask(&home, "select count(*) from archive.file"), "0\n");
    home_close(&home);
}

TEST(the_archive_keeps_the_bytes_as_they_came)
{
    struct home home;
    char sha256[SHA256_TEXT_SIZE];
    home_open(&home);
    home_put(&home, "duty_FPB_20180101.csv", duty_file);
    (void) home_night(&home, "2018-01-05");
    const char *path = archive_path(&home.arena, home.settings.archive, sha256_text(duty_file, sha256));
    assert_true(file_exists(path));
    home_close(&home);
}

TEST(what_a_killed_run_wrote_to_the_journal_is_cut_off)
{
    struct home home;
    struct error err = { 0 };
    struct stat before, after;
    home_open(&home);
    const char *journal = arena_printf(&home.arena, "%s/journal.jsonl", home.settings.archive);
    assert_int_equal(stat(journal, &before), 0);
    append(journal, "{\"kind\":\"file\"}\n{\"half");
    assert_good(recover(&home, &err), &err);
    assert_int_equal(stat(journal, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    home_close(&home);
}

TEST(a_journal_shorter_than_the_database_knows_is_an_error)
{
    struct home home;
    struct error err = { 0 };
    home_open(&home);
    assert_int_equal(truncate(arena_printf(&home.arena, "%s/journal.jsonl", home.settings.archive), 3), 0);
    assert_false(recover(&home, &err));
    assert_string_equal(err.fault->code, "JOURNAL_LENGTH");
    assert_true(strlen(err.hint) > 0);
    home_close(&home);
}

TEST(a_new_database_beside_an_old_archive_is_an_error)
{
    struct home home;
    struct error err = { 0 };
    home_open(&home);
    home_put(&home, "duty_FPB_20180101.csv", duty_file);
    (void) home_night(&home, "2018-01-05");
    (void) home_ask(
        &home, "with all_new as (update archive.state set known = 0, journal_bytes = 0, journal_lines = 0 returning 1) "
               "select count(*) from all_new");
    assert_false(recover(&home, &err));
    assert_string_equal(err.fault->code, "JOURNAL_LENGTH");
    home_close(&home);
}

TEST(a_file_left_behind_by_a_kill_leaves_the_inbox_at_the_next_run)
{
    struct home home;
    struct error err = { 0 };
    struct etl_outcome outcome;
    struct etl_run run = { .run = 1, .command = "nightly" };
    home_open(&home);
    home_put(&home, "duty_FPB_20180101.csv", duty_file);
    assert_true(date_read_iso(str_of("2018-01-05"), &run.day));
    bool good = database_begin(home.db, &err) && etl_load(home.etl, home.db, &run, &outcome, &err) &&
                database_commit(home.db, &err);
    assert_good(good, &err);
    assert_true(file_exists(in_inbox(&home, "duty_FPB_20180101.csv")));
    assert_good(recover(&home, &err), &err);
    assert_false(file_exists(in_inbox(&home, "duty_FPB_20180101.csv")));
    assert_string_equal(home_ask(&home, "select count(*) from archive.file where in_inbox"), "0\n");
    home_close(&home);
}

TEST(a_publication_takes_a_number_and_a_night_none)
{
    struct home home;
    struct error err = { 0 };
    struct etl_run run = { .run = 1, .command = "nightly" };
    struct etl_sum output = { "flags.csv", "00" };
    struct etl_publication issue = { "2018-01/1", 1, DATE_NONE, "ff", &output, &output, 1, 1 };
    home_open(&home);
    bool good = database_begin(home.db, &err) && etl_note_night(home.etl, home.db, &run, &err);
    assert_good(good, &err);
    assert_string_equal(home_ask(&home, "select known, journal_lines from archive.state"), "1|2\n");
    good = etl_note_publication(home.etl, home.db, &run, &issue, &err) &&
           etl_note_publication(home.etl, home.db, &run, &issue, &err) && database_commit(home.db, &err);
    assert_good(good, &err);
    assert_string_equal(home_ask(&home, "select known, journal_lines from archive.state"), "2|3\n");
    home_close(&home);
}

TEST(a_mistake_in_the_configuration_is_told_with_its_line)
{
    AUTO_ARENA arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct senders senders;
    senders_read(&senders, &arena,
                 scratch_file("senders.csv", "sender,kind,name,feeds\nA,office,a,roster\nB,shop,b,rooster\n"),
                 &mistakes);
    assert_int_equal(mistakes.count, 2);
    assert_int_equal(mistakes.first->line, 3);
    assert_int_equal(mistakes.first->column, 2);
}
