/*
 * Which bank answers for which township (分片包干): key the township's code itself, extent its county.
 *
 * How it works: as etl/feed_roster.c.  The key needs no hash, for the code is a number already, and joins of a world go by it.
 */
#include "etl/feed.h"

enum { TOWNSHIP_CODE, BANK_CODE, FROM_DATE, COLUMNS };
enum { TABLE_COLUMNS = 9, TOWNSHIPS_IN_COUNTY = 1000 };

static const struct feed_column columns[COLUMNS] = {
    [TOWNSHIP_CODE] = { .name = "township_code", .type = COLUMN_TOWNSHIP, .required = true, .key = true },
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_BANK, .required = true },
    [FROM_DATE] = { .name = "from_date", .type = COLUMN_DATE },
};

static bool key(struct row *row)
{
    const struct value *township = &row->values[TOWNSHIP_CODE];
    row->key = township->filled ? township->number : 0;
    return township->filled;
}

/* The county is what stands before a township's last three digits. */
static int64_t extent(const struct row *row)
{
    return row->values[TOWNSHIP_CODE].filled ? row->values[TOWNSHIP_CODE].number / TOWNSHIPS_IN_COUNTY : 0;
}

static void derive(struct row *row, const struct feed_context *context)
{
    (void) context;
    feed_hash(row, COLUMNS, -1, 0);
}

static void write_row(const struct row *row, struct copy *copy)
{
    copy_row(copy, TABLE_COLUMNS);
    copy_bigint(copy, row->key);
    copy_date(copy, row->business_date);
    copy_bigint(copy, row->known);
    copy_bool(copy, false);
    copy_int(copy, row->file);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
    feed_copy_date(copy, &row->values[FROM_DATE]);
    copy_text(copy, row->values[BANK_CODE].text);
}

const struct feed feed_duty = {
    .name = "duty",
    .title = "分片包干",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = TOWNSHIP_CODE,
    .key = key,
    .derive = derive,
    .copy = write_row,
    .extent = extent,
};
