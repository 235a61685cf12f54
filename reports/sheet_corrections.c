/*
 * 上期更正: what an earlier edition said, how it should read, and whose word changed it.
 *
 * How it works: the caller hands the corrections in; a book without any has no such sheet.
 */
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/wrap.h"

static const struct column columns[] = {
    { "序号", NULL, 5, COLUMN_CENTRE, NULL, NULL },  { "更正对象", NULL, 17, COLUMN_CENTRE, NULL, NULL },
    { "项目", NULL, 42, COLUMN_TEXT, NULL, NULL },   { "原公布", NULL, 16, COLUMN_CENTRE, NULL, NULL },
    { "应为", NULL, 30, COLUMN_CENTRE, NULL, NULL }, { "更正依据", NULL, 62, COLUMN_TEXT, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns, NUMBER = 0, OF, WHAT, PUBLISHED, NOW, CAUSES };

/* "2018-03/1" as an office says it. */
static const char *edition_words(struct arena *arena, const char *of)
{
    struct str rest = str_of(of);
    struct str year = str_split(&rest, '-'), month = str_split(&rest, '/');
    long long number = 0;
    (void) str_number(month, &number);
    return arena_printf(arena, "%.*s年%lld月第%.*s版", STR_FMT(year), number, STR_FMT(rest));
}

static void put(struct table *table, struct arena *arena, size_t number, const struct report_correction *correction)
{
    int lines = wrap_lines(correction->causes, columns[CAUSES].width - 1),
        other = wrap_lines(correction->what, columns[WHAT].width - 1),
        third = wrap_lines(correction->now, columns[NOW].width - 1);
    lines = lines > other ? lines : other;
    table_row(table, ROW_PLAIN);
    table_height(table, lines > third ? lines : third);
    table_number(table, NUMBER, (long long) number);
    table_text(table, OF, edition_words(arena, correction->of));
    table_text(table, WHAT, correction->what);
    table_text(table, PUBLISHED, *correction->published ? correction->published : "（无）");
    table_text(table, NOW, *correction->now ? correction->now : "（无）");
    table_text(table, CAUSES, correction->causes);
}

bool sheet_corrections(struct book *book, struct error *err)
{
    struct issue *issue = book->issue;
    const struct report_job *job = issue->job;
    struct sheet sheet;
    struct table table;
    (void) err;
    if (job->correction_count == 0)
        return true;
    table_sheet(&sheet, book, "上期更正", columns, COLUMNS);
    sheet_title(
        &sheet,
        arena_printf(issue->arena, "%s已公布数据更正情况（%d年%d月）", issue->product, issue->year, issue->month),
        "金额单位：万元");
    table_begin(&table, &sheet, columns, COLUMNS, 3);
    for (size_t i = 0; i < job->correction_count; i++)
        put(&table, issue->arena, i + 1, &job->corrections[i]);
    sheet_line(
        &sheet, STYLE_REMARK,
        "注：原公布数据以当期发布的通报为准，“应为”系按截至本期所知重新核算的结果；更正依据所列文件可在数据归档中查验。");
    sheet_close(&sheet);
    return true;
}
