/*
 * Interest subsidies paid (贴息明细), a voucher each.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  A voucher's
 * number is one of its county: that is part of the key, and the bank is not.
 */
#include "etl/feed.h"

enum { COUNTY_CODE, BANK_CODE, VOUCHER_NO, NOTE_NO, PERIOD_FROM, PERIOD_TO, PRINCIPAL, RATE, AMOUNT, PAID_ON, COLUMNS };

static const struct feed_column columns[COLUMNS] = {
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY, .required = true, .key = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true },
    [VOUCHER_NO] = { .name = "voucher_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [NOTE_NO] = { .name = "note_no", .type = COLUMN_IDENTIFIER, .required = true },
    [PERIOD_FROM] = { .name = "period_from", .type = COLUMN_DATE, .required = true },
    [PERIOD_TO] = { .name = "period_to", .type = COLUMN_DATE, .required = true },
    [PRINCIPAL] = { .name = "principal", .type = COLUMN_MONEY, .required = true },
    [RATE] = { .name = "rate", .type = COLUMN_RATE, .required = true },
    [AMOUNT] = { .name = "amount", .type = COLUMN_MONEY, .required = true },
    [PAID_ON] = { .name = "paid_on", .type = COLUMN_DATE, .required = true },
};

const struct feed feed_subsidy = {
    .name = "subsidy",
    .title = "贴息明细",
    .kind = FEED_EVENT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
};
