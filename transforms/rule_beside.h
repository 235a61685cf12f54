/*
 * What stands beside a rule, in files called like it: its examples and its conditions.
 *
 *   TRM-02.sql             the rule
 *   TRM-02.examples.sql    what it finds and what it does not (fupin rules test)
 *   TRM-02.conditions.sql  what it asks of one note (fupin explain --rule)
 */
#ifndef FUPIN_TRANSFORMS_RULE_BESIDE_H
#define FUPIN_TRANSFORMS_RULE_BESIDE_H

#include "transforms/transforms.h"

/* Whether a file of a folder of rules, by its name, is a rule itself. */
bool rule_beside_is_rule(const char *name);

/* Reads what stands beside `rule`, whose file is one of the program's own or lies in a site's folder. */
bool rule_beside_read(struct arena *arena, bool built_in, struct rule *rule, struct error *err) MUST_CHECK;

#endif
