/*
 * How it works: one table in the order of taking; what several feeds do alike stands here once.
 *
 * Names and identity numbers are folded once at loading, so that resolving compares plain columns.  A row's
 * fingerprint is taken over typed values, not over text: 50000 and 50,000.00 are no change.
 */
#include "etl/feed.h"

#include "base/hash.h"
#include "base/name.h"

static const struct feed not_built[] = {
    { .name = "loan_txn", .title = "贷款账户明细", .kind = FEED_EVENT },
    { .name = "account_txn", .title = "存款账户流水", .kind = FEED_EVENT },
    { .name = "fund_account", .title = "风险补偿金专户", .kind = FEED_SNAPSHOT },
    { .name = "fund_txn", .title = "风险补偿金流水", .kind = FEED_EVENT },
    { .name = "compensation", .title = "代偿申请", .kind = FEED_SNAPSHOT },
    { .name = "subsidy", .title = "贴息明细", .kind = FEED_EVENT },
    { .name = "survey", .title = "需求调查与评级授信", .kind = FEED_SNAPSHOT },
    { .name = "filing", .title = "机构月报", .kind = FEED_SNAPSHOT },
    { .name = "npl_target", .title = "不良率年度目标", .kind = FEED_SNAPSHOT },
    { .name = "watchlist", .title = "比对名单", .kind = FEED_SNAPSHOT },
    { .name = "feedback", .title = "整改反馈", .kind = FEED_EVENT },
};

static const struct feed *const feeds[] = {
    &feed_roster,  &feed_roster_change, &feed_loan,    &feed_plan,     &feed_duty,    &not_built[0],
    &not_built[1], &not_built[2],       &not_built[3], &not_built[4],  &not_built[5], &not_built[6],
    &not_built[7], &not_built[8],       &not_built[9], &not_built[10],
};

enum { FEEDS = sizeof feeds / sizeof *feeds, FOLDED_NAME_SIZE = 256 };

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

bool feed_is_built(const struct feed *feed)
{
    return feed->columns != NULL;
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

static void derive_id(struct row *row, const struct value *value)
{
    row->id_text = (struct str) { 0 };
    if (!value->filled)
        return;
    row->id_fault = id_number_read(&row->id, value->text);
    struct str normal = str_of(row->id.text);
    row->id_text = row->id.form == ID_FORM_18 && normal.len == value->text.len ? normal : fold_id(row, value->text);
}

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
