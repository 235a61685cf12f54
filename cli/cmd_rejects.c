/*
 * fupin rejects FILE: what was refused in a file, and why.  It shows values in full, for the sender needs them.
 */
#include "cli/commands.h"
#include "cli/show.h"

static int run(struct context *context)
{
    AUTO_ROWS found = NULL;
    if (!show_fetch(context, "show/file_find.sql", context->operands, 1, false, &found))
        return context_fail(context);
    if (rows_count(found) == 0) {
        error_set(&context->err, &USAGE, "no file called \"%s\" has come", context->operands[0]);
        error_hint(&context->err, "fupin files lists them; 8 digits of the SHA-256 serve, too.");
        return context_fail(context);
    }
    const char *values[] = { rows_text(found, 0, 0) };
    return show_query(context, "show/rejects.sql", values, 1, false);
}

const struct command command_rejects = {
    .name = "rejects",
    .operands = "FILE",
    .title = "what was refused in a file, and why",
    .title_zh = "某文件退回的行及原因",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
