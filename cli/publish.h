/*
 * Handing out an issue: from the archive, where each edition is kept, to out/<month>/.
 */
#ifndef FUPIN_CLI_PUBLISH_H
#define FUPIN_CLI_PUBLISH_H

#include "cli/command.h"

/* Makes an empty folder to write an issue into, beside the kept editions; a leftover goes. */
bool publish_aside(struct context *context, const char **folder) MUST_CHECK;

/* Keeps what was written aside as edition `edition` of `month` ("2018-03"): synced, then renamed. */
bool publish_keep(struct context *context, const char *aside, const char *month, int edition) MUST_CHECK;

/* Puts the kept edition into out/<month>/, in place of an earlier one: copied aside, then renamed. */
bool publish_hand_out(struct context *context, const char *month, int edition, const char **folder) MUST_CHECK;

#endif
