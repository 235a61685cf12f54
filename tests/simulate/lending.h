/* Loan notes as banks grant them: the ordinary ones, and the ordinary start of every story's note. */
#ifndef SIMULATE_LENDING_H
#define SIMULATE_LENDING_H

#include "scene.h"

#define YUAN 100

/* 2015-11-01: the first day on which an ordinary note is granted. */
int lending_first_day(void);

/* Adds a note of `term` months that breaks no rule: the township's own bank, the benchmark rate, on trust,
 * for a farming purpose, to be repaid on its due day.  `amount` in 分. */
struct note *lending_note(struct scene *scene, int person, int granted, int term, int64_t amount);

/* Hands the note to another bank, with a number of that bank's. */
void lending_at_bank(const struct scene *scene, struct note *note, int bank);

/* Makes `note` the renewal of `old`, at the same bank; `old` closes on `closed`. */
void lending_renews(struct note *note, struct note *old, int closed);

/* The highest rate allowed for a term since 2015-10-24. */
int lending_rate(int term);

/* The notes of an ordinary household: mostly one, none for many, two for a few: a renewal with its old note
 * closed, or a second one after the first was settled. */
void lending_ordinary(struct scene *scene);

#endif
