/*
 * How it works: a thin frame around libxlsxwriter; faults are remembered, and told once when the book is closed.
 *
 * Bytes must not depend on when or where they are written: the document's times are the month's last day, and
 * libxlsxwriter gives the members of the zip a constant time itself.
 */
#include "reports/sheet.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "reports/wrap.h"

enum {
    DAYS_TO_2000 = 10957,
    SECONDS_A_DAY = 86400,
    FOOT_DIGITS = 12,
    TITLE_HEIGHT = 34,
    META_HEIGHT = 22,
    SIGN_HEIGHT = 30
};
enum { CELL_MOST_CHARACTERS = 32767 };

/* Of the workbook's own font, in which column widths are counted. */
enum { DIGIT_PIXELS = 7, COLUMN_PADDING = 5 };
static const double PIXELS_A_POINT = 96.0 / 72.0;

/* How much of a page's width period and issuer may take. */
static const double LEFT_PART = 0.55;

/* Other readers make columns so much wider; from so many lines on, one more finds room in the air between them. */
static const double WIDER = 1.06;
enum { LINES_WITH_ROOM = 9 };

const char *const sheet_rounding_remark = "注：因四舍五入，分项之和与合计可能略有出入。";

void book_note(struct book *book, lxw_error fault)
{
    if (!book->fault)
        book->fault = fault;
}

/* The same for everybody who makes this edition. */
static void set_properties(struct book *book)
{
    struct arena *arena = book->arena;
    const struct issue *issue = book->issue;
    const char *issuer = issue->job->issuer ? issue->job->issuer : "";
    const char *title =
        arena_printf(arena, "%s月通报（%s，%d年%d月）", issue->product, book->place, issue->year, issue->month);
    const char *remark = arena_printf(arena, "%s; inputs_sha256 %s", issue->job->program, issue->inputs_sha256);
    /* libxlsxwriter copies them, though it does not say const */
    lxw_doc_properties properties = {
        .title = (char *) title,
        .company = (char *) issuer,
        .author = (char *) issuer,
        .comments = (char *) remark,
        .created = (time_t) (issue->day + DAYS_TO_2000) * SECONDS_A_DAY,
    };
    book_note(book, workbook_set_properties(book->workbook, &properties));
}

bool book_begin(struct book *book, struct arena *arena, const char *aside, bool streamed, struct error *err)
{
    lxw_workbook_options options = { .constant_memory = streamed };
    book->arena = arena;
    book->aside = aside;
    book->workbook = workbook_new_opt(aside, &options);
    if (!book->workbook)
        return error_set(err, &REPORT_WORKBOOK, "could not begin workbook \"%s\"", aside);
    styles_make(&book->styles, book->workbook);
    return true;
}

bool book_end(struct book *book, bool good, struct error *err)
{
    book_note(book, workbook_close(book->workbook));
    if (!good || book->fault)
        (void) unlink(book->aside);
    if (good && book->fault)
        return error_set(err, &REPORT_WORKBOOK, "workbook \"%s\": %s", book->aside, lxw_strerror(book->fault));
    return good;
}

/* The foot of every page; an ampersand would begin a code of Excel's. */
static const char *issue_foot(const struct issue *issue)
{
    char day[DATE_TEXT_SIZE], known[DATE_TEXT_SIZE];
    return arena_printf(
        issue->arena, "&L&9 %d年%d月 第%d版　数据截至 %s／知悉截至 %s&R&9 第 &P 页 共 &N 页　　校验 %.*s", issue->year,
        issue->month, issue->edition, date_print(issue->day, day),
        issue->known_day == DATE_NONE ? "—" : date_print(issue->known_day, known), FOOT_DIGITS, issue->inputs_sha256);
}

bool book_open(struct book *book, struct issue *issue, const char *path, struct error *err)
{
    const char *where;
    book->issue = issue;
    book->path = path;
    book->foot = issue_foot(issue);
    if (!issue_path(issue, path, &where, err) ||
        !book_begin(book, issue->arena, arena_printf(issue->arena, "%s.aside", where), book->streamed, err))
        return false;
    set_properties(book);
    return true;
}

bool book_fill(struct book *book, book_sheet *const *sheets, struct error *err)
{
    bool good = true;
    for (size_t i = 0; good && sheets[i]; i++)
        good = sheets[i](book, err);
    return good;
}

bool book_close(struct book *book, bool good, struct error *err)
{
    const char *where;
    return book_end(book, good, err) && issue_path(book->issue, book->path, &where, err) &&
           file_put_in_place(book->aside, where, err) && issue_add_output(book->issue, book->path, err);
}

const char *book_scope(const struct book *book)
{
    return book->county ? "county" : book->bank ? "bank" : "prefecture";
}

const char *book_scope_id(const struct book *book)
{
    const char *own = book_own(book);
    return *own ? own : book->issue->places.prefecture.code;
}

const char *book_own(const struct book *book)
{
    return book->county ? book->county->code : book->bank ? book->bank->code : "";
}

/* Margins in inches. A table may take as many pages as it needs, but never more than one across. */
static void set_page(struct sheet *sheet, enum paper paper)
{
    enum { PAPER_A4 = 9 };
    lxw_worksheet *at = sheet->at;
    worksheet_set_paper(at, PAPER_A4);
    if (paper == PAPER_LANDSCAPE) {
        worksheet_set_landscape(at);
        worksheet_set_margins(at, 0.3, 0.3, 0.5, 0.65);
    } else {
        worksheet_set_margins(at, 0.9, 0.8, 0.9, 0.8);
    }
    worksheet_center_horizontally(at);
    worksheet_fit_to_pages(at, 1, 0);
    worksheet_gridlines(at, LXW_HIDE_ALL_GRIDLINES);
    book_note(sheet->book, worksheet_set_footer(at, sheet->book->foot));
}

void sheet_open(struct sheet *sheet, struct book *book, const char *name, enum paper paper, const double *widths,
                size_t count)
{
    double whole = 0;
    *sheet = (struct sheet) { .book = book, .last = (lxw_col_t) (count - 1), .paper = paper };
    sheet->widths = arena_array(book->arena, count, sizeof *sheet->widths);
    for (size_t i = 0; i < count; i++)
        whole += widths[i];
    sheet->at = workbook_add_worksheet(book->workbook, name);
    for (size_t i = 0; i < count; i++) {
        sheet->middle = sheet->width < whole * LEFT_PART ? (lxw_col_t) i : sheet->middle;
        sheet->width += sheet->widths[i] = widths[i];
        book_note(book, worksheet_set_column(sheet->at, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL));
    }
    set_page(sheet, paper);
}

/* So much of it as a cell can hold. */
static const char *cut(struct arena *arena, const char *text)
{
    struct str whole = str_of(text);
    size_t at = 0;
    if (whole.len <= CELL_MOST_CHARACTERS || str_characters(whole) <= CELL_MOST_CHARACTERS)
        return text;
    for (int i = 0; i < CELL_MOST_CHARACTERS - 1; i++)
        (void) str_next_character(whole, &at);
    return arena_printf(arena, "%.*s…", (int) at, text);
}

/* How a workbook writes the character at `text`, if not as it is; `size` is how many bytes it has.  U+FFFE and U+FFFF are
 * characters to a database, but none to XML: a workbook with one of them would not open.  And what looks like Excel's way
 * of writing such characters must not be taken for one.  libxlsxwriter minds control characters only. */
static const char *written_as(const char *text, size_t *size)
{
    if (memcmp(text, "\xEF\xBF\xBE", *size = 3) == 0)
        return "_xFFFE_";
    if (memcmp(text, "\xEF\xBF\xBF", *size) == 0)
        return "_xFFFF_";
    *size = 1;
    bool escape = text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789ABCDEFabcdef") == 4 && text[6] == '_';
    return escape ? "_x005F_" : NULL;
}

static const char *as_excel_writes(struct arena *arena, const char *text)
{
    AUTO_BUFFER out = { 0 };
    const char *start = text;
    size_t size;
    for (const char *next = text; (next = strpbrk(next, "_\xEF")); next++) {
        const char *escape = next[1] == '\0' || next[2] == '\0' ? NULL : written_as(next, &size);
        if (!escape)
            continue;
        buffer_add(&out, (struct str) { start, (size_t) (next - start) });
        buffer_add_text(&out, escape);
        start = next + size;
        next += size - 1;
    }
    buffer_add_text(&out, start);
    return start == text ? text : arena_text(arena, buffer_str(&out));
}

void sheet_text(struct sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
    struct arena *arena = sheet->book->arena;
    text = cut(arena, as_excel_writes(arena, text));
    book_note(sheet->book, worksheet_write_string(sheet->at, row, column, text, format));
}

/* Merged cells share one text; the others of them are blank and carry the rules. */
void sheet_cells(struct sheet *sheet, lxw_col_t from, lxw_col_t to, const char *text, lxw_format *format)
{
    if (from < to)
        book_note(sheet->book, worksheet_merge_range(sheet->at, sheet->row, from, sheet->row, to, "", format));
    sheet_text(sheet, sheet->row, from, text, format);
}

void sheet_across(struct sheet *sheet, lxw_col_t from, lxw_col_t to, enum style style, const char *text)
{
    sheet_cells(sheet, from, to, text, sheet->book->styles.text[style]);
}

void sheet_gap(struct sheet *sheet, double height)
{
    sheet->height += height;
    book_note(sheet->book, worksheet_set_row(sheet->at, sheet->row++, height, NULL));
}

/* In half-width characters.  Counted for a stand-in of the fonts that are named: theirs are narrower. */
static double number_width(long long value, bool hundredths, bool bold)
{
    static const double digit = 1.25, bold_digit = 1.4, mark = 0.65, air = 0.8;
    int digits = hundredths ? 3 : 1, marks = hundredths + (value < 0);
    unsigned long long whole = (value < 0 ? -(unsigned long long) value : (unsigned long long) value);
    int place = 0;
    for (whole = hundredths ? whole / 100 : whole; whole >= 10; whole /= 10) {
        digits++;
        marks += ++place % 3 == 0;
    }
    return digits * (bold ? bold_digit : digit) + marks * mark + air;
}

void sheet_fit_number(struct sheet *sheet, lxw_col_t column, long long value, bool hundredths, bool bold)
{
    double needed = number_width(value, hundredths, bold);
    if (column > sheet->last || needed <= sheet->widths[column])
        return;
    sheet->width += needed - sheet->widths[column];
    sheet->widths[column] = needed;
    book_note(sheet->book, worksheet_set_column(sheet->at, column, column, needed, NULL));
}

double sheet_pixels(const struct sheet *sheet)
{
    return sheet->width * DIGIT_PIXELS + (sheet->last + 1) * COLUMN_PADDING;
}

/* How high a text over the whole page is.  A half-width character is half as wide as it is high. */
static double line_height(const struct sheet *sheet, enum style style, const char *text)
{
    double room = sheet_pixels(sheet) / (style_size(style) * PIXELS_A_POINT / 2) - 0.5;
    int lines = wrap_lines(text, room), fewer = wrap_lines(text, room * WIDER);
    return style_line_height(style) * (fewer >= LINES_WITH_ROOM ? fewer : lines);
}

void sheet_line(struct sheet *sheet, enum style style, const char *text)
{
    sheet_across(sheet, 0, sheet->last, style, text);
    sheet_gap(sheet, line_height(sheet, style, text));
}

/* libxlsxwriter copies the strings, though it does not say const. */
void sheet_headed_line(struct sheet *sheet, enum style head, const char *heading, enum style style, const char *text)
{
    struct arena *arena = sheet->book->arena;
    lxw_format *const *styles = sheet->book->styles.text;
    lxw_rich_string_tuple first = { styles[head],
                                    (char *) as_excel_writes(arena, arena_printf(arena, "%s\n", heading)) };
    lxw_rich_string_tuple second = { styles[style], (char *) as_excel_writes(arena, text) };
    lxw_rich_string_tuple *parts[] = { &first, &second, NULL };
    sheet_across(sheet, 0, sheet->last, style, "");
    book_note(sheet->book, worksheet_write_rich_string(sheet->at, sheet->row, 0, parts, styles[style]));
    sheet_gap(sheet, line_height(sheet, head, heading) + line_height(sheet, style, text));
}

void sheet_heading(struct sheet *sheet, const char *title, const char *left, const char *right)
{
    sheet_across(sheet, 0, sheet->last, STYLE_TITLE, title);
    sheet_gap(sheet, TITLE_HEIGHT);
    sheet_across(sheet, 0, sheet->middle, STYLE_LEFT, left);
    if (sheet->middle < sheet->last)
        sheet_across(sheet, (lxw_col_t) (sheet->middle + 1), sheet->last, STYLE_RIGHT, right);
    sheet_gap(sheet, META_HEIGHT);
}

void sheet_title(struct sheet *sheet, const char *title, const char *unit)
{
    const struct issue *issue = sheet->book->issue;
    sheet_heading(sheet, title,
                  arena_printf(issue->arena, "填报单位：%s　　数据截至：%s",
                               issue->job->issuer ? issue->job->issuer : "", issue_day_words(issue->arena, issue->day)),
                  unit);
}

/* The five labels over the whole width, the room between them even. */
static const char *sign_off(const struct sheet *sheet)
{
    static const char *const labels[] = { "填报人：", "复核人：", "负责人：", "签章：", "日期：" };
    enum { LABELS = sizeof labels / sizeof *labels, LABEL_CHARACTERS = 18 };
    AUTO_BUFFER out = { 0 };
    int room = (int) (sheet_pixels(sheet) / (style_size(STYLE_SIGN) * PIXELS_A_POINT)) - LABEL_CHARACTERS;
    for (size_t i = 0; i < LABELS; i++) {
        buffer_add_text(&out, labels[i]);
        for (int blanks = room / LABELS; i + 1 < LABELS && blanks > 0; blanks--)
            buffer_add_text(&out, "　");
    }
    return arena_text(sheet->book->arena, buffer_str(&out));
}

/* Of A4 across, between the margins of set_page(), in points. */
static const double PAGE_WIDTH = 799, PAGE_HEIGHT = 512;

/* A last page that is less full than this, a sixth of a page for each page before it at most, is drawn into them. */
static const double HARDLY_FULL = 0.25, DRAWN_IN = 0.17;
enum { DRAWN_IN_MOST = 50 };

/* How many pages the sheet takes, rows that each page repeats not counted twice; then as many as it should. */
static void draw_in(struct sheet *sheet)
{
    double scale = PAGE_WIDTH * PIXELS_A_POINT / sheet_pixels(sheet);
    double room = PAGE_HEIGHT / (scale < 1 ? scale : 1) - sheet->repeated;
    double pages = (sheet->height - sheet->repeated) / room;
    int whole = (int) pages;
    double rest = pages - whole;
    if (sheet->paper == PAPER_LANDSCAPE && whole >= 1 && whole <= DRAWN_IN_MOST && rest > 0 && rest < HARDLY_FULL &&
        rest < DRAWN_IN * whole)
        worksheet_fit_to_pages(sheet->at, 1, (uint16_t) whole);
}

void sheet_close(struct sheet *sheet)
{
    sheet_gap(sheet, META_HEIGHT / 2.0);
    sheet_across(sheet, 0, sheet->last, STYLE_SIGN, sign_off(sheet));
    sheet_gap(sheet, SIGN_HEIGHT);
    draw_in(sheet);
    book_note(sheet->book, worksheet_print_area(sheet->at, 0, 0, sheet->row - 1, sheet->last));
}
