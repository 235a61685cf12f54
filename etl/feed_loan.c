/*
 * A bank's loan ledger (贷款台账): one row a note, key bank_code + note_no, control amount the sum of balances.
 *
 * How it works: as etl/feed_roster.c; the row is written in the order of store.note_version.  A count of overdue days grows by
 * itself, so the day it counts from is kept and compared instead: a ledger in which nothing else has changed writes nothing.
 * Rows of products that are not watched are loaded and marked (counts), so that conservation holds over the whole ledger.
 */
#include "base/hash.h"
#include "etl/feed.h"

enum {
    BANK_CODE,
    BRANCH_NAME,
    NOTE_NO,
    CONTRACT_NO,
    BORROWER_NAME,
    ID_NO,
    HOUSEHOLD_NO,
    PHONE,
    TOWNSHIP_CODE,
    AMOUNT,
    BALANCE,
    RATE,
    DISBURSED_ON,
    DUE_ON,
    EXTENDED_DUE_ON,
    EXTENSION_COUNT,
    GUARANTEE,
    PURPOSE,
    INDUSTRY,
    GRANT_TYPE,
    PREVIOUS_NOTE_NO,
    PRODUCT,
    PAYMENT_MODE,
    DISBURSEMENT_ACCOUNT,
    DISBURSEMENT_NAME,
    GRADE,
    OVERDUE_DAYS,
    OVERDUE_PRINCIPAL,
    OVERDUE_INTEREST,
    STATUS,
    CLOSED_ON,
    SUBSIDISED,
    SUBSIDY_SHARE,
    COLUMNS
};

enum { TABLE_COLUMNS = 46, DAYS_MOST = 40000, EXTENSIONS_MOST = 999 };
#define FEN_MOST INT64_C(1000000000000000)

static const struct feed_column columns[COLUMNS] = {
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_OWN_BANK, .required = true, .key = true },
    [BRANCH_NAME] = { .name = "branch_name", .type = COLUMN_NAME },
    [NOTE_NO] = { .name = "note_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [CONTRACT_NO] = { .name = "contract_no", .type = COLUMN_IDENTIFIER },
    [BORROWER_NAME] = { .name = "borrower_name", .type = COLUMN_NAME, .required = true },
    [ID_NO] = { .name = "id_no", .type = COLUMN_ID, .required = true },
    [HOUSEHOLD_NO] = { .name = "household_no", .type = COLUMN_IDENTIFIER },
    [PHONE] = { .name = "phone", .type = COLUMN_IDENTIFIER },
    [TOWNSHIP_CODE] = { .name = "township_code", .type = COLUMN_TOWNSHIP, .required = true },
    [AMOUNT] = { .name = "amount", .type = COLUMN_MONEY, .required = true, .least = 1, .most = FEN_MOST },
    [BALANCE] = { .name = "balance", .type = COLUMN_MONEY, .required = true, .most = FEN_MOST },
    [RATE] = { .name = "rate", .type = COLUMN_RATE, .required = true },
    [DISBURSED_ON] = { .name = "disbursed_on", .type = COLUMN_DATE, .required = true },
    [DUE_ON] = { .name = "due_on", .type = COLUMN_DATE, .required = true },
    [EXTENDED_DUE_ON] = { .name = "extended_due_on", .type = COLUMN_DATE },
    [EXTENSION_COUNT] = { .name = "extension_count", .type = COLUMN_NUMBER, .most = EXTENSIONS_MOST },
    [GUARANTEE] = { .name = "guarantee", .type = COLUMN_CODE, .required = true, .codes = &codes_guarantee },
    [PURPOSE] = { .name = "purpose", .type = COLUMN_TEXT, .required = true, .may_be_blank = true },
    [INDUSTRY] = { .name = "industry", .type = COLUMN_TEXT },
    [GRANT_TYPE] = { .name = "grant_type", .type = COLUMN_CODE, .required = true, .codes = &codes_grant_type },
    [PREVIOUS_NOTE_NO] = { .name = "previous_note_no", .type = COLUMN_IDENTIFIER },
    [PRODUCT] = { .name = "product", .type = COLUMN_TEXT },
    [PAYMENT_MODE] = { .name = "payment_mode", .type = COLUMN_CODE, .codes = &codes_payment_mode },
    [DISBURSEMENT_ACCOUNT] = { .name = "disbursement_account", .type = COLUMN_IDENTIFIER },
    [DISBURSEMENT_NAME] = { .name = "disbursement_name", .type = COLUMN_NAME },
    [GRADE] = { .name = "grade", .type = COLUMN_CODE, .required = true, .codes = &codes_grade },
    [OVERDUE_DAYS] = { .name = "overdue_days", .type = COLUMN_NUMBER, .most = DAYS_MOST },
    [OVERDUE_PRINCIPAL] = { .name = "overdue_principal", .type = COLUMN_MONEY, .most = FEN_MOST },
    [OVERDUE_INTEREST] = { .name = "overdue_interest", .type = COLUMN_MONEY, .most = FEN_MOST },
    [STATUS] = { .name = "status", .type = COLUMN_CODE, .required = true, .codes = &codes_note_status },
    [CLOSED_ON] = { .name = "closed_on", .type = COLUMN_DATE },
    [SUBSIDISED] = { .name = "subsidised", .type = COLUMN_YES_NO },
    [SUBSIDY_SHARE] = { .name = "subsidy_share", .type = COLUMN_SHARE },
};

/* Note numbers are a bank's own: two banks may use the same. */
static bool key(struct row *row)
{
    const struct value *bank = &row->values[BANK_CODE], *note_no = &row->values[NOTE_NO];
    bool known = bank->filled && note_no->filled;
    row->key = known ? hash_key(bank->text, note_no->text) : 0;
    return known;
}

/* As of the business date; a count of 0 and an empty one say the same. */
static day_number overdue_since(const struct row *row)
{
    const struct value *days = &row->values[OVERDUE_DAYS];
    return days->filled && days->number > 0 ? row->business_date - (day_number) days->number : DATE_NONE;
}

/* Without a product, or of one that this system watches. */
static bool product_counts(const struct value *product, const struct feed_context *context)
{
    if (!product->filled)
        return true;
    for (size_t i = 0; i < context->product_count; i++)
        if (str_equal(product->text, context->products[i]))
            return true;
    return false;
}

static void derive(struct row *row, const struct feed_context *context)
{
    feed_derive_person(row, ID_NO, BORROWER_NAME);
    row->counts = product_counts(&row->values[PRODUCT], context);
    feed_hash(row, COLUMNS, OVERDUE_DAYS, overdue_since(row));
}

/* Numbers before texts: fixed widths first pack without padding, and are found without walking over texts.  The previous note
 * is known by the key that its own row has, which is made in the same way: it is one of the same bank. */
static void copy_numbers(const struct row *row, struct copy *copy)
{
    const struct value *values = row->values, *previous = &values[PREVIOUS_NOTE_NO];
    feed_copy_bigint(copy, &values[AMOUNT]);
    feed_copy_bigint(copy, &values[BALANCE]);
    feed_copy_bigint(copy, &values[OVERDUE_PRINCIPAL]);
    feed_copy_bigint(copy, &values[OVERDUE_INTEREST]);
    if (previous->filled)
        copy_bigint(copy, hash_key(values[BANK_CODE].text, previous->text));
    else
        copy_null(copy);
    feed_copy_date(copy, &values[DISBURSED_ON]);
    feed_copy_date(copy, &values[DUE_ON]);
    feed_copy_date(copy, &values[EXTENDED_DUE_ON]);
    feed_copy_date(copy, &values[CLOSED_ON]);
    copy_date(copy, overdue_since(row));
    feed_copy_int(copy, &values[RATE]);
    feed_copy_int(copy, &values[EXTENSION_COUNT]);
    feed_copy_int(copy, &values[SUBSIDY_SHARE]);
}

static void copy_texts(const struct row *row, struct copy *copy)
{
    static const int rest[] = { HOUSEHOLD_NO,
                                PHONE,
                                GUARANTEE,
                                PURPOSE,
                                INDUSTRY,
                                GRANT_TYPE,
                                PREVIOUS_NOTE_NO,
                                PRODUCT,
                                PAYMENT_MODE,
                                DISBURSEMENT_ACCOUNT,
                                DISBURSEMENT_NAME,
                                GRADE,
                                STATUS };
    const struct value *values = row->values;
    copy_text(copy, values[BANK_CODE].text);
    copy_text(copy, values[NOTE_NO].text);
    feed_copy_text(copy, &values[BRANCH_NAME]);
    feed_copy_text(copy, &values[CONTRACT_NO]);
    copy_text(copy, values[BORROWER_NAME].text);
    feed_copy_folded(copy, row, BORROWER_NAME);
    copy_text(copy, row->id_text);
    feed_copy_id18(copy, row);
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        feed_copy_text(copy, &values[rest[i]]);
}

static void write_row(const struct row *row, struct copy *copy)
{
    const struct value *subsidised = &row->values[SUBSIDISED];
    copy_row(copy, TABLE_COLUMNS);
    copy_bigint(copy, row->key);
    copy_date(copy, row->business_date);
    copy_bigint(copy, row->known);
    copy_bool(copy, false);
    copy_int(copy, (int32_t) row->values[TOWNSHIP_CODE].number);
    copy_int(copy, row->file);
    copy_int(copy, (int32_t) row->line);
    copy_bigint(copy, row->hash);
    copy_numbers(row, copy);
    feed_copy_id_form(copy, row);
    feed_copy_id_fault(copy, row);
    copy_bool(copy, row->counts);
    if (subsidised->filled)
        copy_bool(copy, subsidised->number != 0);
    else
        copy_null(copy);
    copy_texts(row, copy);
}

const struct feed feed_loan = {
    .name = "loan",
    .title = "贷款台账",
    .kind = FEED_SNAPSHOT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = BALANCE,
    .extent_column = BANK_CODE,
    .key = key,
    .derive = derive,
    .copy = write_row,
};
