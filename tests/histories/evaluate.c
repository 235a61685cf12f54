/*
 * How it works: each step is a transaction, as those of a night are.  What is made anew is made in a world of its own by the same
 * functions and rolled back, so that now never learns of it; the server tells where the two differ, row by row.
 */
#include "tests/histories/evaluate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "transforms/transforms.h"

#define NOW "world_now"
#define ANEW "world_then_1"

/* A statement over all tables that both worlds have; what one of them says of its own making is passed over. */
static const char compare_sql[] =
    "select string_agg(format('select %L, count(*) filter (where odd.rows > 0), count(*) filter (where odd.rows < 0), left(min(odd.said), 300)"
    " from (select both_of.said, sum(both_of.rows) as rows from ("
    "select one::text as said, 1 as rows from (select %s from " NOW ".%I) as one union all "
    "select one::text, -1 from (select %s from " ANEW
    ".%I) as one) as both_of group by both_of.said having sum(both_of.rows) <> 0) as odd"
    " having count(*) > 0', c.table_name, c.columns, c.table_name, c.columns, c.table_name), ' union all ' order by c.table_name)"
    "  from (select told.table_name, string_agg(quote_ident(told.column_name), ', ' order by told.ordinal_position) as columns"
    "          from information_schema.columns as told"
    "          join information_schema.tables as base on base.table_schema = told.table_schema and base.table_name = told.table_name"
    "         where told.table_schema = '" ANEW
    "' and base.table_type = 'BASE TABLE' and told.column_name not in ('stamp', 'whole')"
    "           and told.table_name not in ('touched_note', 'touched_person', 'filled', 'eventful', 'eventful_person', 'mark', 'rule_rests',"
    "                                       'resolution', 'trace_mark', 'trace_state', 'trace_again', 'trace_start_now')"
    "         group by told.table_name) as c";

/* The episodes that are under way say what the findings say. */
static const char episodes_sql[] =
    "select 'episode', count(*) filter (where odd.rows > 0), count(*) filter (where odd.rows < 0), min(odd.said)"
    " from (select said.said, sum(said.rows) as rows from ("
    "select (flag_id, severity, status, amount, sentence, evidence)::text as said, 1 as rows from life.episode where last_day is null union all "
    "select (flag_id, severity, status, amount, sentence, evidence)::text, -1 from " NOW ".finding) as said"
    " group by said.said having sum(said.rows) <> 0) as odd having count(*) > 0";

static day_number day_of(struct driver *driver, const char *text)
{
    day_number day = DATE_NONE;
    if (!date_read_iso(str_of(text), &day)) {
        fprintf(stderr, "\"%s\" is no day\n", text);
        exit(2);
    }
    (void) driver;
    return day;
}

/* One number that the database tells. */
static long long number(struct driver *driver, const char *sql)
{
    AUTO_ROWS rows = NULL;
    must(driver, database_query_text(driver->db, sql, NULL, 0, &rows, &driver->err));
    return rows_count(rows) ? rows_number(rows, 0, 0) : 0;
}

static long long known(struct driver *driver)
{
    return number(driver, "select known from archive.state");
}

/* What a world that has been filled says. */
static void evaluate(struct driver *driver, const char *world)
{
    struct rule_set rules = { 0 };
    struct error *err = &driver->err;
    const char *site = arena_printf(&driver->arena, "%s/rules", driver->settings.conf);
    must(driver, transforms_resolve(driver->db, world, err) && transforms_trace(driver->db, world, err) &&
                     transforms_rules(&driver->arena, site, &rules, err) &&
                     transforms_evaluate(driver->db, world, &rules, err));
}

static void refresh(struct driver *driver, const char *day)
{
    must(driver,
         step_begin(driver) && etl_refresh_now(driver->db, day_of(driver, day), &driver->err) && step_commit(driver));
}

static void found(struct driver *driver, char **words)
{
    const char *day = words[0];
    refresh(driver, day);
    must(driver, step_begin(driver));
    evaluate(driver, NOW);
    must(driver, transforms_flags(driver->db, day_of(driver, day), driver->run, known(driver), &driver->err) &&
                     step_commit(driver));
    print_rows(driver, driver->db, "select count(*), count(distinct rule_id) from " NOW ".finding");
}

static void told(struct driver *driver, char **words)
{
    refresh(driver, words[0]);
    must(driver, step_begin(driver) && transforms_life(driver->db, NOW, &driver->err) && step_commit(driver));
    puts("done");
}

static void say(struct driver *driver, char **words)
{
    const char *kind = words[0], *place = words[1], *day = words[2];
    static const char sql[] = "select flag_id, facts from " NOW ".finding order by flag_id"
                              " offset $1::bigint % (select count(*) from " NOW ".finding) limit 1";
    AUTO_ROWS rows = NULL;
    struct etl_outcome outcome;
    must(driver, database_query_text(driver->db, sql, &place, 1, &rows, &driver->err));
    struct etl_case about = {
        .flag = rows_text(rows, 0, 0), .kind = kind, .facts = rows_text(rows, 0, 1), .by = "张某"
    };
    struct etl_run run = { .decision = ETL_CASE, .about = &about };
    about.finding = strcmp(kind, "dismiss") == 0 ? "不属实" : strcmp(kind, "answer") == 0 ? "待核" : "属实";
    about.remark = "经核实";
    about.done_on = strcmp(kind, "rectify") == 0 ? day : NULL;
    begin(driver, &run, "case", day);
    must(driver, etl_decide(driver->etl, driver->db, &run, &outcome, &driver->err));
    end(driver, &run, false);
    puts(about.flag);
}

/* The transaction that made the world never commits. */
static void anew(struct driver *driver, char **words)
{
    const char *day = words[0];
    AUTO_ROWS statement = NULL;
    must(driver, step_begin(driver) &&
                     etl_make_world(driver->db, ANEW, day_of(driver, day), known(driver), DATE_NONE, &driver->err));
    evaluate(driver, ANEW);
    must(driver, database_query_text(driver->db, compare_sql, NULL, 0, &statement, &driver->err));
    print_rows(driver, driver->db,
               arena_printf(&driver->arena, "%s union all %s", rows_text(statement, 0, 0), episodes_sql));
    step_rollback(driver);
}

static void flags(struct driver *driver, char **words)
{
    (void) words;
    print_rows(driver, driver->db, "select flag_id from " NOW ".finding order by flag_id");
}

const struct command evaluate_commands[] = {
    { "found", 1, found }, { "told", 1, told }, { "case", 3, say }, { "flags", 0, flags }, { "anew", 1, anew },
};

const size_t evaluate_command_count = sizeof evaluate_commands / sizeof *evaluate_commands;
