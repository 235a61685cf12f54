/*
 * 整改反馈: the same flags once more, for the county to answer on: keys are locked, answers open, with lists and checks of dates.
 *
 * How it works: the titles of the open columns are those of feed feedback, so that the sheet is sent back as it is.  Nothing stands
 * below the table, since it would be read as an answer: who signs is asked in the foot of the page.  The lock has no password; it is
 * against slips of the hand, and the loader holds the keys against what was sent.
 */
#include "reports/flag_lists.h"
#include "reports/table.h"

static const struct column columns[] = {
    { "疑点编号", "核查对象（锁定）", 24.5, COLUMN_CENTRE, NULL, NULL },
    { "规则", "核查对象（锁定）", 9, COLUMN_CENTRE, NULL, NULL },
    { "等级", "核查对象（锁定）", 5, COLUMN_CENTRE, NULL, NULL },
    { "乡镇", "核查对象（锁定）", 9, COLUMN_TEXT, NULL, NULL },
    { "借款人", "核查对象（锁定）", 8, COLUMN_TEXT, NULL, NULL },
    { "借据号", "核查对象（锁定）", 21.5, COLUMN_TEXT, NULL, NULL },
    { "状态", "核查对象（锁定）", 9, COLUMN_CENTRE, NULL, NULL },
    { "核查期限", "核查对象（锁定）", 11, COLUMN_CENTRE, NULL, NULL },
    { "核查结论", "核查与整改情况（填写）", 10, COLUMN_CENTRE, NULL, NULL },
    { "整改措施", "核查与整改情况（填写）", 34, COLUMN_TEXT, NULL, NULL },
    { "收回金额(元)", "核查与整改情况（填写）", 12, COLUMN_YUAN, NULL, NULL },
    { "完成日期", "核查与整改情况（填写）", 11.5, COLUMN_CENTRE, NULL, NULL },
    { "填报人", "核查与整改情况（填写）", 10, COLUMN_TEXT, NULL, NULL },
    { "填报日期", "核查与整改情况（填写）", 11.5, COLUMN_CENTRE, NULL, NULL },
    { "备注", "核查与整改情况（填写）", 22, COLUMN_TEXT, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };
enum {
    ID,
    RULE,
    SEVERITY,
    TOWNSHIP,
    BORROWER,
    NOTE,
    STATUS,
    DEADLINE,
    VERDICT,
    MEASURE,
    RECOVERED,
    DONE_ON,
    ANSWERED_BY,
    ANSWERED_AT,
    REMARK
};
enum { LINES_HIGH = 2, TEXT_MOST = 500, NAME_MOST = 20, YEAR_OF_DAYS = 365, FOOT_SKIP = 2 };
static const double FEN_MOST = 9999999999.99;

static const enum open_kind opens[COLUMNS] = {
    [VERDICT] = OPEN_CHOICE,   [MEASURE] = OPEN_TEXT,     [RECOVERED] = OPEN_MONEY, [DONE_ON] = OPEN_DATE,
    [ANSWERED_BY] = OPEN_TEXT, [ANSWERED_AT] = OPEN_DATE, [REMARK] = OPEN_TEXT,
};

static void put_line(struct table *table, const struct detail *detail)
{
    struct sheet *sheet = table->sheet;
    char day[DATE_TEXT_SIZE];
    table_line(table, ROW_PLAIN);
    table_text(table, ID, detail->flag_id);
    table_text(table, RULE, detail->rule_id);
    table_text(table, SEVERITY, detail->severity);
    table_text(table, TOWNSHIP, detail->township);
    table_text(table, BORROWER, detail->borrower);
    table_text(table, NOTE, detail->note_no);
    table_text(table, STATUS, detail->status);
    if (detail->due_on == DATE_NONE)
        table_dash(table, DEADLINE);
    else
        table_text(table, DEADLINE, date_print(detail->due_on, day));
    for (int i = VERDICT; i < COLUMNS; i++)
        book_note(sheet->book,
                  worksheet_write_blank(sheet->at, table->row, (lxw_col_t) i, sheet->book->styles.open[opens[i]]));
    table_height(table, LINES_HIGH);
}

/* One check over the lines of a column; what is wrong is told, and not let in. */
static void check(struct table *table, lxw_col_t column, lxw_data_validation *rule)
{
    rule->ignore_blank = LXW_VALIDATION_ON;
    rule->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    book_note(table->sheet->book,
              worksheet_data_validation_range(table->sheet->at, table->first, column, table->row, column, rule));
}

static lxw_datetime datetime_of(day_number day)
{
    lxw_datetime at = { 0 };
    date_parts(day, &at.year, &at.month, &at.day);
    return at;
}

static void check_choice(struct table *table)
{
    static const char *const verdicts[] = { "属实", "部分属实", "不属实", "待核", NULL };
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .dropdown = LXW_VALIDATION_ON,
        .value_list = (char **) (size_t) verdicts,
        .input_title = "核查结论",
        .input_message = "属实、部分属实、不属实（须在备注中说明理由）、待核，从列表中选择。",
        .error_title = "核查结论",
        .error_message = "请从列表中选择：属实、部分属实、不属实、待核。",
    };
    check(table, VERDICT, &rule);
}

/* What is put right was put right before or since; what is answered is answered after the month's end. */
static void check_days(struct table *table)
{
    const struct issue *issue = table->sheet->book->issue;
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DATE,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_datetime = datetime_of(issue->day - YEAR_OF_DAYS),
        .maximum_datetime = datetime_of(issue->day + YEAR_OF_DAYS),
        .error_title = "完成日期",
        .error_message = "请填写日期，如 2018-02-15；须在本期数据日前后一年之内。",
    };
    check(table, DONE_ON, &rule);
    rule.minimum_datetime = datetime_of(issue->day);
    rule.error_title = "填报日期";
    rule.error_message = "请填写日期，如 2018-02-15；不得早于本期数据日，且在一年之内。";
    check(table, ANSWERED_AT, &rule);
}

static void check_money(struct table *table)
{
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = 0,
        .maximum_number = FEN_MOST,
        .error_title = "收回金额",
        .error_message = "请填写金额（元），不得为负数。",
    };
    check(table, RECOVERED, &rule);
}

static void check_text(struct table *table, lxw_col_t column, int most, const char *message)
{
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LENGTH,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = 1,
        .maximum_number = most,
        .error_title = (char *) (size_t) columns[column].title,
        .error_message = (char *) (size_t) message,
    };
    check(table, column, &rule);
}

static void check_columns(struct table *table)
{
    check_choice(table);
    check_days(table);
    check_money(table);
    check_text(table, MEASURE, TEXT_MOST, "整改措施不超过500字。");
    check_text(table, ANSWERED_BY, NAME_MOST, "填报人填写姓名，不超过20字。");
    check_text(table, REMARK, TEXT_MOST, "备注不超过500字。");
}

/* Columns may be made wider and lines higher. */
static void lock(struct sheet *sheet)
{
    lxw_protection allowed = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };
    worksheet_protect(sheet->at, NULL, &allowed);
}

/* Whoever takes it in again knows by these whose answer to which issue it is, whatever the file is called then. */
static void set_properties(struct book *book)
{
    const struct issue *issue = book->issue;
    book_note(book, workbook_set_custom_property_string(book->workbook, "fupin_issue", issue->month_text));
    book_note(book, workbook_set_custom_property_integer(book->workbook, "fupin_edition", issue->edition));
    book_note(book, workbook_set_custom_property_string(book->workbook, "fupin_recipient", book_own(book)));
}

/* Signed page by page. */
static void set_foot(struct sheet *sheet)
{
    const char *foot = arena_printf(sheet->book->arena,
                                    "&L&9 填报人：　　　　复核人：　　　　负责人：　　　　签章：　　　　日期：\n%s",
                                    sheet->book->foot + FOOT_SKIP);
    worksheet_set_margins(sheet->at, 0.3, 0.3, 0.5, 0.85);
    book_note(sheet->book, worksheet_set_footer(sheet->at, foot));
    book_note(sheet->book, worksheet_print_area(sheet->at, 0, 0, sheet->row - 1, sheet->last));
}

/* Sheets of one book while they are being filled. */
struct feedback {
    struct book *book;
    struct sheet sheet;
    struct table table;
    size_t sheets;
};

static void open_sheet(struct feedback *feedback)
{
    struct book *book = feedback->book;
    const struct issue *issue = book->issue;
    struct sheet *sheet = &feedback->sheet;
    table_sheet(sheet, book, flag_list_name(book, "整改反馈", ++feedback->sheets), columns, COLUMNS);
    sheet_title(sheet,
                arena_printf(book->arena, "%s%s疑点整改反馈表（%d年%d月）", book->place, issue->product, issue->year,
                             issue->month),
                "内部资料　注意保管");
    sheet_line(
        sheet, STYLE_REMARK,
        "　　浅色单元格由县市填写，其余锁定；已核查的疑点一条一行，核查结论、填报人、填报日期必填，未核查的留空；属实的填整改措施，"
        "整改完成的填完成日期，不属实的在备注中写明理由。填好后将本工作簿原样报回，不要增删行列。");
    table_begin(&feedback->table, sheet, columns, COLUMNS, RULE + 1);
}

static void close_sheet(struct feedback *feedback)
{
    if (feedback->table.row >= feedback->table.first)
        check_columns(&feedback->table);
    lock(&feedback->sheet);
    set_foot(&feedback->sheet);
}

static void *begin(struct book *book)
{
    struct feedback *feedback = arena_take(book->arena, sizeof *feedback);
    *feedback = (struct feedback) { .book = book };
    set_properties(book);
    open_sheet(feedback);
    return feedback;
}

static void add(void *list, const struct detail *detail)
{
    struct feedback *feedback = list;
    if (feedback->sheet.row >= flag_list_rows(feedback->book)) {
        close_sheet(feedback);
        open_sheet(feedback);
    }
    put_line(&feedback->table, detail);
}

static void end(void *list)
{
    close_sheet(list);
}

const struct flag_list flag_list_feedback = { begin, add, end };
