/*
 * What becomes of a file whose rows have been read: held, refused for a higher number, or good.
 *
 * How it works: a higher number decides first and for every file, since nothing that an operator could do helps against it;
 * then what asks for his decision, the cheap comparisons before those that ask the database of earlier files.  A file that
 * he has released has been through these once: they are not asked again.
 */
#include <stdio.h>

#include "base/money.h"
#include "etl/array.h"
#include "etl/companion.h"
#include "etl/inside.h"

enum { PERCENT = 100, EXTENTS_TOLD = 5 };

/* In whole numbers, without a division: exactly 5 % is not yet "over 5 %". */
static void judge_rejected(struct taking *taking)
{
    const struct counts *counts = &taking->counts;
    long long most = taking->etl->settings.held_reject_percent;
    if (counts->rejected * PERCENT > counts->rows * most)
        taking_judge(taking, VERDICT_HELD, REJECT_TOO_MANY_REJECTED, "共%lld条记录，退回%lld条，超过%lld%%",
                     (long long) counts->rows, (long long) counts->rejected, most);
}

/* A totals row is held against the rows of its own part; one whose amount cannot be read could agree with anything, and
 * holds the file as one that differs does. */
static void judge_totals(struct taking *taking)
{
    char stated[MONEY_TEXT_SIZE], summed[MONEY_TEXT_SIZE];
    for (int i = 0; i < taking->total_count; i++) {
        const char *place = parts_place(&taking->parts, taking->totals[i].line, &taking->arena);
        int64_t sum = taking->totals[i].part->control_amount;
        if (!taking->totals[i].read)
            taking_judge(taking, VERDICT_HELD, REJECT_TOTALS, "%s合计行的金额无法识别", place);
        else if (taking->totals[i].fen != sum)
            taking_judge(taking, VERDICT_HELD, REJECT_TOTALS, "%s合计%s元，各行相加%s元", place,
                         money_print(taking->totals[i].fen, stated), money_print(sum, summed));
    }
}

/* The extents with rows, and how many rows each. */
static void list_extents(const struct taking *taking, struct array *extents, struct array *loaded)
{
    for (size_t i = 0; i < taking->extents.count; i++)
        if (taking->extents.items[i].loaded > 0 || taking->feed->kind == FEED_EVENT) {
            array_add(extents, taking->extents.items[i].text);
            array_add_number(loaded, taking->extents.items[i].loaded);
        }
}

/* A snapshot with far fewer rows than the one before is more often half a file than a wave of departures; taken as it is, it
 * would report everybody else as gone.  One without any row has no extent to compare by: then all that this sender last
 * reported is what it stands against (shrunk_empty). */
static bool judge_shrunk(struct taking *taking, struct error *err)
{
    AUTO_ROWS rows = NULL;
    AUTO_ARRAY extents = { 0 };
    AUTO_ARRAY loaded = { 0 };
    char day[DATE_TEXT_SIZE], percent[24];
    if (taking->feed->kind != FEED_SNAPSHOT || taking->verdict != VERDICT_NONE)
        return true;
    list_extents(taking, &extents, &loaded);
    (void) snprintf(percent, sizeof percent, "%lld", taking->etl->settings.shrunk_percent);
    const char *values[] = { taking->feed->name,
                             arena_text(&taking->arena, taking->sender->code),
                             date_print(taking->arrival->read.business_date, day),
                             array_text(&extents),
                             array_text(&loaded),
                             percent };
    const char *name = taking->counts.loaded ? "load/shrunk.sql" : "load/shrunk_empty.sql";
    if (!database_query(taking->db, name, values, taking->counts.loaded ? 6 : 3, &rows, err))
        return false;
    AUTO_BUFFER told = { 0 };
    for (size_t i = 0; i < rows_count(rows) && i < EXTENTS_TOLD; i++)
        buffer_printf(&told, "%s%s由%s条减为%s条", i ? "、" : "", rows_text(rows, i, 0), rows_text(rows, i, 2),
                      rows_text(rows, i, 1));
    if (rows_count(rows))
        taking_judge(taking, VERDICT_HELD, REJECT_SHRUNK, "收录记录数不足上期的%lld%%：%s%s",
                     taking->etl->settings.shrunk_percent, buffer_text(&told),
                     rows_count(rows) > EXTENTS_TOLD ? "等" : "");
    return true;
}

/* A lower number after a higher accepted one, for an extent that this file speaks for. */
static bool judge_superseded(struct taking *taking, struct error *err)
{
    AUTO_ROWS rows = NULL;
    AUTO_ARRAY extents = { 0 };
    AUTO_ARRAY loaded = { 0 };
    char day[DATE_TEXT_SIZE], number[16];
    list_extents(taking, &extents, &loaded);
    (void) snprintf(number, sizeof number, "%d", taking->arrival->read.resubmission);
    const char *values[] = { taking->feed->name, arena_text(&taking->arena, taking->sender->code),
                             date_print(taking->arrival->read.business_date, day), number, array_text(&extents) };
    if (!database_query(taking->db, "load/higher.sql", values, 5, &rows, err))
        return false;
    if (rows_count(rows))
        taking_judge(taking, VERDICT_REJECTED, REJECT_SUPERSEDED, "第%s版已于%s收录（%s），较低的第%s版不再收录",
                     rows_text(rows, 0, 1), rows_text(rows, 0, 2), rows_text(rows, 0, 0), number);
    return true;
}

/* What an accepted file's reader should know; behind the verdict's reason where there is one. */
static void add_notes(struct taking *taking)
{
    if (taking->released)
        taking_note(taking, "曾列为待定，经核实放行");
    if (taking->counts.refused_cells)
        taking_note(taking, "%lld个单元格不合要求，已按空值收录", (long long) taking->counts.refused_cells);
    if (taking->private_use)
        taking_note(taking, "留有%zu个无标准对应的自造字", taking->private_use);
}

/* What asks for an operator's decision, once. */
static bool judge_held(struct taking *taking, struct error *err)
{
    judge_totals(taking);
    if (!companion_check(taking, err))
        return false;
    judge_rejected(taking);
    return judge_shrunk(taking, err);
}

bool take_judge(struct taking *taking, struct error *err)
{
    if (!judge_superseded(taking, err))
        return false;
    if (!taking->released && !judge_held(taking, err))
        return false;
    add_notes(taking);
    return true;
}
