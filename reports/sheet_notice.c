/*
 * 通报: the notice as an office issues it, on A4 upright: red head, title, text, ten notes, signature, 报送 and 抄送.
 *
 * How it works: the text comes from notice.c; here it only finds its place.  A paragraph is one joined row, as high as
 * its lines; the ten notes stand in the columns that the rows join.
 */
#include "reports/notice.h"
#include "reports/number.h"
#include "reports/sheets.h"
#include "reports/wrap.h"

enum {
    RED_HEAD_HEIGHT = 60,
    NUMBER_HEIGHT = 34,
    TITLE_HEIGHT = 72,
    NOTE_HEIGHT = 30,
    HEAD_HEIGHT = 34,
    SIGN_GAP = 30,
    COPIES_GAP = 24
};

/* Columns of the ten notes, which all paragraphs join. */
static const struct {
    const char *title, *field;
    double width;
} columns[] = {
    { "序号", NULL, 5 },  { "借据号", "note_no", 18 }, { "承贷机构", "bank", 19 },
    { "乡镇", NULL, 14 }, { "涉及规则", "rules", 23 }, { "借据金额(万元)", NULL, 9 },
};
enum { COLUMNS = sizeof columns / sizeof *columns, ORDINAL = 0, TOWNSHIP = 3, AMOUNT = 5 };

/* A later edition says that it stands in the place of the earlier ones. */
static void put_head(struct sheet *sheet)
{
    struct issue *issue = sheet->book->issue;
    sheet_across(sheet, 0, sheet->last, STYLE_RED_HEAD, arena_printf(issue->arena, "%s工作通报", issue->product));
    sheet_gap(sheet, RED_HEAD_HEIGHT);
    sheet_across(
        sheet, 0, sheet->last, STYLE_RED_NUMBER,
        arena_printf(issue->arena, "%d年第%d期%s", issue->year, issue->month,
                     issue->edition > 1 ? arena_printf(issue->arena, "（第%d版，替代以前各版）", issue->edition) : ""));
    sheet_gap(sheet, NUMBER_HEIGHT);
    sheet_across(
        sheet, 0, sheet->last, STYLE_NOTICE_TITLE,
        arena_printf(issue->arena, "关于%d年%d月全州%s工作情况的通报", issue->year, issue->month, issue->product));
    sheet_gap(sheet, TITLE_HEIGHT);
    sheet_line(sheet, STYLE_NOTICE_TEXT, "各县市扶贫办、各承贷金融机构：");
}

/* Note, bank, township, rules and amount; never a person. */
static void put_note(struct sheet *sheet, const struct rows *notes, size_t row)
{
    struct issue *issue = sheet->book->issue;
    lxw_format *text = sheet->book->styles.cell[CELL_TEXT][ROW_PLAIN];
    const char *township =
        arena_printf(issue->arena, "%s%s", rows_field(notes, row, "county"), rows_field(notes, row, "township"));
    long long amount = number_wan(rows_number(notes, row, rows_column(notes, "amount")));
    book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, ORDINAL, (double) row + 1,
                                                  sheet->book->styles.cell[CELL_CENTRE][ROW_PLAIN]));
    for (size_t i = 0; i < COLUMNS; i++)
        if (columns[i].field)
            sheet_text(sheet, sheet->row, (lxw_col_t) i, rows_field(notes, row, columns[i].field), text);
    sheet_text(sheet, sheet->row, TOWNSHIP, township, text);
    book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, AMOUNT, (double) amount / 100,
                                                  sheet->book->styles.cell[CELL_MONEY][ROW_PLAIN]));
    int lines = wrap_lines(rows_field(notes, row, "rules"), columns[4].width - 1);
    sheet_gap(sheet, lines > 2 ? NOTE_HEIGHT * lines / 2.0 : NOTE_HEIGHT);
}

/* The head of the table, then at most ten lines. */
static void put_notes(struct sheet *sheet, const struct rows *notes)
{
    for (size_t i = 0; i < COLUMNS; i++)
        sheet_across(sheet, (lxw_col_t) i, (lxw_col_t) i, STYLE_HEAD, columns[i].title);
    sheet_gap(sheet, HEAD_HEIGHT);
    for (size_t row = 0; row < rows_count(notes); row++)
        put_note(sheet, notes, row);
    sheet_gap(sheet, HEAD_HEIGHT / 2.0);
}

/* An office indents each paragraph by two characters. */
static void put_paragraph(struct sheet *sheet, const struct paragraph *paragraph, const struct rows *notes)
{
    struct arena *arena = sheet->book->issue->arena;
    switch (paragraph->kind) {
    case PARAGRAPH_TEXT:
        sheet_line(sheet, STYLE_NOTICE_TEXT, arena_printf(arena, "　　%s", paragraph->text));
        break;
    case PARAGRAPH_HEADING:
        sheet_line(sheet, STYLE_NOTICE_HEADING, arena_printf(arena, "　　%s", paragraph->text));
        break;
    case PARAGRAPH_TOP_NOTES:
        put_notes(sheet, notes);
        break;
    }
}

/* Issuer and day, which no page break may part, then whom it goes to.  The day is that of the last night known: there is no clock here. */
static void put_foot(struct sheet *sheet)
{
    struct issue *issue = sheet->book->issue;
    const struct report_job *job = issue->job;
    sheet_gap(sheet, SIGN_GAP);
    const char *day =
        issue->known_day == DATE_NONE ? "　　年　　月　　日" : issue_day_words(issue->arena, issue->known_day);
    sheet_across(sheet, 0, sheet->last, STYLE_NOTICE_RIGHT,
                 arena_printf(issue->arena, "%s　　\n%s　　　　", job->issuer ? job->issuer : "", day));
    sheet_gap(sheet, 2 * style_line_height(STYLE_NOTICE_RIGHT));
    sheet_gap(sheet, COPIES_GAP);
    if (job->to && *job->to)
        sheet_line(sheet, STYLE_NOTICE_COPIES, arena_printf(issue->arena, "　报送：%s。", job->to));
    if (job->copies && *job->copies)
        sheet_line(sheet, STYLE_NOTICE_COPIES, arena_printf(issue->arena, "　抄送：%s。", job->copies));
}

bool sheet_notice(struct book *book, struct error *err)
{
    AUTO_ROWS rules = NULL;
    AUTO_ROWS notes = NULL;
    struct issue *issue = book->issue;
    struct sheet sheet;
    double widths[COLUMNS];
    struct notice *notice = arena_take(issue->arena, sizeof *notice);
    if (!notice_read(notice, issue, &rules, &notes, err))
        return false;
    for (size_t i = 0; i < COLUMNS; i++)
        widths[i] = columns[i].width;
    sheet_open(&sheet, book, "通报", PAPER_PORTRAIT, widths, COLUMNS);
    put_head(&sheet);
    for (size_t i = 0; i < notice->count; i++)
        put_paragraph(&sheet, &notice->paragraphs[i], notes);
    put_foot(&sheet);
    sheet_close(&sheet);
    return true;
}
