/*
 * Lists to compare names, numbers and accounts with (比对名单); extent the list.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  Persons,
 * companies and accounts stand in one table: whichever of number and account is there belongs to the key, and an empty one
 * counts as an empty text.
 */
#include "etl/feed.h"

enum { LIST, NAME, ID_NO, ACCOUNT_NO, COUNTY_CODE, COLUMNS };

static const struct feed_column columns[COLUMNS] = {
    [LIST] = { .name = "list", .type = COLUMN_CODE, .required = true, .key = true, .codes = &codes_watchlist },
    [NAME] = { .name = "name", .type = COLUMN_NAME, .required = true, .key = true },
    [ID_NO] = { .name = "id_no", .type = COLUMN_ID, .required = true, .may_be_blank = true, .key = true },
    [ACCOUNT_NO] = { .name = "account_no", .type = COLUMN_IDENTIFIER, .key = true },
    [COUNTY_CODE] = { .name = "county_code", .type = COLUMN_COUNTY },
};

/* Somebody must be meant: by his number or by his account. */
static void check(struct row *row)
{
    if (!row->values[ID_NO].filled && !row->values[ACCOUNT_NO].filled)
        row_fault_add(row, ID_NO, REJECT_REQUIRED, (struct str) STR(""), true);
}

const struct feed feed_watchlist = {
    .name = "watchlist",
    .title = "比对名单",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = LIST,
    .check = check,
};
