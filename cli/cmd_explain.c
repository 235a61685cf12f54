/*
 * fupin explain FLAG|NOTE: the whole story of one, in Chinese, since it is shown to officials.
 *
 * Of a flag: what was found, against which threshold, on which rows of which files, under which article, what else is
 * known of the household, and what would clear it.  Of a note: what the ledger says, whom it was resolved to and how,
 * and its flags.
 */
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/show.h"

static struct {
    const char *rule;
} chosen;

static const struct option options[] = {
    { "--rule", OPTION_TEXT, "RULE", "why this rule hits the note, or does not", "该规则对此借据成立与否，逐项说明",
      offsetof(__typeof__(chosen), rule) },
};

static int run(struct context *context)
{
    if (chosen.rule)
        return explain_rule(context, chosen.rule, context->operands[0]);
    AUTO_ROWS flag = NULL;
    AUTO_ROWS note = NULL;
    if (!show_fetch(context, "show/explain_flag.sql", context->operands, 1, true, &flag) ||
        !show_fetch(context, "show/explain_note.sql", context->operands, 1, true, &note))
        return context_fail(context);
    if (rows_count(flag) > 0)
        return explain_flag(context, flag);
    if (rows_count(note) > 0)
        return explain_note(context, note);
    error_set(&context->err, &USAGE, "neither a flag nor a note is called \"%s\"", context->operands[0]);
    error_hint(&context->err, "fupin flags lists the flags; a note is bank_code/note_no.");
    return context_fail(context);
}

const struct command command_explain = {
    .name = "explain",
    .operands = "FLAG|NOTE",
    .title = "the whole story of a flag or a note",
    .title_zh = "某疑点或某借据的来龙去脉",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 1,
    .fill = &chosen,
    .run = run,
};
