/*
 * Movements of the county funds (风险补偿金流水); key bank_code + txn_no.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  Amounts are not
 * negative: what is taken out has its direction and its kind.
 */
#include "etl/feed.h"

enum {
    COUNTY_CODE,
    BANK_CODE,
    ACCOUNT_NO,
    TXN_NO,
    TXN_DATE,
    KIND,
    DIRECTION,
    AMOUNT,
    NOTE_NO,
    CASE_NO,
    SUMMARY,
    COLUMNS
};

static const struct feed_column columns[COLUMNS] = {
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY, .required = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true, .key = true },
    [ACCOUNT_NO] = { .name = "account_no", .type = COLUMN_IDENTIFIER, .required = true },
    [TXN_NO] = { .name = "txn_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [TXN_DATE] = { .name = "txn_date", .type = COLUMN_DATE, .required = true },
    [KIND] = { .name = "kind", .type = COLUMN_CODE, .required = true, .codes = &codes_fund_kind },
    [DIRECTION] = { .name = "direction", .type = COLUMN_CODE, .required = true, .codes = &codes_direction },
    [AMOUNT] = { .name = "amount", .type = COLUMN_MONEY, .required = true, .most = FEED_FEN_MOST },
    [NOTE_NO] = { .name = "note_no", .type = COLUMN_IDENTIFIER },
    [CASE_NO] = { .name = "case_no", .type = COLUMN_IDENTIFIER },
    [SUMMARY] = { .name = "summary", .type = COLUMN_TEXT },
};

const struct feed feed_fund_txn = {
    .name = "fund_txn",
    .title = "风险补偿金流水",
    .kind = FEED_EVENT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
};
