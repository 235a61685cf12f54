/*
 * How it works: per column a reader by its type, which leaves a value or names a fault.
 *
 * A fault in a bold column refuses the row, in another only its cell.  Codes of places and banks, which repeat from
 * row to row, are remembered as they were written, so that most rows cost a comparison.
 */
#include "etl/check.h"

#include "base/money.h"
#include "etl/values.h"

enum { YEAR_LEAST = 1900, YEAR_MOST = 2099, SHARE_MOST = 10000000, RATE_MOST = 3600000, VILLAGE_DIGITS = 12 };
/* Of administrative codes (GB/T 2260 for counties, GB/T 10114 for townships). */
enum { TOWNSHIP_DIGITS = 9, COUNTY_DIGITS = 6 };

/* What a reader of one cell needs. */
struct cell {
    struct checker *checker;
    const struct feed_column *column;
    int index;
    struct str text; /* cleaned, not empty */
    struct row *row;
    struct value *value;
};

/* The answer belongs to the text and to what it was asked within: one township's name lies in several counties. */
static bool remembered(const struct check_memory *memory, struct str text, int64_t within)
{
    return memory->len == text.len && memory->within == within && memcmp(memory->text, text.at, text.len) == 0;
}

/* A text too long to be kept is not remembered (len 0 is no cell's), but its answer stands until the next is asked for. */
static void remember(struct check_memory *memory, struct str text, int64_t within, int64_t code)
{
    memory->len = text.len < sizeof memory->text ? text.len : 0;
    if (memory->len)
        memcpy(memory->text, text.at, text.len);
    memory->within = within;
    memory->code = code;
}

/* 9999-12-31 is read as no date at all: banks write it for "without end". */
static enum reject_code read_date(struct cell *cell, enum date_form form)
{
    day_number day;
    if (!date_read(cell->text, form, &day))
        return REJECT_DATE;
    cell->value->filled = day != DATE_NONE;
    cell->value->number = day;
    return REJECT_NONE;
}

/* The unit stands in the title, never in the cell; both bounds 0 mean that only money's own range holds. */
static enum reject_code read_money(struct cell *cell)
{
    int64_t least = cell->column->least, most = cell->column->most;
    enum money_unit unit = cell->checker->header->unit[cell->index] == UNIT_WAN ? MONEY_WAN : MONEY_YUAN;
    bool good = money_read(cell->text, unit, &cell->value->number);
    bool fits = (least == 0 && most == 0) || (cell->value->number >= least && cell->value->number <= most);
    return good && fits ? REJECT_NONE : REJECT_AMOUNT;
}

/* A rate a month in ‰ times 12 / 10 is one a year in %; what does not come out even is a fault. */
static enum reject_code read_rate(struct cell *cell)
{
    const struct header *header = cell->checker->header;
    int32_t rate;
    if (!money_read_rate(cell->text, &rate))
        return REJECT_RATE;
    int64_t yearly = rate;
    enum unit unit = header->unit[cell->index];
    if (header->monthly[cell->index])
        yearly *= 12;
    if (unit == UNIT_PERMILLE || (header->monthly[cell->index] && unit == UNIT_NONE)) {
        if (yearly % 10 != 0)
            return REJECT_RATE;
        yearly /= 10;
    }
    cell->value->number = yearly;
    return yearly <= RATE_MOST ? REJECT_NONE : REJECT_RATE;
}

/* A share is read as an amount in 万元, which has the decimals needed: 6, of which 5 are kept. */
static enum reject_code read_share(struct cell *cell)
{
    struct str text = cell->text;
    if (str_ends(text, "%"))
        text = str_trim((struct str) { text.at, text.len - 1 });
    int64_t millionths;
    if (memchr(text.at, ',', text.len) || !money_read(text, MONEY_WAN, &millionths) || millionths % 10 != 0)
        return REJECT_RATE;
    cell->value->number = millionths / 10;
    return millionths >= 0 && millionths / 10 <= SHARE_MOST ? REJECT_NONE : REJECT_RATE;
}

/* "3.0" is what spreadsheets make of 3 when they write text. */
static enum reject_code read_number(struct cell *cell, int64_t least, int64_t most)
{
    long long number;
    struct str text = cell->text;
    if (str_ends(text, ".0"))
        text.len -= 2;
    if (!str_number(text, &number) || number < least || number > most)
        return REJECT_NUMBER;
    cell->value->number = number;
    return REJECT_NONE;
}

/* 2018, 2018年 or 2018年度. */
static enum reject_code read_year(struct cell *cell)
{
    if (str_ends(cell->text, "年度"))
        cell->text.len -= strlen("年度");
    else if (str_ends(cell->text, "年"))
        cell->text.len -= strlen("年");
    return read_number(cell, YEAR_LEAST, YEAR_MOST);
}

static enum reject_code read_code(struct cell *cell)
{
    cell->value->text = code_read(cell->column->codes, cell->text);
    return cell->value->text.at ? REJECT_NONE : REJECT_CODE;
}

static enum reject_code read_yes_no(struct cell *cell)
{
    bool yes = str_is(cell->text, "是");
    cell->value->number = yes;
    return yes || str_is(cell->text, "否") ? REJECT_NONE : REJECT_CODE;
}

/* In a bank's own feed only codes that its sender may speak for: the fault is then his (SENDER), not the code's. */
static enum reject_code read_bank(struct cell *cell, bool own)
{
    struct checker *checker = cell->checker;
    if (!remembered(&checker->bank, cell->text, own)) {
        checker->bank_code = own ? sender_own_bank(checker->senders, checker->sender, cell->text)
                                 : senders_bank(checker->senders, cell->text);
        remember(&checker->bank, cell->text, own, 0);
    }
    cell->value->text = checker->bank_code;
    if (checker->bank_code.at)
        return REJECT_NONE;
    return own ? REJECT_SENDER : REJECT_CODE;
}

/* A code of `digits` digits that is of `level` on the business date; 0 where it is none. */
static int64_t division_code(const struct cell *cell, size_t digits, enum division_level level)
{
    long long code;
    if (cell->text.len != digits || !str_number(cell->text, &code))
        return 0;
    return division_is(cell->checker->divisions, code, level, cell->row->business_date) ? code : 0;
}

/* By code, else by name. */
static enum reject_code read_county(struct cell *cell)
{
    struct check_memory *memory = &cell->checker->county;
    if (!remembered(memory, cell->text, 0)) {
        int64_t code = division_code(cell, COUNTY_DIGITS, DIVISION_COUNTY);
        if (!code)
            code = division_county(cell->checker->divisions, cell->text, cell->row->business_date);
        remember(memory, cell->text, 0, code);
    }
    cell->value->number = memory->code;
    return cell->value->number ? REJECT_NONE : REJECT_CODE;
}

/* Nine digits and nothing else: in ledgers a name alone would not say of which county. */
static enum reject_code read_township_code(struct cell *cell)
{
    struct check_memory *memory = &cell->checker->township_code;
    if (!remembered(memory, cell->text, 0))
        remember(memory, cell->text, 0, division_code(cell, TOWNSHIP_DIGITS, DIVISION_TOWNSHIP));
    cell->value->number = cell->text.len <= TOWNSHIP_DIGITS ? memory->code : 0;
    return cell->value->number ? REJECT_NONE : REJECT_CODE;
}

/* The county stands in the column before; where it is at fault nothing can be said about the township, and one fault is enough
 * for the sender.  A code counts only within that county; else it is taken for a name, and found to be none. */
static enum reject_code read_township_name(struct cell *cell)
{
    const struct value *county = cell->value - 1;
    struct check_memory *memory = &cell->checker->township;
    if (!county->filled) {
        cell->value->filled = false;
        return REJECT_NONE;
    }
    if (!remembered(memory, cell->text, county->number)) {
        day_number day = cell->row->business_date;
        int64_t code = division_code(cell, TOWNSHIP_DIGITS, DIVISION_TOWNSHIP);
        if (!code || division_parent(cell->checker->divisions, code, day) != county->number)
            code = division_township(cell->checker->divisions, county->number, cell->text, day);
        remember(memory, cell->text, county->number, code);
    }
    cell->value->number = memory->code;
    return cell->value->number ? REJECT_NONE : REJECT_CODE;
}

/* Opaque text; but a spreadsheet that has made 6.21226E+18 of an account has lost its last digits for good. */
static enum reject_code read_identifier(struct cell *cell)
{
    cell->value->text = cell->text;
    return value_is_scientific(cell->text) ? REJECT_ID_SCIENTIFIC : REJECT_NONE;
}

/* A wrong check digit or length loads: finding the borrower behind it is a rule's work (WHO-04).  Only scientific notation is
 * refused, since what it has lost nobody can find. */
static enum reject_code read_id(struct cell *cell)
{
    struct id_number id;
    cell->value->text = cell->text;
    enum id_number_fault fault = id_number_read(&id, cell->text);
    cell->value->filled = fault != ID_NUMBER_EMPTY;
    return fault == ID_NUMBER_SCIENTIFIC ? REJECT_ID_SCIENTIFIC : REJECT_NONE;
}

/* Whether there is such a village is not asked here: villages never refuse a row. */
static enum reject_code read_village_code(struct cell *cell)
{
    long long code;
    if (value_is_scientific(cell->text))
        return REJECT_ID_SCIENTIFIC;
    if (cell->text.len != VILLAGE_DIGITS || !str_number(cell->text, &code))
        return REJECT_CODE;
    cell->value->number = code;
    cell->value->text = cell->text;
    return REJECT_NONE;
}

/* No default: a new type of column must not compile before it has its reader. */
static enum reject_code read_cell(struct cell *cell)
{
    switch (cell->column->type) {
    case COLUMN_TEXT:
    case COLUMN_NAME:
        cell->value->text = cell->text;
        return REJECT_NONE;
    case COLUMN_IDENTIFIER:
        return read_identifier(cell);
    case COLUMN_ID:
        return read_id(cell);
    case COLUMN_MONEY:
        return read_money(cell);
    case COLUMN_RATE:
        return read_rate(cell);
    case COLUMN_SHARE:
        return read_share(cell);
    case COLUMN_DATE:
        return read_date(cell, DATE_FULL);
    case COLUMN_MONTH_OR_DATE:
        return read_date(cell, DATE_OR_MONTH);
    case COLUMN_NUMBER:
        return read_number(cell, cell->column->least, cell->column->most);
    case COLUMN_YEAR:
        return read_year(cell);
    case COLUMN_CODE:
        return read_code(cell);
    case COLUMN_YES_NO:
        return read_yes_no(cell);
    case COLUMN_OWN_BANK:
        return read_bank(cell, true);
    case COLUMN_BANK:
        return read_bank(cell, false);
    case COLUMN_COUNTY:
        return read_county(cell);
    case COLUMN_TOWNSHIP:
        return read_township_code(cell);
    case COLUMN_TOWNSHIP_NAME:
        return read_township_name(cell);
    case COLUMN_VILLAGE_CODE:
        return read_village_code(cell);
    }
    return REJECT_NONE;
}

/* Texts for people keep their width; everything that a machine reads is narrowed. */
static enum clean_how how_to_clean(enum column_type type)
{
    if (type == COLUMN_TEXT)
        return CLEAN_TEXT;
    return type == COLUMN_NAME ? CLEAN_NAME : CLEAN_NARROW;
}

/* Whether the text is one that stands for "no date". */
static bool is_never(struct str text)
{
    day_number day;
    return text.len >= 8 && text.at[0] == '9' && date_read(text, DATE_FULL, &day) && day == DATE_NONE;
}

/* Cleaned, then read; what is empty, or says "no date", is no fault but where the column must be filled.  A township whose
 * county is at fault is left unfilled without a fault of its own.  The apostrophe before an identifier is what Excel makes of
 * "this is text". */
static enum reject_code check_cell(struct cell *cell, struct str raw)
{
    cell->value->filled = false;
    cell->value->text = (struct str) { 0 };
    enum clean_how how = how_to_clean(cell->column->type);
    if (!value_clean(cell->row->arena, raw, how, &cell->text, &cell->checker->private_use))
        return REJECT_CONTROL_CHARACTER;
    if (how == CLEAN_NARROW && cell->column->type == COLUMN_IDENTIFIER && cell->text.len && *cell->text.at == '\'')
        cell->text = str_trim(str_from(cell->text, 1));
    if (cell->text.len && !is_never(cell->text)) {
        cell->value->filled = true;
        enum reject_code fault = read_cell(cell);
        if (fault != REJECT_NONE) {
            cell->value->filled = false;
            return fault;
        }
        if (cell->value->filled || cell->column->type == COLUMN_TOWNSHIP_NAME)
            return REJECT_NONE;
    }
    return cell->column->required && !cell->column->may_be_blank ? REJECT_REQUIRED : REJECT_NONE;
}

/* Columns that the feed does not know are looked through only for what always refuses a row. */
static void check_ignored(const struct header *header, const struct str *fields, struct row *row)
{
    for (size_t i = 0; header->ignored && i < header->fields; i++)
        if (header->field_column[i] < 0 && value_has_control(fields[i]))
            row_fault_add(row, WHOLE_ROW, REJECT_CONTROL_CHARACTER, fields[i], true);
}

/* All columns, even after a fault that refuses the row: the sender is told everything at once. */
void check_row(struct checker *checker, const struct str *fields, struct row *row)
{
    const struct header *header = checker->header;
    check_ignored(header, fields, row);
    for (int i = 0; i < checker->feed->column_count; i++) {
        const struct feed_column *column = &checker->feed->columns[i];
        struct cell cell = { .checker = checker, .column = column, .index = i, .row = row, .value = &row->values[i] };
        if (header->place[i] < 0) {
            row->values[i] = (struct value) { 0 };
            continue;
        }
        enum reject_code fault = check_cell(&cell, fields[header->place[i]]);
        if (fault != REJECT_NONE)
            row_fault_add(row, i, fault, fields[header->place[i]],
                          column->required || fault == REJECT_CONTROL_CHARACTER);
    }
}
