/*
 * How it works: head with its style, then the parts in the order of reading, then the foot that leads back to the data.
 *
 * No clock: the page is as old as what was known.
 */
#include "reports/bulletin.h"

#include "reports/books.h"
#include "reports/html.h"
#include "reports/number.h"

/* One accent colour, one red for what is late; a phone shows tiles in pairs, paper hides nothing that can be unfolded. */
static const char style[] =
    "body{font-family:FangSong,'Noto Serif CJK SC',SimSun,serif;color:#222;max-width:1040px;margin:0 auto;padding:16px;"
    "line-height:1.75}\n"
    "h1{text-align:center;font-size:24px}\nh2{font-size:18px;color:#1f4e79;border-bottom:1px solid #1f4e79}\n"
    ".red{text-align:center;color:#c00000;font-size:30px;font-weight:bold;border-bottom:2px solid #c00000;margin:0}\n"
    ".mid{text-align:center}.right{text-align:right}.remark{color:#666;font-size:13px}\n"
    "section p{text-indent:2em}section p.remark,section p.to{text-indent:0}p.to{font-weight:bold}\n"
    ".keys,.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:8px}\n"
    ".keys div{border:1px solid #bbb;padding:8px}.keys span{display:block;font-size:13px;color:#666}\n"
    ".keys b{font-size:20px;color:#1f4e79}.keys i{font-style:normal;font-size:13px}\n"
    ".tiles{grid-template-columns:repeat(5,1fr)}.tile{padding:8px;border:1px solid #bbb}.tile span{display:block;"
    "font-size:13px}\n"
    ".good{background:#e2efda}.slow{background:#fff2cc}.behind{background:#f8cbad}.none{background:#ededed}\n"
    "figure{margin:0 0 16px;break-inside:avoid}figcaption{font-weight:bold}svg{width:100%;height:auto}\n"
    "svg text{font-size:14px;fill:#222}.bar{fill:#1f4e79}.late{fill:#c00000}.mark{stroke:#c00000;stroke-dasharray:4 3}\n"
    ".axis{stroke:#888}path{fill:none;stroke-width:2}path.balance{stroke:#1f4e79}path.overdue{stroke:#c00000}\n"
    ".charts{display:grid;grid-template-columns:1fr 1fr;gap:0 24px}.charts h2{grid-column:1/-1}\n"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}\n"
    "th,td{border:1px solid #bbb;padding:2px 6px}thead th{background:#ededed;white-space:nowrap}td{text-align:right}td.word{text-align:left}"
    "\ntbody th,tfoot th{text-align:left;font-weight:normal;white-space:nowrap}tfoot{font-weight:bold}\n"
    "tr,.tile,.keys div{break-inside:avoid}h2,h3{break-after:avoid}summary{cursor:pointer;padding:4px 0}\n"
    "@media(max-width:640px){.tiles{grid-template-columns:1fr 1fr}.charts{grid-template-columns:1fr}"
    ".keys{grid-template-columns:1fr 1fr}.red{font-size:22px}h1{font-size:19px}svg text{font-size:16px}.wide table{min-width:680px}}\n"
    "@media print{@page{size:A4;margin:15mm 12mm}body{padding:0;max-width:none;line-height:1.55;-webkit-print-color-adjust:exact;"
    "print-color-adjust:exact}p{margin:5px 0}h2{margin:10px 0 6px}table{font-size:10px}th,td{padding:1px 3px}.wide{overflow:visible}"
    ".charts{grid-template-columns:1fr 1fr;gap:0 6mm}figure{margin:0 0 4mm}details::details-content{content-visibility:visible;"
    "display:block;height:auto}summary{break-after:avoid}tr{break-inside:avoid}}\n";

static void put_head(struct buffer *out, const struct issue *issue)
{
    struct arena *arena = issue->arena;
    const char *title =
        arena_printf(arena, "关于%d年%d月全州%s工作情况的通报", issue->year, issue->month, issue->product);
    buffer_add_text(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n");
    html_element(out, "title", NULL, title);
    buffer_printf(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
    html_element(out, "p", "red", arena_printf(arena, "%s工作通报", issue->product));
    html_element(
        out, "p", "mid",
        arena_printf(arena, "%d年第%d期%s", issue->year, issue->month,
                     issue->edition > 1 ? arena_printf(arena, "（第%d版，替代以前各版）", issue->edition) : ""));
    html_element(out, "h1", NULL, title);
}

/* Issuer and copies as in the book, then what leads from paper back to the data. */
static void put_foot(struct buffer *out, const struct issue *issue)
{
    struct arena *arena = issue->arena;
    const struct report_job *job = issue->job;
    if (job->issuer)
        html_element(out, "p", "right", job->issuer);
    if (issue->known_day != DATE_NONE)
        html_element(out, "p", "right", issue_day_words(arena, issue->known_day));
    if (job->to && *job->to)
        html_element(out, "p", NULL, arena_printf(arena, "报送：%s。", job->to));
    if (job->copies && *job->copies)
        html_element(out, "p", NULL, arena_printf(arena, "抄送：%s。", job->copies));
    html_element(out, "p", "remark",
                 arena_printf(arena, "%s　第%d版　数据截至%s　知悉截至%s　数据指纹%.12s", issue->month_text,
                              issue->edition, issue_day_words(arena, issue->day),
                              issue_day_words(arena, issue->known_day), issue->inputs_sha256));
    buffer_add_text(out, "</body>\n</html>\n");
}

/* Note, bank, township, rules and amount; never a person. */
static void put_notes(struct buffer *out, const struct notice *notice)
{
    const struct rows *notes = notice->notes;
    struct arena *arena = notice->issue->arena;
    char text[NUMBER_TEXT_SIZE];
    buffer_add_text(out, "<div class=\"wide\"><table>\n<thead><tr><th>序号</th><th>借据号</th><th>承贷机构</th>"
                         "<th>乡镇</th><th>涉及规则</th>");
    bulletin_head(out, "借据金额", "万元");
    buffer_add_text(out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < rows_count(notes); row++) {
        buffer_printf(out, "<tr><td>%zu</td>", row + 1);
        html_element(out, "td", "word", rows_field(notes, row, "note_no"));
        html_element(out, "td", "word", rows_field(notes, row, "bank"));
        html_element(out, "td", "word",
                     arena_printf(arena, "%s%s", rows_field(notes, row, "county"), rows_field(notes, row, "township")));
        html_element(out, "td", "word", rows_field(notes, row, "rules"));
        html_element(out, "td", NULL,
                     number_decimal(number_wan(rows_number(notes, row, rows_column(notes, "amount"))), text));
        buffer_add_text(out, "</tr>\n");
    }
    buffer_add_text(out, "</tbody></table></div>\n");
}

void bulletin_notice(struct buffer *out, const struct notice *notice)
{
    buffer_add_text(out, "<section>\n<p class=\"to\">各县市扶贫办、各承贷金融机构：</p>\n");
    for (size_t i = 0; i < notice->count; i++) {
        const struct paragraph *paragraph = &notice->paragraphs[i];
        switch (paragraph->kind) {
        case PARAGRAPH_TEXT:
            html_element(out, "p", NULL, paragraph->text);
            break;
        case PARAGRAPH_HEADING:
            html_element(out, "h2", NULL, paragraph->text);
            break;
        case PARAGRAPH_TOP_NOTES:
            put_notes(out, notice);
            break;
        }
    }
    buffer_add_text(out, "</section>\n");
}

/* One page with all that a reader without a spreadsheet needs. */
bool bulletin_write(struct issue *issue, struct error *err)
{
    AUTO_BUFFER out = { 0 };
    AUTO_ROWS months = NULL;
    struct notice *notice = arena_take(issue->arena, sizeof *notice);
    if (!notice_read(notice, issue, err) || !database_query(issue->db, "figures/months.sql", NULL, 0, &months, err))
        return error_context(err, "reading the figures of the page");
    put_head(&out, issue);
    bulletin_key_figures(&out, issue);
    bulletin_notice(&out, notice);
    bulletin_tiles(&out, issue);
    bulletin_charts(&out, issue, notice, months);
    bulletin_places(&out, issue);
    put_foot(&out, issue);
    return issue_write_text(issue, book_prefecture_path(issue, "html"), buffer_str(&out), err) ||
           error_context(err, "writing the prefecture's page");
}
