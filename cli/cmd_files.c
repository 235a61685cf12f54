/*
 * fupin files: what came, in order of arrival.
 */
#include "cli/commands.h"
#include "cli/show.h"

static struct {
    const char *sender, *feed;
} chosen;

static const struct option options[] = {
    { "--sender", OPTION_TEXT, "S", "only of this sender", "只看该报送单位", offsetof(__typeof__(chosen), sender) },
    { "--feed", OPTION_TEXT, "F", "only of this feed", "只看该类数据", offsetof(__typeof__(chosen), feed) },
};

static int run(struct context *context)
{
    const char *values[] = { chosen.sender == NULL ? "" : chosen.sender, chosen.feed == NULL ? "" : chosen.feed };
    return show_query(context, context->json ? "show/files.sql" : "show/files_text.sql", values, 2, false);
}

const struct command command_files = {
    .name = "files",
    .operands = "",
    .title = "what came, and what became of it",
    .title_zh = "收到的文件及处理结果",
    .needs = NEEDS_DATABASE,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
