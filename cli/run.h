/*
 * A run: a logical day, a lock that lets one run at a time go on, and steps that commit one by one.
 *
 * A step is one transaction: committed is done.  A run that was killed is resumed at its first step that is not
 * done, and ends as if nothing had happened.
 */
#ifndef FUPIN_CLI_RUN_H
#define FUPIN_CLI_RUN_H

#include "cli/command.h"
#include "etl/etl.h"
#include "transforms/transforms.h"

enum floor { FLOOR_ETL, FLOOR_TRANSFORMS, FLOOR_REPORTS, FLOOR_COUNT };

struct run {
    struct context *context;
    struct database *db[FLOOR_COUNT];
    struct etl *etl;
    struct etl_settings etl_settings;
    struct etl_outcome outcome;
    struct etl_run id; /* number and logical day */
    bool resumed;
    int lock; /* var/run.lock */
    const char *command;
    char note[64]; /* what a step leaves in archive.step */
};

/* A step of a run, for running, resuming and --plan. */
struct step {
    const char *name;
    enum floor floor;
    bool (*run)(struct run *run, struct error *err);
    const char *reads, *writes;
    bool always; /* done again when resumed: it looks after what a kill left */
    const char *title_zh, *title;
};

/* Connects each floor, opens etl, takes the lock (BUSY: exit 4), and begins or resumes the run `command` for `day`
 * (DATE_NONE: today).  A day before the last run's is a USAGE error. */
bool run_begin(struct run *run, struct context *context, const char *command, day_number day) MUST_CHECK;

/* Runs the steps that are not done. */
bool run_steps(struct run *run, const struct step *steps, size_t count) MUST_CHECK;

/* Records how it ended (`ok`), prints the summary and returns the exit status. */
int run_end(struct run *run, bool ok);

/* What etl is to know of this home and its configuration. */
void run_etl_settings(struct context *context, struct etl_settings *settings);

/* Only connections and lock, for runs that take no files (report). */
bool run_connect(struct run *run, struct context *context) MUST_CHECK;

/* Only connections, for what goes on beside a run and changes nothing. */
bool run_connect_beside(struct run *run, struct context *context) MUST_CHECK;

void run_close(struct run *run);

/* Prints the steps and what each reads and writes. */
void run_plan(const struct context *context, const struct step *steps, size_t count);

#endif
