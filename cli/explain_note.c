/*
 * What ledger and roster say of a note, whom it was resolved to and how, and its flags with their weight.
 */
#include <stdio.h>
#include <string.h>

#include "base/id_number.h"
#include "base/name.h"
#include "cli/catalogue.h"
#include "cli/explain.h"
#include "cli/show.h"

static const char *const tiers[] = {
    "T0 名册中未找到",
    "T1 证件号码与姓名均一致",
    "T2 证件号码一致，姓名为异写",
    "T3 证件号码为旧号或残疾人证号",
    "T4 证件号码录入有误，姓名与乡镇（户编号）一致",
    "T5 证件号码一致，姓名不符",
};

bool explain_others(struct context *context, const char *household, const char *note, const char *but)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { household, note, but };
    if (!show_fetch(context, "show/explain_others.sql", values, 3, true, &rows))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("%s  %s [%s] %s\n",
               i              ? "        "
               : *but == '\0' ? "疑点    "
                              : "其他疑点",
               rows_text(rows, i, 0), catalogue_severity(rows_text(rows, i, 1)), rows_text(rows, i, 2));
    if (rows_count(rows) == 0)
        printf("%s  无\n", *but == '\0' ? "疑点    " : "其他疑点");
    return true;
}

bool explain_priority(struct context *context, const char *flag, const char *note)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { flag, note };
    if (!show_fetch(context, "show/explain_priority.sql", values, 2, true, &rows))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++) {
        if (i == 0 || strcmp(rows_field(rows, i, "subject"), rows_field(rows, i - 1, "subject")) != 0)
            printf("%s  借据 %s：%s 分\n", i == 0 ? "优先级  " : "        ", rows_field(rows, i, "subject"),
                   rows_field(rows, i, "priority"));
        printf("          %s [%s] %s ×（1 + %s元 ÷ 50,000元，至多 2）= %s\n", rows_field(rows, i, "rule_id"),
               catalogue_severity(rows_field(rows, i, "severity")), rows_field(rows, i, "weight"),
               rows_field(rows, i, "yuan"), rows_field(rows, i, "term"));
    }
    return true;
}

static void print_borrower(const struct rows *rows)
{
    char name[128], id[ID_NUMBER_SIZE];
    struct str masked = name_mask(str_of(rows_field(rows, 0, "borrower_name")), name, sizeof name);
    long long tier = rows_number(rows, 0, rows_column(rows, "tier"));
    printf("借款人    %.*s，证件 %s\n", STR_FMT(masked), id_number_mask(str_of(rows_field(rows, 0, "id_no")), id));
    printf("认定      %s", tiers[tier >= 0 && tier <= 5 ? tier : 0]);
    if (*rows_field(rows, 0, "household_no") != '\0')
        printf("；户编号 %s", rows_field(rows, 0, "household_no"));
    if (*rows_field(rows, 0, "left_on") != '\0')
        printf("；%s 离册（%s）", rows_field(rows, 0, "left_on"), rows_field(rows, 0, "left_why"));
    putchar('\n');
}

int explain_note(struct context *context, const struct rows *note)
{
    if (context->json) {
        show_json(show_row(note, 0));
        return EXIT_DONE;
    }
    printf("借据 %s\n", rows_field(note, 0, "subject"));
    printf("机构      %s，%s%s\n", rows_field(note, 0, "bank_name"), rows_field(note, 0, "county_name"),
           rows_field(note, 0, "township_name"));
    print_borrower(note);
    printf("贷款      %s，%s 发放，%s 到期", rows_field(note, 0, "amount_text"), rows_field(note, 0, "disbursed_on"),
           rows_field(note, 0, "due_on"));
    printf("%s%s，年利率 %s%%，%s，%s，用途%s\n", *rows_field(note, 0, "extended_due_on") == '\0' ? "" : "，展期至 ",
           rows_field(note, 0, "extended_due_on"), rows_field(note, 0, "rate_text"), rows_field(note, 0, "grant_type"),
           rows_field(note, 0, "guarantee_text"),
           *rows_field(note, 0, "purpose") == '\0' ? "未填" : rows_field(note, 0, "purpose"));
    printf("现状      余额 %s，%s，五级分类 %s%s%s\n", rows_field(note, 0, "balance_text"),
           rows_field(note, 0, "status"), rows_field(note, 0, "grade_text"),
           *rows_field(note, 0, "vanished_on") == '\0' ? "" : "；台账中已不再报送，自 ",
           rows_field(note, 0, "vanished_on"));
    printf("出处      %s 第 %s 行\n", rows_field(note, 0, "file_name"), rows_field(note, 0, "file_line"));
    return explain_others(context, rows_field(note, 0, "household"), rows_field(note, 0, "id"), "") &&
                   explain_priority(context, "", rows_field(note, 0, "id"))
               ? EXIT_DONE
               : context_fail(context);
}
