/*
 * fupin hold: what is held until an operator decides, and his decision.  A decision is a run of its own: it takes a K and a
 * line in the journal, and the world of now follows it at once; flags follow with the next night.
 */
#include <string.h>

#include "cli/commands.h"
#include "cli/night.h"
#include "cli/show.h"

static struct {
    day_number date;
    const char *reason;
} chosen;

static const struct option options[] = {
    { "--date", OPTION_DATE, "D", "the day on which it is known (else today)", "自该日起视为已知（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
    { "--reason", OPTION_TEXT, "TEXT", "why it is rejected", "退回的理由", offsetof(__typeof__(chosen), reason) },
};

/* The number of the held file that the operator means; 0 with the context's error filled. */
static int held_file(struct context *context)
{
    AUTO_ROWS found = NULL;
    const char *named = context->operand_count > 1 ? context->operands[1] : NULL;
    if (!named) {
        error_set(&context->err, &USAGE, "which file?");
        error_hint(&context->err, "Usage: fupin hold %s FILE", context->operands[0]);
        return 0;
    }
    if (!show_fetch(context, "show/held_find.sql", &named, 1, false, &found))
        return 0;
    if (rows_count(found) == 0) {
        error_set(&context->err, &USAGE, "no file called \"%s\" is held", named);
        error_hint(&context->err, "fupin hold list shows them; 8 digits of the SHA-256 serve, too.");
        return 0;
    }
    return (int) rows_number(found, 0, 0);
}

static int list(struct context *context)
{
    return show_query(context, context->json ? "show/held.sql" : "show/held_text.sql", NULL, 0, false);
}

/* Why it is held is in the list; here stands what was refused in it. */
static int show(struct context *context)
{
    char number[16];
    const char *values[] = { number };
    int file = held_file(context);
    if (!file)
        return context_fail(context);
    snprintf(number, sizeof number, "%d", file);
    if (!context->json && show_query(context, "show/held_one.sql", values, 1, false) != EXIT_DONE)
        return EXIT_FAILED;
    return show_query(context, "show/rejects.sql", values, 1, false);
}

static int decide(struct context *context, enum etl_decision what, const char *reason)
{
    int file = held_file(context);
    if (!file)
        return context_fail(context);
    struct run decision = { .id = { .decision = what, .file = file, .reason = reason } };
    return night_decide(&decision, context, "hold", chosen.date);
}

static int run(struct context *context)
{
    const char *what = context->operands[0];
    if (strcmp(what, "list") == 0)
        return list(context);
    if (strcmp(what, "show") == 0)
        return show(context);
    if (strcmp(what, "release") == 0)
        return decide(context, ETL_RELEASE, NULL);
    if (strcmp(what, "reject") == 0)
        return decide(context, ETL_REFUSE, chosen.reason ? chosen.reason : "经核实退回");
    error_set(&context->err, &USAGE, "fupin hold cannot \"%s\"", what);
    error_hint(&context->err, "Use list, show, release or reject.");
    return context_fail(context);
}

const struct command command_hold = {
    .name = "hold",
    .operands = "list|show|release|reject [FILE]",
    .title = "what is held until somebody decides, and the decision",
    .title_zh = "待定文件：列出、查看、放行、退回",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 2,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
