/*
 * 疑点明细 of a county with very many flags, written by the program's own writer, and the same cells by a bare loop over libxlsxwriter.
 *
 *   books_sheet ours|bare ROWS PATH
 */
#include <stdio.h>
#include <stdlib.h>

#include "reports/flag_lists.h"

enum { TEXTS = 12, TEXT_SIZE = 24 };

/* Row `i` as a county has them. */
static struct detail sample(long i, char *id, char *note)
{
    snprintf(id, TEXT_SIZE, "TRM-02-%012lX", (unsigned long) i * 2654435761UL % 0xFFFFFFFFFFFFUL);
    snprintf(note, TEXT_SIZE, "NX3012017%09ld", i);
    return (struct detail) { .flag_id = id,
                             .rule_id = "TRM-02",
                             .severity = i % 3 ? "中" : "高",
                             .status = "待核查",
                             .township = "鹿城镇",
                             .village = "东瓜镇永安社区",
                             .household_no = note + 4,
                             .borrower = "李*华",
                             .note_no = note,
                             .bank = "楚雄市农村信用合作联社",
                             .finding = "借款期限自2017年5月3日至2021年5月3日，超过36个月",
                             .basis = "楚贫发〔2017〕71号 二(一); 银监发〔2017〕42号 一",
                             .note_key = "",
                             .purpose = "",
                             .granted_on = DATE_NONE,
                             .due_on = 17592,
                             .amount = 100 * (i % 50000 + 1),
                             .has_amount = true };
}

static bool write_ours(long rows, const char *path, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    struct report_job job = { .issuer = "楚雄州扶贫办" };
    struct issue issue = {
        .arena = &arena, .job = &job, .day = 17562, .year = 2018, .month = 1, .product = "扶贫小额信贷"
    };
    struct place county = { "532301", "楚雄市", "" };
    struct book book = { .issue = &issue, .place = "楚雄市", .county = &county, .foot = "&L2018年1月" };
    char id[TEXT_SIZE], note[TEXT_SIZE];
    if (!book_begin(&book, &arena, path, true, err))
        return false;
    void *list = flag_list_details.begin(&book);
    for (long i = 0; i < rows; i++) {
        struct detail detail = sample(i, id, note);
        flag_list_details.add(list, &detail);
    }
    flag_list_details.end(list);
    return book_end(&book, true, err);
}

static bool write_bare(long rows, const char *path)
{
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    lxw_workbook *book = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "疑点明细");
    struct styles styles;
    char id[TEXT_SIZE], note[TEXT_SIZE];
    styles_make(&styles, book);
    lxw_format *text = styles.cell[CELL_TEXT][ROW_PLAIN], *centre = styles.cell[CELL_CENTRE][ROW_PLAIN];
    for (long i = 0; i < rows; i++) {
        struct detail detail = sample(i, id, note);
        const char *texts[TEXTS] = { detail.flag_id, detail.rule_id,      detail.severity, detail.township,
                                     detail.village, detail.household_no, detail.borrower, detail.note_no,
                                     detail.bank,    detail.finding,      detail.basis,    "2018-03-02" };
        for (int at = 0; at < TEXTS; at++)
            worksheet_write_string(sheet, (lxw_row_t) i, (lxw_col_t) (at < 9 ? at : at + 1), texts[at],
                                   at < 3 ? centre : text);
        worksheet_write_number(sheet, (lxw_row_t) i, 9, (double) detail.amount / 100,
                               styles.cell[CELL_MONEY][ROW_PLAIN]);
        worksheet_set_row(sheet, (lxw_row_t) i, 37, NULL);
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

int main(int count, char **words)
{
    struct error err = { 0 };
    if (count != 4)
        return 2;
    bool good = strcmp(words[1], "ours") == 0 ? write_ours(strtol(words[2], NULL, 10), words[3], &err)
                                              : write_bare(strtol(words[2], NULL, 10), words[3]);
    return good ? 0 : 1;
}
