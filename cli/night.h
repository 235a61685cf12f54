/*
 * The night, as a table of steps.
 */
#ifndef FUPIN_CLI_NIGHT_H
#define FUPIN_CLI_NIGHT_H

#include "cli/run.h"

/* fetch and load, then resolve and flag: what fupin nightly, fupin load (the first part) and fupin reconcile (the second)
 * run. */
extern const struct step night_steps[];
extern const size_t night_step_count, night_load_count;

/* Runs `command` for `day` with `count` of the steps from `first` on and returns the exit status. */
int night_run(struct run *run, struct context *context, const char *command, day_number day, size_t first,
              size_t count);

/* The steps from the world of now on, after it was forgotten: from nothing.  Returns the exit status. */
int night_anew(struct run *run, struct context *context, const char *command, day_number day);

/* Carries out the decision run->id.decision on `day`: it is recorded, now is brought on, and the life of flags told again.  Returns
 * the exit status. */
int night_decide(struct run *run, struct context *context, const char *command, day_number day);

#endif
