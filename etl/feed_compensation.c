/*
 * Applications for compensation (代偿申请), a case each; extent the county.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  The bank is any
 * known one (COLUMN_BANK), for an office sends this, not the bank.  Shares, days and decisions are not held against each
 * other here: that is what the rules about compensation do.
 */
#include "etl/feed.h"

enum {
    CASE_NO,
    COUNTY_CODE,
    BANK_CODE,
    NOTE_NO,
    APPLIED_ON,
    PRINCIPAL,
    FUND_SHARE,
    BANK_SHARE,
    DECISION,
    DECIDED_ON,
    PAID_ON,
    RECOVERED,
    RETURNED,
    COLUMNS
};

static const struct feed_column columns[COLUMNS] = {
    [CASE_NO] = { .name = "case_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY, .required = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true },
    [NOTE_NO] = { .name = "note_no", .type = COLUMN_IDENTIFIER, .required = true },
    [APPLIED_ON] = { .name = "applied_on", .type = COLUMN_DATE, .required = true },
    [PRINCIPAL] = { .name = "principal", .type = COLUMN_MONEY, .required = true },
    [FUND_SHARE] = { .name = "fund_share", .type = COLUMN_MONEY, .required = true },
    [BANK_SHARE] = { .name = "bank_share", .type = COLUMN_MONEY, .required = true },
    [DECISION] = { .name = "decision", .type = COLUMN_CODE, .required = true, .codes = &codes_decision },
    [DECIDED_ON] = { .name = "decided_on", .type = COLUMN_DATE },
    [PAID_ON] = { .name = "paid_on", .type = COLUMN_DATE },
    [RECOVERED] = { .name = "recovered", .type = COLUMN_MONEY },
    [RETURNED] = { .name = "returned", .type = COLUMN_MONEY },
};

const struct feed feed_compensation = {
    .name = "compensation",
    .title = "代偿申请",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = COUNTY_CODE,
};
