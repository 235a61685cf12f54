/*
 * 通报: the notice as an office issues it, on A4 upright: red head, title, text, ten notes, signature, 报送 and 抄送.
 *
 * How it works: the text comes from notice.c; here it only finds its place.  A paragraph is one joined row, as high as
 * its lines, together with a heading above it, so that no page can end between the two; the ten notes stand in the columns that the rows join.
 */
#include "reports/notice_table.h"
#include "reports/number.h"
#include "reports/sheets.h"
#include "reports/wrap.h"

enum {
    RED_HEAD_HEIGHT = 60,
    NUMBER_HEIGHT = 34,
    TITLE_HEIGHT = 72,
    NOTE_HEIGHT = 30,
    HEAD_HEIGHT = 34,
    SIGN_GAP = 20,
    COPIES_GAP = 10
};

/* Columns of the ten notes; all paragraphs join them, and the table of comparison has a cell more where one is joined of two. */
static const struct {
    const char *title, *field;
    lxw_col_t from, to;
} columns[] = {
    { "序号", NULL, 0, 0 }, { "借据号", "note_no", 1, 1 }, { "承贷机构", "bank", 2, 2 },
    { "乡镇", NULL, 3, 3 }, { "涉及规则", "rules", 4, 5 }, { "借据金额(万元)", NULL, 6, 6 },
};
enum { COLUMNS = sizeof columns / sizeof *columns, ORDINAL = 0, TOWNSHIP = 3, AMOUNT = 6 };
static const double widths[] = { 5, 22, 17, 13, 11, 11, 10.5 };
enum { WIDTHS = sizeof widths / sizeof *widths };
static const double RULES_WIDTH = 22, TITLE_WIDTH = 26.5;

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
            sheet_cells(sheet, columns[i].from, columns[i].to, rows_field(notes, row, columns[i].field), text);
    sheet_text(sheet, sheet->row, TOWNSHIP, township, text);
    book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, AMOUNT, (double) amount / 100,
                                                  sheet->book->styles.cell[CELL_MONEY][ROW_PLAIN]));
    int lines = wrap_lines(rows_field(notes, row, "rules"), RULES_WIDTH - 1);
    sheet_gap(sheet, lines > 2 ? NOTE_HEIGHT * lines / 2.0 : NOTE_HEIGHT);
}

/* The head of the table, then at most ten lines. */
static void put_notes(struct sheet *sheet, const struct rows *notes)
{
    for (size_t i = 0; i < COLUMNS; i++)
        sheet_across(sheet, columns[i].from, columns[i].to, STYLE_HEAD, columns[i].title);
    sheet_gap(sheet, HEAD_HEIGHT);
    for (size_t row = 0; row < rows_count(notes); row++)
        put_note(sheet, notes, row);
    sheet_gap(sheet, HEAD_HEIGHT / 2.0);
}

/* An office indents each paragraph by two characters.  `heading`: the one that waits for it, or NULL. */
static void put_paragraph(struct sheet *sheet, const struct paragraph *paragraph, const char *heading,
                          const struct rows *notes)
{
    struct arena *arena = sheet->book->issue->arena;
    const char *text = arena_printf(arena, "　　%s", paragraph->kind == PARAGRAPH_TEXT ? paragraph->text : "");
    if (paragraph->kind == PARAGRAPH_TEXT && heading)
        sheet_headed_line(sheet, STYLE_NOTICE_HEADING, arena_printf(arena, "　　%s", heading), STYLE_NOTICE_TEXT, text);
    else if (paragraph->kind == PARAGRAPH_TEXT)
        sheet_line(sheet, STYLE_NOTICE_TEXT, text);
    else if (heading)
        sheet_line(sheet, STYLE_NOTICE_HEADING, arena_printf(arena, "　　%s", heading));
    if (paragraph->kind == PARAGRAPH_TOP_NOTES)
        put_notes(sheet, notes);
}

static void put_paragraphs(struct sheet *sheet, const struct notice *notice)
{
    const char *heading = NULL;
    for (size_t i = 0; i < notice->count; i++) {
        const struct paragraph *paragraph = &notice->paragraphs[i];
        put_paragraph(sheet, paragraph, heading, notice->notes);
        heading = paragraph->kind == PARAGRAPH_HEADING ? paragraph->text : NULL;
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

/* --- the table of comparison --- */

enum { NOW = 2, BEFORE, MOVED, YEAR_BEFORE, YEAR_MOVED, LINE_HEIGHT = 16, TABLE_GAP = 20 };

static void put_value(struct sheet *sheet, lxw_col_t column, enum compared_kind kind, struct compared_value value)
{
    static const enum cell_kind cells[] = {
        [COMPARED_COUNT] = CELL_COUNT, [COMPARED_WAN] = CELL_MONEY, [COMPARED_RATE] = CELL_RATE
    };
    const struct styles *styles = &sheet->book->styles;
    long long shown = kind == COMPARED_WAN ? number_wan(value.value) : value.value;
    if (!value.known)
        sheet_text(sheet, sheet->row, column, "—", styles->cell[CELL_DASH][ROW_PLAIN]);
    else
        book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, column,
                                                      kind == COMPARED_COUNT ? (double) shown : (double) shown / 100,
                                                      styles->cell[cells[kind]][ROW_PLAIN]));
}

/* How much more it is: of fen before they are rounded, as the text has it. */
static struct compared_value moved(struct compared_value now, struct compared_value before)
{
    return (struct compared_value) { now.known && before.known, now.value - before.value };
}

static void put_compared(struct sheet *sheet, const struct compared *line)
{
    sheet_cells(sheet, 0, 1, line->title, sheet->book->styles.cell[CELL_TEXT][ROW_PLAIN]);
    put_value(sheet, NOW, line->kind, line->now);
    put_value(sheet, BEFORE, line->kind, line->before);
    put_value(sheet, MOVED, line->kind, moved(line->now, line->before));
    put_value(sheet, YEAR_BEFORE, line->kind, line->year_before);
    put_value(sheet, YEAR_MOVED, line->kind, moved(line->now, line->year_before));
    sheet_gap(sheet, LINE_HEIGHT * wrap_lines(line->title, TITLE_WIDTH));
}

/* On a page of its own. */
static void put_table(struct sheet *sheet, const struct notice *notice)
{
    static const char *const titles[] = { "本期", "上月", "较上月", "上年同期", "较上年同期" };
    struct compared *lines = arena_array(sheet->book->arena, COMPARED_MOST, sizeof *lines);
    size_t count = notice_table(notice, lines);
    sheet_gap(sheet, TABLE_GAP);
    lxw_row_t breaks[] = { sheet->row, 0 };
    book_note(sheet->book, worksheet_set_h_pagebreaks(sheet->at, breaks));
    sheet_line(sheet, STYLE_SECTION, "附表　主要指标对比");
    sheet_across(sheet, 0, 1, STYLE_HEAD, "指标");
    for (int i = NOW; i <= YEAR_MOVED; i++)
        sheet_across(sheet, (lxw_col_t) i, (lxw_col_t) i, STYLE_HEAD, titles[i - NOW]);
    sheet_gap(sheet, LINE_HEIGHT);
    for (size_t i = 0; i < count; i++)
        put_compared(sheet, &lines[i]);
    sheet_line(sheet, STYLE_REMARK, "注：“—”为没有可比数据；上年同期按月末台账汇总；因四舍五入，差额可能略有出入。");
}

bool sheet_notice(struct book *book, struct error *err)
{
    struct issue *issue = book->issue;
    struct sheet sheet;
    struct notice *notice = arena_take(issue->arena, sizeof *notice);
    if (!notice_read(notice, issue, err))
        return false;
    sheet_open(&sheet, book, "通报", PAPER_PORTRAIT, widths, WIDTHS);
    put_head(&sheet);
    put_paragraphs(&sheet, notice);
    put_foot(&sheet);
    put_table(&sheet, notice);
    sheet_close(&sheet);
    return true;
}
