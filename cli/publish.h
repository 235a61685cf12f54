/*
 * Handing out an issue: from the archive, where each edition is kept, to out/<month>/.
 */
#ifndef FUPIN_CLI_PUBLISH_H
#define FUPIN_CLI_PUBLISH_H

#include "cli/issue.h"

/* Makes an empty folder to write an issue into, beside the kept editions; a leftover goes. */
bool publish_aside(struct context *context, const char **folder) MUST_CHECK;

/* Keeps what was written aside as edition `edition` of `month` ("2018-03"): synced, then renamed. */
bool publish_keep(struct context *context, const char *aside, const char *month, int edition) MUST_CHECK;

/* The folder in which an edition is kept, plain. */
const char *publish_kept(struct context *context, const char *month, int edition);

/* Notes the edition in the journal, once: what its world knew, its files and the rules that judged it.  In the caller's
 * transaction on `db` (etl). */
bool publish_note(struct issue *issue, struct etl *etl, struct database *db, const struct etl_run *run,
                  struct error *err) MUST_CHECK;

/* Copies a kept edition to `folder`, which appears whole; books with details are encrypted on the way (cli/protect.h). */
bool publish_copy(struct context *context, const char *month, int edition, const char *folder) MUST_CHECK;

/* Moves one file of a finished folder to `path`; the rest of the folder goes. */
bool publish_take(struct context *context, const char *finished, const char *path_below, const char *path) MUST_CHECK;

/* Puts a finished folder in the place of `folder`, its books with details encrypted. */
bool publish_move(struct context *context, const char *finished, const char *folder) MUST_CHECK;

/* Puts the kept edition into out/<month>/, in place of an earlier one: copied aside, then renamed.  The mails that lie in
 * out/<month>/mail/ stay. */
bool publish_hand_out(struct context *context, const char *month, int edition, const char **folder) MUST_CHECK;

#endif
