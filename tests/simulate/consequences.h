/*
 * What follows from the dates, amounts and people of any scene, whatever its story is about: WHO-08, WHO-12,
 * WHO-13, TRM-06, TRM-07, RSK-06 and RSK-07.
 */
#ifndef SIMULATE_CONSEQUENCES_H
#define SIMULATE_CONSEQUENCES_H

#include "truth.h"

/* In `unseen` (-1: never) the smallest bank's ledger was not there when the issue was made. */
void consequences_of(struct truth *truth, const struct scene *scene, int unseen);

/* What the scene's claims say of a rule and a note; MUST_NO where they say nothing. */
enum must consequences_claimed(const struct scene *scene, int note, const char *rule);

#endif
