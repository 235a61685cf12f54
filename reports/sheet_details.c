/*
 * 疑点明细: a line a flag that touches this county or bank, with what is to be looked at and by when.
 *
 * How it works: one query has the rows of all counties (or banks), sorted; a book takes its own.  A flag that touches several
 * of them has a sentence composed for this one: its own notes, and of the others only counts and sums.
 */
#include "base/name.h"
#include "reports/details.h"
#include "reports/number.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/words.h"
#include "reports/wrap.h"

static const struct column columns[] = {
    { "疑点编号", NULL, 20, COLUMN_CENTRE, NULL, NULL }, { "规则", NULL, 9, COLUMN_CENTRE, NULL, NULL },
    { "等级", NULL, 5, COLUMN_CENTRE, NULL, NULL },      { "乡镇", NULL, 9, COLUMN_TEXT, NULL, NULL },
    { "村", NULL, 14, COLUMN_TEXT, NULL, NULL },         { "户编号", NULL, 17.5, COLUMN_TEXT, NULL, NULL },
    { "借款人", NULL, 8, COLUMN_TEXT, NULL, NULL },      { "借据号", NULL, 16, COLUMN_TEXT, NULL, NULL },
    { "承贷机构", NULL, 16, COLUMN_TEXT, NULL, NULL },   { "疑点金额(元)", NULL, 12, COLUMN_YUAN, NULL, NULL },
    { "发现的情况", NULL, 42, COLUMN_TEXT, NULL, NULL }, { "依据", NULL, 26, COLUMN_TEXT, NULL, NULL },
    { "核查期限", NULL, 11, COLUMN_CENTRE, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };
enum { ID, RULE, SEVERITY, TOWNSHIP, VILLAGE, HOUSEHOLD, BORROWER, NOTE, BANK, AMOUNT, FINDING, BASIS, DEADLINE };

/* The one that the flag's life has: 低 has none.  One that is over is red. */
static void put_deadline(struct table *table, const struct rows *rows, size_t row)
{
    day_number until;
    char text[DATE_TEXT_SIZE];
    if (!date_read_iso(str_of(rows_field(rows, row, "due_on")), &until)) {
        table_dash(table, DEADLINE);
        return;
    }
    enum row_kind kind = until < table->sheet->book->issue->day ? ROW_LATE : ROW_PLAIN;
    sheet_text(table->sheet, table->row, DEADLINE, date_print(until, text),
               table->sheet->book->styles.cell[CELL_CENTRE][kind]);
}

/* The first of them, and how many there are. */
static const char *first_of(struct arena *arena, const char *first, long long count, const char *unit)
{
    return count > 1 ? arena_printf(arena, "%s 等%lld%s", first, count, unit) : first;
}

/* Of several households the first, and how many they are; masked unless the book may show names. */
static const char *borrower(const struct book *book, const struct rows *rows, size_t row)
{
    char masked[64];
    struct arena *arena = book->issue->arena;
    struct str name = str_of(rows_field(rows, row, "borrower"));
    if (!issue_shows_persons(book->issue, book_own(book)))
        name = name_mask(name, masked, sizeof masked);
    return first_of(arena, arena_text(arena, name), rows_number(rows, row, rows_column(rows, "households")), "户");
}

/* The stored sentence serves where it speaks of this county or bank alone. */
static const char *finding(const struct book *book, const struct rows *rows, size_t row)
{
    const struct report_rule *rule = issue_rule(book->issue, rows_field(rows, row, "rule_id"));
    struct shared_flag flag = {
        .title = rule ? rule->title : rows_field(rows, row, "rule_id"),
        .of_bank = book->bank != NULL,
        .notes = rows_number(rows, row, rows_column(rows, "notes")),
        .households = rows_number(rows, row, rows_column(rows, "households")),
        .amount = rows_number(rows, row, rows_column(rows, "amount")),
        .others = rows_number(rows, row, rows_column(rows, "other_books")),
        .other_households = rows_number(rows, row, rows_column(rows, "other_households")),
        .other_amount = rows_number(rows, row, rows_column(rows, "other_amount")),
    };
    return flag.others ? details_sentence(book->issue->arena, &flag) : rows_field(rows, row, "sentence");
}

/* The line is as high as the longest text in it. */
static void put_texts(struct table *table, const struct rows *rows, size_t row)
{
    struct issue *issue = table->sheet->book->issue;
    const char *texts[COLUMNS] = {
        [ID] = rows_field(rows, row, "flag_id"),
        [RULE] = rows_field(rows, row, "rule_id"),
        [SEVERITY] = words_severity(rows_field(rows, row, "severity")),
        [TOWNSHIP] = rows_field(rows, row, "township"),
        [VILLAGE] = rows_field(rows, row, "village"),
        [HOUSEHOLD] = rows_field(rows, row, "household_no"),
        [BORROWER] = borrower(table->sheet->book, rows, row),
        [NOTE] = first_of(issue->arena, rows_field(rows, row, "note_no"),
                          rows_number(rows, row, rows_column(rows, "notes")), "笔"),
        [BANK] = first_of(issue->arena, rows_field(rows, row, "bank"),
                          rows_number(rows, row, rows_column(rows, "banks")), "家"),
        [FINDING] = finding(table->sheet->book, rows, row),
        [BASIS] = rows_field(rows, row, "basis"),
    };
    int lines = 1;
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!texts[i])
            continue;
        table_text(table, i, texts[i]);
        int needed = wrap_lines(texts[i], columns[i].width - 1);
        lines = needed > lines ? needed : lines;
    }
    table_height(table, lines);
}

/* The rows of this book; `rows` are those of all. */
static void put_rows(struct table *table, const struct rows *rows)
{
    size_t book = rows_column(rows, "book"), amount = rows_column(rows, "amount");
    for (size_t row = 0; row < rows_count(rows); row++) {
        if (strcmp(rows_text(rows, row, book), book_own(table->sheet->book)) != 0)
            continue;
        table_row(table, ROW_PLAIN);
        put_texts(table, rows, row);
        put_deadline(table, rows, row);
        if (!rows_null(rows, row, amount))
            table_number(table, AMOUNT, rows_number(rows, row, amount));
    }
}

bool sheet_details(struct book *book, struct error *err)
{
    (void) err;
    struct issue *issue = book->issue;
    struct sheet sheet;
    struct table table;
    table_sheet(&sheet, book, "疑点明细", columns, COLUMNS);
    sheet_title(&sheet,
                arena_printf(issue->arena, "%s%s疑点明细表（%d年%d月）", book->place, issue->product, issue->year,
                             issue->month),
                "内部资料　注意保管");
    table_begin(&table, &sheet, columns, COLUMNS, RULE + 1);
    put_rows(&table, book->flags);
    sheet_line(
        &sheet, STYLE_REMARK,
        arena_printf(
            issue->arena,
            "注：疑点由数据比对产生，供逐条入户核实，不作为对任何个人的认定；高等级疑点%d日内、中等级疑点%d日内反馈核查结果，"
            "低等级疑点供日常管理参考。",
            issue->deadline_high, issue->deadline_medium));
    sheet_close(&sheet);
    return true;
}
