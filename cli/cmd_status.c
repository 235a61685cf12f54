/*
 * fupin status: the last night at a glance, with what is to be decided and the command for it.
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/show.h"

static bool has_now(struct context *context, bool *has)
{
    AUTO_ROWS rows = NULL;
    if (!show_fetch(context, "world/now_exists.sql", NULL, 0, false, &rows))
        return false;
    *has = rows_number(rows, 0, 0) > 0;
    return true;
}

static void print_lines(const struct rows *rows)
{
    for (size_t i = 0; i < rows_count(rows); i++) {
        printf("%s  %s\n", rows_field(rows, i, "topic"), rows_field(rows, i, "content"));
        if (*rows_field(rows, i, "command") != '\0')
            printf("          → %s\n", rows_field(rows, i, "command"));
    }
}

static int run(struct context *context)
{
    bool has = false;
    AUTO_ROWS rows = NULL;
    if (!has_now(context, &has))
        return context_fail(context);
    if (!has) {
        puts(context->json
                 ? "[]"
                 : context_say(context, "尚无夜间任务。→ fupin nightly", "no night has run yet -> fupin nightly"));
        return EXIT_DONE;
    }
    if (!show_fetch(context, "show/status.sql", NULL, 0, true, &rows))
        return context_fail(context);
    if (context->json)
        show_json(show_rows(rows));
    else
        print_lines(rows);
    return EXIT_DONE;
}

const struct command command_status = {
    .name = "status",
    .operands = "",
    .title = "the last night at a glance",
    .title_zh = "最近一夜概况与待办",
    .needs = NEEDS_DATABASE,
    .run = run,
};
