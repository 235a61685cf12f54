/*
 * 疑点明细: a line a flag that touches this county or bank, with what is to be looked at and by when.
 */
#include "reports/flag_lists.h"
#include "reports/table.h"
#include "reports/wrap.h"

static const struct column columns[] = {
    { "疑点编号", NULL, 24.5, COLUMN_CENTRE, NULL, NULL }, { "规则", NULL, 9, COLUMN_CENTRE, NULL, NULL },
    { "等级", NULL, 5, COLUMN_CENTRE, NULL, NULL },        { "乡镇", NULL, 9, COLUMN_TEXT, NULL, NULL },
    { "村", NULL, 14, COLUMN_TEXT, NULL, NULL },           { "户编号", NULL, 17.5, COLUMN_TEXT, NULL, NULL },
    { "借款人", NULL, 8, COLUMN_TEXT, NULL, NULL },        { "借据号", NULL, 21.5, COLUMN_TEXT, NULL, NULL },
    { "承贷机构", NULL, 16, COLUMN_TEXT, NULL, NULL },     { "疑点金额(元)", NULL, 12, COLUMN_YUAN, NULL, NULL },
    { "发现的情况", NULL, 42, COLUMN_TEXT, NULL, NULL },   { "依据", NULL, 26, COLUMN_TEXT, NULL, NULL },
    { "核查期限", NULL, 11, COLUMN_CENTRE, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };
enum { ID, RULE, SEVERITY, TOWNSHIP, VILLAGE, HOUSEHOLD, BORROWER, NOTE, BANK, AMOUNT, FINDING, BASIS, DEADLINE };

/* The one that the flag's life has: 低 has none.  One that is over is red. */
static void put_deadline(struct table *table, day_number until)
{
    char text[DATE_TEXT_SIZE];
    if (until == DATE_NONE) {
        table_dash(table, DEADLINE);
        return;
    }
    enum row_kind kind = until < table->sheet->book->issue->day ? ROW_LATE : ROW_PLAIN;
    sheet_text(table->sheet, table->row, DEADLINE, date_print(until, text),
               table->sheet->book->styles.cell[CELL_CENTRE][kind]);
}

/* The line is as high as the longest text in it. */
static void put_texts(struct table *table, const struct detail *detail)
{
    const char *texts[COLUMNS] = {
        [ID] = detail->flag_id,        [RULE] = detail->rule_id,    [SEVERITY] = detail->severity,
        [TOWNSHIP] = detail->township, [VILLAGE] = detail->village, [HOUSEHOLD] = detail->household_no,
        [BORROWER] = detail->borrower, [NOTE] = detail->note_no,    [BANK] = detail->bank,
        [FINDING] = detail->finding,   [BASIS] = detail->basis,
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

/* Sheets of one book while they are being filled. */
struct details {
    struct book *book;
    struct sheet sheet;
    struct table table;
    size_t sheets;
};

/* Below the last line: the remark, a gap, and who signs. */
enum { FOOT_ROWS = 4 };

static void open_sheet(struct details *details)
{
    struct book *book = details->book;
    const struct issue *issue = book->issue;
    table_sheet(&details->sheet, book, flag_list_name(book, "疑点明细", ++details->sheets), columns, COLUMNS);
    sheet_title(
        &details->sheet,
        arena_printf(book->arena, "%s%s疑点明细表（%d年%d月）", book->place, issue->product, issue->year, issue->month),
        "内部资料　注意保管");
    table_begin(&details->table, &details->sheet, columns, COLUMNS, RULE + 1);
}

static void close_sheet(struct details *details)
{
    const struct issue *issue = details->book->issue;
    sheet_line(
        &details->sheet, STYLE_REMARK,
        arena_printf(
            details->book->arena,
            "注：疑点由数据比对产生，供逐条入户核实，不作为对任何个人的认定；高等级疑点%d日内、中等级疑点%d日内反馈核查结果，"
            "低等级疑点供日常管理参考。",
            issue->deadline_high, issue->deadline_medium));
    sheet_close(&details->sheet);
}

static void *begin(struct book *book)
{
    struct details *details = arena_take(book->arena, sizeof *details);
    *details = (struct details) { .book = book };
    open_sheet(details);
    return details;
}

static void add(void *list, const struct detail *detail)
{
    struct details *details = list;
    if (details->sheet.row + FOOT_ROWS >= flag_list_rows(details->book)) {
        close_sheet(details);
        open_sheet(details);
    }
    table_line(&details->table, ROW_PLAIN);
    put_texts(&details->table, detail);
    put_deadline(&details->table, detail->due_on);
    if (detail->has_amount)
        table_number(&details->table, AMOUNT, detail->amount);
    else
        table_blank(&details->table, AMOUNT);
}

static void end(void *list)
{
    close_sheet(list);
}

const struct flag_list flag_list_details = { begin, add, end };
