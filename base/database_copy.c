/*
 * How it works: rows are laid out in one buffer as COPY BINARY wants them, and sent when 1 MiB is full.
 *
 * Field functions only append; the branch for more room is hardly ever taken.  libpq tells of a server's refusal only
 * when the COPY ends, since the answer may already lie in its own buffer; until then the server throws away what
 * comes, faster than we can make it.  So a refusal costs the reading of the rest, and never more.
 */
#include "base/database.h"

#include <endian.h>

#include "base/database_inside.h"

enum { FLUSH_SIZE = 16 * 1024 };

struct copy {
    struct database *db;
    const char *name;
    char *at;
    size_t len, room;
};

/* Room for `more` bytes at the end of what is filled. */
static char *take(struct copy *copy, size_t more)
{
    if (copy->room - copy->len < more) {
        void *at = copy->at;
        memory_grow(&at, &copy->room, copy->len + more, 1);
        copy->at = at;
    }
    char *place = copy->at + copy->len;
    copy->len += more;
    return place;
}

/* COPY BINARY is big-endian throughout. */
static void put16(char *at, uint16_t value)
{
    value = htobe16(value);
    memcpy(at, &value, sizeof value);
}

static void put32(char *at, uint32_t value)
{
    value = htobe32(value);
    memcpy(at, &value, sizeof value);
}

static void put64(char *at, uint64_t value)
{
    value = htobe64(value);
    memcpy(at, &value, sizeof value);
}

bool copy_begin(struct copy **copy, struct database *db, const char *sql, struct error *err)
{
    static const char header[19] = "PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0";
    *copy = NULL;
    PGresult *result = PQexec(db->connection, sql_text(sql).at);
    bool good = PQresultStatus(result) == PGRES_COPY_IN || database_error(db, result, sql, err);
    PQclear(result);
    if (!good)
        return false;
    *copy = memory_take(sizeof **copy);
    **copy = (struct copy) { .db = db, .name = sql };
    (void) take(*copy, FLUSH_SIZE + FLUSH_SIZE / 4);
    (*copy)->len = 0;
    memcpy(take(*copy, sizeof header), header, sizeof header);
    return true;
}

void copy_row(struct copy *copy, int columns)
{
    put16(take(copy, 2), (uint16_t) columns);
}

void copy_null(struct copy *copy)
{
    put32(take(copy, 4), UINT32_MAX);
}

void copy_bigint(struct copy *copy, int64_t value)
{
    char *at = take(copy, 12);
    put32(at, 8);
    put64(at + 4, (uint64_t) value);
}

void copy_int(struct copy *copy, int32_t value)
{
    char *at = take(copy, 8);
    put32(at, 4);
    put32(at + 4, (uint32_t) value);
}

void copy_smallint(struct copy *copy, int16_t value)
{
    char *at = take(copy, 6);
    put32(at, 2);
    put16(at + 4, (uint16_t) value);
}

void copy_bool(struct copy *copy, bool value)
{
    char *at = take(copy, 5);
    put32(at, 1);
    at[4] = value;
}

void copy_date(struct copy *copy, day_number day)
{
    if (day == DATE_NONE)
        copy_null(copy);
    else
        copy_int(copy, day);
}

void copy_text(struct copy *copy, struct str text)
{
    if (!text.at) {
        copy_null(copy);
        return;
    }
    char *at = take(copy, 4 + text.len);
    put32(at, (uint32_t) text.len);
    memcpy(at + 4, text.at, text.len);
}

/* Ends the COPY (with `reason`: without effect) and takes the server's answers; false after the first bad one. */
static bool finish(struct copy *copy, const char *reason, struct error *err)
{
    PGconn *connection = copy->db->connection;
    bool good = PQputCopyEnd(connection, reason) == 1;
    if (!good)
        (void) database_error(copy->db, NULL, copy->name, err);
    PGresult *result;
    while ((result = PQgetResult(connection))) {
        if (good && PQresultStatus(result) != PGRES_COMMAND_OK)
            good = database_error(copy->db, result, copy->name, err);
        PQclear(result);
    }
    return good;
}

static bool send_bytes(struct copy *copy, struct error *err)
{
    PGconn *connection = copy->db->connection;
    if (PQputCopyData(connection, copy->at, (int) copy->len) != 1)
        return database_error(copy->db, NULL, copy->name, err);
    copy->len = 0;
    return true;
}

bool copy_flush(struct copy *copy, struct error *err)
{
    return copy->len < FLUSH_SIZE || send_bytes(copy, err);
}

/* Gives back the buffer and the thing itself. */
static void copy_free(struct copy **copy)
{
    void *at = (*copy)->at, *self = *copy;
    memory_give_back(&at);
    memory_give_back(&self);
    *copy = NULL;
}

bool copy_end(struct copy **copy, struct error *err)
{
    put16(take(*copy, 2), UINT16_MAX);
    bool good = send_bytes(*copy, err) && finish(*copy, NULL, err);
    copy_free(copy);
    return good;
}

/* What follows a COPY that is given up is a rollback, so its error says nothing new. */
void copy_abandon(struct copy **copy)
{
    if (!*copy)
        return;
    struct error ignored = { 0 };
    (void) finish(*copy, "abandoned", &ignored);
    copy_free(copy);
}
