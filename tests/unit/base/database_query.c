#include "base/database.h"

#include "base/cluster.h"
#include "tests/unit/runner.h"

/* A connection to the test server. */
static struct database *connection(void)
{
    struct error err = { 0 };
    struct database *db = database_connect(test_server(), NULL, &err);
    if (!db)
        print_error("%s\n", err.what);
    assert_non_null(db);
    return db;
}

static void make_table(struct database *db)
{
    struct error err = { 0 };
    assert_true(database_script(db, sql_text("thing.sql"), &err));
}

TEST(the_embedded_files_are_found_by_name_and_listed_by_prefix)
{
    assert_true(str_is(sql_text("copy/thing.sql"), "copy public.thing from stdin (format binary)\n"));
    assert_string_equal(sql_name("copy/", 0), "copy/nowhere.sql");
    assert_string_equal(sql_name("copy/", 1), "copy/thing.sql");
    assert_null(sql_name("copy/", 2));
    assert_null(sql_name("zzz/", 0));
    assert_non_null(sql_name("", 0));
}

TEST(a_connection_has_settings_of_ours)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    assert_true(
        database_query_text(db,
                            "select current_setting('search_path') as path, current_setting('timezone') as zone,"
                            " current_setting('client_connection_check_interval') as looks,"
                            " current_setting('application_name') as name, current_setting('datestyle') as style",
                            NULL, 0, &rows, &err));
    assert_string_equal(rows_field(rows, 0, "path"), "\"\"");
    assert_string_equal(rows_field(rows, 0, "zone"), "Asia/Shanghai");
    assert_string_equal(rows_field(rows, 0, "looks"), "1s");
    assert_string_equal(rows_field(rows, 0, "name"), "fupin");
    assert_string_equal(rows_field(rows, 0, "style"), "ISO, YMD");
}

TEST(a_role_given_wins_over_the_one_of_the_connection)
{
    struct error err = { 0 };
    AUTO_DATABASE db = database_connect(test_server(), "no_such_role", &err);
    assert_null(db);
    assert_ptr_equal(err.fault, &DATABASE_CONNECT);
    assert_non_null(strstr(err.what, "no_such_role"));
}

TEST(a_server_that_is_not_there_is_an_error_that_says_where)
{
    struct error err = { 0 };
    AUTO_DATABASE db = database_connect("host=/nowhere port=1", NULL, &err);
    assert_null(db);
    assert_non_null(strstr(err.what, "/nowhere"));
    assert_false(database_answers("host=/nowhere port=1"));
    assert_true(database_answers(test_server()));
}

TEST(values_travel_as_parameters_and_null_is_told_from_empty)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    const char *values[] = { "'; drop" };
    assert_true(database_query(db, "one.sql", values, 1, &rows, &err));
    assert_int_equal(rows_count(rows), 1);
    assert_int_equal(rows_columns(rows), 3);
    assert_int_equal(rows_number(rows, 0, rows_column(rows, "one")), 1);
    assert_true(rows_null(rows, 0, 1));
    assert_string_equal(rows_text(rows, 0, 1), "");
    assert_string_equal(rows_field(rows, 0, "given"), "'; drop");
    assert_string_equal(rows_column_name(rows, 2), "given");
}

TEST(an_error_names_the_file_and_never_the_value)
{
    AUTO_DATABASE db = connection();
    struct error err = { 0 };
    const char *values[] = { "532301199001011234" };
    assert_false(database_run(db, "divide.sql", values, 1, &err));
    assert_ptr_equal(err.fault, &DATABASE_QUERY);
    assert_string_equal(err.what, "\"divide.sql\": division by zero");
    make_table(db);
    assert_true(database_run(db, "insert.sql", values, 1, &err));
    assert_false(database_run(db, "insert.sql", values, 1, &err));
    assert_non_null(strstr(err.what, "duplicate key"));
    assert_null(strstr(err.what, "(1)"));
    assert_false(database_run(db, "insert.sql", (const char *const[]) { NULL }, 1, &err));
    assert_non_null(strstr(err.what, "not-null"));
    assert_null(strstr(err.what, "Failing row"));
    assert_false(database_run(db, "series.sql", values, 1, &err));
    assert_null(strstr(err.what, "532301199001011234"));
    assert_non_null(strstr(err.what, "532301********1234"));
}

TEST(a_script_runs_whole_or_not_at_all)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    make_table(db);
    assert_false(database_script(
        db, (struct str) STR("insert into public.thing values (9, 0, 0, true, null, ''); select 1/0"), &err));
    assert_true(database_query(db, "select.sql", NULL, 0, &rows, &err));
    assert_int_equal(rows_count(rows), 0);
    assert_false(database_script(db, sql_text("copy/nowhere.sql"), &err));
    assert_true(str_starts(str_of(err.what), "\"copy/nowhere.sql\": "));
}

TEST(what_is_rolled_back_is_gone_and_what_is_committed_stays)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    const char *values[] = { "x" };
    make_table(db);
    assert_true(database_begin(db, &err) && database_run(db, "insert.sql", values, 1, &err));
    database_rollback(db);
    assert_true(database_begin(db, &err) && database_run(db, "insert.sql", values, 1, &err) &&
                database_commit(db, &err));
    assert_true(database_query(db, "select.sql", NULL, 0, &rows, &err));
    assert_int_equal(rows_count(rows), 1);
}

TEST(committing_a_failed_transaction_is_an_error)
{
    AUTO_DATABASE db = connection();
    struct error err = { 0 };
    assert_true(database_begin(db, &err));
    assert_false(database_script(db, (struct str) STR("select 1/0"), &err));
    assert_false(database_commit(db, &err));
    assert_true(database_begin(db, &err));
    database_rollback(db);
}

struct sum {
    long long rows, total, stop_at;
};

static bool add_row(void *context, const struct rows *rows, struct error *err)
{
    struct sum *sum = context;
    assert_int_equal(rows_count(rows), 1);
    sum->rows++;
    sum->total += rows_number(rows, 0, 0);
    return sum->rows != sum->stop_at || error_set(err, &LIMIT_EXCEEDED, "enough");
}

TEST(a_stream_hands_over_row_by_row)
{
    AUTO_DATABASE db = connection();
    struct error err = { 0 };
    struct sum sum = { 0 };
    assert_true(database_stream(db, "series.sql", (const char *const[]) { "10000" }, 1, add_row, &sum, &err));
    assert_int_equal(sum.rows, 10000);
    assert_int_equal(sum.total, 50005000);
}

TEST(a_stream_that_is_refused_ends_and_the_connection_lives)
{
    AUTO_DATABASE db = connection();
    struct error err = { 0 };
    struct sum sum = { .stop_at = 5 };
    assert_false(database_stream(db, "series.sql", (const char *const[]) { "1000000" }, 1, add_row, &sum, &err));
    assert_string_equal(err.what, "enough");
    sum = (struct sum) { 0 };
    assert_false(database_stream(db, "fail_late.sql", NULL, 0, add_row, &sum, &err));
    assert_string_equal(err.what, "\"fail_late.sql\": division by zero");
    assert_int_equal(sum.rows, 4);
    assert_true(database_stream(db, "series.sql", (const char *const[]) { "3" }, 1, add_row, &sum, &err));
}

TEST(copy_carries_every_type_and_null)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    struct copy *copy;
    day_number day;
    make_table(db);
    assert_true(date_make(2018, 3, 31, &day));
    assert_true(copy_begin(&copy, db, "copy/thing.sql", &err));
    copy_row(copy, 6);
    copy_bigint(copy, INT64_MIN);
    copy_int(copy, -5);
    copy_smallint(copy, -32768);
    copy_bool(copy, true);
    copy_date(copy, day);
    copy_text(copy, str_of("李"));
    copy_row(copy, 6);
    copy_bigint(copy, 2);
    copy_null(copy);
    copy_null(copy);
    copy_bool(copy, false);
    copy_date(copy, DATE_NONE);
    copy_text(copy, str_of(""));
    assert_true(copy_flush(copy, &err));
    assert_true(copy_end(&copy, &err));
    assert_null(copy);
    assert_true(database_query(db, "select.sql", NULL, 0, &rows, &err));
    static const char *const expected[2][6] = { { "-9223372036854775808", "-5", "-32768", "t", "2018-03-31", "李" },
                                                { "2", "", "", "f", "", "" } };
    for (size_t row = 0; row < 2; row++)
        for (size_t column = 0; column < 6; column++)
            assert_string_equal(rows_text(rows, row, column), expected[row][column]);
    assert_true(rows_null(rows, 1, 4) && !rows_null(rows, 1, 5));
}

/* Copies `count` rows with keys from 1 on, each with `text`.  False as soon as copy_flush() says so. */
static bool copy_rows(struct copy *copy, int count, struct str text, int *sent, struct error *err)
{
    for (*sent = 1; *sent <= count; ++*sent) {
        copy_row(copy, 6);
        copy_bigint(copy, *sent);
        copy_int(copy, 0);
        copy_smallint(copy, 0);
        copy_bool(copy, true);
        copy_date(copy, 0);
        copy_text(copy, text);
        if (!copy_flush(copy, err))
            return false;
    }
    return true;
}

TEST(many_megabytes_go_through_the_buffer)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    struct copy *copy;
    char text[300];
    int sent;
    memset(text, 'x', sizeof text);
    make_table(db);
    assert_true(copy_begin(&copy, db, "copy/thing.sql", &err));
    assert_true(copy_rows(copy, 20000, (struct str) { text, sizeof text }, &sent, &err));
    assert_true(copy_end(&copy, &err));
    assert_true(
        database_query_text(db, "select count(*), sum(a), min(length(f)) from public.thing", NULL, 0, &rows, &err));
    assert_int_equal(rows_number(rows, 0, 0), 20000);
    assert_int_equal(rows_number(rows, 0, 1), 200010000);
    assert_int_equal(rows_number(rows, 0, 2), 300);
}

TEST(a_copy_that_the_server_refuses_early_is_told_at_its_end)
{
    AUTO_DATABASE db = connection();
    struct error err = { 0 };
    struct copy *copy;
    char text[5000];
    int sent;
    memset(text, 'x', sizeof text);
    make_table(db);
    assert_true(copy_begin(&copy, db, "copy/thing.sql", &err));
    copy_row(copy, 6);
    copy_bigint(copy, 0);
    for (int i = 0; i < 5; i++)
        copy_null(copy);
    bool good = copy_rows(copy, 5000, (struct str) { text, sizeof text }, &sent, &err);
    assert_false(copy_end(&copy, &err) && good);
    assert_null(copy);
    assert_non_null(strstr(err.what, "copy/thing.sql"));
    assert_non_null(strstr(err.what, "not-null"));
    make_table(db);
}

TEST(a_lost_connection_fails_the_copy)
{
    AUTO_DATABASE db = connection();
    AUTO_DATABASE other = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    struct copy *copy;
    char text[5000];
    int sent;
    memset(text, 'x', sizeof text);
    make_table(db);
    assert_true(copy_begin(&copy, db, "copy/thing.sql", &err));
    assert_true(database_query_text(other,
                                    "select pg_terminate_backend(pid) from pg_stat_activity"
                                    " where pid <> pg_backend_pid() and state = 'active' and query like 'copy%'",
                                    NULL, 0, &rows, &err));
    bool good = copy_rows(copy, 20000, (struct str) { text, sizeof text }, &sent, &err);
    assert_false(copy_end(&copy, &err) && good);
    assert_ptr_equal(err.fault, &DATABASE_QUERY);
}

TEST(a_copy_that_fails_at_its_end_says_why)
{
    AUTO_DATABASE db = connection();
    struct error err = { 0 };
    struct copy *copy;
    make_table(db);
    assert_true(copy_begin(&copy, db, "copy/thing.sql", &err));
    copy_row(copy, 6);
    for (int i = 0; i < 6; i++)
        copy_null(copy);
    assert_false(copy_end(&copy, &err));
    assert_null(copy);
    assert_non_null(strstr(err.what, "not-null"));
    assert_false(copy_begin(&copy, db, "copy/nowhere.sql", &err));
    assert_null(copy);
}

TEST(an_abandoned_copy_leaves_nothing)
{
    AUTO_DATABASE db = connection();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    struct copy *copy;
    int sent;
    make_table(db);
    assert_true(copy_begin(&copy, db, "copy/thing.sql", &err));
    assert_true(copy_rows(copy, 10, str_of("x"), &sent, &err));
    copy_abandon(&copy);
    copy_abandon(&copy);
    assert_true(database_query(db, "select.sql", NULL, 0, &rows, &err));
    assert_int_equal(rows_count(rows), 0);
}
