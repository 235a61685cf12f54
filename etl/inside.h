/*
 * What the stages of loading share: the configuration that was read, and one file on its way to a verdict.
 *
 * A struct taking is filled in by stages and never emptied: take_look knows its bytes and parts, take_rows its counts and
 * extents, take_judge its verdict, and take_keep writes all of it down (what a snapshot changes take_changed has copied).
 * A verdict is given once (taking_judge); the stages behind it see that it is there and do nothing, so that no stage has
 * to know which others there are.
 */
#ifndef FUPIN_ETL_INSIDE_H
#define FUPIN_ETL_INSIDE_H

#include "base/hash.h"
#include "etl/archive.h"
#include "etl/divisions.h"
#include "etl/etl.h"
#include "etl/extents.h"
#include "etl/inbox.h"
#include "etl/journal.h"
#include "etl/part.h"
#include "etl/policy.h"
#include "etl/rejects.h"
#include "etl/senders.h"
#include "etl/unpack.h"

struct json_object;

struct etl {
    struct arena *arena;
    struct etl_settings settings;
    struct divisions divisions;
    struct senders senders;
    struct layouts layouts;
    struct policy policy;
    struct config_files files; /* all that was read, for the setup's fingerprint */
    struct etl *earlier;       /* configurations of earlier setups that were asked for, one behind the other */
    long long setup;           /* of an earlier one: its K */
};

enum verdict { VERDICT_NONE, VERDICT_ACCEPTED, VERDICT_HELD, VERDICT_REJECTED, VERDICT_DUPLICATE, VERDICT_WAITING };

/* What the conservation of rows is told from: rows = loaded + duplicate + rejected, whatever
 * a file holds.  Refused cells count apart, for their rows are loaded; the control amount, in fen, goes over all rows whose amount could be read. */
struct counts {
    int64_t rows, loaded, duplicate, rejected, refused_cells, control_amount;
};

/* Totals rows beyond this many are not compared: a ledger has one, a zip one a member; no file needs a list that grows. */
enum { CONTROL_TOTALS_MOST = 64 };

/* What came beside a file to be checked against it. */
struct slip {
    const char *name; /* UTF-8, other bytes as \xHH */
    struct str bytes; /* as they lay there; empty where they could not be read */
    struct str text;  /* decoded */
    char sha256[SHA256_TEXT_SIZE], seal[SHA256_TEXT_SIZE];
    const char *fault; /* why it cannot be used, in Chinese; NULL: it can */
};

/* A file being taken. Everything that is known of it when its verdict is written down. */
struct taking {
    const struct etl *etl;
    struct database *db;
    const struct etl_run *run;
    const struct arrival *arrival;
    struct arena arena; /* lives as long as the file is in work */
    int fd;
    const struct feed *feed;
    const struct sender *sender;
    int file;
    bool listed;   /* as waiting or held, under that number */
    bool released; /* it was held, and an operator has decided that it is to be loaded */
    day_number received_on;
    int64_t known; /* the K it takes if accepted */
    char sha256[SHA256_TEXT_SIZE];
    struct archive_seal seal; /* of its copy in the archive */
    uint64_t bytes;
    enum unpack_kind kind;
    struct parts parts;
    struct slip *slips;
    size_t slip_count;
    struct rejects *rejects;
    struct extents extents;
    struct counts counts;
    size_t private_use;
    struct {
        bool read;
        int64_t fen;
        uint64_t line;
        const struct part *part; /* with whose rows it compares */
    } totals[CONTROL_TOTALS_MOST];
    int total_count;
    bool straight; /* rows go straight into the empty version table */

    enum verdict verdict;
    enum reject_code code;
    struct buffer reason;
};

/* taking.c: gives the file its verdict, once; sentences that follow are notes. */
void taking_judge(struct taking *taking, enum verdict verdict, enum reject_code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void taking_note(struct taking *taking, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Stages, in order; each may give a verdict, after which those that follow are not asked. */
bool take_look(struct taking *taking, struct error *err) MUST_CHECK;  /* take_look.c: bytes, format, headers */
void take_header(struct taking *taking);                              /* take_look.c: what the headers say */
bool take_rows(struct taking *taking, struct error *err) MUST_CHECK;  /* take_rows.c: rows into the database */
bool take_judge(struct taking *taking, struct error *err) MUST_CHECK; /* take_judge.c: totals, shares, resubmission */
bool take_changed(struct taking *taking,
                  struct error *err) MUST_CHECK;                     /* take_changed.c: of a snapshot, what differs */
bool take_keep(struct taking *taking, struct error *err) MUST_CHECK; /* take_keep.c: verdict, rejects, versions */

const char *taking_verdict_name(const struct taking *taking);

/* The staged rows of a snapshot as versions with K taking->known, judged by what was known at K `told_at`. */
bool take_versions(struct taking *taking, long long told_at, struct error *err) MUST_CHECK;

/* The line of the journal that tells of the file. */
struct json_object *taking_line(const struct taking *taking);

#endif
