/*
 * The schema's migrations: sql/schema/NNN_*.sql in order, each once, then sql/roles.sql.
 */
#ifndef FUPIN_CLI_SCHEMA_H
#define FUPIN_CLI_SCHEMA_H

#include "base/database.h"

/* The program's version: what changes its outputs. */
const char *schema_program(void);

/* Brings the database of `db` (its owner) to this program's schema, in one transaction; `*applied` counts what was new. */
bool schema_migrate(struct database *db, int *applied, struct error *err) MUST_CHECK;

/* Whether the database has just this program's schema (DATABASE_SCHEMA otherwise). */
bool schema_check(struct database *db, struct error *err) MUST_CHECK;

/* One SHA-256 over all SQL of the program but its rules, which have one each. */
const char *schema_scripts(struct arena *arena);

#endif
