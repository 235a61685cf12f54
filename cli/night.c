/*
 * A night is this table.  The steps that look after what a kill left behind, and after the configuration, are done again when a
 * run is resumed.  Any step that fails stops the night; a file that is wrong never does, it has its verdict.
 */
#include "cli/night.h"

#include <stdio.h>

#include "cli/reject_books.h"

enum { LOAD_COUNT = 5 }; /* the steps that take files, and bring now on */
#include "cli/small_mail.h"

static bool recover(struct run *run, struct error *err)
{
    return etl_recover(run->etl, run->db[FLOOR_ETL], err);
}

static bool setup(struct run *run, struct error *err)
{
    return etl_setup(run->etl, run->db[FLOOR_ETL], err);
}

static bool load(struct run *run, struct error *err)
{
    char number[24];
    const char *values[] = { number };
    snprintf(number, sizeof number, "%lld", run->id.run);
    bool good = run->id.decision != ETL_TAKE ? etl_decide(run->etl, run->db[FLOOR_ETL], &run->id, &run->outcome, err)
                                             : etl_load(run->etl, run->db[FLOOR_ETL], &run->id, &run->outcome, err);
    if (!good)
        return false;
    snprintf(run->note, sizeof run->note, "%d", run->outcome.unreadable);
    return database_run(run->db[FLOOR_ETL], "run/known.sql", values, 1, err);
}

static bool tidy(struct run *run, struct error *err)
{
    return etl_tidy(run->etl, run->db[FLOOR_ETL], err);
}

static bool world(struct run *run, struct error *err)
{
    return etl_refresh_now(run->db[FLOOR_ETL], run->id.day, err);
}

static bool resolve(struct run *run, struct error *err)
{
    return transforms_resolve(run->db[FLOOR_TRANSFORMS], "world_now", err);
}

static bool trace(struct run *run, struct error *err)
{
    return transforms_trace(run->db[FLOOR_TRANSFORMS], "world_now", err);
}

static bool evaluate(struct run *run, struct error *err)
{
    struct rule_set rules = { 0 };
    return transforms_rules(run->context->arena, context_site_rules(run->context), &rules, err) &&
           transforms_evaluate(run->db[FLOOR_TRANSFORMS], "world_now", &rules, err);
}

static bool life(struct run *run, struct error *err)
{
    return transforms_life(run->db[FLOOR_TRANSFORMS], "world_now", err);
}

static bool last_known(struct run *run, long long *known, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(run->db[FLOOR_ETL], "run/last_day.sql", NULL, 0, &rows, err))
        return false;
    *known = rows_number(rows, 0, 1);
    return true;
}

static bool flags(struct run *run, struct error *err)
{
    long long known = 0;
    return last_known(run, &known, err) &&
           transforms_flags(run->db[FLOOR_TRANSFORMS], run->id.day, run->id.run, known, err);
}

static bool journal(struct run *run, struct error *err)
{
    return etl_note_night(run->etl, run->db[FLOOR_ETL], &run->id, err);
}

const struct step night_steps[] = {
    { "recover", FLOOR_ETL, recover, "journal, inbox/", "journal, inbox/", true, "清理上次中断的残留",
      "what a killed run left is cleared away" },
    { "setup", FLOOR_ETL, setup, "conf/", "archive.setup, journal", true, "配置已核对",
      "the configuration of today is in force" },
    { "load", FLOOR_ETL, load, "inbox/, conf/", "archive, journal, versions", false, "接收并入库",
      "files have their verdicts, rows are versions" },
    { "tidy", FLOOR_ETL, tidy, "archive.file", "inbox/", true, "收件夹已清",
      "files with a verdict have left the inbox" },
    { "world", FLOOR_ETL, world, "versions, events", "world_now (unresolved)", false, "当前状态已更新",
      "the world of now is up to date" },
    { "resolve", FLOOR_TRANSFORMS, resolve, "world_now (unresolved)", "world_now.note, household, exposure", false,
      "借款人已核对到户", "each borrower is resolved to a household" },
    { "trace", FLOOR_TRANSFORMS, trace, "world_now.note, posting", "world_now.trace_edge, trace_end", false,
      "资金流向已追踪", "the money of the notes is traced" },
    { "rules", FLOOR_TRANSFORMS, evaluate, "world_now, sql/rules/", "world_now.finding", false, "规则已全部核查",
      "the rules have spoken" },
    { "flags", FLOOR_TRANSFORMS, flags, "world_now.finding", "life.flag, life.episode", false, "疑点台账已更新",
      "flags are opened, prolonged, ended" },
    { "rejects", FLOOR_REPORTS, reject_books_of_run, "archive.file, archive.reject", "out/rejects/", false,
      "退回清单已写出", "senders have workbooks of what was refused" },
    { "journal", FLOOR_ETL, journal, "archive.run", "journal", false, "已记入日志", "the night stands in the journal" },
    { "mail", FLOOR_ETL, small_mail_senders, "archive.file, expected", "mail.letter, var/archive/mail/", false,
      "回执和提醒已处理", "senders have their receipts and reminders" },
};

const size_t night_step_count = sizeof night_steps / sizeof *night_steps;
const size_t night_load_count = LOAD_COUNT;

struct part {
    const struct step *steps;
    size_t count;
};

static int conduct(struct run *run, struct context *context, const char *command, day_number day, struct part part)
{
    bool ok = run_begin(run, context, command, day);
    if (ok)
        ok = run_steps(run, part.steps, part.count);
    else if (run->id.run == 0) {
        int status = context_fail(context);
        run_close(run);
        return status;
    }
    return run_end(run, ok);
}

int night_run(struct run *run, struct context *context, const char *command, day_number day, size_t first, size_t count)
{
    return conduct(run, context, command, day, (struct part) { night_steps + first, count });
}

static bool forget(struct run *run, struct error *err)
{
    return etl_drop_world(run->db[FLOOR_ETL], "world_now", err);
}

/* Forgetting is a step as others are: not before the lock is held and the day is found to be one. */
int night_anew(struct run *run, struct context *context, const char *command, day_number day)
{
    struct step steps[sizeof night_steps / sizeof *night_steps] = { { "forget", FLOOR_ETL, forget, "-",
                                                                      "world_now (gone)", false, "旧的当前状态已清除",
                                                                      "the world of now is forgotten" } };
    const size_t first = LOAD_COUNT - 1, count = night_step_count - first;
    for (size_t i = 0; i < count; i++)
        steps[i + 1] = night_steps[first + i];
    return conduct(run, context, command, day, (struct part) { steps, count + 1 });
}

int night_decide(struct run *run, struct context *context, const char *command, day_number day)
{
    struct step steps[LOAD_COUNT + 1];
    for (size_t i = 0; i < LOAD_COUNT; i++)
        steps[i] = night_steps[i];
    steps[LOAD_COUNT] = (struct step) { "life",
                                        FLOOR_TRANSFORMS,
                                        life,
                                        "decisions, answers",
                                        "world_now.flag_life",
                                        true,
                                        "疑点状态已更新",
                                        "the life of flags is told again" };
    return conduct(run, context, command, day, (struct part) { steps, LOAD_COUNT + 1 });
}
