/*
 * The journal beside the archive: one line for all that takes a number K, for each file and each night; append only.
 *
 * It is synced before the database commits, and the database remembers how long it then was: what a killed run has
 * written past that is cut off by the next one.  So a moment of the database always has its journal, and from journal and
 * archive the database can be made again; the other way round a commit could be lost with nothing to tell it from.
 *
 * Lines are JSON, one object each, and each names the SHA-256 of the line before it (without its line break): whoever
 * changes a line has to change all that follow, and the last one's sum stands in the database.
 */
#ifndef FUPIN_ETL_JOURNAL_H
#define FUPIN_ETL_JOURNAL_H

#include "base/database.h"
#include "base/hash.h"

struct json_object;

struct journal {
    const char *path;
    int fd;                        /* -1: not open */
    long long bytes, lines, known; /* where it stands, and the last K given out */
    char sha256[SHA256_TEXT_SIZE]; /* of its last line; empty: it has none */
};

/* Opens <archive>/journal.jsonl at the place that archive.state tells of; more or less there than that is an error. */
bool journal_open(struct journal *journal, struct arena *arena, const char *archive, struct database *db,
                  struct error *err) MUST_CHECK;

/* As journal_open, but what lies past that place is cut off: only for the first step of a run. */
bool journal_mend(struct journal *journal, struct arena *arena, const char *archive, struct database *db,
                  struct error *err) MUST_CHECK;

/* While the journal is being told again it is not open (fd -1): then nothing is written, and only archive.state is told.
 *
 * Adds a line; its number, the time on the clock and the SHA-256 of the line before go in as "line", "at" and "previous".
 * Takes `line` over. */
bool journal_add(struct journal *journal, struct json_object *line, struct error *err) MUST_CHECK;

/* Syncs it, and tells archive.state where it stands: etl's last act before the caller commits. */
bool journal_settle(struct journal *journal, struct database *db, struct error *err) MUST_CHECK;

void journal_close(struct journal *journal);
#define AUTO_JOURNAL struct journal __attribute__((cleanup(journal_close)))

#endif
