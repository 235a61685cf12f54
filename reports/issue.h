/*
 * One month's issue while it is being written: what it is about, its figures, and the files it consists of.
 *
 * Everything that a book, a sheet or a sentence may know stands here, read once before the first cell is written.
 */
#ifndef FUPIN_REPORTS_ISSUE_H
#define FUPIN_REPORTS_ISSUE_H

#include "reports/figures.h"
#include "reports/reports.h"

/* A file of the issue, as SHA256SUMS lists it. */
struct output {
    const char *path; /* below the issue's folder */
    char sha256[65];
    long long bytes;
};

/* A statement whose rows serve every book, and the rows once they are read. */
enum { KEPT_MOST = 12 };
struct kept_rows {
    const char *query;
    struct rows *rows;
};

struct issue {
    struct database *db;
    struct arena *arena;
    const struct report_job *job;
    day_number day;       /* D, the month's last day */
    day_number known_day; /* the last night known then; DATE_NONE: none yet */
    int year, month;
    const char *month_text;             /* "2018-03" */
    const char *product;                /* 扶贫小额信贷 */
    const char *place;                  /* 楚雄州 */
    int deadline_high, deadline_medium; /* days after D */
    int edition;
    int recorded;            /* the number it has in schema issue: that of the edition, or one that nobody else has */
    const char *conf_sha256; /* of parameters, divisions, senders and layouts; empty: none set up */
    const char *inputs;      /* members of manifest.json that inputs_sha256 is the hash of */
    char inputs_sha256[65];
    struct places places;
    struct figure_set figures;
    struct figure_set before; /* last month's; empty where it is not known */
    struct figure_set
        year_before; /* the prefecture's at the same month's end a year ago: what ledgers alone tell; or empty */
    const struct identity *identities;
    size_t identity_count;
    struct kept_rows kept[KEPT_MOST];
    size_t kept_count;
    struct output *outputs;
    size_t output_count, output_room;
};

/* The months of the year that are over: twelfths of the time that a plan has. */
int issue_months_gone(const struct issue *issue);

/* Fills all but edition, inputs and outputs; the world of the job is on the search_path afterwards. */
bool issue_read(struct issue *issue, struct error *err) MUST_CHECK;

/* The month and edition as parameters of a statement. */
struct issue_key {
    char month[DATE_TEXT_SIZE], edition[16];
    const char *values[2];
};

void issue_key(const struct issue *issue, struct issue_key *key);

/* The rows of a statement that is asked once for all books, with K as $1, or (`of_edition`) month and edition as $1 and $2; the issue
 * closes them.  Its column `book` says whose a row is: a county's code, or '' for the prefecture's. */
bool issue_rows(struct issue *issue, const char *query, bool of_edition, const struct rows **rows,
                struct error *err) MUST_CHECK;

/* Gives back what the issue holds besides its arena. */
void issue_close(struct issue *issue);

/* "2018年3月31日"; "—" for DATE_NONE. */
const char *issue_day_words(struct arena *arena, day_number day);

/* Where a file of the issue lies, its folder made. */
bool issue_path(struct issue *issue, const char *path, const char **where, struct error *err) MUST_CHECK;

/* Notes a finished file in `path`. */
bool issue_add_output(struct issue *issue, const char *path, struct error *err) MUST_CHECK;

/* Writes a text file and notes it. */
bool issue_write_text(struct issue *issue, const char *path, struct str text, struct error *err) MUST_CHECK;

/* Whether the book of this county or bank may show whole names; else they are masked. */
bool issue_shows_persons(const struct issue *issue, const char *code);

/* The rule's entry in the catalogue, or NULL. */
const struct report_rule *issue_rule(const struct issue *issue, const char *id);

#endif
