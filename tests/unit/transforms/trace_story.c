/*
 * How it works: postings are handed to the engine by day and id; each edge, end and visit becomes a line of text, and the
 * sorted lines are what two tracings are compared by.
 */
#include "tests/unit/transforms/trace_story.h"

#include <stdlib.h>

enum { WINDOW = 90 };

const struct trace_words *story_words(void)
{
    static struct trace_words words;
    if (words.ending_count == 0) {
        trace_words_ending(&words, str_of("公司"));
        trace_words_internal(&words, str_of("清算"));
        trace_words_supplier(&words, (struct trace_party) { .name = str_of("春耕农资") });
        trace_words_ready(&words);
    }
    return &words;
}

static const char *name_of(struct story *story, const char *account)
{
    switch (*account) {
    case 'H':
        return "王大山";
    case 'C':
        return arena_printf(&story->arena, "%s公司", account);
    case 'S':
        return "春耕农资";
    case 'X':
        return "待清算资金";
    default:
        return arena_printf(&story->arena, "李%s", account);
    }
}

struct trace_party story_party(struct story *story, const char *account)
{
    return (struct trace_party) { .account = str_of(arena_text(&story->arena, str_of(account))),
                                  .name = str_of(*account ? name_of(story, account) : "") };
}

void story_add(struct story *story, const struct trace_posting *posting)
{
    void *at = story->postings;
    memory_grow(&at, &story->posting_room, story->posting_count + 1, sizeof *story->postings);
    story->postings = at;
    story->postings[story->posting_count++] = *posting;
}

void story_start(struct story *story, int64_t note, int64_t posting, const char *account, day_number day,
                 int64_t amount)
{
    void *at = story->starts;
    int64_t *names = arena_array(&story->arena, 1, sizeof *names);
    names[0] = trace_name_key(str_of("王大山"));
    memory_grow(&at, &story->start_room, story->start_count + 1, sizeof *story->starts);
    story->starts = at;
    story->starts[story->start_count++] =
        (struct trace_start) { .note = note,
                               .posting = posting,
                               .amount = amount,
                               .day = day,
                               .until = day + (story->window ? story->window : WINDOW),
                               .reported = true,
                               .owner = story_party(story, account),
                               .home = { .names = names, .name_count = 1 } };
}

static void tell(struct story *story, const char *line)
{
    void *at = story->told;
    memory_grow(&at, &story->told_room, story->told_count + 1, sizeof *story->told);
    story->told = at;
    story->told[story->told_count++] = line;
}

static void tell_edge(void *context, const struct trace_edge *edge)
{
    struct story *story = context;
    if (edge->hop == 0)
        story->put_in[edge->note % STORY_NOTES] += edge->amount;
    tell(story,
         arena_printf(&story->arena, "%lld edge %llx %llx %lld/%lld %d %d %.*s>%.*s %s %lld", (long long) edge->note,
                      (unsigned long long) edge->key, (unsigned long long) edge->before, (long long) edge->posting,
                      (long long) edge->mate, edge->day, edge->hop, STR_FMT(edge->from), STR_FMT(edge->party.account),
                      trace_kind_name(edge->kind), (long long) edge->amount));
}

static void tell_end(void *context, const struct trace_end *end)
{
    struct story *story = context;
    story->came_out[end->note % STORY_NOTES] += end->amount;
    tell(story, arena_printf(&story->arena, "%lld end %llx %s %d %d %.*s %lld", (long long) end->note,
                             (unsigned long long) end->key, trace_kind_name(end->kind), end->day, end->hop,
                             STR_FMT(end->party.account), (long long) end->amount));
}

static void tell_visit(void *context, const struct trace_visit *visit)
{
    struct story *story = context;
    void *at = story->visits;
    memory_grow(&at, &story->visit_room, story->visit_count + 1, sizeof *story->visits);
    story->visits = at;
    story->visits[story->visit_count++] = (struct told_visit) { .note = visit->note,
                                                                .account = arena_text(&story->arena, visit->account),
                                                                .from = visit->from,
                                                                .to = visit->to,
                                                                .stop = visit->stop };
}

static int by_day_and_id(const void *left, const void *right)
{
    const struct trace_posting *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *) left, *(const char *const *) right);
}

void story_trace(struct story *story, const bool *wanted)
{
    const struct trace_output output = { .context = story, .edge = tell_edge, .end = tell_end, .visit = tell_visit };
    struct trace *trace = trace_new(story_words(), STORY_TRANSFERS, &output);
    story->told_count = story->visit_count = 0;
    memset(story->put_in, 0, sizeof story->put_in);
    memset(story->came_out, 0, sizeof story->came_out);
    if (story->posting_count)
        qsort(story->postings, story->posting_count, sizeof *story->postings, by_day_and_id);
    for (size_t i = 0; i < story->start_count; i++)
        if (!wanted || wanted[i])
            trace_add_start(trace, &story->starts[i]);
    for (size_t i = 0; i < story->posting_count; i++)
        trace_add_posting(trace, &story->postings[i]);
    trace_finish(&trace);
    if (story->told_count)
        qsort(story->told, story->told_count, sizeof *story->told, by_text);
}

void story_free(struct story *story)
{
    void *taken[] = { story->postings, story->starts, story->told, story->visits };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        memory_give_back(&taken[i]);
    arena_free(&story->arena);
    *story = (struct story) { 0 };
}
