/*
 * How it works: a verdict leads to sentences; all of them that ask for the file again name it in full, since a file under
 * a wrong name would only come back once more.
 */
#include <stdio.h>
#include <string.h>

#include "reports/rejects.h"
#include "reports/words.h"

static bool is(const char *text, const char *wanted)
{
    return strcmp(text, wanted) == 0;
}

static bool counted(struct reject_count count)
{
    return count.known && count.value > 0;
}

/* From the first dot on: a canonical name has none before its endings.  Any other name gets the plainest ending. */
static const char *endings(const char *name)
{
    static const char *const usual[] = { ".csv", ".txt", ".dat", ".xlsx", ".xls", ".zip", ".gz" };
    const char *dot = strchr(name, '.');
    for (size_t i = 0; dot && i < sizeof usual / sizeof *usual; i++) {
        size_t length = strlen(usual[i]);
        if (strncasecmp(dot, usual[i], length) == 0 && (dot[length] == '\0' || dot[length] == '.') && strlen(dot) < 12)
            return dot;
    }
    return ".csv";
}

const char *reject_next_name(struct arena *arena, const struct reject_file *file)
{
    int year, month, day;
    bool known = *file->feed && *file->sender && file->business_date != DATE_NONE && file->next > 0;
    if (!known || is(file->code, "NAME") || is(file->code, "SENDER"))
        return NULL;
    date_parts(file->business_date, &year, &month, &day);
    return arena_printf(arena, "%s_%s_%04d%02d%02d_%d%s", file->feed, file->sender, year, month, day, file->next,
                        endings(file->name));
}

const char *reject_verdict(const struct reject_file *file)
{
    if (is(file->verdict, "accepted"))
        return counted(file->rejected) ? "已入库（部分记录退回）" : "已入库";
    if (is(file->verdict, "held"))
        return "待确认（暂未入库）";
    if (is(file->verdict, "rejected"))
        return "整份退回（未入库）";
    return words_verdict(file->verdict);
}

/* 3行整行退回、2个单元格未收 */
static const char *what_was_refused(struct arena *arena, const struct reject_file *file)
{
    const char *rows = "", *cells = "";
    if (counted(file->rejected))
        rows = arena_printf(arena, "%lld行整行退回", file->rejected.value);
    if (counted(file->refused_cells))
        cells = arena_printf(arena, "%lld个单元格未收（所在行其余内容已入库）", file->refused_cells.value);
    return arena_printf(arena, "%s%s%s", rows, *rows && *cells ? "，" : "", cells);
}

/* Half of a file would take the place of the whole. */
static const char *send_again(struct arena *arena, const struct reject_file *file)
{
    const char *name = reject_next_name(arena, file);
    if (name)
        return arena_printf(
            arena, "请重新报送更正后的完整文件（包括未被退回的记录，不可只报被退回的行），文件名为：%s。", name);
    return "请重新报送更正后的完整文件，文件名按“数据表_报送单位代码_业务日期.csv”命名，如 loan_NX301_20180331.csv。";
}

static size_t of_accepted(struct arena *arena, const struct reject_file *file, const char **sentences)
{
    if (!counted(file->rejected) && !counted(file->refused_cells)) {
        sentences[0] = "本文件已全部入库，没有退回的记录，无需处理。";
        return 1;
    }
    sentences[0] =
        arena_printf(arena, "本文件已入库，其中%s。请对照“退回清单”所列行号、列名和原因，核对原始资料后逐条更正。",
                     what_was_refused(arena, file));
    sentences[1] = send_again(arena, file);
    sentences[2] = "更正后的文件入库后即替代本文件；在此之前，退回的内容不予采用。";
    return 3;
}

static size_t of_held(struct arena *arena, const struct reject_file *file, const char *issuer, const char **sentences)
{
    sentences[0] = arena_printf(arena, "本文件暂未入库，由%s核实后决定入库或退回；以上各数为校验结果。", issuer);
    sentences[1] = arena_printf(arena, "经核对确有差错的，%s", send_again(arena, file));
    sentences[2] = arena_printf(arena, "经核对无误的，请向%s说明情况。", issuer);
    return 3;
}

static size_t of_rejected(struct arena *arena, const struct reject_file *file, const char *issuer,
                          const char **sentences)
{
    sentences[0] = "本文件整份退回，其中的记录均未入库。请按上列原因更正。";
    sentences[1] = send_again(arena, file);
    if (!is(file->code, "SENDER"))
        return 2;
    sentences[2] = arena_printf(arena, "报送单位代码、可报送的数据表以及可代报的机构，请与%s核对。", issuer);
    return 3;
}

size_t reject_advice(struct arena *arena, const struct reject_file *file, const char *issuer,
                     const char *sentences[REJECT_ADVICE_MOST])
{
    if (is(file->verdict, "accepted"))
        return of_accepted(arena, file, sentences);
    if (is(file->verdict, "held"))
        return of_held(arena, file, issuer, sentences);
    if (is(file->verdict, "rejected"))
        return of_rejected(arena, file, issuer, sentences);
    sentences[0] = is(file->verdict, "duplicate") ? "本文件与已收到的文件内容完全相同，未重复入库，无需处理。"
                   : is(file->verdict, "waiting") ? "本文件尚未处理，暂无需办理事项。"
                                                  : "本文件已撤回，不再采用。";
    return 1;
}
