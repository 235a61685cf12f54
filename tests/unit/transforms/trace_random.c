/* The tracer held against random postings: circles, equal times, legs a day apart, many notes through one account. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/runner.h"
#include "tests/unit/transforms/trace_dice.h"
#include "tests/unit/transforms/trace_oracle.h"

enum { GRAPHS = 3000 };

/* The ends as told, summed by note, kind and account, in the oracle's words. */
static const char *sums(struct story *story)
{
    char note[32], kind[32], account[32];
    const char *names[256], *lines[256], *all = "";
    long long amounts[256];
    size_t count = 0;
    for (size_t i = 0; i < story->told_count; i++) {
        long long amount;
        *account = '\0';
        if (sscanf(story->told[i], "%31s end %*s %31s %*d %*d %31s %lld", note, kind, account, &amount) != 4 &&
            (*account = '\0', sscanf(story->told[i], "%31s end %*s %31s %*d %*d %lld", note, kind, &amount) != 3))
            continue;
        const char *name = arena_printf(&story->arena, "%s %s %s", note, kind, account);
        size_t at = 0;
        while (at < count && strcmp(names[at], name) != 0)
            at++;
        amounts[at] = (at < count ? amounts[at] : 0) + amount;
        names[at] = name;
        count += at == count;
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        const char *line = arena_printf(&story->arena, "%s %lld", names[i], amounts[i]);
        for (; at > 0 && strcmp(line, lines[at - 1]) < 0; at--)
            lines[at] = lines[at - 1];
        lines[at] = line;
    }
    for (size_t i = 0; i < count; i++)
        all = arena_printf(&story->arena, "%s%s\n", all, lines[i]);
    return all;
}

static int64_t started(const struct story *story, int64_t note)
{
    int64_t sum = 0;
    for (size_t i = 0; i < story->start_count; i++)
        sum += story->starts[i].note == note ? story->starts[i].amount : 0;
    return sum;
}

static void check_conserved(const struct story *story)
{
    for (int note = 0; note < STORY_NOTES; note++) {
        assert_int_equal(story->put_in[note], started(story, note));
        assert_int_equal(story->came_out[note], story->put_in[note]);
    }
}

/* Over all notes no posting carries more than its amount. */
static void check_no_double_claim(const struct story *story)
{
    for (size_t p = 0; p < story->posting_count; p++) {
        long long claimed = 0;
        for (size_t i = 0; i < story->told_count; i++) {
            long long id, amount;
            if (sscanf(story->told[i], "%*d edge %*s %*s %lld/%*d %*d %*d %*s %lld", &id, &amount) == 2 &&
                id == story->postings[p].id)
                claimed += amount;
        }
        assert_true(claimed <= story->postings[p].amount);
    }
}

TEST(what_a_note_put_in_is_the_sum_of_its_ends_in_any_graph)
{
    for (unsigned seed = 1; seed <= GRAPHS; seed++) {
        struct story story = { 0 };
        story_draw(&story, seed, seed % 2);
        story_trace(&story, NULL);
        check_conserved(&story);
        check_no_double_claim(&story);
        story_free(&story);
    }
}

TEST(fens_carried_one_by_one_end_where_the_tracer_says)
{
    for (unsigned seed = 1; seed <= GRAPHS; seed++) {
        struct story story = { 0 };
        story_draw(&story, seed, true);
        story_trace(&story, NULL);
        const char *expected = oracle_ends(&story), *found = sums(&story);
        if (strcmp(expected, found) != 0)
            print_message("seed %u\n", seed);
        assert_string_equal(found, expected);
        story_free(&story);
    }
}
