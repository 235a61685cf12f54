/*
 * fupin withdraw: an accepted file is taken back.  From then on all is as if it had never come; what was known before can
 * still be told.  The decision is a run of its own: it takes a K and a line in the journal.
 */
#include "cli/commands.h"
#include "cli/night.h"
#include "cli/show.h"

static struct {
    day_number date;
    const char *reason;
} chosen;

static const struct option options[] = {
    { "--reason", OPTION_TEXT, "TEXT", "why it is taken back (must be given)", "撤回的理由（必填）",
      offsetof(__typeof__(chosen), reason) },
    { "--date", OPTION_DATE, "D", "the day on which it is known (else today)", "自该日起视为已知（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
};

/* The number of the accepted file that is meant: the latest of that name; 0 with the context's error filled. */
static int accepted_file(struct context *context)
{
    AUTO_ROWS found = NULL;
    const char *named = context->operands[0];
    if (!show_fetch(context, "show/accepted_find.sql", &named, 1, false, &found))
        return 0;
    if (rows_count(found))
        return (int) rows_number(found, 0, 0);
    error_set(&context->err, &USAGE, "no accepted file is called \"%s\"", named);
    error_hint(&context->err, "fupin files shows what came; 8 digits of the SHA-256 serve, too.");
    return 0;
}

static int run(struct context *context)
{
    int file = accepted_file(context);
    if (file && !(chosen.reason && *chosen.reason)) {
        error_set(&context->err, &USAGE, "a withdrawal wants a reason");
        error_hint(&context->err, "Add --reason TEXT: it stands in the journal for good.");
        file = 0;
    }
    if (!file)
        return context_fail(context);
    struct run withdrawal = { .id = { .decision = ETL_WITHDRAW, .file = file, .reason = chosen.reason } };
    return night_decide(&withdrawal, context, "withdraw", chosen.date);
}

const struct command command_withdraw = {
    .name = "withdraw",
    .operands = "FILE",
    .title = "take an accepted file back, known from that day on",
    .title_zh = "撤回已收录的文件（自当日起生效，此前所知不变）",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
