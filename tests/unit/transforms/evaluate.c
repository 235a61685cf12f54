/* Rules against a world on a server: what the runner makes of their rows, and what it refuses. */
#include "base/database.h"
#include "tests/unit/runner.h"
#include "transforms/rule_head.h"

static struct arena arena;

#define HEAD(id, reads, material, finding)                                                                             \
    "-- rule: " id                                                                                                     \
    "\n-- title: 示例\n-- basis: 数据核查线索\n-- severity: low\n-- subject: feed\n-- scope: feed\n" reads             \
    "-- material: " material "\n-- finding: " finding "\n"

static struct rule rule_of(const char *id, const char *text)
{
    struct rule rule;
    struct error err = { 0 };
    assert_true(rule_head_read(&arena, arena_printf(&arena, "%s.sql", id), str_of(text), &rule, &err));
    return rule;
}

static void must(bool done, const struct error *err)
{
    if (!done)
        print_error("%s: %s\n", err->fault->code, err->what);
    assert_true(done);
}

/* A connection with an empty world, all of it in a transaction that nobody commits. */
static struct database *empty_world(void)
{
    static const char before[] = "drop schema if exists tool, archive, store, stage, life, issue, feed, mail cascade;";
    static const char world[] = "create schema world_unit; set local search_path = world_unit, tool, pg_catalog;";
    struct error err = { 0 };
    struct database *db = database_connect(test_server(), NULL, &err);
    must(db != NULL, &err);
    must(database_begin(db, &err) && database_script(db, str_of(before), &err), &err);
    for (size_t i = 0; sql_name("schema/", i); i++)
        must(database_script(db, sql_text(sql_name("schema/", i)), &err), &err);
    must(database_script(db, str_of(world), &err) && database_script(db, sql_text("world/tables.sql"), &err), &err);
    must(database_script(db, sql_text("world/tables_beside.sql"), &err), &err);
    must(database_script(db, sql_text("world/tables_life.sql"), &err), &err);
    must(database_script(db, sql_text("world/tables_trace.sql"), &err), &err);
    must(database_script(db, sql_text("trace/tables.sql"), &err), &err);
    return db;
}

static bool evaluate(struct database *db, const struct rule *rules, size_t count, struct error *err)
{
    struct rule_set set = { rules, count };
    return transforms_evaluate(db, "world_unit", &set, err);
}

TEST(a_row_of_a_rule_becomes_a_finding_with_its_sentence_and_evidence)
{
    AUTO_DATABASE db = empty_world();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    struct rule rule = rule_of(
        "ABC-01",
        HEAD(
            "ABC-01", "", "due_on",
            "{sender_name}欠{owed}元") "select 'a/b/c' as subject, 7::bigint as"
                                       " amount, 'high' as severity, 5000000::bigint as owed, date '2018-03-31' as due_on, '李大华' as sender_name;");
    must(evaluate(db, &rule, 1, &err), &err);
    must(database_query_text(db, "select * from world_unit.finding", NULL, 0, &rows, &err), &err);
    assert_int_equal(rows_count(rows), 1);
    assert_string_equal(rows_field(rows, 0, "subject_id"), "a/b/c");
    assert_string_equal(rows_field(rows, 0, "severity"), "high");
    assert_string_equal(rows_field(rows, 0, "amount"), "7");
    assert_string_equal(rows_field(rows, 0, "sentence"), "李*华欠50,000.00元");
    assert_string_equal(rows_field(rows, 0, "facts"), "{\"due_on\":\"2018-03-31\"}");
    assert_string_equal(rows_field(rows, 0, "evidence"), "{\"facts\":{\"owed\":5000000,\"due_on\":\"2018-03-31\","
                                                         "\"sender_name\":\"李*华\"},\"notes\":[],\"sources\":[]}");
}

TEST(a_rule_that_reads_findings_runs_after_those_it_reads)
{
    AUTO_DATABASE db = empty_world();
    AUTO_ROWS rows = NULL;
    struct error err = { 0 };
    struct rule rules[] = {
        rule_of("ABC-01",
                HEAD("ABC-01", "-- reads: ABC-02\n", "n",
                     "{n}") "select 'x' as subject, count(*)::int as n from finding where rule_id = 'ABC-02';"),
        rule_of("ABC-02", HEAD("ABC-02", "", "n", "{n}") "select 'y' as subject, 1 as n;"),
    };
    must(evaluate(db, rules, 2, &err), &err);
    must(database_query_text(db, "select sentence from world_unit.finding where rule_id = 'ABC-01'", NULL, 0, &rows,
                             &err),
         &err);
    assert_string_equal(rows_text(rows, 0, 0), "1");
}

/* Whether the rule, run alone, is refused with this fault and text. */
static void assert_refused(const char *text, const struct fault *fault, const char *what)
{
    AUTO_DATABASE db = empty_world();
    struct error err = { 0 };
    struct rule rule = rule_of("ABC-01", text);
    assert_false(evaluate(db, &rule, 1, &err));
    assert_ptr_equal(err.fault, fault);
    assert_string_equal(err.what, what);
}

TEST(a_word_of_the_finding_that_is_no_column_is_refused)
{
    assert_refused(HEAD("ABC-01", "", "n", "{m}") "select 'x' as subject, 1 as n where false;", &RULE_COLUMN,
                   "ABC-01.sql: \"{m}\" in finding is no column of the statement");
}

TEST(a_material_fact_that_is_no_column_is_refused)
{
    assert_refused(HEAD("ABC-01", "", "n, m", "{n}") "select 'x' as subject, 1 as n where false;", &RULE_COLUMN,
                   "ABC-01.sql: material fact \"m\" is no column of the statement");
}

TEST(a_statement_without_a_subject_is_refused)
{
    assert_refused(HEAD("ABC-01", "", "n", "{n}") "select 1 as n;", &RULE_COLUMN,
                   "ABC-01.sql: the statement has no column \"subject\"");
}

TEST(a_rule_that_reads_itself_has_no_order)
{
    assert_refused(HEAD("ABC-01", "-- reads: ABC-01\n", "n", "{n}") "select 'x' as subject, 1 as n;", &RULE_READS,
                   "rule ABC-01 reads one that is not there or that waits for it");
}

TEST(every_shipped_rule_can_be_run_in_an_empty_world)
{
    AUTO_DATABASE db = empty_world();
    struct rule_set rules = { 0 };
    struct error err = { 0 };
    must(transforms_rules(&arena, NULL, &rules, &err), &err);
    must(transforms_resolve(db, "world_unit", &err) && transforms_evaluate(db, "world_unit", &rules, &err), &err);
}

static const char *asked(struct database *db, const char *sql)
{
    struct error err = { 0 };
    AUTO_ROWS rows = NULL;
    must(database_query_text(db, sql, NULL, 0, &rows, &err), &err);
    return arena_text(&arena, str_of(rows_text(rows, 0, 0)));
}

TEST(resolving_is_done_again_only_where_something_but_the_day_has_changed)
{
    AUTO_DATABASE db = empty_world();
    struct error err = { 0 };
    must(
        database_script(
            db,
            str_of("insert into world_unit.clock values (1, '2018-01-31', '2018-01-01', 1, '2018-01-31', null, false)"),
            &err),
        &err);
    must(transforms_resolve(db, "world_unit", &err), &err);
    must(database_script(db, str_of("insert into world_unit.purpose_verdict values ('left from before', 'x', 'y')"),
                         &err),
         &err);
    must(transforms_resolve(db, "world_unit", &err), &err);
    assert_string_equal(asked(db, "select purpose from world_unit.purpose_verdict"), "left from before");
    must(database_script(db, str_of("update world_unit.clock set stamp = stamp + 1"), &err), &err);
    must(transforms_resolve(db, "world_unit", &err), &err);
    assert_string_equal(asked(db, "select count(*) from world_unit.purpose_verdict"), "0");
}
