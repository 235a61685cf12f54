/*
 * A part of a file: a member of a zip, or, of any other file, the file itself.  Each has its own header, encoding and
 * separator; what is counted goes over all of them.
 *
 * Lines are numbered through the whole file: those of a member go on where the one before it has ended, so that one
 * number says where a row stands.  People are told the member and its own line.
 */
#ifndef FUPIN_ETL_PART_H
#define FUPIN_ETL_PART_H

#include "etl/encoding.h"
#include "etl/header.h"

struct part {
    const char *member; /* its name; NULL: the file itself */
    size_t bom;         /* bytes of a byte order mark */
    bool all_valid;     /* every line is UTF-8 */
    enum encoding encoding;
    struct header header;
    uint64_t first_line;    /* the number of its first line in the file; 0: it has not been read yet */
    int64_t control_amount; /* of its own rows */
};

/* In the order in which they are read. */
struct parts {
    struct part *items;
    size_t count, room;
};

/* One more, zeroed; what was handed out before may move. */
struct part *parts_add(struct parts *parts);

/* The part in which a line of the file stands; NULL where there is none. */
const struct part *parts_at(const struct parts *parts, uint64_t line);

/* Where a line stands, for people: "第3行", or of a zip "“a.csv”第3行". */
const char *parts_place(const struct parts *parts, uint64_t line, struct arena *arena);

void parts_free(struct parts *parts);

#endif
