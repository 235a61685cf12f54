/*
 * How it works: one table in the order of taking; what several feeds do alike stands here once.
 *
 * Names and identity numbers are folded once at loading, so that resolving compares plain columns.  A row's
 * fingerprint is taken over typed values, not over text: 50000 and 50,000.00 are no change.
 *
 * A feed without functions of its own gets its key from its key columns and its version row from all of them, so that most
 * feeds are a table and nothing else.  The order of what is written here is that of the version tables in sql/schema/.
 */
#include "etl/feed.h"

#include "base/hash.h"
#include "base/money.h"
#include "base/name.h"

/* Files of one business date get their numbers and their K in this order.  Nothing depends on which order it is, but it must be
 * one: K would else follow the order in which the inbox happens to hand out names. */
static const struct feed *const feeds[] = {
    &feed_roster,      &feed_roster_change, &feed_loan,      &feed_plan,         &feed_duty,    &feed_loan_txn,
    &feed_account_txn, &feed_fund_account,  &feed_fund_txn,  &feed_compensation, &feed_subsidy, &feed_survey,
    &feed_filing,      &feed_npl_target,    &feed_watchlist, &feed_feedback,
};

enum { FEEDS = sizeof feeds / sizeof *feeds, FOLDED_NAME_SIZE = 256 };

/* What stands before a feed's own columns: key, from_date, known, gone, file, line, row_hash; an event has no days. */
enum { VERSION_COLUMNS = 7, EVENT_COLUMNS = 5 };

const struct feed *feed_at(size_t i)
{
    return i < FEEDS ? feeds[i] : NULL;
}

const struct feed *feed_named(struct str name)
{
    for (size_t i = 0; i < FEEDS; i++)
        if (str_is(name, feeds[i]->name))
            return feeds[i];
    return NULL;
}

size_t feed_order(const struct feed *feed)
{
    size_t i = 0;
    while (i < FEEDS && feeds[i] != feed)
        i++;
    return i;
}

int feed_column_named(const struct feed *feed, struct str name)
{
    for (int i = 0; i < feed->column_count; i++)
        if (str_is(name, feed->columns[i].name))
            return i;
    return -1;
}

/* An identity number as it is kept: half width, upper case, without blanks and apostrophes. */
static struct str fold_id(struct row *row, struct str raw)
{
    char *out = arena_take(row->arena, raw.len + 1);
    struct str folded = { out, 0 };
    for (size_t at = 0; at < raw.len;) {
        unsigned code = str_next_character(raw, &at);
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        if (code >= 'a' && code <= 'z')
            code -= 'a' - 'A';
        if (code > ' ' && code != '\'' && code != 0x3000 && code != 0xA0 && code != 0x2018 && code != 0x2019)
            folded.len += str_put_character(out + folded.len, code);
    }
    return folded;
}

/* A value as a part of a key; nothing where it is empty. */
static struct str key_part(struct row *row, const struct feed_column *column, const struct value *value)
{
    char day[DATE_TEXT_SIZE];
    if (!value->filled)
        return (struct str) STR("");
    if (column->type == COLUMN_DATE || column->type == COLUMN_MONTH_OR_DATE)
        return str_of(arena_printf(row->arena, "%s", date_print((day_number) value->number, day)));
    return value->text.at ? value->text : str_of(arena_printf(row->arena, "%lld", (long long) value->number));
}

/* The last key column apart, so that the key of one column is hashed as that of a person or household is. */
static bool make_key(const struct feed *feed, struct row *row)
{
    AUTO_BUFFER joined = { 0 };
    struct str last = STR("");
    int parts = 0;
    row->key = 0;
    for (int i = 0; i < feed->column_count; i++) {
        const struct feed_column *column = &feed->columns[i];
        if (!column->key)
            continue;
        if (column->required && !column->may_be_blank && !row->values[i].filled)
            return false;
        if (parts > 1)
            buffer_add_text(&joined, "|");
        if (parts++)
            buffer_add(&joined, last);
        last = key_part(row, column, &row->values[i]);
    }
    row->key = parts == 1 ? hash_key(last, buffer_str(&joined)) : hash_key(buffer_str(&joined), last);
    return true;
}

/* Before the key is made: a number that is part of one must not depend on how it was dressed. */
static void fold_ids(const struct feed *feed, struct row *row)
{
    for (int i = 0; i < feed->column_count; i++)
        if (feed->columns[i].type == COLUMN_ID && row->values[i].filled)
            row->values[i].text = fold_id(row, row->values[i].text);
}

/* The order matters: checks may fill a value in, the key is made of values, and the fingerprint of all of them. */
void feed_finish_row(const struct feed *feed, struct row *row, const struct feed_context *context)
{
    if (feed->check)
        feed->check(row);
    if (feed->key) {
        (void) feed->key(row);
    } else {
        fold_ids(feed, row);
        (void) make_key(feed, row);
    }
    if (feed->derive)
        feed->derive(row, context);
    else
        feed_hash(row, feed->column_count, -1, 0);
}

/* A feed's own function, else the extent column; "*" stands for the whole. */
struct str feed_extent(const struct feed *feed, const struct row *row, int64_t *number)
{
    const struct str whole = STR("*");
    *number = feed->extent ? feed->extent(row) : 0;
    if (feed->extent)
        return (struct str) { 0 };
    if (feed->extent_text)
        return feed->extent_text(row);
    if (feed->kind == FEED_EVENT || feed->extent_column < 0)
        return whole;
    const struct value *value = &row->values[feed->extent_column];
    *number = value->filled && !value->text.at ? value->number : 0;
    return value->filled ? value->text : (struct str) { 0 };
}

void feed_check_posting(struct row *row, int sequence, int amount, int reversal)
{
    struct value *number = &row->values[sequence], *fen = &row->values[amount];
    char text[MONEY_TEXT_SIZE];
    if (!number->filled)
        *number = (struct value) { .filled = true, .number = 1 };
    if (fen->filled && fen->number < 0 &&
        !(row->values[reversal].filled && str_is(row->values[reversal].text, "冲补抹")))
        row_fault_add(row, amount, REJECT_AMOUNT,
                      str_of(arena_printf(row->arena, "%s", money_print(fen->number, text))), true);
}

/* The text is the number as it was written but for its dress; id18 beside it is what it stands for.  In most rows they are
 * one, and nothing is folded a second time. */
static void derive_id(struct row *row, const struct value *value)
{
    row->id_text = (struct str) { 0 };
    if (!value->filled)
        return;
    row->id_fault = id_number_read(&row->id, value->text);
    struct str normal = str_of(row->id.text);
    row->id_text = row->id.form == ID_FORM_18 && normal.len == value->text.len ? normal : fold_id(row, value->text);
}

/* A name that folding leaves as it is needs no copy. */
void feed_derive_person(struct row *row, int id_column, int name_column)
{
    const struct value *name = &row->values[name_column];
    derive_id(row, &row->values[id_column]);
    row->values[id_column].text = row->id_text;
    row->name_folded = (struct str) { 0 };
    if (!name->filled)
        return;
    char folded[FOLDED_NAME_SIZE];
    struct str text = name_fold(name->text, folded, sizeof folded);
    row->name_folded = str_equal(text, name->text) ? name->text : str_keep(row->arena, text);
}

/* Each column becomes eight bytes, texts by their own hash, so that no two columns can run into each other.  An empty value is
 * INT64_MIN, which no amount, day or code is. */
void feed_hash(struct row *row, int columns, int except, int64_t instead)
{
    int64_t sum[COLUMNS_MOST];
    for (int i = 0; i < columns; i++) {
        const struct value *value = &row->values[i];
        if (i == except)
            sum[i] = instead;
        else if (!value->filled)
            sum[i] = INT64_MIN;
        else if (value->text.at)
            sum[i] = hash_row(value->text.at, value->text.len);
        else
            sum[i] = value->number;
    }
    row->hash = hash_row(sum, (size_t) columns * sizeof *sum);
}

void feed_copy_text(struct copy *copy, const struct value *value)
{
    if (value->filled)
        copy_text(copy, value->text);
    else
        copy_null(copy);
}

void feed_copy_int(struct copy *copy, const struct value *value)
{
    if (value->filled)
        copy_int(copy, (int32_t) value->number);
    else
        copy_null(copy);
}

void feed_copy_bigint(struct copy *copy, const struct value *value)
{
    if (value->filled)
        copy_bigint(copy, value->number);
    else
        copy_null(copy);
}

void feed_copy_date(struct copy *copy, const struct value *value)
{
    copy_date(copy, value->filled ? (day_number) value->number : DATE_NONE);
}

/* No default, so that a new type of column does not compile before it is known how its values are kept. */
static void copy_value(struct copy *copy, enum column_type type, const struct value *value)
{
    switch (type) {
    case COLUMN_MONEY:
        feed_copy_bigint(copy, value);
        return;
    case COLUMN_DATE:
    case COLUMN_MONTH_OR_DATE:
        feed_copy_date(copy, value);
        return;
    case COLUMN_RATE:
    case COLUMN_SHARE:
    case COLUMN_NUMBER:
    case COLUMN_YEAR:
    case COLUMN_COUNTY:
    case COLUMN_TOWNSHIP:
    case COLUMN_TOWNSHIP_NAME:
        feed_copy_int(copy, value);
        return;
    case COLUMN_YES_NO:
        if (value->filled)
            copy_bool(copy, value->number != 0);
        else
            copy_null(copy);
        return;
    case COLUMN_TEXT:
    case COLUMN_NAME:
    case COLUMN_IDENTIFIER:
    case COLUMN_ID:
    case COLUMN_CODE:
    case COLUMN_OWN_BANK:
    case COLUMN_BANK:
    case COLUMN_VILLAGE_CODE:
        feed_copy_text(copy, value);
        return;
    }
}

/* In the order of the table: COPY BINARY knows columns by their place alone. */
void feed_copy_row(const struct feed *feed, const struct row *row, struct copy *copy)
{
    bool snapshot = feed->kind == FEED_SNAPSHOT;
    if (feed->copy) {
        feed->copy(row, copy);
        return;
    }
    copy_row(copy, (snapshot ? VERSION_COLUMNS : EVENT_COLUMNS) + feed->column_count);
    copy_bigint(copy, row->key);
    if (snapshot)
        copy_date(copy, row->business_date);
    copy_bigint(copy, row->known);
    if (snapshot)
        copy_bool(copy, false);
    copy_int(copy, row->file);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
    for (int i = 0; i < feed->column_count; i++)
        copy_value(copy, feed->columns[i].type, &row->values[i]);
}

void feed_copy_compared(const struct row *row, struct copy *copy)
{
    copy_row(copy, 3);
    copy_bigint(copy, row->key);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
}

/* Null where it equals the number as written, which is nearly always: a hundred million rows are the narrower for it. */
void feed_copy_id18(struct copy *copy, const struct row *row)
{
    struct str id18 = str_of(row->id.text);
    if (row->id_text.at && !str_equal(id18, row->id_text))
        copy_text(copy, id18);
    else
        copy_null(copy);
}

void feed_copy_id_form(struct copy *copy, const struct row *row)
{
    if (row->id_text.at)
        copy_smallint(copy, (int16_t) row->id.form);
    else
        copy_null(copy);
}

void feed_copy_id_fault(struct copy *copy, const struct row *row)
{
    if (row->id_text.at)
        copy_smallint(copy, (int16_t) row->id_fault);
    else
        copy_null(copy);
}

void feed_copy_folded(struct copy *copy, const struct row *row, int name_column)
{
    if (row->name_folded.at && !str_equal(row->name_folded, row->values[name_column].text))
        copy_text(copy, row->name_folded);
    else
        copy_null(copy);
}
