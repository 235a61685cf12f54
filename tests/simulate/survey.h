/*
 * The survey of demand and credit rating: what it says of a household in a month, and what must follow.
 *
 * Every registered household was visited in the autumn of 2015, before the programme's first note, and rated;
 * who borrowed had asked for it.  What is planted is told by TRM-09, DTY-03 to DTY-05 and DAT-07.
 */
#ifndef SIMULATE_SURVEY_H
#define SIMULATE_SURVEY_H

#include "pick.h"
#include "truth.h"

enum { SURVEY_ROWS = 4 };

struct survey {
    char number[PEOPLE_NUMBER]; /* of the household */
    int township;
    bool registered; /* in the roster */
    int visited;
    bool demand, qualified;
    int64_t demand_amount, credit_line; /* 分; 0: blank */
    const char *rating;
};

struct picker survey_picker(const struct world *world);

/* The rows that the survey of `month` has for a scene; returns how many. */
int survey_of(const struct scene *scene, struct pick pick, int month, struct survey row[SURVEY_ROWS]);

/* The truth of all months, from a walk of its own. */
void survey_truth(const struct world *world, struct truth *truth);

#endif
