/*
 * What a county answers to a flag (整改反馈); key flag_id + answered_at.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  Whether there
 * is such a flag is not asked: flags are another floor's, and an answer must not be lost because they differ.
 */
#include "etl/feed.h"

enum { FLAG_ID, FINDING, MEASURE, RECOVERED, DONE_ON, ANSWERED_BY, ANSWERED_AT, REMARK, COLUMNS };

static const struct feed_column columns[COLUMNS] = {
    [FLAG_ID] = { .name = "flag_id", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [FINDING] = { .name = "finding", .type = COLUMN_CODE, .required = true, .codes = &codes_finding },
    [MEASURE] = { .name = "measure", .type = COLUMN_TEXT },
    [RECOVERED] = { .name = "recovered", .type = COLUMN_MONEY },
    [DONE_ON] = { .name = "done_on", .type = COLUMN_DATE },
    [ANSWERED_BY] = { .name = "answered_by", .type = COLUMN_NAME, .required = true },
    [ANSWERED_AT] = { .name = "answered_at", .type = COLUMN_DATE, .required = true, .key = true },
    [REMARK] = { .name = "remark", .type = COLUMN_TEXT },
};

const struct feed feed_feedback = {
    .name = "feedback",
    .title = "整改反馈",
    .kind = FEED_EVENT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
};
