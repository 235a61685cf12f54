/*
 * The truth: which flags each month's issue must hold, must not hold, or may hold.
 *
 * Rows are kept until the end, then sorted and written.  Two rows that contradict each other mean that a
 * story is wrong, and end the program.
 */
#ifndef SIMULATE_TRUTH_H
#define SIMULATE_TRUTH_H

#include "scene.h"

struct truth;

struct truth *truth_new(const struct world *world);

/* In `month` (-1: never) the ledger of the smallest bank was not there when the issue was made. */
void truth_unseen(struct truth *truth, int month);

/* From here on only this month's rows are kept. */
void truth_limit(struct truth *truth, int month);

/* One row; `month` outside the window is passed over. */
void truth_add(struct truth *truth, int month, const char *rule, const char *type, const char *subject, enum must must);

/* What a scene's stories claim, and what the states of its notes say of RSK-01 to RSK-03.  In `unseen` (-1:
 * never) the ledger of the smallest bank was not there when the issue was made. */
void truth_of_scene(struct truth *truth, const struct scene *scene, int unseen);

/* A flag of a note that the files show from the first: until it is settled, or for MUST_NO until the end. */
void truth_of_note(struct truth *truth, const char *rule, const struct note *note, enum must must);

/* The same from a month on, and one month's row alone. */
void truth_of_note_from(struct truth *truth, const char *rule, const struct note *note, enum must must, int from);
void truth_add_note(struct truth *truth, int month, const char *rule, const struct note *note, enum must must);

/* Sorts, checks and writes DIR/truth.csv. */
void truth_write(struct truth *truth, const char *folder);

/* Prints rows and subjects by rule. */
void truth_summary(const struct truth *truth);

void truth_free(struct truth *truth);

#endif
