/*
 * How it works: the schema is made once in the test server's database; each home empties its tables.
 */
#include "tests/unit/etl/home.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/unit/runner.h"

void assert_good(bool good, const struct error *err)
{
    if (!good)
        fail_msg("%s: %s (%s) %s", err->fault ? err->fault->code : "?", err->what, err->contexts ? err->context[0] : "",
                 err->hint);
}

static void make_schema(struct database *db)
{
    static bool made;
    struct error err = { 0 };
    if (made)
        return;
    made = true;
    static const char sql[] = "drop schema if exists tool, archive, store, stage, life, issue, feed cascade";
    assert_good(database_script(db, (struct str) STR(sql), &err), &err);
    const char *name;
    for (size_t i = 0; (name = sql_name("schema/", i)); i++)
        assert_good(database_script(db, sql_text(name), &err), &err);
}

/* Deletes and does not truncate: that would make and sync two files a table, and a home is opened for each story. */
static void empty_tables(struct database *db)
{
    static const char sql[] =
        "do $$ declare named text; begin"
        "  foreach named in array array["
        "    'archive.file_member', 'archive.reject', 'archive.supersession', 'archive.withdrawal', 'archive.file_extent',"
        "    'archive.file', 'archive.setup_sender', 'archive.setup_division', 'archive.setup_param',"
        "    'archive.setup_published_rate', 'archive.setup_word', 'archive.setup_article', 'archive.setup_setting', 'archive.setup_file',"
        "    'archive.setup', 'archive.step', 'archive.run', 'store.person_version', 'store.note_version',"
        "    'store.plan_version', 'store.duty_version', 'store.roster_change', 'store.loan_txn', 'store.account_txn',"
        "    'store.fund_account_version', 'store.fund_txn', 'store.compensation_version', 'store.subsidy',"
        "    'store.survey_version', 'store.filing_version', 'store.npl_target_version', 'store.watchlist_version',"
        "    'store.feedback', 'store.event_repeated'] loop"
        "    execute 'delete from ' || named;"
        "  end loop; end $$;"
        "set synchronous_commit = off;"
        "update archive.state set known = 0, journal_bytes = 0, journal_lines = 0, last_day = null";
    struct error err = { 0 };
    assert_good(database_script(db, (struct str) STR(sql), &err), &err);
}

static void set_up(struct home *home)
{
    struct error err = { 0 };
    struct config_mistakes mistakes = { .arena = &home->arena };
    home->etl = etl_open(&home->arena, &home->settings, &mistakes);
    for (struct config_mistake *mistake = mistakes.first; mistake; mistake = mistake->next)
        print_message("%s:%d:%d: %s\n", mistake->file, mistake->line, mistake->column, mistake->message);
    assert_non_null(home->etl);
    assert_good(database_begin(home->db, &err) && etl_setup(home->etl, home->db, &err) &&
                    database_commit(home->db, &err),
                &err);
}

void home_open(struct home *home)
{
    static const struct str products[] = { STR("扶贫小额信贷"), STR("扶贫小额贷款") };
    struct error err = { 0 };
    *home = (struct home) { 0 };
    const char *folder = scratch_folder();
    home->settings = (struct etl_settings) {
        .inbox = arena_printf(&home->arena, "%s/inbox", folder),
        .archive = arena_printf(&home->arena, "%s/archive", folder),
        .conf = "conf",
        .program = "test",
        .settle_seconds = 0,
        .max_unpacked_bytes = 8LL << 30,
        .max_ratio = 200,
        .ratio_from_bytes = 64 << 20,
        .max_columns = 1000,
        .max_field_bytes = 65536,
        .max_record_bytes = 1 << 20,
        .held_reject_percent = 5,
        .shrunk_percent = 80,
        .products = products,
        .product_count = 2,
        .quiet = true,
    };
    assert_good(file_make_folder(home->settings.inbox, 0755, &err), &err);
    home->db = database_connect(test_server(), NULL, &err);
    assert_good(home->db != NULL, &err);
    make_schema(home->db);
    empty_tables(home->db);
    set_up(home);
}

void home_close(struct home *home)
{
    etl_close(home->etl);
    database_close(&home->db);
    arena_free(&home->arena);
}

void home_put(struct home *home, const char *name, struct str bytes)
{
    struct error err = { 0 };
    const char *path = arena_printf(&home->arena, "%s/%s", home->settings.inbox, name);
    struct timespec times[2] = { { .tv_sec = 1500000000 }, { .tv_sec = 1500000000 } };
    assert_good(file_write(path, bytes, &err), &err);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

struct etl_outcome home_night(struct home *home, const char *day)
{
    struct error err = { 0 };
    struct etl_outcome outcome = { 0 };
    struct etl_run run = { .run = ++home->run, .command = "nightly" };
    assert_true(date_read_iso(str_of(day), &run.day));
    bool good = database_begin(home->db, &err) && etl_load(home->etl, home->db, &run, &outcome, &err) &&
                database_commit(home->db, &err);
    assert_good(good, &err);
    good = database_begin(home->db, &err) && etl_tidy(home->etl, home->db, &err) && database_commit(home->db, &err);
    assert_good(good, &err);
    return outcome;
}

const char *home_ask(struct home *home, const char *sql)
{
    struct error err = { 0 };
    AUTO_ROWS rows = NULL;
    AUTO_BUFFER text = { 0 };
    assert_good(database_query_text(home->db, sql, NULL, 0, &rows, &err), &err);
    for (size_t i = 0; i < rows_count(rows); i++)
        for (size_t j = 0; j < rows_columns(rows); j++) {
            buffer_add_text(&text, rows_null(rows, i, j) ? "-" : rows_text(rows, i, j));
            buffer_add_text(&text, j + 1 < rows_columns(rows) ? "|" : "\n");
        }
    return arena_text(&home->arena, buffer_str(&text));
}
