/*
 * The reject workbook of one file: a cover, and behind it the list of what was refused.
 *
 * How it works: the list may have hundreds of thousands of lines, so its rows arrive one by one and the workbook is
 * streamed.  Its bytes depend on the archive's index alone; the document's time is the day on which the file came.
 */
#include "reports/rejects.h"

#include <sys/stat.h>

#include "base/file.h"

enum { DAYS_TO_2000 = 10957, SECONDS_A_DAY = 86400, FOOT_DIGITS = 12, BOOK_MODE = 0640 };

static struct reject_count count_of(const struct rows *rows, const char *column)
{
    size_t at = rows_column(rows, column);
    return (struct reject_count) { !rows_null(rows, 0, at), rows_number(rows, 0, at) };
}

/* DATE_NONE where there is none. */
static day_number day_of(const struct rows *rows, const char *column)
{
    day_number day;
    return date_read_iso(str_of(rows_field(rows, 0, column)), &day) ? day : DATE_NONE;
}

static void fill_file(struct reject_file *file, const struct rows *rows)
{
    *file = (struct reject_file) {
        .name = rows_field(rows, 0, "name"),
        .sha256 = rows_field(rows, 0, "sha256"),
        .sender = rows_field(rows, 0, "sender"),
        .sender_name = rows_field(rows, 0, "sender_name"),
        .feed = rows_field(rows, 0, "feed"),
        .business_date = day_of(rows, "business_date"),
        .received_on = day_of(rows, "received_on"),
        .verdict = rows_field(rows, 0, "verdict"),
        .code = rows_field(rows, 0, "code"),
        .reason = rows_field(rows, 0, "reason"),
        .rows = count_of(rows, "rows"),
        .loaded = count_of(rows, "loaded"),
        .duplicate = count_of(rows, "duplicate"),
        .rejected = count_of(rows, "rejected"),
        .refused_cells = count_of(rows, "refused_cells"),
        .control_amount = count_of(rows, "control_amount"),
        .next = (int) rows_number(rows, 0, rows_column(rows, "next")),
    };
}

static struct reject_reason *reasons_of(struct arena *arena, const struct rows *rows)
{
    struct reject_reason *reasons = arena_array(arena, rows_count(rows) + 1, sizeof *reasons);
    for (size_t i = 0; i < rows_count(rows); i++)
        reasons[i] = (struct reject_reason) { rows_field(rows, i, "code"), rows_field(rows, i, "meaning"),
                                              rows_number(rows, i, rows_column(rows, "rows")),
                                              rows_number(rows, i, rows_column(rows, "cells")) };
    return reasons;
}

/* The same for everybody who makes this book. */
static void set_properties(struct book *book, const struct reject_file *file, const char *issuer)
{
    /* libxlsxwriter copies them, though it does not say const */
    lxw_doc_properties properties = {
        .title = (char *) arena_printf(book->arena, "退回清单（%s）", file->name),
        .company = (char *) issuer,
        .author = (char *) issuer,
        .comments = (char *) arena_printf(book->arena, "sha256 %s", file->sha256),
        .created = (time_t) (file->received_on == DATE_NONE ? 0 : file->received_on + DAYS_TO_2000) * SECONDS_A_DAY,
    };
    book_note(book, workbook_set_properties(book->workbook, &properties));
}

/* No name in it: an ampersand would begin a code of Excel's, and a foot has but 255 characters. */
static const char *foot(struct arena *arena, const struct reject_file *file)
{
    return arena_printf(arena, "&L&9 退回清单　业务日期 %s　接收日期 %s&R&9 第 &P 页 共 &N 页　　文件校验 %.*s",
                        issue_day_words(arena, file->business_date), issue_day_words(arena, file->received_on),
                        FOOT_DIGITS, file->sha256);
}

/* One row of show/rejects.sql. */
static bool add_fault(void *context, const struct rows *rows, struct error *err)
{
    (void) err;
    const struct reject_fault fault = {
        .member = rows_field(rows, 0, "member"),
        .line = rows_number(rows, 0, rows_column(rows, "line")),
        .column = rows_field(rows, 0, "column"),
        .value = rows_field(rows, 0, "value"),
        .code = rows_field(rows, 0, "code"),
        .reason = rows_field(rows, 0, "reason"),
        .cell = *rows_field(rows, 0, "cell") == 't',
        .raw = rows_field(rows, 0, "raw"),
    };
    reject_list_add(context, &fault);
    return true;
}

/* A file without a fault in any row, or one that was never read, has a cover only. */
static bool put_list(struct database *db, const struct reject_job *job, struct book *book, const char *number,
                     const struct reject_file *file, struct error *err)
{
    struct reject_list list;
    reject_list_begin(&list, book, file, job);
    bool good = database_stream(db, "show/rejects.sql", &number, 1, add_fault, &list, err);
    reject_list_end(&list);
    return good || error_context(err, "reading what was refused in \"%s\"", file->name);
}

static bool write_book(struct database *db, const struct reject_job *job, const struct reject_file *file,
                       const struct rows *reasons, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    struct book book = { .foot = foot(&arena, file) };
    const char *aside = arena_printf(&arena, "%s.aside", job->path);
    const char *number = arena_printf(&arena, "%d", job->file);
    if (!book_begin(&book, &arena, aside, true, err))
        return false;
    set_properties(&book, file, job->issuer);
    sheet_reject_cover(&book, file, reasons_of(&arena, reasons), rows_count(reasons), job->issuer);
    bool good = rows_count(reasons) == 0 || put_list(db, job, &book, number, file, err);
    if (!book_end(&book, good, err))
        return false;
    if (chmod(aside, BOOK_MODE) != 0)
        return error_system(err, &REPORT_WORKBOOK, "cannot set the mode of \"%s\"", aside);
    return file_put_in_place(aside, job->path, err);
}

bool reports_rejects(struct database *db, const struct reject_job *job, struct error *err)
{
    AUTO_ROWS found = NULL;
    AUTO_ROWS reasons = NULL;
    AUTO_ARENA arena = { 0 };
    struct reject_file file;
    const char *number = arena_printf(&arena, "%d", job->file);
    if (!database_query(db, "rejects/file.sql", &number, 1, &found, err) ||
        !database_query(db, "rejects/reasons.sql", &number, 1, &reasons, err))
        return error_context(err, "reading the verdict on file %d", job->file);
    fill_file(&file, found);
    return write_book(db, job, &file, reasons, err) || error_context(err, "writing the rejects of \"%s\"", file.name);
}
