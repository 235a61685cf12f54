/*
 * The banks' own targets for their non-performing loans (不良率年度目标); extent the year.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  The target is a
 * share (COLUMN_SHARE, up to 100 %), not a rate of interest, which ends at 36.
 */
#include "etl/feed.h"

enum { YEAR, BANK_CODE, TARGET, COLUMNS };

static const struct feed_column columns[COLUMNS] = {
    [YEAR] = { .name = "year", .type = COLUMN_YEAR, .required = true, .key = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true, .key = true },
    [TARGET] = { .name = "target", .type = COLUMN_SHARE, .required = true },
};

const struct feed feed_npl_target = {
    .name = "npl_target",
    .title = "不良率年度目标",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = YEAR,
};
