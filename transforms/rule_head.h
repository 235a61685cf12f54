/*
 * The head of a rule file: what the rule says about itself, ahead of its SQL.
 *
 * Lines of the form "-- key:  value" at the very beginning of the file.  The head is strict: an unknown, repeated,
 * missing or empty key is an error with file and line.  The rule's parameters are no key: they are the names in its
 * param_on() calls, so that nobody can forget one.
 */
#ifndef FUPIN_TRANSFORMS_RULE_HEAD_H
#define FUPIN_TRANSFORMS_RULE_HEAD_H

#include "transforms/transforms.h"

/* Reads the head of `text`, the NUL-ended contents of `file` ("rules/TRM-02.sql"; the rule is named like it). */
bool rule_head_read(struct arena *arena, const char *file, struct str text, struct rule *rule,
                    struct error *err) MUST_CHECK;

/* The part of a path behind the last slash. */
const char *rule_file_name(const char *file);

#endif
