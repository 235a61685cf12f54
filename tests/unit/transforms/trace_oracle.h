/*
 * The same question answered in the most simple-minded way: every fen is a thing of its own and is carried from hand to hand.
 *
 * It knows postings one after the other, no two transfers at one moment, and shares nothing with the tracer.
 */
#ifndef FUPIN_TESTS_UNIT_TRANSFORMS_TRACE_ORACLE_H
#define FUPIN_TESTS_UNIT_TRANSFORMS_TRACE_ORACLE_H

#include "tests/unit/transforms/trace_story.h"

/* Where each note's fens have ended: lines "note kind account amount", sorted and joined by line ends, in the story's arena. */
const char *oracle_ends(struct story *story);

#endif
