/*
 * Random stories of money: circles, equal times, legs a day apart, several notes through one account.
 */
#ifndef FUPIN_TESTS_UNIT_TRANSFORMS_TRACE_DICE_H
#define FUPIN_TESTS_UNIT_TRANSFORMS_TRACE_DICE_H

#include "tests/unit/transforms/trace_story.h"

/* A story that depends on `seed` alone; `apart`: no two transfers at one moment. */
void story_draw(struct story *story, unsigned seed, bool apart);

/* 0 to below - 1, going on from where the last story left the dice. */
int dice_draw(int below);

#endif
