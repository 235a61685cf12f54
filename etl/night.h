/*
 * What the ways of taking files share: a night's inbox, files named by hand, decisions on held ones, withdrawals, and the
 * journal told again.
 *
 * Each of them makes a struct night, which holds the journal and the numbers that are given out: K (journal.known) and
 * the next file's number.  Both go up only as a verdict or a decision is written down, so that neither has a gap.
 */
#ifndef FUPIN_ETL_NIGHT_H
#define FUPIN_ETL_NIGHT_H

#include "etl/archive.h"
#include "etl/inside.h"

struct json_object;

struct night {
    struct etl *etl;
    struct database *db;
    const struct etl_run *run;
    struct journal journal;
    struct arrivals arrivals;
    struct etl_outcome *outcome;
    int next_file;
    long long waiting; /* how many files are listed as waiting */
};

/* A file on its way to a verdict; to be freed. */
struct taking *taking_new(struct night *night, const struct arrival *arrival);
void taking_free(struct taking *taking);

/* What the name alone decides. */
void judge_name(struct taking *taking);

/* Everything of a file that lies open as taking->fd in the inbox: verdict, archive, versions, journal.  False: the
 * database has failed, or the archive. */
bool take_file(struct night *night, struct taking *taking, struct error *err) MUST_CHECK;

/* The same of a file that lies in the archive under taking->sha256: a released one, or one that the journal tells of. */
bool take_archived(struct night *night, struct taking *taking, struct error *err) MUST_CHECK;

/* Only its rows, into the staging table of its feed, and then as versions with K taking->known: what a withdrawal does
 * with the files that stay. */
bool take_again(struct taking *taking, long long told_at, struct error *err) MUST_CHECK;

/* The decision night->run->decision on file night->run->file; the journal is open. */
bool decide_file(struct night *night, struct error *err) MUST_CHECK;

/* A line of the journal for something that happened in this run, with what every line of a run has; `known` 0: it took
 * no K.  To be handed to journal_add(). */
struct json_object *journal_line(const struct etl_run *run, const char *kind, long long known);
void journal_text(struct json_object *line, const char *key, struct str text); /* at == NULL: null */

#endif
