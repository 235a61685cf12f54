/*
 * The archive told again in a database beside the present one: for rebuild, and for verify.
 *
 * Every step of the journal is done as it was: files and decisions, nights, publications.  The archive is only read.
 */
#ifndef FUPIN_CLI_REPLAY_H
#define FUPIN_CLI_REPLAY_H

#include "cli/issue.h"

/* A file of a published issue that is not what it was. */
struct replay_difference {
    const char *subject, *path; /* "2018-03/1", "flags.csv" */
    const char *why;
};

struct replay {
    struct context *context;
    const char *conninfo; /* of the scratch database */
    struct database *db[FLOOR_COUNT];
    struct etl_settings settings;
    struct etl_replay *told;
    const char *scratch; /* a folder for documents */
    const char *until;   /* end behind this publication ("2018-03/1"); NULL: tell all */
    bool reached;        /* until was found */
    struct replay_difference *differences;
    size_t difference_count, difference_room;
    long long files, nights, publications;
    struct rule_set rules;
};

/* Makes the scratch database with this program's schema. */
bool replay_open(struct replay *replay, struct context *context) MUST_CHECK;

/* Tells the journal; what was published is made again and held against what the journal says of it. */
bool replay_tell(struct replay *replay) MUST_CHECK;

/* The scratch database takes the place of the present one. */
bool replay_take_over(struct replay *replay) MUST_CHECK;

/* Removes what is left of it. */
void replay_close(struct replay *replay);

#endif
