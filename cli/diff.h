/*
 * A published month against what is known now: which figures and flags differ, and whose word changed each of them.
 */
#ifndef FUPIN_CLI_DIFF_H
#define FUPIN_CLI_DIFF_H

#include "cli/issue.h"

/* Something that became known since: a file, a withdrawal, a configuration; or the passing of days, of which no file
 * tells. */
struct diff_step {
    const char *kind; /* "file", "withdrawal", "setup", "days" */
    const char *name, *sender, *sender_name, *day;
    long long known;
    day_number known_day;
};

/* An item that differs, and the steps that changed it. */
struct diff_change {
    const struct report_item *published, *now; /* NULL: it was, or is, not there */
    const struct diff_step **steps;
    size_t step_count, step_room;
};

struct diff {
    struct context *context;
    struct database *const *db;
    const char *month; /* "2018-03" */
    day_number last;   /* of the month */
    bool words_only;   /* days that passed without a file are no change */
    int edition;       /* the one that was published last; 0: none */
    const struct report_sketch *published, *now;
    struct diff_step *steps;
    size_t step_count;
    struct diff_change *changes;
    size_t change_count;
};

/* Compares the last edition of diff->month that had been published when K `known` was known with what `known` and the night of
 * `known_day` make of it.  Nothing is compared, and edition is 0, where there is none. */
bool diff_find(struct diff *diff, long long known, day_number known_day) MUST_CHECK;

/* The same as corrections for a book; in the context's arena. */
const struct report_correction *diff_corrections(const struct diff *diff, size_t *count);

/* "loan_NX301_20180331_2.csv（楚雄农商行，2018-04-20收到）", for each step of the change. */
const char *diff_causes(const struct diff *diff, const struct diff_change *change);

void diff_free(struct diff *diff);

#endif
