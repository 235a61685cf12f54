/*
 * What fupin explain tells, in Chinese, since it is shown to officials.
 */
#ifndef FUPIN_CLI_EXPLAIN_H
#define FUPIN_CLI_EXPLAIN_H

#include "cli/command.h"
#include "transforms/transforms.h"

/* The whole story of a flag: `flag` is its row (show/explain_flag.sql). */
int explain_flag(struct context *context, const struct rows *flag);

/* What is known of a note, and its flags: `note` is its row (show/explain_note.sql). */
int explain_note(struct context *context, const struct rows *note);

/* fupin explain --rule RULE NOTE: each condition of the rule with the note's figure, what it would have to be, and what is missing. */
int explain_rule(struct context *context, const char *rule, const char *note);

/* Prints the conditions of `rule`, which tells them, for the note called `id` inside, a line each; `*hits`: all of them hold. */
bool explain_conditions(struct context *context, const struct rule *rule, const char *id, bool *hits) MUST_CHECK;

/* What a rule's subject is called: "note" is 借据. */
const char *explain_subject_word(const char *subject);

/* The flags that have to do with the household or the note (keys inside, "": none), but for flag `but`. */
bool explain_others(struct context *context, const char *household, const char *note, const char *but) MUST_CHECK;

/* Why the notes of the flag, or the note, stand where they do in the list of priorities: a line a term. */
bool explain_priority(struct context *context, const char *flag, const char *note) MUST_CHECK;

#endif
