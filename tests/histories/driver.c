/*
 * Lives through histories that `run` invents: one command a line on standard input, one line of JSON or text for each.
 *
 *     driver CONNINFO CONNINFO_OF_ANOTHER_DATABASE FOLDER
 *
 *     reset                      both databases and the folder are emptied, the configuration is loaded
 *     night DAY                  takes what lies in FOLDER/inbox
 *     decide KIND FILE DAY       release, reject or withdraw of file number FILE
 *     state FEED DAY K           the state of a feed: key=value pairs, sorted
 *     world DAY K KNOWN_DAY      a hash of each table of a world of then
 *     now DAY                    brings now on, and gives the hash of each of its tables
 *     rebuild                    tells the journal again in the other database: the hashes of both; what waits in the inbox
 *                                is no part of them, since the journal does not speak of it
 *
 * How it works: only the door of the etl floor is used.  What a table says is hashed by the server.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "etl/etl.h"

enum { LINE_MOST = 4096, WORDS_MOST = 5 };

struct driver {
    struct arena arena;
    struct etl_settings settings;
    struct etl *etl;
    struct database *db, *other;
    long long run;
    struct error err;
};

static const char wipe[] =
    "do $$ declare t record; begin"
    " for t in select schemaname, tablename from pg_tables where schemaname in ('archive', 'store', 'stage', 'life', 'issue')"
    "   and tablename <> 'state' loop execute format('truncate %I.%I cascade', t.schemaname, t.tablename); end loop;"
    " for t in select nspname from pg_namespace where nspname like 'world%' loop execute format('drop schema %I cascade', t.nspname); end loop;"
    " update archive.state set known = 0, journal_bytes = 0, journal_lines = 0, journal_sha256 = '', last_day = null; end $$";

static const char files_sql[] =
    "select file, name, verdict, coalesce(code, '-'), coalesce(known::text, '-') from archive.file order by file";

/* The tables whose rows are hashed, each by a statement that the server writes. */
static const char hash_sql[] =
    "select string_agg(format('select %L, count(*), md5(coalesce(string_agg(t::text, ''|'' order by t::text), '''')) from (select %s from %I.%I%s) as t',"
    " c.table_name, c.columns, c.table_schema, c.table_name,"
    " case c.table_name when 'file' then ' where verdict <> ''waiting''' else '' end), ' union all ' order by c.table_schema, c.table_name)"
    " from (select table_schema, table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns"
    "         from information_schema.columns where table_schema = any(string_to_array($1, ' '))"
    "          and column_name not in ('started_at', 'ended_at', 'inbox_inode', 'inbox_mtime_ns', 'exit_status', 'message', 'stamp', 'in_inbox')"
    "          and table_name not in ('clock', 'touched_note', 'touched_person', 'step', 'eventful', 'eventful_person', 'sender',"
    "                                 'division', 'param', 'article', 'setting')"
    "          and table_name not like 'pboc%' " /* views over what resolving fills: nothing of a load stands there */
    "        group by table_schema, table_name) as c";

static void fail(const struct driver *driver)
{
    error_print(&driver->err, LANGUAGE_EN, stdout);
    fflush(stdout);
    exit(1);
}

static void must(const struct driver *driver, bool good)
{
    if (!good)
        fail(driver);
}

static void script(struct driver *driver, struct database *db, const char *sql)
{
    must(driver, database_script(db, str_of(sql), &driver->err));
}

static struct database *connect(struct driver *driver, const char *conninfo)
{
    struct database *db = database_connect(conninfo, NULL, &driver->err);
    const char *name;
    must(driver, db != NULL);
    script(driver, db, "drop schema if exists tool, archive, store, stage, life, issue, feed, mail cascade");
    for (size_t i = 0; (name = sql_name("schema/", i)); i++)
        script(driver, db, sql_text(name).at);
    script(driver, db, sql_text("roles.sql").at);
    return db;
}

static void reset(struct driver *driver)
{
    struct config_mistakes mistakes = { .arena = &driver->arena };
    struct error *err = &driver->err;
    script(driver, driver->db, wipe);
    script(driver, driver->other, wipe);
    must(driver, file_remove_tree(driver->settings.archive, err) && file_remove_tree(driver->settings.inbox, err) &&
                     file_make_folder(driver->settings.inbox, 0755, err));
    driver->run = 0;
    driver->etl = etl_open(&driver->arena, &driver->settings, &mistakes);
    must(driver, driver->etl && database_begin(driver->db, err) && etl_setup(driver->etl, driver->db, err) &&
                     database_commit(driver->db, err));
    puts("done");
}

/* A run as fupin has one: its row, its K. */
static void begin(struct driver *driver, struct etl_run *run, const char *command, const char *day)
{
    const char *values[] = { command, day };
    AUTO_ROWS rows = NULL;
    must(driver, date_read_iso(str_of(day), &run->day) && database_begin(driver->db, &driver->err) &&
                     database_query(driver->db, "run/begin.sql", values, 2, &rows, &driver->err));
    run->run = rows_number(rows, 0, 0);
    run->command = command;
}

static void end(struct driver *driver, const struct etl_run *run, bool night)
{
    char number[24];
    const char *values[] = { number }, *how[] = { number, "done", "0", "" };
    snprintf(number, sizeof number, "%lld", run->run);
    must(driver, database_run(driver->db, "run/known.sql", values, 1, &driver->err) &&
                     database_run(driver->db, "run/end.sql", how, 4, &driver->err) &&
                     (!night || etl_note_night(driver->etl, driver->db, run, &driver->err)) &&
                     etl_tidy(driver->etl, driver->db, &driver->err) && database_commit(driver->db, &driver->err));
}

static void print_rows(struct driver *driver, struct database *db, const char *sql)
{
    AUTO_ROWS rows = NULL;
    must(driver, database_query_text(db, sql, NULL, 0, &rows, &driver->err));
    for (size_t i = 0; i < rows_count(rows); i++)
        for (size_t j = 0; j < rows_columns(rows); j++)
            printf("%s%s", rows_null(rows, i, j) ? "-" : rows_text(rows, i, j), j + 1 < rows_columns(rows) ? "=" : ";");
    puts("");
}

static void night(struct driver *driver, const char *day)
{
    struct etl_run run = { 0 };
    struct etl_outcome outcome;
    begin(driver, &run, "nightly", day);
    must(driver, etl_load(driver->etl, driver->db, &run, &outcome, &driver->err));
    end(driver, &run, true);
    print_rows(driver, driver->db, files_sql);
}

static void decide(struct driver *driver, const char *kind, const char *file, const char *day)
{
    struct etl_run run = { .file = (int) strtol(file, NULL, 10), .reason = "经核实" };
    struct etl_outcome outcome;
    run.decision = strcmp(kind, "release") == 0 ? ETL_RELEASE : strcmp(kind, "reject") == 0 ? ETL_REFUSE : ETL_WITHDRAW;
    begin(driver, &run, run.decision == ETL_WITHDRAW ? "withdraw" : "hold", day);
    must(driver, etl_decide(driver->etl, driver->db, &run, &outcome, &driver->err));
    end(driver, &run, false);
    print_rows(driver, driver->db, files_sql);
}

/* Hashes of the tables of these schemas. */
static const char *hashes(struct driver *driver, struct database *db, const char *schemas)
{
    AUTO_ROWS statement = NULL;
    AUTO_ROWS rows = NULL;
    AUTO_BUFFER text = { 0 };
    must(driver, database_query_text(db, hash_sql, &schemas, 1, &statement, &driver->err) &&
                     database_query_text(db, rows_text(statement, 0, 0), NULL, 0, &rows, &driver->err));
    for (size_t i = 0; i < rows_count(rows); i++)
        buffer_printf(&text, "%s:%s:%s ", rows_text(rows, i, 0), rows_text(rows, i, 1), rows_text(rows, i, 2));
    return arena_text(&driver->arena, buffer_str(&text));
}

static void world(struct driver *driver, const char *day_text, const char *known, const char *known_day_text)
{
    day_number day, known_day;
    must(driver,
         date_read_iso(str_of(day_text), &day) && date_read_iso(str_of(known_day_text), &known_day) &&
             database_begin(driver->db, &driver->err) &&
             etl_make_world(driver->db, "world_then_1", day, strtoll(known, NULL, 10), known_day, &driver->err));
    puts(hashes(driver, driver->db, "world_then_1"));
    database_rollback(driver->db);
}

static void now(struct driver *driver, const char *day_text)
{
    day_number day;
    must(driver, date_read_iso(str_of(day_text), &day) && database_begin(driver->db, &driver->err) &&
                     etl_refresh_now(driver->db, day, &driver->err) && database_commit(driver->db, &driver->err));
    puts(hashes(driver, driver->db, "world_now"));
}

/* Column names of tests: a key and a value that `run` knows. */
static const struct {
    const char *feed, *sql;
} states[] = {
    { "loan",
      "select bank_code || '/' || note_no, balance::text from (select distinct on (note) * from store.note_version"
      " where from_date <= '%s' and known <= %s order by note, from_date desc, known desc) as s where not gone order by 1" },
    { "roster",
      "select person_no, county || '/' || household_size from (select distinct on (person) * from store.person_version"
      " where from_date <= '%s' and known <= %s order by person, from_date desc, known desc) as s where not gone order by 1" },
    { "survey",
      "select household_no, credit_line::text from (select distinct on (household) * from store.survey_version"
      " where from_date <= '%s' and known <= %s order by household, from_date desc, known desc) as s where not gone order by 1" },
    { "plan",
      "select year || '/' || county || '/' || bank_code, amount::text from (select distinct on (plan) * from store.plan_version"
      " where from_date <= '%s' and known <= %s order by plan, from_date desc, known desc) as s where not gone order by 1" },
    { "fund_txn",
      "select txn_no, amount::text from store.fund_txn_in_force(%2$s) where txn_date <= '%1$s' order by 1, 2" },
    { "roster_change", "select person_no || '/' || change_type, new_value from store.roster_change_in_force(%2$s)"
                       " where change_date <= '%1$s' order by 1, 2" },
};

static void state(struct driver *driver, const char *feed, const char *day, const char *known)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i].feed, feed) == 0) {
            char sql[LINE_MOST];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            snprintf(sql, sizeof sql, states[i].sql, day, known);
#pragma GCC diagnostic pop
            print_rows(driver, driver->db, sql);
        }
}

static void rebuild(struct driver *driver)
{
    static const char schemas[] = "archive store";
    struct etl_told told;
    struct etl_replay *replay = etl_replay_open(&driver->arena, &driver->settings, &driver->err);
    must(driver, replay != NULL);
    while (etl_replay_next(replay, &told))
        must(driver, database_begin(driver->other, &driver->err) &&
                         etl_replay_apply(replay, driver->other, &driver->err) &&
                         database_commit(driver->other, &driver->err));
    const char *one = hashes(driver, driver->db, schemas), *two = hashes(driver, driver->other, schemas);
    printf("%s\n%s\n", one, two);
}

static bool obey(struct driver *driver, char **words, int count)
{
    if (count == 1 && strcmp(words[0], "reset") == 0)
        reset(driver);
    else if (count == 2 && strcmp(words[0], "night") == 0)
        night(driver, words[1]);
    else if (count == 4 && strcmp(words[0], "decide") == 0)
        decide(driver, words[1], words[2], words[3]);
    else if (count == 4 && strcmp(words[0], "world") == 0)
        world(driver, words[1], words[2], words[3]);
    else if (count == 2 && strcmp(words[0], "now") == 0)
        now(driver, words[1]);
    else if (count == 4 && strcmp(words[0], "state") == 0)
        state(driver, words[1], words[2], words[3]);
    else if (count == 1 && strcmp(words[0], "rebuild") == 0)
        rebuild(driver);
    else
        return false;
    fflush(stdout);
    return true;
}

int main(int argc, char **argv)
{
    static const struct str products[] = { STR("扶贫小额信贷") };
    struct driver driver = { 0 };
    char line[LINE_MOST];
    if (argc != 4)
        return 2;
    log_set_level(LOG_WARNING);
    driver.settings = (struct etl_settings) {
        .inbox = arena_printf(&driver.arena, "%s/inbox", argv[3]),
        .archive = arena_printf(&driver.arena, "%s/archive", argv[3]),
        .scratch = arena_printf(&driver.arena, "%s/scratch", argv[3]),
        .conf = "conf",
        .program = "history",
        .max_unpacked_bytes = 8LL << 30,
        .max_ratio = 200,
        .ratio_from_bytes = 64 << 20,
        .max_columns = 1000,
        .max_field_bytes = 65536,
        .max_record_bytes = 1 << 20,
        .held_reject_percent = 40,
        .shrunk_percent = 30,
        .products = products,
        .product_count = 1,
        .quiet = true,
    };
    driver.db = connect(&driver, argv[1]);
    driver.other = connect(&driver, argv[2]);
    while (fgets(line, sizeof line, stdin)) {
        char *words[WORDS_MOST], *rest = line;
        int count = 0;
        for (char *word; count < WORDS_MOST && (word = strsep(&rest, " \n"));)
            if (*word)
                words[count++] = word;
        if (!obey(&driver, words, count))
            return 2;
    }
    return 0;
}
