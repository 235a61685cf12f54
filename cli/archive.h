/*
 * What is wrong with the archive, and which published months suffer from it.
 */
#ifndef FUPIN_CLI_ARCHIVE_H
#define FUPIN_CLI_ARCHIVE_H

#include "cli/command.h"
#include "etl/etl.h"

struct archive_fault {
    const char *name, *sha256, *why;
    const char *months; /* "2018-03, 2018-04": published months that rest on it; empty: none */
};

struct archive_faults {
    struct archive_fault *items;
    size_t count, room;
};

/* An edition as the journal tells of it. */
struct archive_edition {
    const char *subject; /* "2018-03/1" */
    const char *month;
    day_number last; /* of the month */
    long long known; /* of its world */
    long long line;
};

struct archive_editions {
    struct archive_edition *items;
    size_t count, room;
};

/* All editions, in the order in which they were published; to be freed by archive_let_go(). */
bool archive_editions(struct context *context, struct archive_editions *editions) MUST_CHECK;

/* Looks at all that the journal names up to `line` (0: all): received files, configurations, kept issues. */
bool archive_faults(struct context *context, const struct archive_editions *editions, long long line,
                    struct archive_faults *faults) MUST_CHECK;

void archive_let_go(struct archive_editions *editions, struct archive_faults *faults);

#endif
