/*
 * Tracing after each night only the notes that the night can have changed equals tracing all from nothing.
 *
 * Which notes those are is what sql/trace/again_*.sql says of the kept visits: said here once more, in few words, for
 * thousands of small worlds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/runner.h"
#include "tests/unit/transforms/trace_dice.h"

enum { WORLDS = 2500, NIGHTS = 5, NOTES_MOST = 16, POSTINGS_MOST = 256, MATCHES_DAYS = 2 };

/* What is kept of each note from one night to the next. */
struct kept {
    struct story *traced; /* the night that traced it last; its lines and visits are in there */
};

static bool touches(const struct told_visit *visit, const struct trace_posting *late)
{
    struct str account = str_of(visit->account);
    return visit->to >= late->day - MATCHES_DAYS &&
           (str_equal(account, late->owner.account) || str_equal(account, late->other.account));
}

static bool meets(const struct told_visit *a, const struct told_visit *b)
{
    return !a->stop && !b->stop && strcmp(a->account, b->account) == 0 && a->from <= b->to && b->from <= a->to;
}

/* Whether one of note `a`'s visits meets one of note `b`'s, each as last kept. */
static bool notes_meet(const struct kept *kept, int a, int b)
{
    const struct story *first = kept[a].traced, *second = kept[b].traced;
    for (size_t i = 0; first && second && i < first->visit_count; i++)
        for (size_t j = 0; first->visits[i].note == a && j < second->visit_count; j++)
            if (second->visits[j].note == b && meets(&first->visits[i], &second->visits[j]))
                return true;
    return false;
}

static bool note_touched(const struct kept *kept, int note, const struct trace_posting *late)
{
    const struct story *story = kept[note].traced;
    for (size_t i = 0; story && i < story->visit_count; i++)
        if (story->visits[i].note == note && touches(&story->visits[i], late))
            return true;
    return false;
}

/* Adds whoever shared an account with one of them at the time; true when somebody was added. */
static bool add_companions(const struct kept *kept, bool *again)
{
    bool any = false, more = true;
    while (more) {
        more = false;
        for (int a = 1; a < NOTES_MOST; a++)
            for (int b = 1; b < NOTES_MOST; b++)
                if (again[a] && !again[b] && notes_meet(kept, a, b))
                    again[b] = more = any = true;
    }
    return any;
}

static struct story *night_story(const struct story *whole, const int *nights, int night)
{
    struct story *story = memory_take(sizeof *story);
    story->window = whole->window;
    for (size_t i = 0; i < whole->posting_count; i++) {
        const struct trace_posting *posting = &whole->postings[i];
        if (nights[posting->id] > night)
            continue;
        story_add(story, posting);
        for (size_t s = 0; s < whole->start_count; s++)
            if (whole->starts[s].posting == posting->id)
                story_start(story, whole->starts[s].note, posting->id,
                            arena_text(&story->arena, posting->owner.account), posting->day, posting->amount);
    }
    return story;
}

static void trace_notes(struct story *story, const bool *again)
{
    bool wanted[NOTES_MOST] = { 0 };
    for (size_t i = 0; i < story->start_count; i++)
        wanted[i] = !again || again[story->starts[i].note];
    story_trace(story, wanted);
}

/* The notes that what came in `night` can have changed, by the visits that were kept. */
static void find_touched(const struct story *whole, const int *nights, int night, const struct kept *kept, bool *again)
{
    for (size_t i = 0; i < whole->posting_count; i++) {
        const struct trace_posting *posting = &whole->postings[i];
        if (nights[posting->id] != night)
            continue;
        for (int note = 1; note < NOTES_MOST; note++)
            again[note] = again[note] || note_touched(kept, note, posting);
        for (size_t s = 0; s < whole->start_count; s++)
            if (whole->starts[s].posting == posting->id)
                again[whole->starts[s].note] = true;
    }
}

static void trace_again(struct story *story, struct kept *kept, bool *again)
{
    do {
        (void) add_companions(kept, again);
        trace_notes(story, again);
        for (int note = 1; note < NOTES_MOST; note++)
            if (again[note])
                kept[note].traced = story;
    } while (add_companions(kept, again)); /* a new way may lead to others' money */
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *) left, *(const char *const *) right);
}

static void check_same(const struct kept *kept, const struct story *fresh)
{
    const char *lines[4096];
    size_t count = 0;
    for (int note = 1; note < NOTES_MOST; note++)
        for (size_t i = 0; kept[note].traced && i < kept[note].traced->told_count; i++)
            if (strtol(kept[note].traced->told[i], NULL, 10) == note)
                lines[count++] = kept[note].traced->told[i];
    qsort(lines, count, sizeof *lines, by_text);
    assert_int_equal(count, fresh->told_count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(lines[i], fresh->told[i]);
}

/* Most postings come in the order of their days, some whenever they like. */
static void draw_nights(const struct story *whole, int *nights)
{
    for (size_t i = 0; i < whole->posting_count; i++) {
        const struct trace_posting *posting = &whole->postings[i];
        int due = posting->day * NIGHTS / 14;
        nights[posting->id] = dice_draw(4) ? (due < NIGHTS ? due : NIGHTS - 1) : dice_draw(NIGHTS);
    }
}

static void close_story(struct story *story)
{
    void *at = story;
    story_free(story);
    memory_give_back(&at);
}

/* How many notes were left as they were, over all nights. */
static int live_through(unsigned seed)
{
    struct story whole = { 0 }, *nights_traced[NIGHTS];
    struct kept kept[NOTES_MOST] = { 0 };
    int nights[POSTINGS_MOST], left = 0;
    story_draw(&whole, seed, seed % 3 == 0);
    draw_nights(&whole, nights);
    for (int night = 0; night < NIGHTS; night++) {
        bool again[NOTES_MOST] = { 0 };
        struct story *fresh = night_story(&whole, nights, night);
        nights_traced[night] = night_story(&whole, nights, night);
        find_touched(&whole, nights, night, kept, again);
        trace_again(nights_traced[night], kept, again);
        trace_notes(fresh, NULL);
        check_same(kept, fresh);
        for (int note = 1; note < NOTES_MOST; note++)
            left += kept[note].traced && kept[note].traced != nights_traced[night];
        close_story(fresh);
    }
    for (int night = 0; night < NIGHTS; night++)
        close_story(nights_traced[night]);
    story_free(&whole);
    return left;
}

TEST(tracing_again_what_a_night_touched_equals_tracing_from_nothing)
{
    int left = 0;
    for (unsigned seed = 1; seed <= WORLDS; seed++)
        left += live_through(seed);
    assert_true(left > WORLDS); /* else nothing was proved: all would have been traced anew every night */
}
