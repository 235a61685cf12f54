/*
 * The correction note (更正说明) that an office sends: what was published, what it should read, and why; beside the second
 * edition of a month, and from fupin diff.
 *
 * How it works: a page of text as the notice has it, then the sheet of corrections.
 */
#include "reports/books.h"
#include "reports/sheets.h"

/* The next of several causes; false after the last. */
static bool next_cause(struct str *rest, struct str *one)
{
    if (!rest->at || !rest->len)
        return false;
    const char *mark = memmem(rest->at, rest->len, "；", strlen("；"));
    *one = (struct str) { rest->at, mark ? (size_t) (mark - rest->at) : rest->len };
    *rest = mark ? str_from(*rest, one->len + strlen("；")) : (struct str) { 0 };
    return true;
}

/* The files that are named, each once, in the order in which they are. */
static size_t count_causes(const struct report_job *job, struct arena *arena, const char **text)
{
    size_t count = 0;
    *text = "";
    for (size_t i = 0; i < job->correction_count; i++) {
        struct str rest = str_of(job->corrections[i].causes), one;
        while (next_cause(&rest, &one)) {
            if (!memmem(*text, strlen(*text), one.at, one.len))
                *text = arena_printf(arena, "%s%s%.*s", *text, count++ ? "；" : "", STR_FMT(one));
        }
    }
    return count;
}

enum { TOLD_MOST = 3 };

/* The first corrections in a sentence: those of the whole come first. */
static const char *first_ones(const struct report_job *job, struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < job->correction_count && i < TOLD_MOST; i++) {
        const struct report_correction *one = &job->corrections[i];
        text = arena_printf(arena, "%s%s%s由%s更正为%s", text, i ? "；" : "", one->what,
                            *one->published ? one->published : "无", *one->now ? one->now : "无");
    }
    return text;
}

static bool sheet_note(struct book *book, struct error *err)
{
    static const double widths[] = { 11, 11, 11, 11, 11, 11, 11, 11 };
    struct issue *issue = book->issue;
    const struct report_job *job = issue->job;
    struct arena *arena = issue->arena;
    struct sheet sheet;
    const char *causes;
    size_t count = count_causes(job, arena, &causes);
    (void) err;
    sheet_open(&sheet, book, "更正说明", PAPER_PORTRAIT, widths, sizeof widths / sizeof *widths);
    sheet_line(&sheet, STYLE_RED_HEAD, job->issuer ? job->issuer : "");
    sheet_gap(&sheet, 12);
    sheet_line(&sheet, STYLE_NOTICE_TITLE,
               arena_printf(arena, "关于%d年%d月%s月通报数据的更正说明", issue->year, issue->month, issue->product));
    sheet_gap(&sheet, 10);
    if (job->to && *job->to)
        sheet_line(&sheet, STYLE_NOTICE_TEXT, arena_printf(arena, "%s：", job->to));
    sheet_line(
        &sheet, STYLE_NOTICE_TEXT,
        arena_printf(
            arena,
            "　　%s%d年%d月通报印发后，有关单位补报或更正了当期数据。经按现已掌握的资料重新核算，共有%zu项数据与原公布不一致，现予更正，以本期（第%d版）为准。",
            issue->product, issue->year, issue->month, job->correction_count, issue->edition));
    sheet_line(&sheet, STYLE_NOTICE_TEXT, arena_printf(arena, "　　主要更正：%s。", first_ones(job, arena)));
    if (count)
        sheet_line(&sheet, STYLE_NOTICE_TEXT, arena_printf(arena, "　　更正依据共%zu项：%s。", count, causes));
    sheet_line(&sheet, STYLE_NOTICE_TEXT, "　　逐项更正情况见所附“上期更正”表。原通报中其他数据不变。");
    sheet_gap(&sheet, 20);
    sheet_close(&sheet);
    return true;
}

const char *book_correction_path(struct issue *issue)
{
    const struct report_job *job = issue->job;
    if (issue->edition < 2 || job->correction_count == 0 ||
        !str_starts(str_of(job->corrections[0].of), issue->month_text))
        return "";
    return arena_printf(issue->arena, "prefecture/更正说明_%s_%s.xlsx", book_path_part(issue->arena, issue->place),
                        issue->month_text);
}

bool book_correction(struct issue *issue, struct error *err)
{
    struct book book = { .place = issue->place };
    const char *path = book_correction_path(issue);
    if (!*path)
        return true;
    if (!book_open(&book, issue, path, err))
        return false;
    bool good = sheet_note(&book, err) && sheet_corrections(&book, err);
    return book_close(&book, good, err) || error_context(err, "writing the correction note");
}
