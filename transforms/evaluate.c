/*
 * How it works: a rule's statement is run, each of its rows told as a sentence and as JSON, and copied to the table
 * `found`; one script (sql/flags/found_settle.sql) then makes findings of all of them at once, for the database knows
 * what subjects are called and where they lie.
 *
 * A rule that would say what it said, since nothing that it reads is another, is not run: its rows in `found` stay
 * (rule_rests.h).
 *
 * Rules take their turn in the order of their ids, a rule that reads findings of others after those; before it does,
 * what was found so far is settled.
 */
#include "transforms/rule_columns.h"
#include "transforms/rule_rests.h"
#include "transforms/world.h"

enum { FOUND_COLUMNS = 12 };

/* A rule that is being run. */
struct evaluation {
    const struct rule *rule;
    const struct rows *rows;
    struct rule_columns columns;
    const char *basis; /* all articles */
    bool numbered;     /* its subjects are keys: notes or households */
    struct buffer sentence, facts, evidence;
};

/* What the row says in a column that the program reads itself; at == NULL: null, or no such column. */
static struct str cell(const struct evaluation *run, size_t row, enum rule_column column)
{
    int place = run->columns.place[column];
    if (place < 0 || rows_null(run->rows, row, (size_t) place))
        return (struct str) { NULL, 0 };
    return str_of(rows_text(run->rows, row, (size_t) place));
}

/* The same as a number, into the COPY. */
static void copy_number(struct copy *copy, const struct evaluation *run, size_t row, enum rule_column column)
{
    struct str text = cell(run, row, column);
    if (text.at)
        copy_bigint(copy, rows_number(run->rows, row, (size_t) run->columns.place[column]));
    else
        copy_null(copy);
}

/* Fills the facts' values, and from them the row's three texts. */
static bool compose(struct evaluation *run, size_t row, struct error *err)
{
    struct rule_columns *columns = &run->columns;
    for (size_t i = 0; i < columns->fact_count; i++) {
        size_t place = (size_t) columns->fact_places[i];
        columns->facts[i].value = rows_null(run->rows, row, place) ? NULL : rows_text(run->rows, row, place);
    }
    struct str unknown;
    run->sentence.len = run->facts.len = run->evidence.len = 0;
    fact_json(&run->facts, columns->facts, columns->fact_count, true);
    fact_json(&run->evidence, columns->facts, columns->fact_count, false);
    return fact_sentence(&run->sentence, run->rule->finding, columns->facts, columns->fact_count, &unknown) ||
           error_set(err, &RULE_COLUMN, "%s: \"{%.*s}\" is no column", run->rule->file, STR_FMT(unknown));
}

/* One row of a statement as one row of `found`, column by column as sql/flags/found_table.sql has them. */
static bool copy_found(struct copy *copy, struct evaluation *run, size_t row, struct error *err)
{
    struct str severity = cell(run, row, COLUMN_SEVERITY);
    struct str subject_type = cell(run, row, COLUMN_SUBJECT_TYPE);
    if (!compose(run, row, err))
        return false;
    copy_row(copy, FOUND_COLUMNS);
    copy_text(copy, cell(run, row, COLUMN_SUBJECT));
    if (run->numbered)
        copy_number(copy, run, row, COLUMN_SUBJECT);
    else
        copy_null(copy);
    copy_text(copy, str_of(run->rule->id));
    copy_text(copy, subject_type.at ? subject_type : str_of(run->rule->subject));
    copy_text(copy, severity.at ? severity : str_of(run->rule->severity));
    copy_number(copy, run, row, COLUMN_AMOUNT);
    copy_text(copy, buffer_str(&run->sentence));
    copy_text(copy, str_of(run->basis));
    copy_text(copy, buffer_str(&run->facts));
    copy_text(copy, buffer_str(&run->evidence));
    copy_text(copy, cell(run, row, COLUMN_NOTES));
    copy_text(copy, cell(run, row, COLUMN_SOURCES));
    return copy_flush(copy, err);
}

/* Copies all rows of the statement to `found`. */
static bool copy_rows(struct database *db, struct evaluation *run, struct error *err)
{
    AUTO_COPY copy = NULL;
    size_t count = rows_count(run->rows);
    if (count == 0)
        return true;
    if (!copy_begin(&copy, db, "flags/found_copy.sql", err))
        return false;
    for (size_t row = 0; row < count; row++) {
        if (!copy_found(copy, run, row, err))
            return false;
    }
    return copy_end(&copy, err);
}

/* "楚贫发〔2017〕71号 二(一); 银监发〔2017〕42号 一" */
static const char *basis_of(struct arena *arena, const struct rule *rule)
{
    const char *all = "";
    for (size_t i = 0; i < rule->basis_count; i++)
        all = arena_printf(arena, "%s%s%.*s", all, i ? "; " : "", STR_FMT(rule->basis[i]));
    return all;
}

/* Asks for the columns first, so that a rule whose head does not fit is refused before it costs anything. */
static bool run_rule(struct database *db, struct arena *arena, const struct rule *rule, struct error *err)
{
    AUTO_ROWS rows = NULL;
    struct evaluation run = {
        .rule = rule,
        .basis = basis_of(arena, rule),
        .numbered = strcmp(rule->subject, "note") == 0 || strcmp(rule->subject, "household") == 0,
    };
    bool good = rule_columns_read(db, arena, rule, &run.columns, err) &&
                database_query_text(db, rule->sql.at, NULL, 0, &rows, err);
    run.rows = rows;
    good = good && copy_rows(db, &run, err);
    buffer_free(&run.sentence);
    buffer_free(&run.facts);
    buffer_free(&run.evidence);
    return good || error_context(err, "running rule %s", rule->id);
}

/* Whether all that `read` means has been run; a name must mean one, a beginning may mean none. */
static bool has_run(const struct rule_set *rules, struct str read, const bool *done)
{
    bool found = str_ends(read, "*");
    for (size_t i = 0; i < rules->count; i++) {
        bool meant = rule_is_read(read, rules->rules[i].id);
        if (meant && !done[i])
            return false;
        found = found || meant;
    }
    return found;
}

/* Whether everything that `rule` reads has been run. */
static bool is_ready(const struct rule_set *rules, const struct rule *rule, const bool *done)
{
    for (size_t i = 0; i < rule->reads_count; i++) {
        if (!has_run(rules, rule->reads[i], done))
            return false;
    }
    return true;
}

/* The first rule not run that can be, or the set's count. */
static size_t next_rule(const struct rule_set *rules, const bool *done)
{
    size_t i = 0;
    while (i < rules->count && (done[i] || !is_ready(rules, &rules->rules[i], done)))
        i++;
    return i;
}

/* Makes findings of what was found by the rules that are due, if any is. */
static bool settle(struct database *db, bool *due, struct error *err)
{
    bool needed = *due;
    *due = false;
    return !needed || database_script(db, sql_text("flags/found_settle.sql"), err) ||
           error_context(err, "settling what was found");
}

/* A rule is asked again, unless it would say what it said. */
static bool take_turn(struct database *db, struct arena *arena, const struct rule *rule, const struct rests *rests,
                      struct error *err)
{
    const char *values[] = { rule->id };
    return rests->same ||
           (database_run(db, "flags/found_forget.sql", values, 1, err) && run_rule(db, arena, rule, err) &&
            rule_rests_keep(db, rule->id, rests, err) && database_run(db, "flags/due.sql", values, 1, err));
}

/* What all rules say becomes findings anew. */
static bool all_due(struct database *db, const struct rule_set *rules, struct error *err)
{
    for (size_t i = 0; i < rules->count; i++) {
        const char *values[] = { rules->rules[i].id };
        if (!database_run(db, "flags/due.sql", values, 1, err))
            return false;
    }
    return true;
}

/* All rules, each once; a rule waits until those that it reads are done, and then sees their findings. */
static bool run_rules(struct database *db, struct arena *arena, const struct rule_set *rules, struct rests *rests,
                      struct error *err)
{
    bool due = !rests[rules->count].same; /* findings are made otherwise now: of all */
    bool *done = arena_array(arena, rules->count + 1, sizeof *done);
    for (size_t ran = 0; ran < rules->count; ran++) {
        size_t i = next_rule(rules, done);
        if (i == rules->count) {
            for (i = 0; done[i];)
                i++;
            return error_set(err, &RULE_READS, "rule %s reads one that is not there or that waits for it",
                             rules->rules[i].id);
        }
        const struct rule *rule = &rules->rules[i];
        if (rule->reads_count && !(settle(db, &due, err) && rule_rests_read(db, arena, rule, &rests[i], err)))
            return false;
        if (!take_turn(db, arena, rule, &rests[i], err))
            return false;
        due = due || !rests[i].same;
        done[i] = true;
    }
    return settle(db, &due, err);
}

bool transforms_evaluate(struct database *db, const char *world, const struct rule_set *rules, struct error *err)
{
    static const char *const after[] = { "flags/life.sql" };
    AUTO_ARENA arena = { 0 };
    struct rests *rests = arena_array(&arena, rules->count + 1, sizeof *rests), *settling = &rests[rules->count];
    return world_enter(db, world, err) && rule_rests_begin(db, &arena, rules, rests, err) &&
           (settling->same || all_due(db, rules, err)) && run_rules(db, &arena, rules, rests, err) &&
           rule_rests_keep(db, RULE_SETTLING, settling, err) && world_scripts(db, after, 1, err);
}
