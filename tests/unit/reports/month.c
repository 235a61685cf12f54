/* A whole issue against a world on a server: reports/reports.h. */
#include <stdio.h>

#include "base/file.h"
#include "reports/reports.h"
#include "tests/unit/runner.h"

static struct arena arena;

static void must(bool done, const struct error *err)
{
    if (!done)
        print_error("%s: %s\n", err->fault->code, err->what);
    assert_true(done);
}

/* Runs a script that must not fail. */
static void script(struct database *db, const char *sql)
{
    struct error err = { 0 };
    must(database_script(db, str_of(sql), &err), &err);
}

/* A connection with a world of March: two counties, one bank, three notes, one finding; nobody commits it. */
static struct database *march(void)
{
    static const char before[] = "drop schema if exists tool, archive, store, stage, life, issue, feed, mail cascade;";
    struct error err = { 0 };
    struct database *db = database_connect(test_server(), NULL, &err);
    must(db != NULL, &err);
    must(database_begin(db, &err), &err);
    script(db, before);
    for (size_t i = 0; sql_name("schema/", i); i++)
        must(database_script(db, sql_text(sql_name("schema/", i)), &err), &err);
    script(db, "create schema world_unit; set local search_path = world_unit, tool, pg_catalog;");
    must(database_script(db, sql_text("world/tables.sql"), &err), &err);
    must(database_script(db, sql_text("world/tables_beside.sql"), &err), &err);
    must(database_script(db, sql_text("world/tables_life.sql"), &err), &err);
    must(database_script(db, sql_text("world/tables_trace.sql"), &err), &err);
    must(database_script(db, sql_text("trace/tables.sql"), &err), &err);
    script(
        db,
        "insert into clock (one, day, month, known, known_day, whole) "
        "  values (1, '2018-03-31', '2018-03-01', 9, '2018-04-05', true);"
        "insert into division values (532300, null, 'prefecture', '楚雄彝族自治州'), (532301, 532300, 'county', '楚雄市'),"
        "  (532322, 532300, 'county', '双柏县'), (532301101, 532301, 'township', '鹿城镇'),"
        "  (532322101, 532322, 'township', '妥甸镇');"
        "insert into bank values ('NX301', '楚雄市农村信用合作联社', 1);"
        "insert into household values (1, '5301', 532301, 532301101, null, 4, '2014-01-01', true),"
        "  (2, '5302', 532322, 532322101, null, 3, '2014-01-01', true);");
    return db;
}

/* A note of 50,000 yuan; household 0: nobody was found for it. */
static void add_note(struct database *db, int id, int household, const char *id18, int township, const char *granted)
{
    script(
        db,
        arena_printf(
            &arena,
            "insert into note (household, id, subject, tier, member_on_grant, id_rejected, county, township,"
            " is_open, effective_due_on, reported, reported_on, file, line, amount, balance, disbursed_on, due_on, rate,"
            " bank_code, note_no, borrower_name, id_no, id18, guarantee, grant_type, grade, status)"
            " values (%d, %d, 'NX301/J%d', 1, true, false, %d, %d, true, '2020-01-01', true, '2018-03-31', 1, 1,"
            " 5000000, 4000000, '%s', '2020-01-01', 4.75, 'NX301', 'J%d', '李建华', '%s', '%s', '信用', '首次',"
            " '正常', '正常');",
            household ? household : -id, id, id, township / 1000, township, granted, id, id18, id18));
}

/* A finding of TRM-02 about note `id` of 楚雄市. */
static void add_finding(struct database *db, int id, const char *status, const char *ended)
{
    script(db,
           arena_printf(
               &arena,
               "insert into finding values ('NX301/J%d', 'TRM-02', flag_id('TRM-02', 'NX301/J%d'), 'note', 'high',"
               " '%s', %s, 5000000, '=期限超三年', '楚贫发〔2017〕71号 二(一)', '{}', '{\"notes\":[\"NX301/J%d\"]}',"
               " 532301, 532301101, null, 'NX301', 1, '5301', %d, 'J%d');"
               "insert into finding_note values ('NX301/J%d', 'TRM-02', %d);",
               id, id, status, ended, id, id, id, id, id));
}

static bool report(struct database *db, struct report_outcome *outcome, const char **folder, struct error *err)
{
    static const struct report_rule rules[] = { { "TRM-02", "期限超三年", "high", "楚贫发〔2017〕71号 二(一)", "36个月",
                                                  "" } };
    struct report_job job = { .world = "world_unit",
                              .known = 9,
                              .run = 1,
                              .program = "fupin 0",
                              .out = scratch_folder(),
                              .issuer = "楚雄州扶贫办",
                              .rules = rules,
                              .rule_count = 1,
                              .published = true };
    assert_true(date_make(2018, 3, 1, &job.month));
    *folder = job.out;
    /* what became of the flags is told before anybody reports */
    must(database_script(db, sql_text("flags/life.sql"), err), err);
    return reports_write(db, &job, outcome, err);
}

/* Writes the month and gives the text of one of its files. */
static const char *file_of(struct database *db, const char *name)
{
    struct report_outcome outcome;
    struct error err = { 0 };
    struct str text;
    const char *folder;
    must(report(db, &outcome, &folder, &err), &err);
    must(file_read(&arena, arena_printf(&arena, "%s/%s", folder, name), 1 << 24, &text, &err), &err);
    return text.at;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        print_error("missing: %s\nin: %s\n", part, text);
    assert_non_null(strstr(text, part));
}

TEST(an_unresolved_borrower_with_two_notes_is_one_household)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    add_note(db, 12, 0, "B", 532322101, "2018-03-02");
    add_note(db, 13, 0, "B", 532322101, "2018-02-02");
    const char *figures = file_of(db, "figures.csv");
    assert_has(figures, "2018-03,prefecture,532300,granted_households,2\n");
    assert_has(figures, "2018-03,prefecture,532300,granted_registered_households,1\n");
    assert_has(figures, "2018-03,prefecture,532300,granted_times,3\n");
    assert_has(figures, "2018-03,county,532322,granted_month_fen,5000000\n");
    assert_has(figures, "2018-03,county_bank,532322/NX301,balance_fen,8000000\n");
    assert_null(strstr(figures, "plan_fen"));
    assert_null(strstr(figures, "rated_households"));
    assert_null(strstr(figures, "bank,NX301,registered_households"));
}

TEST(two_grants_of_one_day_are_one_time)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    add_note(db, 12, 1, "A", 532301101, "2018-03-02");
    assert_has(file_of(db, "figures.csv"), "2018-03,prefecture,532300,granted_times,1\n");
}

TEST(what_is_due_counts_as_overdue_whatever_the_column_says)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2016-03-02");
    script(db, "update world_unit.note set effective_due_on = '2018-02-28', overdue_principal = 0;");
    const char *figures = file_of(db, "figures.csv");
    assert_has(figures, "2018-03,prefecture,532300,overdue_fen,4000000\n");
    assert_has(figures, "2018-03,prefecture,532300,overdue_60_fen,4000000\n");
}

TEST(an_open_flag_is_a_line_of_flags_csv)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    add_finding(db, 11, "open", "null");
    const char *flags = file_of(db, "flags.csv");
    assert_has(
        flags,
        "month,flag_id,rule_id,severity,subject_type,subject_id,county_code,township_code,bank_code,household_no,"
        "note_no,amount_yuan,first_seen,last_seen,status,basis,finding,evidence\n2018-03,TRM-02-");
    assert_has(flags, ",TRM-02,high,note,NX301/J11,532301,532301101,NX301,5301,J11,50000.00,2018-03-31,2018-03-31,open,"
                      "楚贫发〔2017〕71号 二(一),=期限超三年,\"{\"\"notes\"\":[\"\"NX301/J11\"\"]}\"\n");
}

TEST(a_flag_rectified_in_an_earlier_month_is_left_out)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    add_note(db, 12, 1, "A", 532301101, "2018-03-03");
    add_finding(db, 11, "rectified", "'2018-02-28'");
    add_finding(db, 12, "rectified", "'2018-03-01'");
    const char *flags = file_of(db, "flags.csv");
    assert_null(strstr(flags, "NX301/J11"));
    assert_has(flags, "J12,50000.00,2018-03-31,2018-03-31,rectified,");
}

/* The life of the flag about note 11, as nights saw it, and February's issue that lists it. */
static const char february[] =
    "insert into issue.issue values ('2018-02-01', 1, '2018-02-28', 5, '2018-03-05', 1, 'x', '0');"
    "insert into issue.flag select tool.flag_id('TRM-02', 'NX301/J11'), '2018-02-01', 1, 'TRM-02',"
    " 'NX301/J11', 'high', 'open', '2018-02-10', '2018-02-28', null, 5000000, 's', '{}', 'note',"
    " 532301, 532301101, 'NX301', '5301', 'J11';";
static const char nights[] =
    "insert into life.night values ('2018-02-05', 1, 1), ('2018-02-10', 2, 2), ('2018-03-05', 3, 5),"
    " ('2018-04-05', 4, 9);"
    "insert into life.episode select tool.flag_id('TRM-02', 'NX301/J11'), '2018-02-10', null, 'high',"
    " 'open', 5000000, 's', '{}', 532301, 532301101, 'NX301', '5301', 'J11';";

TEST(a_flag_is_dated_from_the_first_night_of_those_without_a_break)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-02-02");
    add_finding(db, 11, "open", "null");
    script(db, nights);
    assert_has(file_of(db, "flags.csv"), "J11,50000.00,2018-02-10,2018-03-31,open,");
}

TEST(a_night_that_did_not_find_it_is_a_break)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-02-02");
    add_finding(db, 11, "open", "null");
    script(db, nights);
    script(db, february);
    script(db, "update life.episode set last_day = '2018-02-10'");
    assert_has(file_of(db, "flags.csv"), "J11,50000.00,2018-03-31,2018-03-31,open,");
}

TEST(an_issue_before_dates_a_flag_too)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-02-02");
    add_finding(db, 11, "open", "null");
    script(db, february);
    assert_has(file_of(db, "flags.csv"), "J11,50000.00,2018-02-28,2018-03-31,open,");
}

TEST(a_flag_listed_last_month_and_gone_is_cleared_on_the_first_night_without_it)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-02-02");
    script(db, february);
    script(db, nights);
    script(db, "update life.episode set last_day = '2018-02-10'");
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    assert_has(file_of(db, "flags.csv"), "J11,50000.00,2018-02-10,2018-02-28,cleared,楚贫发〔2017〕71号 二(一),s,{}\n");
    must(database_query_text(db, "select ended_on from issue.flag where month = '2018-03-01'", NULL, 0, &rows, &err),
         &err);
    assert_string_equal(rows_text(rows, 0, 0), "2018-03-05");
}

TEST(the_same_inputs_leave_the_edition_and_other_ones_make_the_next)
{
    AUTO_DATABASE db = march();
    struct report_outcome first, again, next;
    struct error err = { 0 };
    const char *folder;
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    must(report(db, &first, &folder, &err), &err);
    must(report(db, &again, &folder, &err), &err);
    assert_false(first.unchanged);
    assert_true(again.unchanged);
    assert_int_equal(again.edition, 1);
    assert_false(file_exists(arena_printf(&arena, "%s/manifest.json", folder)));
    script(db, "insert into world_unit.expected values ('loan', 'NX301', '2018-03-01', '2018-04-05', null, true);");
    must(report(db, &next, &folder, &err), &err);
    assert_int_equal(next.edition, 2);
    assert_string_not_equal(first.inputs_sha256, next.inputs_sha256);
}

TEST(two_runs_of_one_world_write_the_same_bytes)
{
    AUTO_DATABASE db = march();
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    add_finding(db, 11, "open", "null");
    const char *first = file_of(db, "SHA256SUMS");
    script(db, "delete from issue.flag; delete from issue.output; delete from issue.issue;");
    assert_string_equal(file_of(db, "SHA256SUMS"), first);
}

TEST(a_note_of_a_bank_that_nobody_lists_stops_the_books)
{
    AUTO_DATABASE db = march();
    struct report_outcome outcome;
    struct error err = { 0 };
    const char *folder;
    add_note(db, 11, 1, "A", 532301101, "2018-03-02");
    script(db, "update world_unit.note set bank_code = 'NX999';");
    assert_false(report(db, &outcome, &folder, &err));
    assert_ptr_equal(err.fault, &REPORT_IDENTITY);
    assert_has(err.what, "balance_fen: counties 4000000, banks 0");
}

TEST(a_world_of_another_month_is_refused)
{
    AUTO_DATABASE db = march();
    struct report_outcome outcome;
    struct error err = { 0 };
    const char *folder;
    script(db, "update world_unit.clock set month = '2018-02-01', day = '2018-02-28';");
    assert_false(report(db, &outcome, &folder, &err));
    assert_ptr_equal(err.fault, &REPORT_WORLD);
}

TEST(a_workbook_that_cannot_be_written_is_told)
{
    AUTO_DATABASE db = march();
    struct report_outcome outcome;
    struct error err = { 0 };
    struct report_job job = { .world = "world_unit", .known = 9, .program = "fupin 0", .out = scratch_folder() };
    const char *in_the_way =
        arena_printf(&arena, "%s/prefecture/扶贫小额信贷月通报_楚雄州_2018-03.xlsx.aside/x", job.out);
    assert_true(date_make(2018, 3, 1, &job.month));
    must(file_make_folder(in_the_way, 0750, &err), &err);
    assert_false(reports_write(db, &job, &outcome, &err));
    assert_ptr_equal(err.fault, &REPORT_WORKBOOK);
}

TEST(a_folder_that_cannot_be_written_to_is_told)
{
    AUTO_DATABASE db = march();
    struct report_outcome outcome;
    struct error err = { 0 };
    struct report_job job = { .world = "world_unit", .known = 9, .program = "fupin 0", .out = "/proc/nowhere" };
    assert_true(date_make(2018, 3, 1, &job.month));
    assert_false(reports_write(db, &job, &outcome, &err));
    assert_non_null(err.fault);
}
