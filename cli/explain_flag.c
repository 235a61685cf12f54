/*
 * fupin explain FLAG, as an official reads it: who and where, what was found, figure against threshold, on which rows of which files,
 * under which article, what else is known of the household, what would clear it, how it ranks, and what has happened so far.
 *
 * The figures are told by the rule's conditions, asked of the notes that the flag speaks of; a rule that has none shows its facts.
 */
#include <stdio.h>
#include <string.h>

#include "base/id_number.h"
#include "base/name.h"
#include "cli/catalogue.h"
#include "cli/explain.h"
#include "cli/show.h"

/* Of a flag on many notes so many are shown, and of so many each condition. */
enum { NOTES_SHOWN = 10, NOTES_ASKED = 2 };

/* When a flag ends: by the beginning of its rule, the first that fits. */
static const struct {
    const char *rule, *remedy;
} remedies[] = {
    { "RSK", "所述情形消除后，本条自动消除。" },
    { "DTY", "所述情形消除后，本条自动消除。" },
    { "TRM-05", "所述情形消除后，本条自动消除。" },
    { "WHO-07", "所述情形消除后，本条自动消除。" },
    { "WHO-10", "所述情形消除后，本条自动消除。" },
    { "DAT-07", "所述情形消除后，本条自动消除。" },
    { "FND-01", "以季末数据为准：下一季末补足后，本条自动消除。" },
    { "FND-11", "以季末数据为准：下一季末利息补入后，本条自动消除。" },
    { "FND", "所述情形消除后，本条自动消除。" },
    { "DAT-01", "补报到位后，自下月起不再列示。" },
    { "DAT-05", "该借据重新报送后，本条自动消除。" },
    { "DAT", "本条所指是某一时期的数据：更正该期数据后自动消除；数据无误的，须反馈说明。" },
    { "",
      "所涉借据全部结清（含核销、代偿）后，本条转为已整改；属实的，反馈整改措施和完成日期；不属实的，由县（市）说明理由后销号。" },
};

static const char *remedy_of(const char *rule)
{
    size_t i = 0;
    while (strncmp(rule, remedies[i].rule, strlen(remedies[i].rule)) != 0)
        i++;
    return remedies[i].remedy;
}

/* The rule, or NULL where a site has taken it away since. */
static const struct rule *rule_of(struct context *context, const char *id)
{
    struct rule_set rules = { 0 };
    if (!transforms_rules(context->arena, context_site_rules(context), &rules, &context->err))
        return NULL;
    for (size_t i = 0; i < rules.count; i++) {
        if (strcmp(rules.rules[i].id, id) == 0)
            return &rules.rules[i];
    }
    return NULL;
}

/* "A、B" of what is not empty. */
static const char *joined(struct context *context, const char *const *parts, size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        if (*parts[i] != '\0')
            text = arena_printf(context->arena, "%s%s%s", text, *text == '\0' ? "" : "，", parts[i]);
    }
    return text;
}

/* The subject as it may be told: a person's is his identity number. */
static const char *subject_of(const struct rows *rows, char masked[ID_NUMBER_SIZE])
{
    const char *type = rows_field(rows, 0, "subject_type");
    bool number = strcmp(type, "person") == 0 || strcmp(type, "agent") == 0;
    return number ? id_number_mask(str_of(rows_field(rows, 0, "subject_id")), masked)
                  : rows_field(rows, 0, "subject_id");
}

/* Whom it is about, where that is, and how much. */
static bool print_who(struct context *context, const char *flag)
{
    AUTO_ROWS rows = NULL;
    char masked[ID_NUMBER_SIZE];
    if (!show_fetch(context, "show/explain_who.sql", &flag, 1, true, &rows))
        return false;
    const char *household = rows_field(rows, 0, "household_no");
    const char *place = arena_printf(context->arena, "%s%s%s", rows_field(rows, 0, "county_name"),
                                     rows_field(rows, 0, "township_name"), rows_field(rows, 0, "village_name"));
    const char *parts[] = { place, rows_field(rows, 0, "bank_name"),
                            *household == '\0' ? "" : arena_printf(context->arena, "户编号 %s", household) };
    const char *amount = rows_field(rows, 0, "amount_text");
    const char *where = joined(context, parts, sizeof parts / sizeof *parts);
    printf("对象      %s %s%s%s%s\n", explain_subject_word(rows_field(rows, 0, "subject_type")),
           subject_of(rows, masked), *where == '\0' ? "" : "（", where, *where == '\0' ? "" : "）");
    printf("涉及金额  %s\n", *amount == '\0' ? "—" : amount);
    return true;
}

static void print_note(const struct rows *rows, size_t row)
{
    char masked[128];
    struct str name = name_mask(str_of(rows_field(rows, row, "borrower_name")), masked, sizeof masked);
    printf("          %s %.*s，%s，%s 放款，%s 到期，余额 %s，状态%s，五级分类%s\n", rows_field(rows, row, "subject"),
           STR_FMT(name), rows_field(rows, row, "amount"), rows_field(rows, row, "disbursed_on"),
           rows_field(rows, row, "due_on"), rows_field(rows, row, "balance"), rows_field(rows, row, "status"),
           rows_field(rows, row, "grade"));
}

/* Figure against threshold, for the first notes. */
static bool print_conditions(struct context *context, const struct rule *rule, const struct rows *notes)
{
    bool hits;
    for (size_t i = 0; i < rows_count(notes) && i < NOTES_ASKED; i++) {
        printf("%s  借据 %s\n", i == 0 ? "逐项核对" : "        ", rows_field(notes, i, "subject"));
        if (!explain_conditions(context, rule, rows_field(notes, i, "id"), &hits))
            return false;
    }
    return true;
}

/* The facts as the rule's statement names them. */
static void print_facts(const char *evidence)
{
    struct json_object *all = json_tokener_parse(evidence);
    struct json_object *facts = NULL;
    if (json_object_object_get_ex(all, "facts", &facts)) {
        puts("数据      （金额单位为分）");
        json_object_object_foreach(facts, name, value)
        {
            printf("          %s = %s\n", name, value ? json_object_get_string(value) : "—");
        }
    }
    json_object_put(all);
}

/* The notes, and what the rule asks of them. */
static bool print_notes(struct context *context, const struct rule *rule, const struct rows *flag)
{
    AUTO_ROWS rows = NULL;
    const char *id = rows_field(flag, 0, "flag_id");
    if (!show_fetch(context, "show/explain_notes.sql", &id, 1, true, &rows))
        return false;
    size_t count = rows_count(rows);
    if (count)
        printf("所涉借据  共 %zu 笔%s\n", count, count > NOTES_SHOWN ? "，前十笔：" : "");
    for (size_t i = 0; i < count && i < NOTES_SHOWN; i++)
        print_note(rows, i);
    if (rule && rule->conditions.at && count)
        return print_conditions(context, rule, rows);
    print_facts(rows_field(flag, 0, "evidence"));
    return true;
}

static bool print_thresholds(struct context *context, const struct rule *rule)
{
    AUTO_ROWS rows = NULL;
    const char *names = "";
    for (size_t i = 0; rule && i < rule->parameter_count; i++)
        names = arena_printf(context->arena, "%s%s%.*s", names, i ? "," : "", STR_FMT(rule->parameters[i]));
    if (!show_fetch(context, "show/explain_thresholds.sql", &names, 1, true, &rows))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("%s  %s：%s\n", i == 0 ? "阈值    " : "        ", rows_field(rows, i, "title"),
               rows_field(rows, i, "said"));
    return true;
}

static bool print_sources(struct context *context, const char *flag)
{
    AUTO_ROWS rows = NULL;
    if (!show_fetch(context, "show/explain_sources.sql", &flag, 1, true, &rows))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("%s  %s 第 %s 行（业务日期 %s，SHA-256 %s）\n", i == 0 ? "出处    " : "        ",
               rows_field(rows, i, "name"), rows_field(rows, i, "line"), rows_field(rows, i, "business_date"),
               rows_field(rows, i, "sha256"));
    return true;
}

/* Each article cited, with its gist. */
static bool print_articles(struct context *context, const char *basis)
{
    AUTO_ROWS rows = NULL;
    if (!show_fetch(context, "show/explain_articles.sql", &basis, 1, false, &rows))
        return false;
    if (rows_count(rows) == 0)
        printf("依据      %s\n", basis);
    for (size_t i = 0; i < rows_count(rows); i++)
        printf("%s  %s：%s\n", i == 0 ? "依据    " : "        ", rows_text(rows, i, 0), rows_text(rows, i, 1));
    return true;
}

/* What was found, and on what that rests. */
static bool print_found(struct context *context, const struct rows *flag)
{
    const char *id = rows_field(flag, 0, "flag_id");
    const char *due = rows_field(flag, 0, "life_due_on");
    const struct rule *rule = rule_of(context, rows_field(flag, 0, "rule_id"));
    printf("疑点      %s\n", id);
    printf("规则      %s %s（级别：%s）\n", rows_field(flag, 0, "rule_id"), rule ? rule->title : "",
           catalogue_severity(rows_field(flag, 0, "severity")));
    if (!print_who(context, id))
        return false;
    printf("核查发现  %s\n", rows_field(flag, 0, "sentence"));
    printf("状态      %s，%s 首次发现%s%s\n", rows_field(flag, 0, "life_word"), rows_field(flag, 0, "first_seen"),
           *due == '\0' ? "" : "，反馈期限 ", due);
    return print_notes(context, rule, flag) && print_thresholds(context, rule) && print_sources(context, id) &&
           print_articles(context, rows_field(flag, 0, "basis"));
}

int explain_flag(struct context *context, const struct rows *flag)
{
    const char *id = rows_field(flag, 0, "flag_id");
    if (context->json) {
        show_json(show_row(flag, 0));
        return EXIT_DONE;
    }
    if (!print_found(context, flag) ||
        !explain_others(context, rows_field(flag, 0, "household"), rows_field(flag, 0, "note"), id) ||
        !explain_priority(context, id, ""))
        return context_fail(context);
    printf("了结条件  %s\n经过\n", remedy_of(rows_field(flag, 0, "rule_id")));
    return show_query(context, "show/case_events_text.sql", &id, 1, true);
}
