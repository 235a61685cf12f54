/*
 * fupin trace NOTE: where the money of a note went, as a tree, as JSON, or as a picture.
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/money_tree.h"
#include "cli/show.h"

static struct {
    const char *svg, *png;
} chosen;

static const struct option options[] = {
    { "--svg", OPTION_TEXT, "FILE", "draw the tree into FILE", "绘成 SVG 图", offsetof(__typeof__(chosen), svg) },
    { "--png", OPTION_TEXT, "FILE", "draw the tree into FILE", "绘成 PNG 图", offsetof(__typeof__(chosen), png) },
};

static bool draw(struct context *context, const struct money_tree *tree)
{
    return (!chosen.svg || money_picture(context, tree, "svg", chosen.svg)) &&
           (!chosen.png || money_picture(context, tree, "png", chosen.png));
}

static int run(struct context *context)
{
    struct money_tree tree = { 0 };
    if (!money_tree_read(context, context->operands[0], &tree) || !draw(context, &tree))
        return context_fail(context);
    if (context->json)
        show_json(money_tree_json(&tree));
    else if (!chosen.svg && !chosen.png)
        money_tree_print(context->arena, &tree);
    return EXIT_DONE;
}

const struct command command_trace = {
    .name = "trace",
    .operands = "NOTE",
    .title = "where the money of a note went",
    .title_zh = "某借据的资金去向",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .fill = &chosen,
    .fill_size = sizeof chosen,
    .run = run,
};
