/*
 * What a bank itself declares for a month and county (机构月报); extent bank, county and month.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  The month is
 * part of the extent, so that February's filing leaves January's alone.
 */
#include "base/memory.h"
#include "etl/feed.h"

enum {
    MONTH,
    COUNTY_CODE,
    BANK_CODE,
    GRANTED_HOUSEHOLDS,
    GRANTED_NOTES,
    GRANTED_AMOUNT,
    BALANCE_HOUSEHOLDS,
    BALANCE,
    OVERDUE_AMOUNT,
    NPL_AMOUNT,
    FILED_AT,
    COLUMNS
};

enum { COUNT_MOST = 100000000 };

static const struct feed_column columns[COLUMNS] = {
    [MONTH] = { .name = "month", .type = COLUMN_MONTH_OR_DATE, .required = true, .key = true },
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY, .required = true, .key = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_OWN_BANK, .required = true, .key = true },
    [GRANTED_HOUSEHOLDS] = { .name = "granted_households",
                             .type = COLUMN_NUMBER,
                             .required = true,
                             .most = COUNT_MOST },
    [GRANTED_NOTES] = { .name = "granted_notes", .type = COLUMN_NUMBER, .required = true, .most = COUNT_MOST },
    [GRANTED_AMOUNT] = { .name = "granted_amount", .type = COLUMN_MONEY, .required = true },
    [BALANCE_HOUSEHOLDS] = { .name = "balance_households",
                             .type = COLUMN_NUMBER,
                             .required = true,
                             .most = COUNT_MOST },
    [BALANCE] = { .name = "balance", .type = COLUMN_MONEY, .required = true, .most = FEED_FEN_MOST },
    [OVERDUE_AMOUNT] = { .name = "overdue_amount", .type = COLUMN_MONEY, .required = true },
    [NPL_AMOUNT] = { .name = "npl_amount", .type = COLUMN_MONEY, .required = true },
    [FILED_AT] = { .name = "filed_at", .type = COLUMN_DATE, .required = true },
};

/* A month may be told by any of its days. */
static void check(struct row *row)
{
    struct value *month = &row->values[MONTH];
    if (month->filled)
        month->number = date_add_months(date_month_end((day_number) month->number) + 1, -1);
}

static struct str extent(const struct row *row)
{
    const struct value *bank = &row->values[BANK_CODE], *county = &row->values[COUNTY_CODE],
                       *month = &row->values[MONTH];
    char day[DATE_TEXT_SIZE];
    if (!bank->filled || !county->filled || !month->filled)
        return (struct str) { 0 };
    return str_of(arena_printf(row->arena, "%.*s/%lld/%s", STR_FMT(bank->text), (long long) county->number,
                               date_print((day_number) month->number, day)));
}

const struct feed feed_filing = {
    .name = "filing",
    .title = "机构月报",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
    .check = check,
    .extent_text = extent,
};
