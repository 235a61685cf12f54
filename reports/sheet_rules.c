/*
 * 规则说明: the catalogue of rules with their basis and thresholds.
 *
 * How it works: the caller hands the catalogue in; a line is as high as its longest text.
 */
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/words.h"
#include "reports/wrap.h"

static const struct column columns[] = {
    { "编号", NULL, 10, COLUMN_CENTRE, NULL, NULL },
    { "名称", NULL, 28, COLUMN_TEXT, NULL, NULL },
    { "等级", NULL, 8, COLUMN_CENTRE, NULL, NULL },
    { "依据", NULL, 54, COLUMN_TEXT, NULL, NULL },
    { "阈值（当期有效）", NULL, 52, COLUMN_TEXT, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns, ID = 0, TITLE, SEVERITY, BASIS, THRESHOLDS };

/* A rule without thresholds has a dash. */
static void put_rule(struct table *table, const struct report_rule *rule)
{
    const char *basis = rule->basis ? rule->basis : "", *thresholds = rule->thresholds ? rule->thresholds : "";
    int one = wrap_lines(basis, columns[BASIS].width - 1),
        other = wrap_lines(thresholds, columns[THRESHOLDS].width - 1);
    table_row(table, ROW_PLAIN);
    table_height(table, one > other ? one : other);
    table_text(table, ID, rule->id);
    table_text(table, TITLE, rule->title);
    table_text(table, SEVERITY, words_severity(rule->severity));
    table_text(table, BASIS, basis);
    if (*thresholds)
        table_text(table, THRESHOLDS, thresholds);
    else
        table_dash(table, THRESHOLDS);
}

bool sheet_rules(struct book *book, struct error *err)
{
    (void) err;
    struct issue *issue = book->issue;
    struct sheet sheet;
    struct table table;
    table_sheet(&sheet, book, "规则说明", columns, COLUMNS);
    sheet_title(&sheet,
                arena_printf(issue->arena, "%s核查规则说明（%d年%d月）", issue->product, issue->year, issue->month),
                "等级：高＝数据证实，中＝须实地核查，低＝提示");
    table_begin(&table, &sheet, columns, COLUMNS, 1);
    for (size_t i = 0; i < issue->job->rule_count; i++)
        put_rule(&table, &issue->job->rules[i]);
    sheet_line(
        &sheet, STYLE_REMARK,
        "注：71号＝《关于进一步加强和规范扶贫小额信贷工作的通知》（楚贫发〔2017〕71号），42号＝《关于促进扶贫小额信贷健康发展的通知》（银监发〔2017〕42号）。");
    sheet_close(&sheet);
    return true;
}
