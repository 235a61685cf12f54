/*
 * Changes of the roster (动态变更表): births, deaths, moves and corrections; key person_no + change_type + change_date.
 *
 * How it works: as etl/feed_roster.c.  The old value of a correction is folded here as a name and as an identity
 * number, so that resolving finds a borrower under what he was called before.
 */
#include "base/hash.h"
#include "base/name.h"
#include "etl/feed.h"

enum {
    HOUSEHOLD_NO,
    PERSON_NO,
    PERSON_NAME,
    ID_NO,
    CHANGE_TYPE,
    CHANGE_DATE,
    NEW_HOUSEHOLD_NO,
    OLD_VALUE,
    NEW_VALUE,
    COLUMNS
};

enum { TABLE_COLUMNS = 21, FOLDED_SIZE = 256 };

static const struct feed_column columns[COLUMNS] = {
    [HOUSEHOLD_NO] = { .name = "household_no", .type = COLUMN_IDENTIFIER, .required = true },
    [PERSON_NO] = { .name = "person_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [PERSON_NAME] = { .name = "person_name", .type = COLUMN_NAME, .required = true },
    [ID_NO] = { .name = "id_no", .type = COLUMN_ID, .required = true, .may_be_blank = true },
    [CHANGE_TYPE] = { .name = "change_type",
                      .type = COLUMN_CODE,
                      .required = true,
                      .key = true,
                      .codes = &codes_change_type },
    [CHANGE_DATE] = { .name = "change_date", .type = COLUMN_DATE, .required = true, .key = true },
    [NEW_HOUSEHOLD_NO] = { .name = "new_household_no", .type = COLUMN_IDENTIFIER },
    [OLD_VALUE] = { .name = "old_value", .type = COLUMN_TEXT },
    [NEW_VALUE] = { .name = "new_value", .type = COLUMN_TEXT },
};

/* Person, kind and day: somebody may move away and come back, but not twice on one day. */
static bool key(struct row *row)
{
    const struct value *person_no = &row->values[PERSON_NO], *type = &row->values[CHANGE_TYPE],
                       *day = &row->values[CHANGE_DATE];
    row->key = 0;
    if (!person_no->filled || !type->filled || !day->filled)
        return false;
    char date[DATE_TEXT_SIZE], *text = arena_take(row->arena, person_no->text.len + 1 + type->text.len);
    memcpy(text, person_no->text.at, person_no->text.len);
    text[person_no->text.len] = '|';
    memcpy(text + person_no->text.len + 1, type->text.at, type->text.len);
    row->key = hash_key((struct str) { text, person_no->text.len + 1 + type->text.len },
                        str_of(date_print((day_number) day->number, date)));
    return true;
}

static void derive(struct row *row, const struct feed_context *context)
{
    (void) context;
    feed_derive_person(row, ID_NO, PERSON_NAME);
    feed_hash(row, COLUMNS, -1, 0);
}

/* Only who is born or entered later may be without a number.  Where the cell has a fault already, that one is told. */
static void check(struct row *row)
{
    const struct value *type = &row->values[CHANGE_TYPE];
    for (int i = 0; i < row->fault_count; i++)
        if (row->faults[i].column == ID_NO)
            return;
    if (!row->values[ID_NO].filled && type->filled && !str_is(type->text, "出生") && !str_is(type->text, "补录"))
        row_fault_add(row, ID_NO, REJECT_REQUIRED, (struct str) STR(""), true);
}

/* Both readings are kept, whatever was corrected: which of them is meant, the kind of change tells those who resolve. */
static void copy_old_value(const struct value *old, struct copy *copy)
{
    struct id_number id;
    char folded[FOLDED_SIZE];
    if (!old->filled) {
        copy_null(copy);
        copy_null(copy);
        return;
    }
    copy_text(copy, name_fold(old->text, folded, sizeof folded));
    (void) id_number_read(&id, old->text);
    if (id.form == ID_FORM_OTHER)
        copy_null(copy);
    else
        copy_text(copy, str_of(id.text));
}

static void write_row(const struct row *row, struct copy *copy)
{
    const struct value *values = row->values;
    const struct str none = STR("");
    copy_row(copy, TABLE_COLUMNS);
    copy_bigint(copy, row->key);
    copy_bigint(copy, row->known);
    feed_copy_date(copy, &values[CHANGE_DATE]);
    copy_int(copy, row->file);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
    copy_bigint(copy, hash_key(values[PERSON_NO].text, none));
    copy_bigint(copy, hash_key(values[HOUSEHOLD_NO].text, none));
    if (values[NEW_HOUSEHOLD_NO].filled)
        copy_bigint(copy, hash_key(values[NEW_HOUSEHOLD_NO].text, none));
    else
        copy_null(copy);
    copy_text(copy, values[HOUSEHOLD_NO].text);
    copy_text(copy, values[PERSON_NO].text);
    copy_text(copy, values[PERSON_NAME].text);
    feed_copy_folded(copy, row, PERSON_NAME);
    copy_text(copy, row->id_text);
    feed_copy_id18(copy, row);
    copy_text(copy, values[CHANGE_TYPE].text);
    feed_copy_text(copy, &values[NEW_HOUSEHOLD_NO]);
    feed_copy_text(copy, &values[OLD_VALUE]);
    feed_copy_text(copy, &values[NEW_VALUE]);
    copy_old_value(&values[OLD_VALUE], copy);
}

const struct feed feed_roster_change = {
    .name = "roster_change",
    .title = "动态变更表",
    .kind = FEED_EVENT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = -1,
    .extent_column = -1,
    .key = key,
    .derive = derive,
    .check = check,
    .copy = write_row,
};
