/*
 * Stories of money for the tracer's tests: postings and starts in memory, traced at will, and what came of it.
 */
#ifndef FUPIN_TESTS_UNIT_TRANSFORMS_TRACE_STORY_H
#define FUPIN_TESTS_UNIT_TRANSFORMS_TRACE_STORY_H

#include "transforms/trace.h"

enum { STORY_NOTES = 16, STORY_TRANSFERS = 3 };

struct story {
    struct arena arena;
    int window;                     /* days; 0: 90 */
    struct trace_posting *postings; /* any order; sorted by day and id before they are traced */
    struct trace_start *starts;
    size_t posting_count, posting_room, start_count, start_room;
    const char **told; /* what came out, a line each */
    size_t told_count, told_room;
    int64_t put_in[STORY_NOTES], came_out[STORY_NOTES]; /* by note, of those under STORY_NOTES */
    struct told_visit *visits;
    size_t visit_count, visit_room;
};

struct told_visit {
    int64_t note;
    const char *account;
    day_number from, to;
    bool stop;
};

/* Accounts tell by their first letter whose they are: H the household's (王大山), C a company's, S a supplier's, X a clearing
 * account of a bank; all others are persons'. */
struct trace_party story_party(struct story *story, const char *account);

void story_add(struct story *story, const struct trace_posting *posting);
void story_start(struct story *story, int64_t note, int64_t posting, const char *account, day_number day,
                 int64_t amount);

/* Traces the starts for which `wanted` is true (NULL: all), and tells edges, ends and visits as lines of text, sorted. */
void story_trace(struct story *story, const bool *wanted);

/* The words that make C, S and X what they are. */
const struct trace_words *story_words(void);

void story_free(struct story *story);

#endif
