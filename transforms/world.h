/*
 * A world is a schema; whoever enters one means its tables by their bare names until the transaction ends.
 */
#ifndef FUPIN_TRANSFORMS_WORLD_H
#define FUPIN_TRANSFORMS_WORLD_H

#include "base/database.h"

/* search_path = `world`, tool, pg_catalog: exactly these, so that a missing table is an error. */
bool world_enter(struct database *db, const char *world, struct error *err) MUST_CHECK;

/* Runs the scripts sql/<name>, in their order. */
bool world_scripts(struct database *db, const char *const *names, size_t count, struct error *err) MUST_CHECK;

#endif
