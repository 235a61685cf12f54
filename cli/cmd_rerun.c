/*
 * fupin rerun MONTH: the month again, beside the present, which it leaves untouched.
 *
 * As published: the kept files.  --known-on DATE: as the issue would have been, had it been made after the night of that
 * day; --restated: with all that has come since.  Several can be on their way at once, and beside a night.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/issue.h"
#include "cli/publish.h"

static struct {
    day_number known_on;
    bool restated;
    const char *out;
} chosen;

static const struct option options[] = {
    { "--known-on", OPTION_DATE, "DATE", "as known after the night of that day", "按该日夜间运行后所知",
      offsetof(__typeof__(chosen), known_on) },
    { "--restated", OPTION_FLAG, NULL, "with all that has come since", "按至今所知重述",
      offsetof(__typeof__(chosen), restated) },
    { "--out", OPTION_TEXT, "DIR", "where to write it (else out/rerun/...)", "写入的目录（缺省为 out/rerun/ 之下）",
      offsetof(__typeof__(chosen), out) },
};

struct rerun {
    struct run run;
    struct issue issue;
    const char *folder;
    int edition;
    bool as_published;
};

static const char *default_folder(struct rerun *rerun)
{
    struct context *context = rerun->issue.context;
    char day[DATE_TEXT_SIZE];
    const char *form = chosen.restated                ? "restated"
                       : chosen.known_on != DATE_NONE ? date_print(chosen.known_on, day)
                                                      : "published";
    return arena_printf(context->arena, "%s/out/rerun/%s_%s", context->home, rerun->issue.month, form);
}

/* A folder that somebody else filled is left alone. */
static bool choose_folder(struct rerun *rerun)
{
    struct error *err = &rerun->issue.context->err;
    rerun->folder = default_folder(rerun);
    if (!chosen.out)
        return true;
    rerun->folder =
        strchr(chosen.out, '/') ? chosen.out : arena_printf(rerun->issue.context->arena, "./%s", chosen.out);
    DIR *folder = opendir(rerun->folder);
    int entries = 0;
    while (folder && readdir(folder))
        entries++;
    if (folder)
        (void) closedir(folder);
    if (entries <= 2)
        return true;
    error_set(err, &USAGE, "folder \"%s\" is not empty", chosen.out);
    return error_hint(err, "Give a new folder.");
}

static bool find_last(struct rerun *rerun, long long known)
{
    struct error *err = &rerun->issue.context->err;
    char month[DATE_TEXT_SIZE], number[24];
    const char *values[] = { date_print(rerun->issue.first, month), number };
    AUTO_ROWS last = NULL;
    snprintf(number, sizeof number, "%lld", known);
    if (!database_query(rerun->run.db[FLOOR_REPORTS], "issue/last.sql", values, 2, &last, err))
        return false;
    rerun->edition = (int) rows_number(last, 0, 0);
    return true;
}

static bool hand_out_published(struct rerun *rerun)
{
    struct error *err = &rerun->issue.context->err;
    rerun->as_published = true;
    if (!find_last(rerun, INT64_MAX))
        return false;
    if (rerun->edition == 0) {
        error_set(err, &USAGE, "%s has not been published", rerun->issue.month);
        return error_hint(err, "fupin rerun %s --restated makes it of all that is known.", rerun->issue.month);
    }
    return publish_copy(rerun->issue.context, rerun->issue.month, rerun->edition, rerun->folder);
}

/* The K after the last run of that day, and the last night then. */
static bool read_known(struct rerun *rerun)
{
    struct error *err = &rerun->issue.context->err;
    struct issue *issue = &rerun->issue;
    char day[DATE_TEXT_SIZE];
    const char *values[] = { chosen.known_on == DATE_NONE ? NULL : date_print(chosen.known_on, day) };
    AUTO_ROWS rows = NULL;
    if (!database_query(rerun->run.db[FLOOR_ETL], "run/known_on.sql", values, 1, &rows, err))
        return false;
    if (rows_null(rows, 0, 0) || !date_read_iso(str_of(rows_text(rows, 0, 1)), &issue->known_day)) {
        error_set(err, &USAGE, "nothing was known then");
        return error_hint(err, "fupin runs lists the nights.");
    }
    issue->known = rows_number(rows, 0, 0);
    return true;
}

static bool make_again(struct rerun *rerun)
{
    struct issue *issue = &rerun->issue;
    struct error *err = &issue->context->err;
    issue->folder = arena_printf(issue->context->arena, "%s.writing", rerun->folder);
    if (!read_known(rerun) || !issue_correct(issue) || !issue_restate(issue))
        return false;
    rerun->edition = issue->outcome.edition;
    rerun->as_published = issue->outcome.unchanged;
    if (issue->outcome.unchanged)
        return file_remove_tree(issue->folder, err) &&
               publish_copy(issue->context, issue->month, rerun->edition, rerun->folder);
    return publish_move(issue->context, issue->folder, rerun->folder);
}

static void tell(const struct rerun *rerun)
{
    const struct context *context = rerun->issue.context;
    if (context->json)
        printf("{\"month\":\"%s\",\"edition\":%d,\"as_published\":%s,\"folder\":\"%s\"}\n", rerun->issue.month,
               rerun->edition, rerun->as_published ? "true" : "false", rerun->folder);
    else
        printf(context_say(context, "%s%s：%s\n", "%s%s: %s\n"), rerun->issue.month,
               rerun->as_published ? context_say(context, "（与已发布的一致）", " (as published)") : "", rerun->folder);
}

static int run(struct context *context)
{
    struct rerun rerun = { .run.lock = -1, .issue = { .context = context, .db = rerun.run.db } };
    bool plain = !chosen.restated && chosen.known_on == DATE_NONE;
    bool good = issue_month(&rerun.issue, context->operands[0]) && choose_folder(&rerun) &&
                run_connect_beside(&rerun.run, context) && (plain ? hand_out_published(&rerun) : make_again(&rerun));
    run_close(&rerun.run);
    if (!good)
        return context_fail(context);
    tell(&rerun);
    return EXIT_DONE;
}

const struct command command_rerun = {
    .name = "rerun",
    .operands = "MONTH",
    .title = "a month again: as published, as known on a day, or restated",
    .title_zh = "重做某月：按已发布、按某日所知，或按至今所知重述",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 3,
    .fill = &chosen,
    .run = run,
};
