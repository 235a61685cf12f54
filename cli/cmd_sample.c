/*
 * fupin sample: notes that no flag speaks of, drawn at random, to be checked on the spot: what the rules miss shows here.
 *
 * The same seed draws the same notes, so that nobody can say that they were picked.
 */
#include "cli/commands.h"
#include "cli/show.h"

enum { SAMPLE_MOST = 100000 };

static struct {
    const char *count, *seed, *county, *bank;
} chosen;

static const struct option options[] = {
    { "--n", OPTION_TEXT, "N", "how many (else 20)", "抽取笔数（缺省 20）", offsetof(__typeof__(chosen), count) },
    { "--seed", OPTION_TEXT, "S", "what the draw depends on; the same seed draws the same notes (else 1)",
      "抽样种子，同一种子抽出同样的借据（缺省 1）", offsetof(__typeof__(chosen), seed) },
    { "--county", OPTION_TEXT, "CODE", "only of this county (six digits)", "只抽该县（六位代码）",
      offsetof(__typeof__(chosen), county) },
    { "--bank", OPTION_TEXT, "CODE", "only of this bank", "只抽该机构", offsetof(__typeof__(chosen), bank) },
};

static const char *or_else(const char *text, const char *otherwise)
{
    return text == NULL ? otherwise : text;
}

static int run(struct context *context)
{
    long long count = 0;
    const char *values[] = { or_else(chosen.count, "20"), or_else(chosen.seed, "1"), or_else(chosen.county, ""),
                             or_else(chosen.bank, "") };
    if (!str_number(str_of(values[0]), &count) || count < 1 || count > SAMPLE_MOST) {
        error_set(&context->err, &USAGE, "--n \"%s\" is no number from 1 to %d", values[0], SAMPLE_MOST);
        return context_fail(context);
    }
    return show_query(context, context->json ? "show/sample.sql" : "show/sample_text.sql", values, 4, true);
}

const struct command command_sample = {
    .name = "sample",
    .operands = "",
    .title = "a random check sample of notes that no flag speaks of",
    .title_zh = "从没有疑点的借据中随机抽样，供实地核查",
    .needs = NEEDS_DATABASE,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .fill = &chosen,
    .run = run,
};
