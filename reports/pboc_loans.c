/*
 * How it works: a query's columns are the form's fields, in its order; each row becomes a line, the whole is read back, and only
 * then it is put into the issue, with its companion and, where lines contradict themselves, a list and a draft beside it.
 *
 * The day of the companion is the month's last: a document of ours knows no clock.
 */
#include "reports/pboc_loans.h"

#include "base/hash.h"
#include "reports/pboc_read.h"
#include "reports/writing.h"

/* What the reader doubts, as it is found. */
struct doubts {
    struct buffer list;
    size_t count;
};

static void note_doubt(void *context, size_t line, struct str note, const char *what)
{
    struct doubts *doubts = context;
    AUTO_ARENA arena = { 0 };
    buffer_printf(&doubts->list, "%zu,", line);
    csv_field(&doubts->list, arena_text(&arena, note));
    buffer_printf(&doubts->list, ",%s\n", what);
    doubts->count++;
}

/* The five lines that go with a data file. */
static void add_log(struct str name, struct str data, size_t records, day_number day, struct buffer *out)
{
    char sum[MD5_TEXT_SIZE], text[DATE_TEXT_SIZE];
    buffer_add(out, name);
    buffer_printf(out, "\n%s\n%zu\n%s 00:00:00\n%zu\n", md5_text(data, sum), data.len, date_print(day, text), records);
}

/* One line; the form has as many columns as the query. */
static void add_line(const struct pboc_form *form, const struct rows *rows, size_t row, struct buffer *out)
{
    for (size_t i = 0; i < form->count; i++) {
        if (i)
            buffer_add_text(out, "|");
        pboc_field_write(&form->fields[i], str_of(rows_text(rows, row, i)), out);
    }
    buffer_add_text(out, "\n");
}

/* Rows come one by one: a bank's notes need not fit as a result and as a file. */
struct writing {
    const struct pboc_form *form;
    struct buffer *data;
    size_t records;
};

static bool add_row(void *context, const struct rows *rows, struct error *err)
{
    struct writing *writing = context;
    (void) err;
    for (size_t row = 0; row < rows_count(rows); row++, writing->records++)
        add_line(writing->form, rows, row, writing->data);
    return true;
}

/* The explanation that the PBoC's procedure asks for where a file contradicts itself: a draft for the bank to fill in. */
static const char *explanation(struct issue *issue, const struct pboc_sender *sender, const struct pboc_form *form,
                               const struct doubts *doubts)
{
    return arena_printf(
        issue->arena,
        "关于%s报送%s（%s）数据的说明（草稿）\n\n"
        "报送机构：%s（%s）\n报告期：%s\n\n"
        "本期文件按机构台账如实生成，格式校验通过；逻辑核对发现%zu处与常规不符，逐条列于同名“逻辑核对”清单。\n"
        "经核实，原因说明如下：\n1．\n2．\n\n"
        "填报人：　　　　复核人：　　　　负责人：　　　　日期：\n",
        sender->name, form->name, form->title, sender->name, sender->credit_code,
        issue_day_words(issue->arena, issue->day), doubts->count);
}

static bool write_doubts(struct issue *issue, const struct pboc_sender *sender, const struct pboc_form *form,
                         struct doubts *doubts, struct error *err)
{
    if (!doubts->count)
        return true;
    AUTO_BUFFER list = { 0 };
    const char *stem = arena_printf(issue->arena, "pboc/%s_%s_%s", sender->credit_code, form->name,
                                    pboc_day(issue->arena, issue->day));
    buffer_add_text(&list, "line,note_no,finding\n");
    buffer_add(&list, buffer_str(&doubts->list));
    return issue_write_text(issue, arena_printf(issue->arena, "%s_逻辑核对.csv", stem), buffer_str(&list), err) &&
           issue_write_text(issue, arena_printf(issue->arena, "%s_说明文件（草稿）.txt", stem),
                            str_of(explanation(issue, sender, form, doubts)), err);
}

/* A fault of format stops this file; the others go on. */
static bool put(struct issue *issue, const struct pboc_sender *sender, const struct pboc_form *form,
                const struct pboc_loans *file, struct error *err)
{
    struct doubts doubts = { 0 };
    struct pboc_finding finding;
    bool good = pboc_read_loans(file, note_doubt, &doubts, &finding);
    if (good)
        good = issue_write_text(issue, arena_printf(issue->arena, "pboc/%s", file->name.at), file->data, err) &&
               issue_write_text(issue, arena_printf(issue->arena, "pboc/%s", file->log_name.at), file->log, err) &&
               write_doubts(issue, sender, form, &doubts, err);
    else
        good = pboc_withhold(issue, form->name, sender, pboc_finding_words(issue->arena, &finding),
                             "请该机构更正台账中这一笔后重报，再运行 fupin report。", err);
    buffer_free(&doubts.list);
    return good;
}

static bool write_form(struct issue *issue, const struct pboc_sender *sender, const struct pboc_form *form,
                       struct error *err)
{
    AUTO_BUFFER data = { 0 };
    AUTO_BUFFER log = { 0 };
    struct writing writing = { form, &data, 0 };
    const char *values[] = { sender->code };
    const char *stem =
        arena_printf(issue->arena, "%s_%s_%s", sender->credit_code, form->name, pboc_day(issue->arena, issue->day));
    struct pboc_loans file = { .name = str_of(arena_printf(issue->arena, "%s.dat", stem)),
                               .log_name = str_of(arena_printf(issue->arena, "%s.log", stem)) };
    if (!database_stream(issue->db, form->query, values, 1, add_row, &writing, err))
        return error_context(err, "reading %s of %s", form->name, sender->code);
    add_log(file.name, buffer_str(&data), writing.records, issue->day, &log);
    file.data = buffer_str(&data);
    file.log = buffer_str(&log);
    return put(issue, sender, form, &file, err);
}

bool pboc_write_loans(struct issue *issue, const struct pboc_sender *sender, struct error *err)
{
    const struct pboc_form *form;
    for (size_t i = 0; (form = pboc_form(i)) != NULL; i++) {
        bool good = *sender->credit_code ? write_form(issue, sender, form, err)
                                         : pboc_withhold(issue, form->name, sender, "缺统一社会信用代码（credit_code）",
                                                         "在 conf/senders.csv 该机构一行填写 credit_code。", err);
        if (!good)
            return false;
    }
    return true;
}
