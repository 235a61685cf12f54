/*
 * What the files of the database module share; nobody else includes it.
 */
#ifndef FUPIN_BASE_DATABASE_INSIDE_H
#define FUPIN_BASE_DATABASE_INSIDE_H

#include <libpq-fe.h>

#include "base/database.h"

struct database {
    PGconn *connection;
};

/* Tells why `result` (NULL: the connection) failed: the server's message, without values, and the file's name. */
bool database_error(struct database *db, const PGresult *result, const char *name, struct error *err);

/* The name of the file whose text begins at `at`, or NULL: so that an error can tell where a script comes from. */
const char *sql_name_of(const char *at);

#endif
