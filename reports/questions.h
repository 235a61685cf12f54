/*
 * What to ask in the village about a flag: the questions of a check sheet, by rule.
 */
#ifndef FUPIN_REPORTS_QUESTIONS_H
#define FUPIN_REPORTS_QUESTIONS_H

#include <stddef.h>

/* The questions of a rule, ended by NULL: its own, else those of its family (WHO, TRM …), else the general ones. */
const char *const *questions_of(const char *rule_id);

#endif
