/*
 * 退回清单: one line a fault, with the full value, so that the sender finds the place in its own books.
 *
 * How it works: lines go out as they come, in an arena that is emptied for each; memory does not grow with the list.  What
 * a sheet cannot hold goes on in the next one, under the same head.
 */
#include "reports/rejects.h"

#include <stdio.h>
#include <string.h>

#include "reports/wrap.h"

static const struct column columns[] = {
    { "序号", NULL, 7, COLUMN_COUNT, NULL, NULL },     { "成员/工作表", NULL, 13, COLUMN_TEXT, NULL, NULL },
    { "行号", NULL, 8.5, COLUMN_COUNT, NULL, NULL },   { "列名", NULL, 18, COLUMN_TEXT, NULL, NULL },
    { "值", NULL, 22, COLUMN_TEXT, NULL, NULL },       { "原因代码", NULL, 21, COLUMN_CENTRE, NULL, NULL },
    { "原因", NULL, 30, COLUMN_TEXT, NULL, NULL },     { "是否整行退回", NULL, 14, COLUMN_CENTRE, NULL, NULL },
    { "原始记录", NULL, 60, COLUMN_TEXT, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };
enum { NUMBER, MEMBER, LINE, COLUMN, VALUE, CODE, REASON, WHOLE, RAW };

/* Excel makes no row higher than 409 points; a longer record stands in its cell whole, only its end is not seen. */
enum { LINES_MOST = 25, LINES_OF_FOOT = 8 };

/* How many lines of the list a sheet takes, its head and end apart. */
static long long room(const struct reject_list *list)
{
    long long most = LXW_ROW_MAX - LINES_OF_FOOT;
    return list->job->sheet_rows > 0 && list->job->sheet_rows < most ? list->job->sheet_rows : most;
}

static void begin_sheet(struct reject_list *list)
{
    struct book *book = list->book;
    char name[32];
    list->sheets++;
    list->filled = 0;
    snprintf(name, sizeof name, list->sheets > 1 ? "退回清单(%d)" : "退回清单", list->sheets);
    table_sheet(&list->sheet, book, name, columns, COLUMNS);
    sheet_heading(&list->sheet, "退回清单", arena_printf(book->arena, "文件：%s", list->file->name),
                  "含个人信息　仅供报送单位更正使用");
    table_begin(&list->table, &list->sheet, columns, COLUMNS, NUMBER + 1);
}

static void end_sheet(struct reject_list *list)
{
    worksheet_autofilter(list->sheet.at, list->table.first - 1, 0, list->sheet.row - 1, list->sheet.last);
    sheet_close(&list->sheet);
}

/* The first sheet takes its texts from the row's arena, too: libxlsxwriter has its own copies of what it is given. */
void reject_list_begin(struct reject_list *list, struct book *book, const struct reject_file *file,
                       const struct reject_job *job)
{
    *list = (struct reject_list) { .book = book, .file = file, .job = job, .kept = book->arena };
    book->arena = &list->row;
    begin_sheet(list);
}

/* "贷款金额(元) amount": as it stands in the file, and as other tools call it. */
static const char *column_words(struct reject_list *list, const char *column)
{
    if (!*column)
        return "（整行）";
    for (size_t i = 0; i < list->job->title_count; i++) {
        const struct report_title *title = &list->job->titles[i];
        if (strcmp(title->column, column) == 0 && strcmp(title->feed, list->file->feed) == 0)
            return arena_printf(&list->row, "%s %s", title->title, column);
    }
    return column;
}

void reject_list_add(struct reject_list *list, const struct reject_fault *fault)
{
    arena_reset(&list->row);
    if (list->filled == room(list)) {
        end_sheet(list);
        begin_sheet(list);
    }
    list->filled++;
    const char *texts[COLUMNS] = {
        [MEMBER] = fault->member, [COLUMN] = column_words(list, fault->column),
        [VALUE] = fault->value,   [CODE] = fault->code,
        [REASON] = fault->reason, [WHOLE] = fault->cell ? "否" : "是",
        [RAW] = fault->raw,
    };
    int lines = 1;
    table_row(&list->table, ROW_PLAIN);
    table_number(&list->table, NUMBER, ++list->number);
    table_number(&list->table, LINE, fault->line);
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!texts[i] || !*texts[i])
            continue;
        table_text(&list->table, i, texts[i]);
        int needed = wrap_lines(texts[i], columns[i].width - 1);
        lines = needed > lines ? needed : lines;
    }
    table_height(&list->table, lines < LINES_MOST ? lines : LINES_MOST);
}

void reject_list_end(struct reject_list *list)
{
    end_sheet(list);
    list->book->arena = list->kept;
    arena_free(&list->row);
}
