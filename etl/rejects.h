/*
 * The faults of one file on their way to archive.reject: kept aside while the rows stream, however many they are.
 */
#ifndef FUPIN_ETL_REJECTS_H
#define FUPIN_ETL_REJECTS_H

#include "etl/feed.h"
#include "etl/part.h"

struct rejects;

/* How many bytes of a row's text, and of a value, are kept. */
enum { REJECT_RAW_MOST = 4096 };

/* Empty; `feed` names the columns, and may be NULL for a file of which no row will be read. */
struct rejects *rejects_new(const struct feed *feed);

/* All faults of `row` with its raw text (cut at 4 KiB).  Rows come in the order of the file. */
bool rejects_add(struct rejects *rejects, struct row *row, struct str raw, struct error *err) MUST_CHECK;

/* From here on what is added is a second list, again in order: rows that were found to repeat a key. */
void rejects_second(struct rejects *rejects);

/* Writes both lists, merged by line, into archive.reject as those of file number `file`, numbered from 1 on; `parts` tells the
 * members and their own lines.  Once only: the lists are read to their ends. */
bool rejects_store(struct rejects *rejects, struct database *db, int file, const struct parts *parts,
                   struct error *err) MUST_CHECK;

void rejects_free(struct rejects **rejects);
#define AUTO_REJECTS struct rejects *__attribute__((cleanup(rejects_free)))

#endif
