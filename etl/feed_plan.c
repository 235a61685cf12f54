/*
 * Lending plans (计划指标): one row a year, county and bank; extent the year.
 *
 * How it works: as etl/feed_roster.c.  The key joins year and county, since hash_key() takes two texts.
 */
#include <stdio.h>

#include "base/hash.h"
#include "etl/feed.h"

enum { YEAR, COUNTY_CODE, BANK_CODE, AMOUNT, HOUSEHOLDS, COLUMNS };
enum { TABLE_COLUMNS = 12, HOUSEHOLDS_MOST = 100000000, KEY_TEXT_SIZE = 48 };
#define FEN_MOST INT64_C(1000000000000000)

static const struct feed_column columns[COLUMNS] = {
    [YEAR] = { .name = "year", .type = COLUMN_YEAR, .required = true, .key = true },
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY, .required = true, .key = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true, .key = true },
    [AMOUNT] = { .name = "amount", .type = COLUMN_MONEY, .required = true, .least = 1, .most = FEN_MOST },
    [HOUSEHOLDS] = { .name = "households", .type = COLUMN_NUMBER, .most = HOUSEHOLDS_MOST },
};

static bool key(struct row *row)
{
    const struct value *year = &row->values[YEAR], *county = &row->values[COUNTY_CODE], *bank = &row->values[BANK_CODE];
    row->key = 0;
    if (!year->filled || !county->filled || !bank->filled)
        return false;
    char text[KEY_TEXT_SIZE];
    (void) snprintf(text, sizeof text, "%lld|%lld", (long long) year->number, (long long) county->number);
    row->key = hash_key(str_of(text), bank->text);
    return true;
}

static int64_t extent(const struct row *row)
{
    return row->values[YEAR].filled ? row->values[YEAR].number : 0;
}

static void derive(struct row *row, const struct feed_context *context)
{
    (void) context;
    feed_hash(row, COLUMNS, -1, 0);
}

static void write_row(const struct row *row, struct copy *copy)
{
    const struct value *values = row->values;
    copy_row(copy, TABLE_COLUMNS);
    copy_bigint(copy, row->key);
    copy_date(copy, row->business_date);
    copy_bigint(copy, row->known);
    copy_bool(copy, false);
    copy_int(copy, row->file);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
    copy_bigint(copy, values[AMOUNT].number);
    feed_copy_int(copy, &values[YEAR]);
    feed_copy_int(copy, &values[COUNTY_CODE]);
    feed_copy_int(copy, &values[HOUSEHOLDS]);
    copy_text(copy, values[BANK_CODE].text);
}

const struct feed feed_plan = {
    .name = "plan",
    .title = "计划指标",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = YEAR,
    .key = key,
    .derive = derive,
    .copy = write_row,
    .extent = extent,
};
