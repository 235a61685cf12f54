/*
 * How it works: a thin skin over libpq in which every statement has a name (its file) and every failure a story.
 *
 * struct rows is libpq's PGresult under another name, so a result costs nothing more.  Values go as text parameters
 * and are never seen by an error.  database_script() alone sends several statements at once, and only texts that
 * are built in.  Streams use libpq's single-row mode: a million rows pass through one.
 */
#include "base/database.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/database_inside.h"
#include "base/log.h"

/* What every connection wants, whatever the server's defaults are. */
static const char settings[] = "set search_path = '';"
                               "set timezone = 'Asia/Shanghai';"
                               "set datestyle = 'ISO, YMD';"
                               "set client_min_messages = warning;"
                               "set client_connection_check_interval = '1s';"
                               "set default_transaction_isolation = 'read committed'";

static void clear_result(PGresult **result)
{
    PQclear(*result);
}
#define AUTO_PGRESULT PGresult *__attribute__((cleanup(clear_result)))

/* Notices of the server may quote rows, so they are for debugging only. */
static void take_notice(void *context, const PGresult *result)
{
    (void) context;
    const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    log_line(LOG_DEBUG, "server: %s", primary ? primary : "notice without text");
}

/* libpq's own words name host and socket, which is what helps. */
static bool connect_failed(struct database *db, struct error *err)
{
    struct str message = str_trim(str_of(PQerrorMessage(db->connection)));
    return error_set(err, &DATABASE_CONNECT, "%.*s", STR_FMT(message));
}

struct database *database_connect(const char *conninfo, const char *role, struct error *err)
{
    /* The last of two wins, so a role given here overrides one in conninfo; NULL ends the list earlier. */
    const char *words[] = { "dbname", "application_name", "client_encoding", role ? "user" : NULL, NULL };
    const char *values[] = { conninfo, "fupin", "UTF8", role, NULL };
    AUTO_DATABASE db = memory_take(sizeof *db);
    db->connection = PQconnectdbParams(words, values, 1);
    if (PQstatus(db->connection) != CONNECTION_OK) {
        (void) connect_failed(db, err);
        return NULL;
    }
    PQsetNoticeReceiver(db->connection, take_notice, NULL);
    if (!database_script(db, (struct str) STR(settings), err))
        return NULL;
    struct database *made = db;
    db = NULL;
    return made;
}

void database_close(struct database **db)
{
    if (!*db)
        return;
    PQfinish((*db)->connection);
    void *at = *db;
    memory_give_back(&at);
    *db = NULL;
}

bool database_answers(const char *conninfo)
{
    return PQping(conninfo) == PQPING_OK;
}

/* An empty query is good: a script may hold nothing but comments. */
static bool is_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

bool database_script(struct database *db, struct str sql, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_PGRESULT result = PQexec(db->connection, arena_text(&arena, sql));
    return is_good(result) || database_error(db, result, sql_name_of(sql.at), err);
}

/* A statement with its values; `name` is that of its file, or NULL. */
struct statement {
    const char *sql, *name;
    const char *const *values;
    int count;
};

static bool query(struct database *db, const struct statement *statement, struct rows **rows, struct error *err)
{
    *rows = NULL;
    PGresult *result =
        PQexecParams(db->connection, statement->sql, statement->count, NULL, statement->values, NULL, NULL, 0);
    if (!is_good(result)) {
        (void) database_error(db, result, statement->name, err);
        PQclear(result);
        return false;
    }
    *rows = (struct rows *) result;
    return true;
}

bool database_query(struct database *db, const char *name, const char *const *values, int count, struct rows **rows,
                    struct error *err)
{
    return query(db, &(struct statement) { sql_text(name).at, name, values, count }, rows, err);
}

bool database_query_text(struct database *db, const char *sql, const char *const *values, int count, struct rows **rows,
                         struct error *err)
{
    return query(db, &(struct statement) { sql, NULL, values, count }, rows, err);
}

bool database_run(struct database *db, const char *name, const char *const *values, int count, struct error *err)
{
    AUTO_ROWS rows = NULL;
    return database_query(db, name, values, count, &rows, err);
}

/* Takes what is left of a statement; after a refusal of ours the server is asked to end it first. */
static void drain(struct database *db, bool cancel)
{
    if (cancel) {
        char reason[256];
        PGcancel *request = PQgetCancel(db->connection);
        (void) PQcancel(request, reason, sizeof reason);
        PQfreeCancel(request);
    }
    PGresult *result;
    while ((result = PQgetResult(db->connection)))
        PQclear(result);
}

bool database_stream(struct database *db, const char *name, const char *const *values, int count, row_function *each,
                     void *context, struct error *err)
{
    if (!PQsendQueryParams(db->connection, sql_text(name).at, count, NULL, values, NULL, NULL, 0) ||
        !PQsetSingleRowMode(db->connection))
        return database_error(db, NULL, name, err);
    bool good = true;
    PGresult *result;
    while (good && (result = PQgetResult(db->connection))) {
        bool row = PQresultStatus(result) == PGRES_SINGLE_TUPLE;
        good = row ? each(context, (const struct rows *) result, err)
                   : is_good(result) || database_error(db, result, name, err);
        PQclear(result);
        if (!good)
            drain(db, row);
    }
    return good;
}

size_t rows_count(const struct rows *rows)
{
    return (size_t) PQntuples((const PGresult *) rows);
}

size_t rows_columns(const struct rows *rows)
{
    return (size_t) PQnfields((const PGresult *) rows);
}

const char *rows_column_name(const struct rows *rows, size_t column)
{
    return PQfname((const PGresult *) rows, (int) column);
}

const char *rows_text(const struct rows *rows, size_t row, size_t column)
{
    return PQgetvalue((const PGresult *) rows, (int) row, (int) column);
}

bool rows_null(const struct rows *rows, size_t row, size_t column)
{
    return PQgetisnull((const PGresult *) rows, (int) row, (int) column);
}

long long rows_number(const struct rows *rows, size_t row, size_t column)
{
    return strtoll(rows_text(rows, row, column), NULL, 10);
}

/* Not PQfnumber(), which folds case and so finds "Amount" for amount. */
size_t rows_column(const struct rows *rows, const char *name)
{
    size_t columns = rows_columns(rows);
    for (size_t i = 0; i < columns; i++)
        if (strcmp(rows_column_name(rows, i), name) == 0)
            return i;
    fprintf(stderr, "fupin: a statement has no column \"%s\"\n", name);
    abort();
}

const char *rows_field(const struct rows *rows, size_t row, const char *name)
{
    return rows_text(rows, row, rows_column(rows, name));
}

/* Types by their fixed numbers in pg_type. */
enum rows_kind rows_kind(const struct rows *rows, size_t column)
{
    enum { BOOL = 16, INT8 = 20, INT2 = 21, INT4 = 23, JSON = 114, JSONB = 3802 };
    switch (PQftype((const PGresult *) rows, (int) column)) {
    case BOOL:
        return ROWS_BOOL;
    case INT8:
    case INT2:
    case INT4:
        return ROWS_INTEGER;
    case JSON:
    case JSONB:
        return ROWS_JSON;
    default:
        return ROWS_TEXT;
    }
}

void rows_close(struct rows **rows)
{
    PQclear((PGresult *) *rows);
    *rows = NULL;
}

bool database_begin(struct database *db, struct error *err)
{
    return database_script(db, (struct str) STR("begin"), err);
}

/* A transaction in which a statement has failed answers "commit" with a rollback and no error: that is one here. */
bool database_commit(struct database *db, struct error *err)
{
    AUTO_PGRESULT result = PQexec(db->connection, "commit");
    if (!is_good(result))
        return database_error(db, result, NULL, err);
    if (strcmp(PQcmdStatus(result), "COMMIT") != 0)
        return error_set(err, &DATABASE_QUERY, "could not commit: a statement of this transaction has failed");
    return true;
}

/* What fails here has failed before, or the connection is gone and with it the transaction. */
void database_rollback(struct database *db)
{
    PQclear(PQexec(db->connection, "rollback"));
}
