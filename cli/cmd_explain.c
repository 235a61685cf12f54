/*
 * fupin explain FLAG|NOTE: the whole story of one, in Chinese, since it is shown to officials.
 *
 * Of a flag: what was found, against which threshold, on which rows of which files, under which article, what else is
 * known of the household, and what would clear it.  Of a note: what the ledger says, whom it was resolved to and how,
 * and its flags.
 */
#include <stdio.h>
#include <string.h>

#include "base/id_number.h"
#include "base/money.h"
#include "base/name.h"
#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/show.h"

static struct {
    const char *rule;
} chosen;

static const struct option options[] = {
    { "--rule", OPTION_TEXT, "RULE", "why this rule hits the note, or does not", "该规则对此借据成立与否，逐项说明",
      offsetof(__typeof__(chosen), rule) },
};

static const char *const tiers[] = {
    "T0 名册中未找到",
    "T1 证件号码与姓名均一致",
    "T2 证件号码一致，姓名为异写",
    "T3 证件号码为旧号或残疾人证号",
    "T4 证件号码录入有误，姓名与乡镇（户编号）一致",
    "T5 证件号码一致，姓名不符",
};

static const char *remedy_of(const char *rule)
{
    if (strncmp(rule, "RSK", 3) == 0 || strcmp(rule, "TRM-05") == 0 || strncmp(rule, "DTY", 3) == 0)
        return "所述情形消除后，本条自动消除。";
    if (strcmp(rule, "DAT-01") == 0)
        return "补报到位后，自下月起不再列示。";
    if (strcmp(rule, "DAT-05") == 0)
        return "该借据重新报送后，本条自动消除。";
    return "所涉借据全部结清后，本条转为已整改；经核查不属实的，由县（市）说明理由后销号。";
}

static const char *yuan(struct arena *arena, const char *fen)
{
    char text[MONEY_TEXT_SIZE];
    long long value = 0;
    if (*fen == '\0' || sscanf(fen, "%lld", &value) != 1)
        return "—";
    return arena_printf(arena, "%s元", money_print(value, text));
}

static bool print_articles(struct context *context, const char *basis)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { basis };
    if (!show_fetch(context, "show/explain_articles.sql", values, 1, false, &rows))
        return false;
    printf("依据      %s\n", basis);
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("          %s：%s\n", rows_text(rows, i, 0), rows_text(rows, i, 1));
    return true;
}

static void print_facts(struct json_object *facts)
{
    json_object_object_foreach(facts, name, value)
    {
        printf("          %s = %s\n", name, value == NULL ? "—" : json_object_get_string(value));
    }
}

static void print_sources(struct json_object *sources)
{
    for (size_t i = 0; i < json_object_array_length(sources); i++) {
        struct json_object *source = json_object_array_get_idx(sources, i);
        printf("          %s 第 %s 行（SHA-256 %.12s）\n",
               json_object_get_string(json_object_object_get(source, "file")),
               json_object_get_string(json_object_object_get(source, "line")),
               json_object_get_string(json_object_object_get(source, "sha256")));
    }
}

static void print_evidence(const char *text)
{
    struct json_object *evidence = json_tokener_parse(text);
    struct json_object *part;
    if (json_object_object_get_ex(evidence, "facts", &part)) {
        puts("数据");
        print_facts(part);
    }
    if (json_object_object_get_ex(evidence, "notes", &part))
        printf("所涉借据  %s\n",
               json_object_to_json_string_ext(part, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
    if (json_object_object_get_ex(evidence, "sources", &part)) {
        puts("出处");
        print_sources(part);
    }
    json_object_put(evidence);
}

static bool print_others(struct context *context, const char *household, const char *note, const char *flag)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { household, note, flag };
    if (!show_fetch(context, "show/explain_others.sql", values, 3, true, &rows))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("%s  %s [%s] %s\n", i == 0 ? "疑点    " : "        ", rows_text(rows, i, 0),
               catalogue_severity(rows_text(rows, i, 1)), rows_text(rows, i, 2));
    return true;
}

/* Why it stands where it stands in the list of priorities: a line a flag of each note. */
static bool print_priority(struct context *context, const char *flag, const char *note)
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

static const char *title_of(struct context *context, const char *rule)
{
    struct rule_set rules = { 0 };
    if (!transforms_rules(context->arena, context_site_rules(context), &rules, &context->err))
        return "";
    for (size_t i = 0; i < rules.count; i++) {
        if (strcmp(rules.rules[i].id, rule) == 0)
            return rules.rules[i].title;
    }
    return "";
}

static int explain_flag(struct context *context, const struct rows *rows)
{
    const char *rule = rows_field(rows, 0, "rule_id");
    if (context->json) {
        show_json(show_row(rows, 0));
        return EXIT_DONE;
    }
    printf("%s\n", rows_field(rows, 0, "flag_id"));
    printf("规则      %s %s（级别：%s）\n", rule, title_of(context, rule),
           catalogue_severity(rows_field(rows, 0, "severity")));
    printf("对象      %s\n", rows_field(rows, 0, "subject_id"));
    printf("核查发现  %s\n", rows_field(rows, 0, "sentence"));
    printf("涉及金额  %s\n", yuan(context->arena, rows_field(rows, 0, "amount")));
    printf("首见      %s，状态 %s%s%s\n", rows_field(rows, 0, "first_seen"), rows_field(rows, 0, "life_word"),
           *rows_field(rows, 0, "life_due_on") ? "，期限 " : "", rows_field(rows, 0, "life_due_on"));
    print_evidence(rows_field(rows, 0, "evidence"));
    if (!print_articles(context, rows_field(rows, 0, "basis")) ||
        !print_others(context, rows_field(rows, 0, "household"), rows_field(rows, 0, "note"),
                      rows_field(rows, 0, "flag_id")) ||
        !print_priority(context, rows_field(rows, 0, "flag_id"), ""))
        return context_fail(context);
    printf("了结条件  %s\n经过\n", remedy_of(rule));
    const char *flag[] = { rows_field(rows, 0, "flag_id") };
    return show_query(context, "show/case_events_text.sql", flag, 1, true);
}

static void print_borrower(struct context *context, const struct rows *rows)
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
    (void) context;
}

static int explain_note(struct context *context, const struct rows *rows)
{
    struct arena *arena = context->arena;
    if (context->json) {
        show_json(show_row(rows, 0));
        return EXIT_DONE;
    }
    printf("借据 %s\n", rows_field(rows, 0, "subject"));
    printf("机构      %s，%s%s\n", rows_field(rows, 0, "bank_name"), rows_field(rows, 0, "county_name"),
           rows_field(rows, 0, "township_name"));
    print_borrower(context, rows);
    printf("贷款      %s，%s 发放，%s 到期", yuan(arena, rows_field(rows, 0, "amount")),
           rows_field(rows, 0, "disbursed_on"), rows_field(rows, 0, "due_on"));
    printf("%s%s，年利率 %s%%，%s，%s\n", *rows_field(rows, 0, "extended_due_on") == '\0' ? "" : "，展期至 ",
           rows_field(rows, 0, "extended_due_on"), rows_field(rows, 0, "rate"), rows_field(rows, 0, "grant_type"),
           rows_field(rows, 0, "purpose"));
    printf("现状      余额 %s，%s，五级分类 %s%s%s\n", yuan(arena, rows_field(rows, 0, "balance")),
           rows_field(rows, 0, "status"), rows_field(rows, 0, "grade"),
           *rows_field(rows, 0, "vanished_on") == '\0' ? "" : "；台账中已不再报送，自 ",
           rows_field(rows, 0, "vanished_on"));
    printf("出处      %s 第 %s 行\n", rows_field(rows, 0, "file_name"), rows_field(rows, 0, "file_line"));
    return print_others(context, "", rows_field(rows, 0, "id"), "") &&
                   print_priority(context, "", rows_field(rows, 0, "id"))
               ? EXIT_DONE
               : context_fail(context);
}

static int run(struct context *context)
{
    if (chosen.rule)
        return explain_rule(context, chosen.rule, context->operands[0]);
    AUTO_ROWS flag = NULL;
    AUTO_ROWS note = NULL;
    if (!show_fetch(context, "show/explain_flag.sql", context->operands, 1, true, &flag) ||
        !show_fetch(context, "show/explain_note.sql", context->operands, 1, true, &note))
        return context_fail(context);
    if (rows_count(flag) > 0)
        return explain_flag(context, flag);
    if (rows_count(note) > 0)
        return explain_note(context, note);
    error_set(&context->err, &USAGE, "neither a flag nor a note is called \"%s\"", context->operands[0]);
    error_hint(&context->err, "fupin flags lists the flags; a note is bank_code/note_no.");
    return context_fail(context);
}

const struct command command_explain = {
    .name = "explain",
    .operands = "FLAG|NOTE",
    .title = "the whole story of a flag or a note",
    .title_zh = "某疑点或某借据的来龙去脉",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 1,
    .fill = &chosen,
    .run = run,
};
