/*
 * 异常波动: households with a balance at the last twelve month ends, by county, with a line for each; below them the county and bank whose
 * number moved beyond the measure (DAT-06; 银监发〔2017〕42号 五).
 *
 * How it works: the columns of the months are made for the month of the issue; the query has them as m01 (the oldest) to m12.
 */
#include "reports/chart.h"
#include "reports/listing.h"
#include "reports/sheets.h"

enum { MONTHS = 12, NAMES = 2, COLUMNS = NAMES + MONTHS + 2, NAME_COLUMN = 0 };

static const char *const fields[COLUMNS] = { "county", "bank", "m01", "m02", "m03", "m04", "m05",    "m06",
                                             "m07",    "m08",  "m09", "m10", "m11", "m12", "change", "median" };

static struct column *make_columns(const struct issue *issue)
{
    struct column *columns = arena_array(issue->arena, COLUMNS, sizeof *columns);
    columns[0] = (struct column) { "县市", NULL, 9, COLUMN_TEXT, NULL, NULL };
    columns[1] = (struct column) { "机构", NULL, 27.5, COLUMN_TEXT, NULL, NULL };
    for (int i = 0; i < MONTHS; i++) {
        int month = issue->year * MONTHS + issue->month - 1 - (MONTHS - 1 - i);
        const char *title = arena_printf(issue->arena, "%04d-%02d", month / MONTHS, month % MONTHS + 1);
        columns[NAMES + i] = (struct column) { title, "月末有余额的户数", 9.5, COLUMN_COUNT, NULL, NULL };
    }
    columns[COLUMNS - 2] = (struct column) { "环比(%)", "变动", 8, COLUMN_RATE, NULL, NULL };
    columns[COLUMNS - 1] = (struct column) { "此前环比中位数(%)", "变动", 9, COLUMN_RATE, NULL, NULL };
    return columns;
}

/* From the first month of which there is a ledger: a month without one is no zero. */
static void add_series(lxw_chart *chart, const struct sheet *sheet, const struct listing_place *place, lxw_row_t row)
{
    lxw_row_t head = place->first - 1;
    lxw_col_t first = (lxw_col_t) (NAMES + (place->empty < MONTHS ? place->empty : 0));
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_chart_line line = { .width = 1.5 };
    chart_series_set_categories(series, sheet->at->name, head, first, head, NAMES + MONTHS - 1);
    chart_series_set_values(series, sheet->at->name, row, first, row, NAMES + MONTHS - 1);
    chart_series_set_name_range(series, sheet->at->name, row, NAME_COLUMN);
    chart_series_set_line(series, &line);
}

/* One line a county: the first lines of the table. */
static void add_chart(struct sheet *sheet, const struct listing_place *place, size_t counties)
{
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_LINE);
    for (size_t i = 0; i < counties && i < place->lines; i++)
        add_series(chart, sheet, place, place->first + (lxw_row_t) i);
    chart_dress(chart, "各县市月末有余额的户数", "#,##0");
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_place(sheet, &chart, 1);
}

bool sheet_swings(struct book *book, struct error *err)
{
    static const char *const remarks[] = {
        "　　户数按各机构月末台账分别统计后相加，同一户在两家机构均有余额的计两户；“—”为当月没有台账。列出机构的行为户数环比异常，须核实原因（DAT-06）。",
        NULL,
    };
    const struct listing listing = {
        .sheet = "异常波动",
        .title = "户数异常波动情况表",
        .unit = "单位：户、%",
        .query = "figures/swings.sql",
        .columns = make_columns(book->issue),
        .fields = fields,
        .count = COLUMNS,
        .fixed = NAMES,
        .remarks = remarks,
    };
    struct sheet sheet;
    struct listing_place place;
    if (!listing_print(&sheet, book, &listing, &place, err))
        return false;
    add_chart(&sheet, &place, book->issue->places.counties.count);
    sheet_close(&sheet);
    return true;
}
