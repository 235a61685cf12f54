/*
 * The journal, read line by line: what the archive says has happened.
 *
 * Each line is held against the one before (sequence and SHA-256) as it is read, so that whoever gets a line may believe it as
 * far as the chain goes.
 */
#ifndef FUPIN_ETL_REPLAY_H
#define FUPIN_ETL_REPLAY_H

#include "etl/night.h"

/* A line; its texts and `all` live until journal_next() hands out the line behind it.  Numbers that a line does not have are
 * 0, texts NULL. */
struct journal_told {
    long long line, known;
    long long end;                 /* bytes up to behind it */
    char sha256[SHA256_TEXT_SIZE]; /* its own */
    const char *kind;
    struct json_object *all; /* the line itself */
};

struct journal_reader {
    struct arena *arena;
    const char *path;
    struct str text;
    size_t at;
    struct journal_told last; /* the one handed out last */
};

/* Reads <archive>/journal.jsonl, whole, into `arena`; FILE_IO where there is none. */
bool journal_read(struct journal_reader *reader, struct arena *arena, const char *archive,
                  struct error *err) MUST_CHECK;

/* The next line; `*more` is false at the end.  Fails where the chain is broken, naming the line.  What a kill left half
 * written at the end is no line. */
bool journal_next(struct journal_reader *reader, struct journal_told *told, bool *more, struct error *err) MUST_CHECK;

/* A member of the line: NULL, 0 or DATE_NONE where it is not there or null. */
const char *told_text(const struct journal_told *told, const char *key);
long long told_number(const struct journal_told *told, const char *key);
day_number told_day(const struct journal_told *told, const char *key);

#endif
