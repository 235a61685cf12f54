/*
 * PostgreSQL: a connection as one role, statements from the files of sql/, and COPY BINARY.
 *
 * SQL is never pasted together: a statement is a file built into the program (sql_text) or, for a handful
 * of words like "begin", a literal; values travel as parameters.  Only this module calls libpq.
 */
#ifndef FUPIN_BASE_DATABASE_H
#define FUPIN_BASE_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/error.h"
#include "base/memory.h"

struct database;
struct rows; /* a result: PGresult */

/* Connects with `conninfo` as `role` (NULL: as conninfo says).  Sets TimeZone Asia/Shanghai, DateStyle ISO,
 * client_encoding UTF8, application_name, client_connection_check_interval 1s, default_transaction_isolation
 * read committed, and an empty search_path (pg_catalog). */
struct database *database_connect(const char *conninfo, const char *role, struct error *err) MUST_CHECK;
void database_close(struct database **db);
#define AUTO_DATABASE struct database *__attribute__((cleanup(database_close)))

/* Whether a server there takes connections; any role will do. */
bool database_answers(const char *conninfo);

/* The statement kept as sql/<name>, e.g. "world/fill_note.sql"; ends the program where there is none (a typo, found
 * by the first test that runs it). */
struct str sql_text(const char *name);

/* The names of the embedded files that start with `prefix` ("rules/"), in byte order: the i-th, or NULL. */
const char *sql_name(const char *prefix, size_t i);

/* Runs a script without parameters: several statements, in the transaction that is open or one of their own. */
bool database_script(struct database *db, struct str sql, struct error *err) MUST_CHECK;

/* Runs sql/<name> (one statement) with `count` text parameters (NULL: SQL null); the result is not kept. */
bool database_run(struct database *db, const char *name, const char *const *values, int count,
                  struct error *err) MUST_CHECK;

/* The same; the rows go to `*rows` (text format), to be closed by rows_close / AUTO_ROWS. */
bool database_query(struct database *db, const char *name, const char *const *values, int count, struct rows **rows,
                    struct error *err) MUST_CHECK;

/* As database_query, for a statement given as text: rules of a site, `fupin sql`. */
bool database_query_text(struct database *db, const char *sql, const char *const *values, int count, struct rows **rows,
                         struct error *err) MUST_CHECK;

/* As database_query, but rows arrive one by one and are handed to `each` (single-row mode): memory does not grow. */
typedef bool row_function(void *context, const struct rows *rows, struct error *err);
bool database_stream(struct database *db, const char *name, const char *const *values, int count, row_function *each,
                     void *context, struct error *err) MUST_CHECK;

size_t rows_count(const struct rows *rows);
size_t rows_columns(const struct rows *rows);
const char *rows_column_name(const struct rows *rows, size_t column);
/* "" for null. */
const char *rows_text(const struct rows *rows, size_t row, size_t column);
bool rows_null(const struct rows *rows, size_t row, size_t column);
long long rows_number(const struct rows *rows, size_t row, size_t column);
/* The column called `name`; ends the program where there is none. */
size_t rows_column(const struct rows *rows, const char *name);
/* By name, of one row. */
const char *rows_field(const struct rows *rows, size_t row, const char *name);
/* What a column holds, by its type in the database. */
enum rows_kind { ROWS_TEXT, ROWS_INTEGER, ROWS_BOOL, ROWS_JSON };
enum rows_kind rows_kind(const struct rows *rows, size_t column);
void rows_close(struct rows **rows);
#define AUTO_ROWS struct rows *__attribute__((cleanup(rows_close)))

bool database_begin(struct database *db, struct error *err) MUST_CHECK;
bool database_commit(struct database *db, struct error *err) MUST_CHECK;
void database_rollback(struct database *db);

/* COPY BINARY into a table.  `sql` names a file of sql/ that holds the "copy … from stdin (format binary)".
 * Rows go through a fixed buffer. */
struct copy;
bool copy_begin(struct copy **copy, struct database *db, const char *sql, struct error *err) MUST_CHECK;
void copy_row(struct copy *copy, int columns);
void copy_null(struct copy *copy);
void copy_bigint(struct copy *copy, int64_t value);
void copy_int(struct copy *copy, int32_t value);
void copy_smallint(struct copy *copy, int16_t value);
void copy_bool(struct copy *copy, bool value);
void copy_date(struct copy *copy, day_number day);  /* DATE_NONE: null */
void copy_text(struct copy *copy, struct str text); /* at == NULL: null */
/* Sends what is full; call after each row.  False when the connection is lost; that the server has refused a row may be
 * told only by copy_end(). */
bool copy_flush(struct copy *copy, struct error *err) MUST_CHECK;
/* Ends the COPY; `*copy` is freed either way. */
bool copy_end(struct copy **copy, struct error *err) MUST_CHECK;
void copy_abandon(struct copy **copy);

/* For a COPY that an error leaves open: it is abandoned where the variable's block ends. */
static inline void copy_close(struct copy **copy)
{
    if (*copy)
        copy_abandon(copy);
}
#define AUTO_COPY struct copy *__attribute__((cleanup(copy_close)))

#endif
