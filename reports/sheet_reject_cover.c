/*
 * 退回说明: one page that tells the sender which file came, what became of it, why, and what to do.
 *
 * How it works: six columns of one width; labels and values take one or more of them.
 */
#include <string.h>

#include "reports/rejects.h"
#include "reports/words.h"
#include "reports/wrap.h"

enum { COLUMNS = 6, LAST = COLUMNS - 1, MIDDLE = COLUMNS / 2 };
enum { LINE_HEIGHT = 15, LINE_AIR = 9, GAP = 8 };
static const double widths[COLUMNS] = { 20, 22, 22, 20, 22, 22 };

/* In the looks of the book. */
static lxw_format *look(const struct sheet *sheet, enum cell_kind cell, enum row_kind row)
{
    return sheet->book->styles.cell[cell][row];
}

/* A label, and its value over the columns up to `to`. */
static void put_pair(struct sheet *sheet, lxw_col_t from, lxw_col_t to, const char *label, const char *value)
{
    sheet_across(sheet, from, from, STYLE_HEAD, label);
    sheet_cells(sheet, (lxw_col_t) (from + 1), to, *value ? value : "—", look(sheet, CELL_TEXT, ROW_PLAIN));
}

static void put_long(struct sheet *sheet, const char *label, const char *value)
{
    double room = sheet->width - widths[0] - 1;
    put_pair(sheet, 0, LAST, label, value);
    sheet_gap(sheet, LINE_HEIGHT * wrap_lines(value, room) + LINE_AIR);
}

static void put_two(struct sheet *sheet, const char *label, const char *value, const char *other, const char *its_value)
{
    put_pair(sheet, 0, MIDDLE - 1, label, value);
    put_pair(sheet, MIDDLE, LAST, other, its_value);
    sheet_gap(sheet, LINE_HEIGHT + LINE_AIR);
}

static const char *with_code(struct arena *arena, const char *words, const char *code)
{
    return *words && strcmp(words, code) != 0 ? arena_printf(arena, "%s（%s）", words, code) : code;
}

static void put_facts(struct sheet *sheet, const struct reject_file *file)
{
    struct arena *arena = sheet->book->arena;
    const char *reason = *file->code ? arena_printf(arena, "%s：%s", file->code, file->reason) : file->reason;
    put_long(sheet, "文件名", file->name);
    put_two(sheet, "报送单位", with_code(arena, file->sender_name, file->sender), "数据表",
            with_code(arena, words_feed(file->feed), file->feed));
    put_two(sheet, "业务日期", issue_day_words(arena, file->business_date), "接收日期",
            issue_day_words(arena, file->received_on));
    put_long(sheet, "处理结果", reject_verdict(file));
    put_long(sheet, "原因及提示", reason);
}

static void put_count(struct sheet *sheet, lxw_col_t column, struct reject_count count, enum cell_kind kind,
                      enum row_kind row)
{
    double value = kind == CELL_MONEY ? (double) count.value / 100 : (double) count.value;
    if (!count.known)
        sheet_text(sheet, sheet->row, column, "—", look(sheet, CELL_DASH, row));
    else
        book_note(sheet->book, worksheet_write_number(sheet->at, sheet->row, column, value, look(sheet, kind, row)));
}

static void put_section(struct sheet *sheet, const char *name)
{
    sheet_gap(sheet, GAP);
    sheet_line(sheet, STYLE_SECTION, name);
}

static void put_counts(struct sheet *sheet, const struct reject_file *file)
{
    static const char *const heads[COLUMNS] = { "数据行数", "入库行数",     "重复行数",
                                                "退回行数", "未收单元格数", "核对金额(元)" };
    const struct reject_count counts[COLUMNS] = { file->rows,     file->loaded,        file->duplicate,
                                                  file->rejected, file->refused_cells, file->control_amount };
    bool held = strcmp(file->verdict, "held") == 0;
    put_section(sheet, "一、收到的记录");
    for (int i = 0; i < COLUMNS; i++)
        sheet_across(sheet, (lxw_col_t) i, (lxw_col_t) i, STYLE_HEAD, held && i == 1 ? "可入库行数" : heads[i]);
    sheet_gap(sheet, LINE_HEIGHT + LINE_AIR);
    for (int i = 0; i < COLUMNS; i++)
        put_count(sheet, (lxw_col_t) i, counts[i], i == LAST ? CELL_MONEY : CELL_COUNT, ROW_PLAIN);
    sheet_gap(sheet, LINE_HEIGHT + LINE_AIR);
    sheet_line(sheet, STYLE_REMARK,
               !file->rows.known ? "注：整份退回的文件未逐行核对，不作计数。"
               : held            ? "注：数据行数＝可入库行数＋重复行数＋退回行数；核对金额为全部数据行的金额合计。"
                      : "注：数据行数＝入库行数＋重复行数＋退回行数；核对金额为全部数据行的金额合计。");
}

/* One line of the table of reasons. */
static void put_reason(struct sheet *sheet, const struct reject_reason *reason, enum row_kind row)
{
    sheet_text(sheet, sheet->row, 0, reason->code, look(sheet, CELL_CENTRE, row));
    sheet_cells(sheet, 1, LAST - 2, reason->meaning, look(sheet, CELL_TEXT, row));
    put_count(sheet, LAST - 1, (struct reject_count) { true, reason->rows }, CELL_COUNT, row);
    put_count(sheet, LAST, (struct reject_count) { true, reason->cells }, CELL_COUNT, row);
    sheet_gap(sheet, LINE_HEIGHT + LINE_AIR);
}

/* The total is that of the file: a row that has two faults is one row. */
static void put_reasons(struct sheet *sheet, const struct reject_file *file, const struct reject_reason *reasons,
                        size_t count)
{
    put_section(sheet, "二、退回的原因");
    sheet_across(sheet, 0, 0, STYLE_HEAD, "原因代码");
    sheet_across(sheet, 1, LAST - 2, STYLE_HEAD, "含义");
    sheet_across(sheet, LAST - 1, LAST - 1, STYLE_HEAD, "整行退回(行)");
    sheet_across(sheet, LAST, LAST, STYLE_HEAD, "仅单元格未收(个)");
    sheet_gap(sheet, LINE_HEIGHT + LINE_AIR);
    for (size_t i = 0; i < count; i++)
        put_reason(sheet, &reasons[i], ROW_PLAIN);
    const struct reject_reason total = { "合计", "", file->rejected.value, file->refused_cells.value };
    put_reason(sheet, &total, ROW_TOTAL);
    sheet_line(sheet, STYLE_REMARK, "注：一行有几处差错的，在各原因下分别计入，合计中只计一行。");
}

static void put_advice(struct sheet *sheet, const struct reject_file *file, const char *issuer, const char *number)
{
    const char *sentences[REJECT_ADVICE_MOST];
    struct arena *arena = sheet->book->arena;
    size_t count = reject_advice(arena, file, issuer, sentences);
    put_section(sheet, arena_printf(arena, "%s、请报送单位办理", number));
    for (size_t i = 0; i < count; i++)
        sheet_line(sheet, STYLE_REMARK, arena_printf(arena, "%zu．%s", i + 1, sentences[i]));
}

void sheet_reject_cover(struct book *book, const struct reject_file *file, const struct reject_reason *reasons,
                        size_t count, const char *issuer)
{
    struct sheet sheet;
    sheet_open(&sheet, book, "退回说明", PAPER_LANDSCAPE, widths, COLUMNS);
    worksheet_fit_to_pages(sheet.at, 1, 1);
    sheet_heading(&sheet, "报送文件退回说明", arena_printf(book->arena, "退回单位：%s", issuer), "内部资料　注意保管");
    put_facts(&sheet, file);
    put_counts(&sheet, file);
    if (count > 0)
        put_reasons(&sheet, file, reasons, count);
    put_advice(&sheet, file, issuer, count > 0 ? "三" : "二");
    sheet_gap(&sheet, GAP);
    sheet_line(&sheet, STYLE_SECTION, "退回清单含个人信息，仅供报送单位更正使用，不得外传或另作他用。");
    sheet_close(&sheet);
}
