/*
 * What the files of the cluster module share; nobody else includes it.
 *
 * cluster_enter.c holds the locks and decides; cluster_place.c finds paths and owner; cluster_make.c makes the data
 * folder and its settings; cluster_server.c starts, stops and looks; cluster_program.c runs PostgreSQL's programs.
 */
#ifndef FUPIN_BASE_CLUSTER_INSIDE_H
#define FUPIN_BASE_CLUSTER_INSIDE_H

#include "base/cluster.h"

enum { CLUSTER_PORT = 5432 }; /* names the socket's file; no port is opened */

/* Fills `cluster` but for its lock. */
bool cluster_place(struct cluster *cluster, struct arena *arena, const char *home, struct error *err) MUST_CHECK;

/* Makes the socket's folder, or refuses one that is not ours. */
bool cluster_socket_folder(const struct cluster *cluster, struct error *err) MUST_CHECK;

/* Hands `path` to the cluster's owner where that is somebody else. */
bool cluster_hand_over(const struct cluster *cluster, const char *path, struct error *err) MUST_CHECK;

/* Makes the data folder with its database where there is none; removes what a kill has left. */
bool cluster_make(const struct cluster *cluster, struct error *err) MUST_CHECK;

/* Writes the settings that depend on this machine; before each start. */
bool cluster_settings(const struct cluster *cluster, struct error *err) MUST_CHECK;

bool cluster_answers(const struct cluster *cluster);
bool cluster_start(const struct cluster *cluster, struct error *err) MUST_CHECK;
bool cluster_stop_server(const struct cluster *cluster, struct error *err) MUST_CHECK;

/* How many of the owner's postgres processes work in `folder`; each gets the signal `kill_by` (0: none). */
int cluster_workers(const struct cluster *cluster, const char *folder, int kill_by);

void cluster_pause(long ms);

enum program_life { PROGRAM_DIES_WITH_US, PROGRAM_OUTLIVES_US };

/* Runs <programs>/`arguments[0]` as the owner, with an environment of ours and `input` (NULL: none) on its standard
 * input.  What it prints goes to `output`.  False where it cannot be run or ends with another status than 0. */
bool cluster_program(const struct cluster *cluster, const char *const *arguments, const char *input,
                     enum program_life life, struct buffer *output, struct error *err) MUST_CHECK;

/* Whether the owner can enter `folder`. */
bool cluster_can_enter(uid_t owner, gid_t group, const char *folder);

#endif
