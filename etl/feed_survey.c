/*
 * Who was asked what he needs, and how he was rated (需求调查与评级授信); extent the whole.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  A row says no
 * county, so one file speaks for all households: whoever sends a part of them reports the others as gone.
 */
#include "etl/feed.h"

enum {
    HOUSEHOLD_NO,
    SURVEYED_ON,
    HAS_DEMAND,
    DEMAND_AMOUNT,
    RATING,
    CREDIT_LINE,
    QUALIFIED,
    RESPONSIBLE_BANK,
    LIAISON,
    COLUMNS
};

static const struct feed_column columns[COLUMNS] = {
    [HOUSEHOLD_NO] = { .name = "household_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [SURVEYED_ON] = { .name = "surveyed_on", .type = COLUMN_DATE, .required = true },
    [HAS_DEMAND] = { .name = "has_demand", .type = COLUMN_CODE, .required = true, .codes = &codes_has_demand },
    [DEMAND_AMOUNT] = { .name = "demand_amount", .type = COLUMN_MONEY },
    [RATING] = { .name = "rating", .type = COLUMN_TEXT, .required = true },
    [CREDIT_LINE] = { .name = "credit_line", .type = COLUMN_MONEY },
    [QUALIFIED] = { .name = "qualified", .type = COLUMN_YES_NO, .required = true },
    [RESPONSIBLE_BANK] = { .name = "responsible_bank", .type = COLUMN_BANK },
    [LIAISON] = { .name = "liaison", .type = COLUMN_NAME },
};

const struct feed feed_survey = {
    .name = "survey",
    .title = "需求调查与评级授信",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
};
