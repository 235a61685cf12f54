/*
 * One month's issue on its way: its two worlds (the month's last day, and the month before), judged, and written.
 *
 * `fupin report` publishes it; `rerun`, `verify` and `diff` make it beside the present, and leave no trace of it.
 */
#ifndef FUPIN_CLI_ISSUE_H
#define FUPIN_CLI_ISSUE_H

#include "cli/run.h"
#include "reports/reports.h"

struct issue {
    struct context *context;
    struct database *const *db; /* by floor */
    const char *month;          /* "2018-03" */
    day_number first, last;
    long long known;
    day_number known_day; /* the last night known; DATE_NONE: as archive.run tells */
    const char *world, *before;
    bool alone;         /* without the month before: nothing will be written */
    const char *folder; /* for the documents: empty */
    bool published;
    struct rule_set rules;
    const struct report_correction *corrections; /* for 上期更正 */
    size_t correction_count;
    struct report_outcome outcome;
};

/* Reads "2018-03"; anything else is a USAGE error. */
bool issue_month(struct issue *issue, const char *text) MUST_CHECK;

/* Runs `work` in a transaction of its own on a floor's connection. */
typedef bool issue_step(struct issue *issue, struct database *db, struct error *err);
bool issue_commit(struct issue *issue, enum floor floor, issue_step *work) MUST_CHECK;

/* Makes its worlds, and finds what the rules say in the first; the rules are read where they have not been. */
bool issue_make_worlds(struct issue *issue) MUST_CHECK;

/* Writes the documents into issue->folder; in the caller's transaction on `db` (reports).  Where issue->published is false no
 * edition is taken, and the caller rolls back. */
bool issue_write(struct issue *issue, struct database *db, struct error *err) MUST_CHECK;

/* Finds what 上期更正 has to say: of this month's last edition, else of last month's. */
bool issue_correct(struct issue *issue) MUST_CHECK;

bool issue_drop_worlds(struct issue *issue) MUST_CHECK;

/* Now knows of a publication: the life of its flags is told again, if there is a world of now. */
bool issue_tell_now(struct issue *issue) MUST_CHECK;

/* All of it for an issue that is not published: worlds, documents in issue->folder (made anew), and no trace in the
 * database. */
bool issue_restate(struct issue *issue) MUST_CHECK;

/* The SHA-256 of each rule, in the order of the rules. */
const struct etl_sum *issue_rule_sums(const struct issue *issue);

#endif
