/*
 * How it works: the month's world is made beside the present, as for a rerun; the rule and those that it reads are run in it, then
 * the parameters are changed in that world alone, and they are run once more.  The world is that of the month's last edition, or
 * of all that is known where none has been published.
 *
 * No parameter enters who the borrower is or where the money went, but for the days that money is followed (trace_days); a rule's
 * own window may not be tried beyond these.
 */
#include "cli/rules_try.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/catalogue.h"
#include "cli/issue.h"
#include "cli/rules.h"
#include "cli/show.h"

/* A trial on its way. */
struct trial {
    struct run run;
    struct issue issue;
    const struct rule *rule;
    const struct option_texts *set;
    const char *names[OPTION_TEXTS_MOST], *values[OPTION_TEXTS_MOST];
    struct rows *counties, *flags;
};

static struct trial *trial_of(struct issue *issue)
{
    return (struct trial *) (void *) ((char *) issue - offsetof(struct trial, issue));
}

/* Takes "NAME=VALUE" apart; the name must be one of the rule's parameters. */
static bool read_setting(struct trial *trial, size_t i)
{
    struct context *context = trial->issue.context;
    struct str value = str_of(trial->set->values[i]);
    struct str name = str_split(&value, '=');
    for (size_t p = 0; value.at && p < trial->rule->parameter_count; p++) {
        if (str_equal(name, trial->rule->parameters[p])) {
            trial->names[i] = arena_text(context->arena, name);
            trial->values[i] = arena_text(context->arena, value);
            return true;
        }
    }
    const char *known = "";
    for (size_t p = 0; p < trial->rule->parameter_count; p++)
        known = arena_printf(context->arena, "%s%s%.*s", known, p ? ", " : "", STR_FMT(trial->rule->parameters[p]));
    error_set(&context->err, &USAGE, "\"%s\" sets no parameter of %s", trial->set->values[i], trial->rule->id);
    return error_hint(&context->err, "Write --set NAME=VALUE; its parameters: %s.", *known ? known : "none");
}

/* Whether `text` is a number, with a fraction only if `fraction`. */
static bool is_number(const char *text, bool fraction)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 15)
        return false;
    if (text[digits] != '.' || !fraction)
        return text[digits] == '\0';
    size_t more = strspn(text + digits + 1, "0123456789");
    return more > 0 && text[digits + 1 + more] == '\0';
}

/* Whether the new value is of the sort of the one in force: a whole number, a number, a date, or a text. */
static bool of_the_same_sort(const char *value, const char *in_force)
{
    day_number day;
    if (is_number(in_force, true))
        return is_number(value, !is_number(in_force, false));
    if (date_read_iso(str_of(in_force), &day))
        return date_read_iso(str_of(value), &day);
    return *value != '\0';
}

/* A rule that follows money sees it no longer than it was followed. */
static bool within_trace(struct database *db, const struct rule *rule, const char *name, const char *value,
                         struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *days[] = { "trace_days" };
    if (!str_ends(str_of(name), "_days") || !strstr(rule->sql.at, "money_held"))
        return true;
    if (!database_query(db, "try/param.sql", days, 1, &rows, err))
        return false;
    if (rows_count(rows) == 0 || strtoll(value, NULL, 10) <= rows_number(rows, 0, 0))
        return true;
    return error_set(err, &USAGE, "money is followed for %s days, not for %s", rows_text(rows, 0, 0), value);
}

/* Sets one parameter in the world that has been entered. */
static bool set_one(struct database *db, const struct rule *rule, const char *name, const char *value,
                    struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { name, value };
    if (!database_query(db, "try/param.sql", values, 1, &rows, err))
        return false;
    if (rows_count(rows) == 0)
        return error_set(err, &USAGE, "parameter \"%s\" has no value then", name);
    if (!of_the_same_sort(value, rows_text(rows, 0, 0))) {
        error_set(err, &USAGE, "\"%s\" cannot be a value of %s", value, name);
        return error_hint(err, "In force is %s, in the unit of conf/policy/parameters.yaml.", rows_text(rows, 0, 0));
    }
    return within_trace(db, rule, name, value, err) && database_run(db, "try/set_param.sql", values, 2, err);
}

static bool set_all(struct issue *issue, struct database *db, struct error *err)
{
    struct trial *trial = trial_of(issue);
    const char *world[] = { issue->world };
    if (!database_run(db, "world/enter.sql", world, 1, err))
        return false;
    for (size_t i = 0; i < trial->set->count; i++) {
        if (!set_one(db, trial->rule, trial->names[i], trial->values[i], err))
            return false;
    }
    return true;
}

static bool keep(struct issue *issue, struct database *db, struct error *err)
{
    const char *world[] = { issue->world };
    return database_run(db, "world/enter.sql", world, 1, err) && database_script(db, sql_text("try/keep.sql"), err);
}

static bool judge_again(struct issue *issue, struct database *db, struct error *err)
{
    struct trial *trial = trial_of(issue);
    const char *rule[] = { trial->rule->id };
    return transforms_evaluate(db, issue->world, &issue->rules, err) &&
           database_query(db, "try/compared.sql", rule, 1, &trial->counties, err) &&
           database_query(db, "try/flags.sql", rule, 1, &trial->flags, err);
}

/* Marks the rule and all whose findings it reads, and theirs. */
static void mark(const struct rule_set *all, size_t at, bool *chosen)
{
    if (chosen[at])
        return;
    chosen[at] = true;
    for (size_t r = 0; r < all->rules[at].reads_count; r++) {
        for (size_t i = 0; i < all->count; i++) {
            if (rule_is_read(all->rules[at].reads[r], all->rules[i].id))
                mark(all, i, chosen);
        }
    }
}

/* The rule, and the rules to be run for its sake. */
static bool choose_rules(struct trial *trial, const char *id)
{
    struct context *context = trial->issue.context;
    struct rule_set all = { 0 };
    if (!transforms_rules(context->arena, context_site_rules(context), &all, &context->err))
        return false;
    trial->rule = rules_find(context, &all, id);
    if (!trial->rule)
        return false;
    bool *chosen = arena_array(context->arena, all.count, sizeof *chosen);
    struct rule *rules = arena_array(context->arena, all.count, sizeof *rules);
    mark(&all, (size_t) (trial->rule - all.rules), chosen);
    for (size_t i = 0; i < all.count; i++) {
        if (chosen[i])
            rules[trial->issue.rules.count++] = all.rules[i];
    }
    trial->issue.rules.rules = rules;
    return true;
}

/* What the month's last edition knew; where there is none, all that is known. */
static bool read_known(struct trial *trial)
{
    struct issue *issue = &trial->issue;
    struct error *err = &issue->context->err;
    char month[DATE_TEXT_SIZE];
    const char *values[] = { date_print(issue->first, month), "9223372036854775807" };
    const char *no_day[] = { NULL };
    AUTO_ROWS edition = NULL;
    AUTO_ROWS now = NULL;
    if (!database_query(trial->run.db[FLOOR_REPORTS], "run/last_edition.sql", values, 2, &edition, err) ||
        !database_query(trial->run.db[FLOOR_ETL], "run/known_on.sql", no_day, 1, &now, err))
        return false;
    if (rows_count(edition)) {
        issue->known = rows_number(edition, 0, 1);
        return date_read_iso(str_of(rows_text(edition, 0, 2)), &issue->known_day) ||
               ((issue->known_day = DATE_NONE), true);
    }
    if (rows_null(now, 0, 0) || !date_read_iso(str_of(rows_text(now, 0, 1)), &issue->known_day))
        return error_set(err, &USAGE, "nothing is known yet");
    issue->known = rows_number(now, 0, 0);
    return true;
}

static void tell_text(const struct trial *trial)
{
    printf("规则 %s %s，%s", trial->rule->id, trial->rule->title, trial->issue.month);
    for (size_t i = 0; i < trial->set->count; i++)
        printf("，%s = %s", trial->names[i], trial->values[i]);
    puts("（试算，不改变现有数据）");
    for (size_t i = 0; i < rows_count(trial->counties); i++)
        printf("%s：现行 %s 条，试算 %s 条；增 %s，减 %s，级别或金额变动 %s\n",
               rows_field(trial->counties, i, "county_name"), rows_field(trial->counties, i, "before"),
               rows_field(trial->counties, i, "after"), rows_field(trial->counties, i, "gained"),
               rows_field(trial->counties, i, "lost"), rows_field(trial->counties, i, "changed"));
    if (rows_count(trial->counties) == 0)
        puts("现行与试算均无疑点。");
    for (size_t i = 0; i < rows_count(trial->flags); i++)
        printf("%s  %s [%s] %s：%s\n", strcmp(rows_field(trial->flags, i, "change"), "gained") == 0 ? "增" : "减",
               rows_field(trial->flags, i, "flag_id"), catalogue_severity(rows_field(trial->flags, i, "severity")),
               rows_field(trial->flags, i, "subject_id"), rows_field(trial->flags, i, "finding"));
}

/* The flags gained, or lost. */
static struct json_object *flags_json(const struct rows *rows, const char *change)
{
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < rows_count(rows); i++) {
        if (strcmp(rows_field(rows, i, "change"), change) != 0)
            continue;
        struct json_object *flag = show_row(rows, i);
        json_object_object_del(flag, "change");
        json_object_array_add(array, flag);
    }
    return array;
}

static void tell_json(const struct trial *trial)
{
    struct json_object *object = json_object_new_object();
    struct json_object *set = json_object_new_object();
    for (size_t i = 0; i < trial->set->count; i++)
        json_object_object_add(set, trial->names[i], json_object_new_string(trial->values[i]));
    json_object_object_add(object, "rule_id", json_object_new_string(trial->rule->id));
    json_object_object_add(object, "month", json_object_new_string(trial->issue.month));
    json_object_object_add(object, "set", set);
    json_object_object_add(object, "counties", show_rows(trial->counties));
    json_object_object_add(object, "gained", flags_json(trial->flags, "gained"));
    json_object_object_add(object, "lost", flags_json(trial->flags, "lost"));
    show_json(object);
}

/* All of it, but for the world's end. */
static bool try_in_world(struct trial *trial)
{
    struct issue *issue = &trial->issue;
    return issue_make_worlds(issue) && issue_commit(issue, FLOOR_TRANSFORMS, keep) &&
           issue_commit(issue, FLOOR_ETL, set_all) && issue_commit(issue, FLOOR_TRANSFORMS, judge_again);
}

/* Reads what was asked for, before anything is made. */
static bool prepare(struct trial *trial, const char *id, const char *month)
{
    struct context *context = trial->issue.context;
    if (!month || trial->set->count == 0) {
        error_set(&context->err, &USAGE, "%s is missing", month ? "--set" : "--month");
        return error_hint(&context->err, "Usage: fupin rules try RULE --set NAME=VALUE --month 2018-03");
    }
    if (!issue_month(&trial->issue, month) || !choose_rules(trial, id))
        return false;
    for (size_t i = 0; i < trial->set->count; i++) {
        if (!read_setting(trial, i))
            return false;
    }
    return run_connect_beside(&trial->run, context) && read_known(trial);
}

int rules_try(struct context *context, const char *id, const char *month, const struct option_texts *set)
{
    struct trial trial = {
        .run.lock = -1,
        .issue = { .context = context, .db = trial.run.db, .alone = true },
        .set = set,
    };
    bool good = prepare(&trial, id, month) && try_in_world(&trial);
    struct error failed = context->err;
    /* the world goes either way; what went wrong first is what is told */
    if (trial.issue.world && !issue_drop_worlds(&trial.issue) && good)
        good = false;
    else
        context->err = failed;
    run_close(&trial.run);
    if (good && context->json)
        tell_json(&trial);
    else if (good)
        tell_text(&trial);
    rows_close(&trial.counties);
    rows_close(&trial.flags);
    return good ? EXIT_DONE : context_fail(context);
}
