/*
 * fupin case: what was found about a flag.  Counties answer by files of feed feedback; what comes by telephone or on paper is
 * recorded here.  It is a run of its own, takes a K and a line in the journal, and the state of the flag follows at once.
 */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "cli/commands.h"
#include "cli/night.h"
#include "cli/show.h"

static struct {
    day_number date, done_on;
    const char *by, *reason, *measure, *recovered, *status, *county, *bank;
    bool in_part;
} chosen;

#define AT(field) offsetof(__typeof__(chosen), field)
static const struct option options[] = {
    { "--by", OPTION_TEXT, "NAME", "who says so (must be given)", "填报人（必填）", AT(by) },
    { "--reason", OPTION_TEXT, "TEXT", "remark; of a dismissal the reason, which must be given", "备注；销号须说明理由",
      AT(reason) },
    { "--measure", OPTION_TEXT, "TEXT", "what was done about it", "整改措施", AT(measure) },
    { "--recovered", OPTION_TEXT, "YUAN", "what was paid back", "收回金额（元）", AT(recovered) },
    { "--done-on", OPTION_DATE, "D", "the day on which it was put right (rectify: must be given)",
      "完成日期（整改必填）", AT(done_on) },
    { "--in-part", OPTION_FLAG, NULL, "it is true in part (confirm)", "部分属实（用于 confirm）", AT(in_part) },
    { "--date", OPTION_DATE, "D", "the day on which it is known (else today)", "自该日起视为已知（缺省为今天）",
      AT(date) },
    { "--status", OPTION_TEXT, "S", "list: only flags in this state", "列出时只看该状态", AT(status) },
    { "--county", OPTION_TEXT, "CODE", "list: only of this county (six digits)", "列出时只看该县（六位代码）",
      AT(county) },
    { "--bank", OPTION_TEXT, "CODE", "list: only of this bank", "列出时只看该机构", AT(bank) },
};
#undef AT

static bool refuse(struct context *context, const char *what, const char *hint)
{
    error_set(&context->err, &USAGE, "%s", what);
    error_hint(&context->err, "%s", hint);
    return false;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static int list(struct context *context)
{
    long long county;
    const char *values[] = { or_empty(chosen.status), or_empty(chosen.county), or_empty(chosen.bank) };
    if (chosen.county && !str_number(str_of(chosen.county), &county)) {
        refuse(context, "a county is a code of six digits",
               "fupin sql 'select code, name from world_now.division' lists them.");
        return context_fail(context);
    }
    return show_query(context, context->json ? "show/cases.sql" : "show/cases_text.sql", values, 3, true);
}

/* The flag that is meant, and whether `what` can be recorded of it. */
static bool find(struct context *context, const char *what, struct rows **found)
{
    const char *flag = context->operand_count > 1 ? context->operands[1] : NULL;
    const char *values[] = { flag, what };
    if (!flag)
        return refuse(context, "which flag?", "fupin flags and fupin case list show their numbers.");
    if (!show_fetch(context, "show/case_find.sql", values, 2, true, found))
        return false;
    if (rows_count(*found) == 0) {
        error_set(&context->err, &USAGE, "no flag is called \"%s\"", flag);
        return error_hint(&context->err, "fupin flags and fupin case list show their numbers.");
    }
    return true;
}

static int show(struct context *context)
{
    AUTO_ROWS found = NULL;
    AUTO_ROWS events = NULL;
    if (!find(context, "", &found))
        return context_fail(context);
    const char *flag[] = { rows_text(found, 0, 0) };
    if (!context->json) {
        printf("%s  %s\n", flag[0], rows_field(found, 0, "status_word"));
        return show_query(context, "show/case_events_text.sql", flag, 1, true);
    }
    if (!show_fetch(context, "show/case_events.sql", flag, 1, true, &events))
        return context_fail(context);
    struct json_object *told = json_object_new_object();
    json_object_object_add(told, "flag_id", json_object_new_string(flag[0]));
    json_object_object_add(told, "status", json_object_new_string(rows_field(found, 0, "status")));
    json_object_object_add(told, "events", show_rows(events));
    show_json(told);
    return EXIT_DONE;
}

/* What must be said so that the record stands: by whom, why a flag is dismissed, since when it is put right. */
static bool complete(struct context *context, const struct etl_case *about)
{
    if (!(chosen.by && *chosen.by))
        return refuse(context, "who says so?", "Add --by NAME: it stands in the journal for good.");
    if (strcmp(about->kind, "dismiss") == 0 && !(chosen.reason && *chosen.reason))
        return refuse(context, "a dismissal wants a reason", "Add --reason TEXT: it stands in the journal for good.");
    if (strcmp(about->kind, "rectify") == 0 && !about->done_on)
        return refuse(context, "since when is it put right?", "Add --done-on D.");
    if (about->done_on && chosen.date != DATE_NONE && chosen.done_on > chosen.date)
        return refuse(context, "it cannot have been put right after the day on which that is known",
                      "See --done-on and --date.");
    return true;
}

static bool fill(struct context *context, const char *what, struct etl_case *about)
{
    struct arena *arena = context->arena;
    int64_t fen;
    const char *finding = strcmp(what, "answer") == 0    ? "待核"
                          : strcmp(what, "dismiss") == 0 ? "不属实"
                          : chosen.in_part               ? "部分属实"
                                                         : "属实";
    char day[DATE_TEXT_SIZE];
    *about = (struct etl_case) {
        .kind = what, .finding = finding, .measure = chosen.measure, .by = chosen.by, .remark = chosen.reason
    };
    if (chosen.done_on != DATE_NONE)
        about->done_on = arena_text(arena, str_of(date_print(chosen.done_on, day)));
    if (chosen.recovered && !money_read(str_of(chosen.recovered), MONEY_YUAN, &fen))
        return refuse(context, "--recovered is no amount", "Write yuan, as 12000.00.");
    if (chosen.recovered)
        about->recovered = arena_printf(arena, "%lld", (long long) fen);
    return complete(context, about);
}

static int record(struct context *context, const char *what)
{
    AUTO_ROWS found = NULL;
    struct etl_case about;
    if (!fill(context, what, &about) || !find(context, what, &found))
        return context_fail(context);
    if (strcmp(rows_field(found, 0, "may"), "t") != 0) {
        error_set(&context->err, &USAGE, "flag %s is %s", rows_text(found, 0, 0), rows_field(found, 0, "status"));
        error_hint(&context->err, "fupin case show %s tells what became of it.", rows_text(found, 0, 0));
        return context_fail(context);
    }
    about.flag = rows_text(found, 0, 0);
    about.facts = rows_null(found, 0, rows_column(found, "facts")) ? NULL : rows_field(found, 0, "facts");
    struct run decision = { .id = { .decision = ETL_CASE, .about = &about } };
    return night_decide(&decision, context, "case", chosen.date);
}

static int run(struct context *context)
{
    static const char *const kinds[] = { "answer", "confirm", "dismiss", "rectify" };
    const char *what = context->operands[0];
    if (strcmp(what, "list") == 0)
        return list(context);
    if (strcmp(what, "show") == 0)
        return show(context);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(what, kinds[i]) == 0)
            return record(context, kinds[i]);
    error_set(&context->err, &USAGE, "fupin case cannot \"%s\"", what);
    error_hint(&context->err, "Use list, show, answer, confirm, dismiss or rectify.");
    return context_fail(context);
}

const struct command command_case = {
    .name = "case",
    .operands = "list|show|answer|confirm|dismiss|rectify [FLAG]",
    .title = "what became of flags: list and show it, record an answer",
    .title_zh = "疑点处置：列出、查看，登记反馈、属实、不属实、整改",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 2,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .fill = &chosen,
    .run = run,
};
