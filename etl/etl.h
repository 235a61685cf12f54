/*
 * Files become rows: the one door of the etl floor.
 *
 * A night takes what lies in the inbox: each file gets a verdict, its rows become versions, and the world of
 * now follows.  Everything of one call happens in the transaction that the caller has opened on `db` (role
 * fupin_etl); the journal is written and synced before the call returns, so that the caller only commits.
 */
#ifndef FUPIN_ETL_ETL_H
#define FUPIN_ETL_ETL_H

#include "base/config.h"
#include "base/database.h"
#include "base/date.h"

/* Faults of this floor. */
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) extern const struct fault name;
#include "etl/faults.def"
#undef FAULT

struct etl_setting {
    const char *name, *value;
};

struct etl_settings {
    const char *inbox;        /* <home>/inbox */
    const char *archive;      /* <home>/var/archive */
    const char *conf;         /* the configuration folder: senders.csv, divisions.csv, sources/, policy/ */
    const char *program;      /* version of the program, for the journal */
    long long settle_seconds; /* a younger file is waited for */
    long long max_unpacked_bytes, max_ratio, ratio_from_bytes, max_columns, max_field_bytes, max_record_bytes;
    long long held_reject_percent; /* over this share of rejected rows a file is held: 5 */
    long long shrunk_percent;      /* a snapshot of fewer than this share of rows is held: 80 */
    const struct str *products;    /* 产品名称 that count as the watched product; blank counts too */
    size_t product_count;
    bool quiet; /* no progress bar */
    /* What conf/fupin.yaml says of all this, as it is archived with a setup; and how such a text is read again: fills
     * limits, shares and products from <conf>/fupin.yaml. */
    struct str text;
    const struct etl_setting *kept; /* the same one by one */
    size_t kept_count;
    bool (*read_again)(struct arena *arena, const char *conf, struct etl_settings *settings,
                       struct config_mistakes *mistakes);
    const char *scratch; /* a folder for what is read from the archive; made and removed */
};

struct etl;

/* Reads layouts, senders and divisions; every mistake goes to `mistakes`, and then NULL comes back. */
struct etl *etl_open(struct arena *arena, const struct etl_settings *settings, struct config_mistakes *mistakes);

/* init: (re)loads senders, divisions, parameters, rates, words and articles into archive.*, and takes a K where they
 * differ from what was in force. */
bool etl_setup(struct etl *etl, struct database *db, struct error *err) MUST_CHECK;

/* What a run must know: its number, its logical day, and the files it was asked to take (NULL: those of the inbox); or
 * the file that it decides on, with the operator's reason where he rejects a held one or takes an accepted one back. */
enum etl_decision { ETL_TAKE, ETL_RELEASE, ETL_REFUSE, ETL_WITHDRAW, ETL_CASE };

/* What an operator records about a flag (fupin case); texts may be NULL but for flag, kind and by. */
struct etl_case {
    const char *flag;
    const char *kind;    /* answer, confirm, dismiss, rectify */
    const char *finding; /* 属实, 部分属实, 不属实, 待核 */
    const char *measure;
    const char *recovered; /* fen, as text */
    const char *done_on;   /* YYYY-MM-DD */
    const char *by;
    const char *remark;
    const char *facts; /* the material facts that the flag states now */
};

struct etl_run {
    long long run;
    const char *command;
    day_number day;
    const char *const *paths;
    size_t path_count;
    enum etl_decision decision;
    int file;
    const char *reason;
    const struct etl_case *about; /* of ETL_CASE */
    bool trial;                   /* the caller will roll back: nothing goes into archive and journal */
};

struct etl_outcome {
    int accepted, held, rejected, duplicate, waiting, unreadable;
    long long rows, rejected_rows;
};

/* Cuts what a killed run left behind the journal's committed end, and removes from the inbox what has its verdict
 * already.  First call of every run; an own transaction of the caller. */
bool etl_recover(struct etl *etl, struct database *db, struct error *err) MUST_CHECK;

/* Takes all complete files of the inbox with a business date up to the run's day, in the order of business date, feed
 * and resubmission; or, where the run names paths, just these files (fupin load). */
bool etl_load(struct etl *etl, struct database *db, const struct etl_run *run, struct etl_outcome *outcome,
              struct error *err) MUST_CHECK;

/* The decision on file run->file: a held one is loaded from the archive, as known on the run's day, or rejected; an accepted
 * one is taken back, so that from this K on all is as if it had never come.  A decision takes a K and a line in the
 * journal.  What is recorded about a flag (ETL_CASE) does, too.  A release may still be rejected, for a higher number that was accepted meanwhile. */
bool etl_decide(struct etl *etl, struct database *db, const struct etl_run *run, struct etl_outcome *outcome,
                struct error *err) MUST_CHECK;

/* After the commit: files that have a verdict leave the inbox with their companions. */
bool etl_tidy(struct etl *etl, struct database *db, struct error *err) MUST_CHECK;

/* Brings the world of now (schema world_now) to `day` and the last K, by differences: only keys that loading has
 * touched since, or whose events have come of age, are made anew. */
bool etl_refresh_now(struct database *db, day_number day, struct error *err) MUST_CHECK;

/* Makes the schema `world` speak of day `day` with what was known at `known`, when the night of `known_day` was the last one
 * (DATE_NONE: the last of the runs up to that K); drops an older one of that name. */
bool etl_make_world(struct database *db, const char *world, day_number day, long long known, day_number known_day,
                    struct error *err) MUST_CHECK;

/* Drops worlds of then that were made by a program which is gone: names that begin with `prefix`, the rest being the
 * number of a server process. */
bool etl_drop_dead_worlds(struct database *db, struct error *err) MUST_CHECK;

/* Drops a world of then. */
bool etl_drop_world(struct database *db, const char *world, struct error *err) MUST_CHECK;

/* A line in the journal for the night of this run. */
bool etl_note_night(struct etl *etl, struct database *db, const struct etl_run *run, struct error *err) MUST_CHECK;

/* An edition that was published, as the journal tells of it: what is needed to make it again, and to hold it against. */
struct etl_sum {
    const char *name, *sha256;
};

struct etl_publication {
    const char *subject; /* "2018-03/1" */
    long long world_known;
    day_number known_day; /* DATE_NONE: no night had been known */
    const char *inputs_sha256;
    const struct etl_sum *outputs, *rules; /* its files; the rules that judged it */
    size_t output_count, rule_count;
};

/* A line in the journal for it, once.  It takes a K. */
bool etl_note_publication(struct etl *etl, struct database *db, const struct etl_run *run,
                          const struct etl_publication *publication, struct error *err) MUST_CHECK;

void etl_close(struct etl *etl);

/* The journal told again into an empty database, step by step: the files and decisions of a run, a night, a publication. */
struct etl_replay;
struct json_object;

enum etl_told_kind { ETL_TOLD_FILES, ETL_TOLD_NIGHT, ETL_TOLD_PUBLICATION };

struct etl_told {
    enum etl_told_kind kind;
    long long line, run;
    long long known;      /* the last K before it; of a publication: the K of its world */
    day_number day;       /* logical day of the run */
    day_number known_day; /* of a publication: the last night known to its world */
    const char *command, *subject;
    struct json_object *all; /* the journal's line */
};

/* Reads the journal of settings->archive; NULL with `err`. */
struct etl_replay *etl_replay_open(struct arena *arena, const struct etl_settings *settings,
                                   struct error *err) MUST_CHECK;

/* Looks at every file that the journal speaks of, up to line `until` (0: all): is it there, and as it was sealed?  Each that is
 * not is handed to `each`.  A journal that has been changed itself is an error. */
struct etl_damage {
    const char *name, *sha256; /* as it came; of a configuration: below conf/ */
    bool missing;              /* else its bytes have changed */
    long long known;           /* from which K on it counts; 0: never */
    day_number business_date;  /* DATE_NONE: of a configuration */
};

typedef bool etl_damage_seen(void *context, const struct etl_damage *damage, struct error *err);
bool etl_archive_check(struct arena *arena, const char *archive, long long until, etl_damage_seen *each, void *context,
                       struct error *err) MUST_CHECK;

/* The publications that the journal tells of, in their order. */
typedef bool etl_told_seen(void *context, const struct etl_told *told, struct error *err);
bool etl_publications(struct arena *arena, const char *archive, etl_told_seen *each, void *context,
                      struct error *err) MUST_CHECK;

/* What the next step is; false at the end. */
bool etl_replay_next(struct etl_replay *replay, struct etl_told *told);

/* Does it, as far as it is etl's: of a night and a publication only what the archive's index knows of them. */
bool etl_replay_apply(struct etl_replay *replay, struct database *db, struct error *err) MUST_CHECK;

#endif
