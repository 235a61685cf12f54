/*
 * The roster of registered persons (建档立卡花名册): one row a person, key person_no, extent the county.
 *
 * How it works: the columns in the order of the contract; the row is written in the order of store.person_version.
 *
 * It has functions of its own, as the other large feeds have, for what the tables cannot say: which village a name means,
 * what a name and a number are when folded, and a narrow row with numbers before texts.  Household and person numbers are
 * opaque text; their keys are hashes, made here as everywhere that names a person or household.
 */
#include "base/hash.h"
#include "etl/divisions.h"
#include "etl/feed.h"

enum {
    COUNTY_NAME,
    TOWNSHIP_NAME,
    VILLAGE_NAME,
    VILLAGE_CODE,
    HAMLET_NAME,
    HOUSEHOLD_NO,
    PERSON_NO,
    PERSON_NAME,
    ID_NO,
    HOUSEHOLD_SIZE,
    RELATION_TO_HEAD,
    SEX,
    ETHNICITY,
    IDENT_STANDARD,
    EXIT_STATUS,
    FIRST_IDENT_DATE,
    PERSON_IDENT_DATE,
    EXIT_YEAR,
    MAIN_CAUSE,
    PHONE,
    BANK_ACCOUNT,
    COLUMNS
};

enum { TABLE_COLUMNS = 34, HOUSEHOLD_SIZE_MOST = 999 };

static const struct feed_column columns[COLUMNS] = {
    [COUNTY_NAME] = { .name = "county_name", .type = COLUMN_COUNTY, .required = true },
    [TOWNSHIP_NAME] = { .name = "township_name", .type = COLUMN_TOWNSHIP_NAME, .required = true },
    [VILLAGE_NAME] = { .name = "village_name", .type = COLUMN_NAME, .required = true },
    [VILLAGE_CODE] = { .name = "village_code", .type = COLUMN_VILLAGE_CODE },
    [HAMLET_NAME] = { .name = "hamlet_name", .type = COLUMN_NAME },
    [HOUSEHOLD_NO] = { .name = "household_no", .type = COLUMN_IDENTIFIER, .required = true },
    [PERSON_NO] = { .name = "person_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [PERSON_NAME] = { .name = "person_name", .type = COLUMN_NAME, .required = true },
    [ID_NO] = { .name = "id_no", .type = COLUMN_ID, .required = true, .may_be_blank = true },
    [HOUSEHOLD_SIZE] = { .name = "household_size", .type = COLUMN_NUMBER, .most = HOUSEHOLD_SIZE_MOST },
    [RELATION_TO_HEAD] = { .name = "relation_to_head", .type = COLUMN_TEXT, .required = true },
    [SEX] = { .name = "sex", .type = COLUMN_TEXT },
    [ETHNICITY] = { .name = "ethnicity", .type = COLUMN_TEXT },
    [IDENT_STANDARD] = { .name = "ident_standard",
                         .type = COLUMN_CODE,
                         .required = true,
                         .codes = &codes_ident_standard },
    [EXIT_STATUS] = { .name = "exit_status", .type = COLUMN_CODE, .required = true, .codes = &codes_exit_status },
    [FIRST_IDENT_DATE] = { .name = "first_ident_date", .type = COLUMN_MONTH_OR_DATE, .required = true },
    [PERSON_IDENT_DATE] = { .name = "person_ident_date", .type = COLUMN_MONTH_OR_DATE },
    [EXIT_YEAR] = { .name = "exit_year", .type = COLUMN_YEAR },
    [MAIN_CAUSE] = { .name = "main_cause", .type = COLUMN_TEXT },
    [PHONE] = { .name = "phone", .type = COLUMN_IDENTIFIER },
    [BANK_ACCOUNT] = { .name = "bank_account", .type = COLUMN_IDENTIFIER },
};

static bool key(struct row *row)
{
    const struct value *person_no = &row->values[PERSON_NO];
    row->key = person_no->filled ? hash_key(person_no->text, (struct str) STR("")) : 0;
    return person_no->filled;
}

static int64_t extent(const struct row *row)
{
    return row->values[COUNTY_NAME].filled ? row->values[COUNTY_NAME].number : 0;
}

/* The village by its code where that is one of the township's, else by its name there; unknown is no fault, since names of
 * villages repeat and are written in many ways.  Without a township nothing more is needed: the row is refused. */
static void derive(struct row *row, const struct feed_context *context)
{
    const struct value *township = &row->values[TOWNSHIP_NAME], *code = &row->values[VILLAGE_CODE];
    feed_derive_person(row, ID_NO, PERSON_NAME);
    row->village = 0;
    if (!township->filled)
        return;
    if (code->filled && division_parent(context->divisions, code->number, row->business_date) == township->number)
        row->village = code->number;
    else if (row->values[VILLAGE_NAME].filled)
        row->village =
            division_village(context->divisions, township->number, row->values[VILLAGE_NAME].text, row->business_date);
    feed_hash(row, COLUMNS, -1, 0);
}

/* County and township are there in every row that is copied; the village may be unknown. */
static void copy_place(const struct row *row, struct copy *copy)
{
    copy_int(copy, (int32_t) row->values[COUNTY_NAME].number);
    copy_int(copy, (int32_t) row->values[TOWNSHIP_NAME].number);
    if (row->village)
        copy_bigint(copy, row->village);
    else
        copy_null(copy);
}

static void copy_texts(const struct row *row, struct copy *copy)
{
    static const int texts[] = { RELATION_TO_HEAD, SEX,        ETHNICITY, IDENT_STANDARD,
                                 EXIT_STATUS,      MAIN_CAUSE, PHONE,     BANK_ACCOUNT };
    const struct value *values = row->values;
    feed_copy_text(copy, &values[VILLAGE_NAME]);
    feed_copy_text(copy, &values[VILLAGE_CODE]);
    feed_copy_text(copy, &values[HAMLET_NAME]);
    copy_text(copy, values[HOUSEHOLD_NO].text);
    copy_text(copy, values[PERSON_NO].text);
    copy_text(copy, values[PERSON_NAME].text);
    feed_copy_folded(copy, row, PERSON_NAME);
    copy_text(copy, row->id_text);
    feed_copy_id18(copy, row);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        feed_copy_text(copy, &values[texts[i]]);
}

static void write_row(const struct row *row, struct copy *copy)
{
    const struct value *values = row->values;
    copy_row(copy, TABLE_COLUMNS);
    copy_bigint(copy, row->key);
    copy_date(copy, row->business_date);
    copy_bigint(copy, row->known);
    copy_bool(copy, false);
    copy_bigint(copy, hash_key(values[HOUSEHOLD_NO].text, (struct str) STR("")));
    copy_place(row, copy);
    copy_int(copy, row->file);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
    feed_copy_date(copy, &values[FIRST_IDENT_DATE]);
    feed_copy_date(copy, &values[PERSON_IDENT_DATE]);
    feed_copy_int(copy, &values[HOUSEHOLD_SIZE]);
    feed_copy_int(copy, &values[EXIT_YEAR]);
    feed_copy_id_form(copy, row);
    feed_copy_id_fault(copy, row);
    copy_texts(row, copy);
}

const struct feed feed_roster = {
    .name = "roster",
    .title = "建档立卡花名册",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = COUNTY_NAME,
    .key = key,
    .derive = derive,
    .copy = write_row,
    .extent = extent,
};
