/*
 * Lives through histories that `run` and `findings` invent: one command a line on standard input, one line of text for each.
 *
 *     driver CONNINFO CONNINFO_OF_ANOTHER_DATABASE FOLDER [CONF]
 *
 *     reset                      both databases and the folder are emptied, the configuration is loaded
 *     setup                      the configuration is loaded again
 *     keep                       what stands now is what `back` comes back to, until the next reset
 *     back                       as if nothing had happened since `keep`; the configuration is the caller's to put back
 *     night DAY                  takes what lies in FOLDER/inbox
 *     decide KIND FILE DAY       release, reject or withdraw of file number FILE
 *     state FEED DAY K           the state of a feed: key=value pairs, sorted
 *     world DAY K KNOWN_DAY      a hash of each table of a world of then
 *     now DAY                    brings now on, and gives the hash of each of its tables
 *     rebuild                    tells the journal again in the other database: the hashes of both; what waits in the inbox
 *                                is no part of them, since the journal does not speak of it
 *
 * Those of evaluate.h, too.  How it works: only the doors of the floors are used.  What a table says is hashed by the server.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "tests/histories/evaluate.h"

enum { LINE_MOST = 4096, WORDS_MOST = 5 };

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
    "                                 'trace_mark_home', 'resolve_mark_note', 'resolve_mark_person', 'division', 'param', 'article', 'setting')"
    "          and table_name not like 'pboc%' " /* views over what resolving fills: nothing of a load stands there */
    "        group by table_schema, table_name) as c";

void must(const struct driver *driver, bool good)
{
    if (good)
        return;
    error_print(&driver->err, LANGUAGE_EN, stdout);
    fflush(stdout);
    exit(1);
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

bool step_begin(struct driver *driver)
{
    return driver->kept ? database_script(driver->db, (struct str) STR("savepoint step"), &driver->err)
                        : database_begin(driver->db, &driver->err);
}

bool step_commit(struct driver *driver)
{
    return driver->kept ? database_script(driver->db, (struct str) STR("release savepoint step"), &driver->err)
                        : database_commit(driver->db, &driver->err);
}

void step_rollback(struct driver *driver)
{
    if (driver->kept)
        script(driver, driver->db, "rollback to savepoint step; release savepoint step");
    else
        database_rollback(driver->db);
}

/* The configuration is read again: another one than before takes a K. */
static void setup(struct driver *driver, char **words)
{
    struct config_mistakes mistakes = { .arena = &driver->arena };
    struct error *err = &driver->err;
    (void) words;
    driver->etl = etl_open(&driver->arena, &driver->settings, &mistakes);
    if (!driver->etl)
        error_set(err, mistakes.first->fault, "%s:%d: %s", mistakes.first->file, mistakes.first->line,
                  mistakes.first->message);
    must(driver, driver->etl && step_begin(driver) && etl_setup(driver->etl, driver->db, err) && step_commit(driver));
    puts("done");
}

/* From here on all that happens is one transaction, and a step a savepoint in it. */
static void keep(struct driver *driver, char **words)
{
    (void) words;
    must(driver, database_begin(driver->db, &driver->err));
    driver->kept = true;
    puts("done");
}

/* Nothing has happened since: what the journal tells beyond is cut off, as after a kill. */
static void back(struct driver *driver, char **words)
{
    struct error *err = &driver->err;
    driver->kept = false;
    database_rollback(driver->db);
    must(driver, file_remove_tree(driver->settings.inbox, err) && file_make_folder(driver->settings.inbox, 0755, err) &&
                     database_begin(driver->db, err) && etl_recover(driver->etl, driver->db, err) &&
                     database_commit(driver->db, err));
    keep(driver, words);
}

static void reset(struct driver *driver, char **words)
{
    struct error *err = &driver->err;
    if (driver->kept)
        database_rollback(driver->db);
    driver->kept = false;
    script(driver, driver->db, wipe);
    if (driver->other)
        script(driver, driver->other, wipe);
    must(driver, file_remove_tree(driver->settings.archive, err) && file_remove_tree(driver->settings.inbox, err) &&
                     file_make_folder(driver->settings.inbox, 0755, err));
    setup(driver, words);
}

void begin(struct driver *driver, struct etl_run *run, const char *command, const char *day)
{
    const char *values[] = { command, day };
    AUTO_ROWS rows = NULL;
    must(driver, date_read_iso(str_of(day), &run->day) && step_begin(driver) &&
                     database_query(driver->db, "run/begin.sql", values, 2, &rows, &driver->err));
    run->run = driver->run = rows_number(rows, 0, 0);
    run->command = command;
}

void end(struct driver *driver, const struct etl_run *run, bool night)
{
    char number[24];
    const char *values[] = { number }, *how[] = { number, "done", "0", "" };
    snprintf(number, sizeof number, "%lld", run->run);
    must(driver, database_run(driver->db, "run/known.sql", values, 1, &driver->err) &&
                     database_run(driver->db, "run/end.sql", how, 4, &driver->err) &&
                     (!night || etl_note_night(driver->etl, driver->db, run, &driver->err)) &&
                     etl_tidy(driver->etl, driver->db, &driver->err) && step_commit(driver));
}

void print_rows(struct driver *driver, struct database *db, const char *sql)
{
    AUTO_ROWS rows = NULL;
    must(driver, database_query_text(db, sql, NULL, 0, &rows, &driver->err));
    for (size_t i = 0; i < rows_count(rows); i++)
        for (size_t j = 0; j < rows_columns(rows); j++)
            printf("%s%s", rows_null(rows, i, j) ? "-" : rows_text(rows, i, j), j + 1 < rows_columns(rows) ? "=" : ";");
    puts("");
}

static void night(struct driver *driver, char **words)
{
    const char *day = words[0];
    struct etl_run run = { 0 };
    struct etl_outcome outcome;
    begin(driver, &run, "nightly", day);
    must(driver, etl_load(driver->etl, driver->db, &run, &outcome, &driver->err));
    end(driver, &run, true);
    print_rows(driver, driver->db, files_sql);
}

static void decide(struct driver *driver, char **words)
{
    const char *kind = words[0], *file = words[1], *day = words[2];
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

static void world(struct driver *driver, char **words)
{
    const char *day_text = words[0], *known = words[1], *known_day_text = words[2];
    day_number day, known_day;
    must(driver,
         date_read_iso(str_of(day_text), &day) && date_read_iso(str_of(known_day_text), &known_day) &&
             database_begin(driver->db, &driver->err) &&
             etl_make_world(driver->db, "world_then_1", day, strtoll(known, NULL, 10), known_day, &driver->err));
    puts(hashes(driver, driver->db, "world_then_1"));
    database_rollback(driver->db);
}

static void now(struct driver *driver, char **words)
{
    const char *day_text = words[0];
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

static void state(struct driver *driver, char **words)
{
    const char *feed = words[0], *day = words[1], *known = words[2];
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

static void rebuild(struct driver *driver, char **words)
{
    (void) words;
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

static const struct command commands[] = {
    { "reset", 0, reset }, { "setup", 0, setup },     { "keep", 0, keep },   { "back", 0, back },
    { "night", 1, night }, { "decide", 3, decide },   { "world", 3, world }, { "now", 1, now },
    { "state", 3, state }, { "rebuild", 0, rebuild },
};

/* The command of that name that takes so many words, or NULL. */
static const struct command *find(const struct command *all, size_t size, const char *name, int count)
{
    for (size_t i = 0; i < size; i++)
        if (all[i].words == count && strcmp(all[i].name, name) == 0)
            return &all[i];
    return NULL;
}

static bool obey(struct driver *driver, char **words, int count)
{
    const struct command *command = NULL;
    if (count > 0)
        command = find(commands, sizeof commands / sizeof *commands, words[0], count - 1);
    if (count > 0 && !command)
        command = find(evaluate_commands, evaluate_command_count, words[0], count - 1);
    if (!command)
        return false;
    command->obey(driver, words + 1);
    fflush(stdout);
    return true;
}

int main(int argc, char **argv)
{
    static const struct str products[] = { STR("扶贫小额信贷") };
    struct driver driver = { 0 };
    char line[LINE_MOST];
    if (argc != 4 && argc != 5)
        return 2;
    log_set_level(LOG_WARNING);
    driver.settings = (struct etl_settings) {
        .inbox = arena_printf(&driver.arena, "%s/inbox", argv[3]),
        .archive = arena_printf(&driver.arena, "%s/archive", argv[3]),
        .scratch = arena_printf(&driver.arena, "%s/scratch", argv[3]),
        .conf = argc == 5 ? argv[4] : "conf",
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
    driver.other = strcmp(argv[2], "-") == 0 ? NULL : connect(&driver, argv[2]);
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
