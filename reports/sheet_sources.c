/*
 * 数据来源: which versions made the figures, which identities hold, and the files.
 *
 * How it works: three parts one under another, in the columns of the files.  These come last, since they may need pages
 * of their own, on which their head is repeated.
 */
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/words.h"
#include "reports/wrap.h"

enum { SHA256_SHOWN = 16, LINE_HEIGHT = 20 };

static const struct column files[] = {
    { "文件名", NULL, 38, COLUMN_TEXT, NULL, NULL },       { "报送单位", NULL, 28, COLUMN_TEXT, NULL, NULL },
    { "数据", NULL, 17, COLUMN_TEXT, NULL, NULL },         { "业务日期", NULL, 11, COLUMN_CENTRE, NULL, NULL },
    { "收到日期", NULL, 11, COLUMN_CENTRE, NULL, NULL },   { "状态", NULL, 12, COLUMN_CENTRE, NULL, NULL },
    { "行数", NULL, 10, COLUMN_COUNT, NULL, NULL },        { "入库", NULL, 10, COLUMN_COUNT, NULL, NULL },
    { "重复", NULL, 8, COLUMN_COUNT, NULL, NULL },         { "退回", NULL, 8, COLUMN_COUNT, NULL, NULL },
    { "控制金额(元)", NULL, 18, COLUMN_YUAN, NULL, NULL }, { "SHA-256前16位", NULL, 20, COLUMN_CENTRE, NULL, NULL },
};
enum { FILES = sizeof files / sizeof *files, SENDER = 1, FEED = 2, VERDICT = 5, COUNTS = 6, SHA256 = 11 };

static const char *const fields[FILES] = { "name", "sender", "feed",      "business_date", "received_on",    "verdict",
                                           "rows", "loaded", "duplicate", "rejected",      "control_amount", "sha256" };

/* The identities stand in the same columns of the page, some of them joined. */
struct span {
    lxw_col_t from, to;
    const char *title;
};

static const struct span spans[] = {
    { 0, 0, "指标" },          { 1, 1, "各县市合计" }, { 2, 2, "各机构合计" },
    { 3, 4, "县市×机构合计" }, { 5, 6, "全部合计" },   { 7, 8, "核对结果" },
};
enum { SPANS = sizeof spans / sizeof *spans };

/* 已入库 files that no longer speak have been replaced since. */
static const char *state(const struct rows *rows, size_t row)
{
    const char *verdict = rows_field(rows, row, "verdict");
    bool replaced = strcmp(verdict, "accepted") == 0 && strcmp(rows_field(rows, row, "in_force"), "t") != 0;
    return replaced ? "已被替代" : words_verdict(verdict);
}

/* A file that was held or refused has no counts but those that reading it gave. */
static void put_file(struct table *table, const struct rows *rows, size_t row)
{
    struct arena *arena = table->sheet->book->issue->arena;
    table_row(table, ROW_PLAIN);
    for (size_t i = 0; i < FILES; i++) {
        size_t column = rows_column(rows, fields[i]);
        const char *text = rows_text(rows, row, column);
        if (i >= COUNTS && i < SHA256 && !rows_null(rows, row, column))
            table_number(table, i, rows_number(rows, row, column));
        else if (i == VERDICT)
            table_text(table, i, state(rows, row));
        else if (i == SHA256)
            table_text(table, i, arena_printf(arena, "%.*s", SHA256_SHOWN, text));
        else if (i < COUNTS)
            table_text(table, i, i == FEED ? words_feed(text) : text);
        else
            table_dash(table, i);
    }
    table_height(table, wrap_lines(rows_field(rows, row, "name"), files[0].width - 1));
}

/* Each with its fate: a held or refused file stands here too. */
static void print_files(struct sheet *sheet, const struct rows *rows)
{
    struct table table;
    sheet_line(sheet, STYLE_SECTION, "四、本月收到和沿用的文件");
    table_begin(&table, sheet, files, FILES, TABLE_LOOSE);
    for (size_t row = 0; row < rows_count(rows); row++)
        put_file(&table, rows, row);
}

/* Whole numbers as they are: rounding begins on the other sheets. */
static void print_identity(struct sheet *sheet, const struct identity *identity)
{
    const long long sums[] = { identity->counties, identity->banks, identity->pairs, identity->prefecture };
    const struct styles *styles = &sheet->book->styles;
    sheet_cells(sheet, 0, 0, words_figure(identity->name), styles->cell[CELL_TEXT][ROW_PLAIN]);
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        sheet_cells(sheet, spans[i + 1].from, spans[i + 1].to, "", styles->cell[CELL_COUNT][ROW_PLAIN]);
        book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, spans[i + 1].from, (double) sums[i],
                                                      styles->cell[CELL_COUNT][ROW_PLAIN]));
    }
    sheet_cells(sheet, spans[SPANS - 1].from, spans[SPANS - 1].to, identity_holds(identity) ? "相符" : "不符",
                styles->cell[CELL_CENTRE][ROW_PLAIN]);
    sheet_gap(sheet, LINE_HEIGHT);
}

/* In fen and notes as they were added up, before any rounding. */
static void print_identities(struct sheet *sheet)
{
    const struct issue *issue = sheet->book->issue;
    sheet_line(sheet, STYLE_SECTION, "二、恒等式核对：各县市合计＝各机构合计＝全部合计（金额以分计，四舍五入之前）");
    for (size_t i = 0; i < SPANS; i++)
        sheet_across(sheet, spans[i].from, spans[i].to, STYLE_HEAD, spans[i].title);
    sheet_gap(sheet, LINE_HEIGHT);
    for (size_t i = 0; i < issue->identity_count; i++)
        print_identity(sheet, &issue->identities[i]);
}

static const struct span rolled[] = {
    { 0, 0, "机构" },       { 1, 1, "上月末余额" }, { 2, 2, "＋本月发放" },    { 3, 4, "－本月收回" },
    { 5, 6, "－本月核销" }, { 7, 8, "＝推算余额" }, { 9, 10, "台账月末余额" }, { 11, 11, "差额" },
};
enum { ROLLED = sizeof rolled / sizeof *rolled, PARTS = 4, SUM = 5, LEDGER = 6, DIFFERENCE = 7 };

/* Fen as yuan; a dash where it is not known. */
static void put_yuan(struct sheet *sheet, size_t i, bool known, long long fen)
{
    const struct styles *styles = &sheet->book->styles;
    enum row_kind kind = i == DIFFERENCE && fen ? ROW_LATE : ROW_PLAIN;
    lxw_format *format = styles->cell[known ? CELL_MONEY : CELL_DASH][kind];
    sheet_cells(sheet, rolled[i].from, rolled[i].to, known ? "" : "—", format);
    if (known)
        book_note(sheet->book,
                  worksheet_write_number(sheet->at, sheet->row, rolled[i].from, (double) fen / 100, format));
}

/* What a bank's ledger of last month and the movements since come to, beside its ledger of this month. */
static void print_rolled(struct sheet *sheet, const struct place *bank)
{
    static const char *const parts[PARTS] = { "balance_fen", "granted_month_fen", "repaid_month_fen",
                                              "written_off_month_fen" };
    const struct issue *issue = sheet->book->issue;
    long long sum = 0, ledger = figures_value(&issue->figures, "bank", bank->code, "balance_fen");
    bool all = true;
    sheet_cells(sheet, 0, 0, bank->name, sheet->book->styles.cell[CELL_TEXT][ROW_PLAIN]);
    for (size_t i = 0; i < PARTS; i++) {
        long long fen = 0;
        bool known = figures_find(i ? &issue->figures : &issue->before, "bank", bank->code, parts[i], &fen);
        put_yuan(sheet, i + 1, known, fen);
        sum += i < 2 ? fen : -fen;
        all = all && known;
    }
    put_yuan(sheet, SUM, all, sum);
    put_yuan(sheet, LEDGER, true, ledger);
    put_yuan(sheet, DIFFERENCE, all, ledger - sum);
    sheet_gap(sheet, LINE_HEIGHT);
}

/* The banks' own identity need not hold; where it does not is for them to say. */
static void print_rolling(struct sheet *sheet)
{
    const struct place_list *banks = &sheet->book->issue->places.banks;
    sheet_line(sheet, STYLE_SECTION,
               "三、各机构余额滚动核对（元）：上月末余额＋本月发放－本月收回－本月核销＝月末余额");
    for (size_t i = 0; i < ROLLED; i++)
        sheet_across(sheet, rolled[i].from, rolled[i].to, STYLE_HEAD, rolled[i].title);
    sheet_gap(sheet, LINE_HEIGHT);
    for (size_t i = 0; i < banks->count; i++)
        print_rolled(sheet, &banks->at[i]);
}

/* A name in the first column, what it says over the others. */
static void print_fact(struct sheet *sheet, const char *name, const char *text)
{
    lxw_format *format = sheet->book->styles.cell[CELL_TEXT][ROW_PLAIN];
    sheet_cells(sheet, 0, 0, name, format);
    sheet_cells(sheet, 1, sheet->last, text, format);
    sheet_gap(sheet, LINE_HEIGHT * wrap_lines(name, files[0].width - 1));
}

/* Whoever has these can make the same issue again. */
static void print_versions(struct sheet *sheet)
{
    const struct issue *issue = sheet->book->issue;
    struct arena *arena = issue->arena;
    sheet_line(sheet, STYLE_SECTION, "一、口径与版本");
    print_fact(sheet, "数据截至", issue_day_words(arena, issue->day));
    print_fact(sheet, "知悉截至",
               arena_printf(arena, "%s（序号 %lld）", issue_day_words(arena, issue->known_day), issue->job->known));
    print_fact(sheet, "版次", arena_printf(arena, "%s 第%d版", issue->month_text, issue->edition));
    print_fact(sheet, "程序版本", issue->job->program);
    print_fact(sheet, "参数、区划、机构与映射（SHA-256）", *issue->conf_sha256 ? issue->conf_sha256 : "—");
    print_fact(sheet, "输入校验（inputs_sha256）", issue->inputs_sha256);
}

/* The heads of these parts are not repeated, so that none of them should run over a page's end; readers that pass over it do no harm. */
static void begin_page(struct sheet *sheet)
{
    lxw_row_t breaks[] = { sheet->row, 0 };
    book_note(sheet->book, worksheet_set_h_pagebreaks(sheet->at, breaks));
}

bool sheet_sources(struct book *book, struct error *err)
{
    AUTO_ROWS rows = NULL;
    struct issue *issue = book->issue;
    struct sheet sheet;
    const char *known = arena_printf(issue->arena, "%lld", issue->job->known);
    if (!database_query(issue->db, "figures/files.sql", &known, 1, &rows, err))
        return error_context(err, "reading the files of %s", issue->month_text);
    table_sheet(&sheet, book, "数据来源", files, FILES);
    sheet_title(&sheet, arena_printf(issue->arena, "数据来源与核对（%d年%d月）", issue->year, issue->month),
                "本月收到的全部文件，及仍在沿用的以前文件");
    print_versions(&sheet);
    print_identities(&sheet);
    begin_page(&sheet);
    print_rolling(&sheet);
    print_files(&sheet, rows);
    sheet_close(&sheet);
    return true;
}
