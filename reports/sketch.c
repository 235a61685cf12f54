/*
 * How it works: each figure of the prefecture, its counties and banks is an item, and each finding.  Two items are the same
 * where their keys are; they differ where their values do.  A finding's value is its facts, so that a change of any of them is
 * seen; what is printed is severity, state and amount.
 */
#include "reports/issue.h"

#include <stdlib.h>

#include "base/money.h"
#include "reports/number.h"
#include "reports/words.h"

static const char *keep(struct arena *arena, const char *text)
{
    return arena_text(arena, str_of(text));
}

static struct report_item *add(struct report_sketch *sketch)
{
    struct report_item *item = &sketch->items[sketch->count++];
    *item = (struct report_item) { .scope = "", .id = "", .name = "" };
    return item;
}

static const char *scope_name(const struct places *places, const struct figure *figure)
{
    if (strcmp(figure->scope, "county") == 0)
        return place_name(&places->counties, figure->id);
    if (strcmp(figure->scope, "bank") == 0)
        return place_name(&places->banks, figure->id);
    return strcmp(figure->scope, "prefecture") == 0 ? places->prefecture.name : NULL;
}

static void add_figure(struct report_sketch *sketch, struct arena *arena, const struct places *places,
                       const struct figure *figure)
{
    const char *place = scope_name(places, figure);
    char text[NUMBER_TEXT_SIZE];
    if (!place)
        return;
    struct report_item *item = add(sketch);
    bool money = str_ends(str_of(figure->name), "_fen");
    item->kind = REPORT_FIGURE;
    item->key = arena_printf(arena, "figure|%s|%s|%s", figure->scope, figure->id, figure->name);
    item->scope = figure->scope;
    item->id = figure->id;
    item->name = figure->name;
    item->what = arena_printf(arena, "%s　%s%s", place, words_figure(figure->name), money ? "（万元）" : "");
    item->value = arena_printf(arena, "%lld", figure->value);
    item->printed =
        keep(arena, money ? number_decimal(number_wan(figure->value), text) : number_thousands(figure->value, text));
}

static void add_finding(struct report_sketch *sketch, struct arena *arena, const struct rows *rows, size_t row)
{
    struct report_item *item = add(sketch);
    char money[MONEY_TEXT_SIZE];
    const char *amount = rows_field(rows, row, "amount");
    const char *status = strcmp(rows_field(rows, row, "status"), "rectified") == 0 ? "已整改" : "待核查";
    item->kind = REPORT_FLAG;
    item->id = keep(arena, rows_field(rows, row, "flag_id"));
    item->name = keep(arena, rows_field(rows, row, "rule_id"));
    item->key = arena_printf(arena, "flag|%s", item->id);
    item->what = arena_printf(arena, "疑点 %s　%s", item->id, rows_field(rows, row, "county"));
    item->value =
        arena_printf(arena, "%s|%s|%s|%s|%s", rows_field(rows, row, "severity"), rows_field(rows, row, "status"),
                     amount, rows_field(rows, row, "facts"), rows_field(rows, row, "sentence"));
    item->printed = arena_printf(
        arena, "%s　%s%s%s%s", words_severity(rows_field(rows, row, "severity")), status, *amount ? "　" : "",
        *amount ? money_print(rows_number(rows, row, rows_column(rows, "amount")), money) : "", *amount ? "元" : "");
}

static int by_key(const void *left, const void *right)
{
    return strcmp(((const struct report_item *) left)->key, ((const struct report_item *) right)->key);
}

bool reports_sketch(struct database *db, const char *world, struct arena *arena, struct report_sketch *sketch,
                    struct error *err)
{
    const char *values[] = { world };
    struct places places;
    struct figure_set figures;
    AUTO_ROWS findings = NULL;
    if (!database_run(db, "issue/enter.sql", values, 1, err) || !places_read(db, arena, &places, err) ||
        !figures_read(db, arena, &figures, err) || !database_query(db, "issue/findings.sql", NULL, 0, &findings, err))
        return error_context(err, "reading what world %s says", world);
    sketch->count = 0;
    sketch->items = arena_array(arena, figures.count + rows_count(findings) + 1, sizeof *sketch->items);
    for (size_t i = 0; i < figures.count; i++)
        add_figure(sketch, arena, &places, &figures.figures[i]);
    for (size_t i = 0; i < rows_count(findings); i++)
        add_finding(sketch, arena, findings, i);
    qsort(sketch->items, sketch->count, sizeof *sketch->items, by_key);
    return true;
}
