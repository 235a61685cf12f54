/* The tracer: each case is a story of postings, and where the money of the notes must have ended. */
#include "transforms/trace.h"

#include <stdlib.h>

#include "tests/unit/runner.h"
#include "tests/unit/transforms/trace_story.h"

enum { WORDS_MOST = 8, ENDS_MOST = 64 };

struct step {
    struct str words[WORDS_MOST];
    size_t count;
};

static struct step split_step(struct str text)
{
    struct step step = { 0 };
    for (text = str_trim(text); text.len && step.count < WORDS_MOST; text = str_trim(text))
        step.words[step.count++] = str_split(&text, ' ');
    return step;
}

static const char *word(struct story *story, const struct step *step, size_t i)
{
    return i < step->count ? arena_text(&story->arena, step->words[i]) : "";
}

static long long number(struct str text)
{
    long long value = 0;
    assert_true(str_number(text, &value));
    return value;
}

/* "5" or "5@930": day 5, at 9:30 or without a time. */
static void read_moment(struct str text, struct trace_posting *posting)
{
    struct str day = str_split(&text, '@');
    posting->day = (day_number) number(day);
    posting->time = text.at ? (int) (number(text) / 100 * 3600 + number(text) % 100 * 60) : TRACE_NO_TIME;
}

static struct trace_posting posting_of(struct story *story, bool credit, const char *account, const char *other,
                                       struct str amount, struct str moment)
{
    struct trace_posting posting = { .id = (int64_t) story->posting_count + 1,
                                     .credit = credit,
                                     .amount = number(amount),
                                     .owner = story_party(story, account),
                                     .other = story_party(story, other) };
    read_moment(moment, &posting);
    return posting;
}

/* pay FROM TO AMOUNT MOMENT [MOMENT of the credit] */
static void tell_pay(struct story *story, const struct step *step)
{
    const char *from = word(story, step, 1), *to = word(story, step, 2);
    struct trace_posting debit = posting_of(story, false, from, to, step->words[3], step->words[4]);
    story_add(story, &debit);
    struct trace_posting credit =
        posting_of(story, true, to, from, step->words[3], step->words[step->count > 5 ? 5 : 4]);
    story_add(story, &credit);
}

/* start NOTE ACCOUNT AMOUNT MOMENT; unseen, unreported: without a posting */
static void tell_start(struct story *story, const struct step *step)
{
    const char *account = word(story, step, 2);
    struct trace_posting credit = posting_of(story, true, account, "", step->words[3], step->words[4]);
    bool seen = str_is(step->words[0], "start");
    if (seen)
        story_add(story, &credit);
    story_start(story, number(step->words[1]), seen ? credit.id : 0, account, credit.day, credit.amount);
    story->starts[story->start_count - 1].reported = !str_is(step->words[0], "unreported");
}

/* in ACCOUNT AMOUNT MOMENT [FROM] · out ACCOUNT AMOUNT MOMENT [TO] · cash … · loan … */
static void tell_one(struct story *story, const struct step *step)
{
    bool credit = str_is(step->words[0], "in");
    struct trace_posting posting =
        posting_of(story, credit, word(story, step, 1), word(story, step, 4), step->words[2], step->words[3]);
    if (str_is(step->words[0], "cash"))
        posting.use = TRACE_CASH_OUT;
    if (str_is(step->words[0], "loan"))
        posting.use = TRACE_LOAN_PAID;
    story_add(story, &posting);
}

static void tell_step(struct story *story, struct str text)
{
    struct step step = split_step(text);
    if (str_is(step.words[0], "pay"))
        tell_pay(story, &step);
    else if (step.count > 1 && str_ends(step.words[0], "start"))
        tell_start(story, &step);
    else if (str_starts(step.words[0], "un"))
        tell_start(story, &step);
    else
        tell_one(story, &step);
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *) left, *(const char *const *) right);
}

/* "1 end <key> person 91 1 A 100" → "1 person A 100"; NULL for what is no end. */
static const char *end_of(struct story *story, const char *told)
{
    struct step step = split_step(str_of(told));
    if (!str_is(step.words[1], "end"))
        return NULL;
    struct str account = step.count == 8 ? step.words[6] : (struct str) { 0 };
    return arena_printf(&story->arena, "%.*s %.*s%s%.*s %.*s", STR_FMT(step.words[0]), STR_FMT(step.words[3]),
                        account.len ? " " : "", (int) account.len, account.len ? account.at : "",
                        STR_FMT(step.words[step.count - 1]));
}

/* The ends, sorted and joined by "; ". */
static const char *ends_of(struct story *story)
{
    const char *ends[ENDS_MOST], *text = "";
    size_t count = 0;
    for (size_t i = 0; i < story->told_count && count < ENDS_MOST; i++)
        if ((ends[count] = end_of(story, story->told[i])))
            count++;
    qsort(ends, count, sizeof *ends, by_text);
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&story->arena, "%s%s%s", text, i ? "; " : "", ends[i]);
    return text;
}

static void check_story(const struct str *fields)
{
    struct story story = { 0 };
    for (struct str rest = fields[0]; rest.len;)
        tell_step(&story, str_split(&rest, ';'));
    story_trace(&story, NULL);
    assert_string_equal(ends_of(&story), arena_text(&story.arena, fields[1]));
    assert_memory_equal(story.put_in, story.came_out, sizeof story.put_in);
    story_free(&story);
}

TEST(money_is_traced_as_the_stories_say)
{
    each_case("tests/unit/transforms/trace.cases", 2, check_story);
}
