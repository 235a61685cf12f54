/*
 * Findings become documents: the one door of the reports floor.
 *
 * A report is a function of a world, events and parameters: no clock, no locale, no randomness.
 */
#ifndef FUPIN_REPORTS_REPORTS_H
#define FUPIN_REPORTS_REPORTS_H

#include "base/database.h"
#include "base/date.h"
#include "reports/mail.h"

/* Faults of this floor. */
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) extern const struct fault name;
#include "reports/faults.def"
#undef FAULT

/* The i-th fault of this floor's faults.def, or NULL past the last: for the manual and its test. */
const struct fault *reports_fault(size_t i);

/* A rule as the catalogue sheet prints it. */
struct report_rule {
    const char *id, *title, *severity, *basis, *thresholds, *sha256;
};

/* Something that a published issue said and that reads otherwise now: for 上期更正 and the correction note. */
struct report_correction {
    const char *of;              /* the edition that it corrects: "2018-03/1" */
    const char *what;            /* "楚雄市　贷款余额（万元）" */
    const char *published, *now; /* as printed; "": it was, or is, not there */
    const char *causes;          /* whose word changed it: files with their senders and days */
};

/* What an issue of a world would say, item by item, sorted by key: two of them side by side tell what a correction has
 * changed. */
enum report_item_kind { REPORT_FIGURE, REPORT_FLAG };

struct report_item {
    enum report_item_kind kind;
    const char *key;
    const char *scope, *id, *name; /* of a figure; of a flag its number and its rule */
    const char *what;              /* for people */
    const char *value, *printed;   /* to compare, and to print */
};

struct report_sketch {
    struct report_item *items;
    size_t count;
};

struct report_job {
    const char *world;          /* schema of the world (D, K), resolved and evaluated */
    const char *previous_world; /* last month's, or NULL: status cleared, and figures to compare with */
    day_number month;           /* its first day */
    long long known;            /* K */
    long long run;              /* of archive.run */
    const char *program;        /* version */
    const char *out;            /* folder to write into (empty, exists): a folder aside */
    const char *issuer;         /* 发文机关 */
    const char *to, *copies;    /* 报送, 抄送 */
    const char *pboc_remark;    /* a line of the note that goes with A3326; "": none */
    const char *persons_to;     /* counties and banks whose own books show whole names: ["532301", "NX301"]; or NULL */
    const struct report_rule *rules;
    size_t rule_count;
    bool published; /* an edition is taken and recorded; else the caller rolls back, and keeps only what was written */
    const char *scripts;                         /* SHA-256 over the program's SQL, rules apart */
    const struct report_correction *corrections; /* of last month's issue, or of this month's earlier edition */
    size_t correction_count;
};

struct report_outcome {
    int edition;
    bool unchanged; /* the inputs are those of the edition that was published last: nothing written */
    char inputs_sha256[65];
    char correction[256]; /* the correction note's path below the folder; empty: there is nothing to correct */
};

/* Writes the files into job->out: books, flags.csv, figures.csv, manifest.json, SHA256SUMS; records issue,
 * outputs and flags in schema issue, in the caller's transaction (role fupin_reports).  Writes nothing and says so where
 * the inputs are those of the last edition. */
bool reports_write(struct database *db, const struct report_job *job, struct report_outcome *outcome,
                   struct error *err) MUST_CHECK;

/* Fills `sketch` from a judged world; all of it lives in `arena`.  In the caller's transaction. */
bool reports_sketch(struct database *db, const char *world, struct arena *arena, struct report_sketch *sketch,
                    struct error *err) MUST_CHECK;

/* Under which title a column of a feed stands in the layout (conf/sources). */
struct report_title {
    const char *feed, *column, *title;
};

struct reject_job {
    int file;           /* of archive.file */
    const char *path;   /* of the workbook; one that lies there is replaced */
    const char *issuer; /* 退回单位 */
    const struct report_title *titles;
    size_t title_count;
    long long sheet_rows; /* most lines of the list on a sheet; 0: as many as a sheet can hold */
};

/* Writes the reject workbook of a file: what became of it, what its sender should do, and every fault with its full value
 * (role fupin_reports, a transaction of the caller). */
bool reports_rejects(struct database *db, const struct reject_job *job, struct error *err) MUST_CHECK;

/* Writes workbook `plain` to `path` (which may be the same) as Excel encrypts it: ECMA-376 agile, AES-256, SHA-512, with
 * `password` (UTF-8, at most 255 characters).  Each call draws salts and keys anew. */
bool reports_encrypt(const char *plain, const char *password, const char *path, struct error *err) MUST_CHECK;

#endif
