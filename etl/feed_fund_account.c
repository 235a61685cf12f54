/*
 * The county funds' accounts (风险补偿金专户) at each bank; extent county and bank.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  The extent has
 * the bank, too: a file that brings the account at one bank leaves the county's others alone.
 */
#include "base/memory.h"
#include "etl/feed.h"

enum {
    COUNTY_CODE,
    BANK_CODE,
    ACCOUNT_NO,
    BALANCE,
    MULTIPLE,
    DEPOSIT_TENOR,
    DEPOSIT_RATE,
    OPENED_ON,
    AGREEMENT_NO,
    PLEDGED,
    COLUMNS
};

static const struct feed_column columns[COLUMNS] = {
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY, .required = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true, .key = true },
    [ACCOUNT_NO] = { .name = "account_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [BALANCE] = { .name = "balance", .type = COLUMN_MONEY, .required = true, .most = FEED_FEN_MOST },
    [MULTIPLE] = { .name = "multiple", .type = COLUMN_NUMBER, .required = true, .least = 1, .most = 1000 },
    [DEPOSIT_TENOR] = { .name = "deposit_tenor", .type = COLUMN_CODE, .required = true, .codes = &codes_deposit_tenor },
    [DEPOSIT_RATE] = { .name = "deposit_rate", .type = COLUMN_RATE, .required = true },
    [OPENED_ON] = { .name = "opened_on", .type = COLUMN_DATE },
    [AGREEMENT_NO] = { .name = "agreement_no", .type = COLUMN_IDENTIFIER },
    [PLEDGED] = { .name = "pledged", .type = COLUMN_YES_NO },
};

static struct str extent(const struct row *row)
{
    const struct value *county = &row->values[COUNTY_CODE], *bank = &row->values[BANK_CODE];
    if (!county->filled || !bank->filled)
        return (struct str) { 0 };
    return str_of(arena_printf(row->arena, "%lld/%.*s", (long long) county->number, STR_FMT(bank->text)));
}

const struct feed feed_fund_account = {
    .name = "fund_account",
    .title = "风险补偿金专户",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
    .extent_text = extent,
};
