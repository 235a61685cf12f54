/*
 * How it works: a statement gives the area's lines, attribute by attribute; the message made of them is packed, taken apart and read back, and only then put into the issue.
 */
#include "reports/pboc_message.h"

#include "base/money.h"
#include "reports/pboc_lines.h"
#include "reports/writing.h"

enum { ATTRIBUTES = 2, MONTHLY = '4', QUARTERLY = '3' };

/* The last character of a name counts submissions: 1 to 9, then small letters without l and o. */
static char sequence_of(int edition)
{
    static const char letters[] = "123456789abcdefghijkmnpqrstuvwxyz";
    size_t most = sizeof letters - 2, at = edition > 0 ? (size_t) edition - 1 : 0;
    return letters[at < most ? at : most];
}

static void add_data(const struct rows *rows, int attribute, struct buffer *data, bool *any)
{
    for (size_t i = 0; i < rows_count(rows); i++) {
        const char *indicator = rows_text(rows, i, rows_column(rows, "indicator"));
        const struct pboc_line *line = pboc_line_named(str_of(indicator));
        long long value = rows_number(rows, i, rows_column(rows, "value"));
        char money[MONEY_TEXT_SIZE];
        if (rows_number(rows, i, rows_column(rows, "attribute")) != attribute)
            continue;
        *any = true;
        if (line && line->measure == A3326_MONEY)
            buffer_printf(data, "I%05d|%s|%s\r\n", attribute, indicator, money_print(value, money));
        else
            buffer_printf(data, "I%05d|%s|%lld\r\n", attribute, indicator, value);
    }
}

/* Keys are numbered as attributes are: balance first, then what was granted since the year began. */
static void add_lines(const struct pboc_sender *sender, const struct rows *rows, struct buffer *head,
                      struct buffer *data)
{
    for (int attribute = 1; attribute <= ATTRIBUTES; attribute++) {
        bool any = false;
        add_data(rows, attribute, data, &any);
        buffer_printf(head, "I%05d|A3326|%s|%s0|%d|CNY0001|1|%d|1|%s\r\n", attribute, sender->institution_class,
                      sender->area, attribute, any, sender->institution_code);
    }
}

static void add_note(struct issue *issue, const struct pboc_sender *sender, size_t outside, struct buffer *note)
{
    int year, month, day;
    date_parts(issue->day, &year, &month, &day);
    buffer_printf(note, "%04d年%02d月%02d日%s数据说明\r\n[%s0 %s]\r\n", year, month, day, sender->name, sender->area,
                  sender->institution_code);
    buffer_printf(note,
                  "本表按发放日的建档立卡信息归类，其后名册变动不追溯调整；以扶贫小额信贷台账为范围。\r\n"
                  "另有%zu笔贷款发放时不属于国家标准的贫困人口或脱贫享受政策人口，未计入各项指标，清单另附。\r\n",
                  outside);
    if (issue->job->pboc_remark && *issue->job->pboc_remark)
        buffer_printf(note, "%s\r\n", issue->job->pboc_remark);
}

/* Read back as whoever receives it would. */
static bool read_back(struct issue *issue, struct str package, struct str name, struct pboc_finding *finding)
{
    struct pboc_message again;
    if (pboc_unpack(issue->arena, package, name, &again))
        return pboc_read_message(&again, finding);
    *finding = (struct pboc_finding) { PBOC_BAD_MEMBERS, "zip", 0, NULL };
    return false;
}

/* A fault of format stops this message; the others go on. */
static bool put(struct issue *issue, const struct pboc_sender *sender, const struct pboc_message *message,
                struct error *err)
{
    AUTO_BUFFER package = { 0 };
    struct pboc_finding finding;
    if (!pboc_pack(message, &package, err))
        return false;
    if (!read_back(issue, buffer_str(&package), message->name, &finding))
        return pboc_withhold(issue, arena_printf(issue->arena, "A3326/%c", message->name.at[PBOC_BASE_LENGTH - 3]),
                             sender, pboc_finding_words(issue->arena, &finding),
                             "核对 conf/senders.csv 中该单位的机构代码后，再运行 fupin report；仍不成功时交维护人员。",
                             err);
    return issue_write_text(issue, arena_printf(issue->arena, "pboc/%.*s.zip", STR_FMT(message->name)),
                            buffer_str(&package), err);
}

/* The same lines under each frequency. */
static bool put_all(struct issue *issue, const struct pboc_sender *sender, struct pboc_message *message,
                    struct error *err)
{
    bool quarter_ends = issue->month % 3 == 0;
    for (int i = 0; i <= quarter_ends; i++) {
        message->name = str_of(arena_printf(issue->arena, "BI%s%s0%s%c1%c", sender->institution_class, sender->area,
                                            pboc_day(issue->arena, issue->day), i ? QUARTERLY : MONTHLY,
                                            sequence_of(issue->edition)));
        if (!put(issue, sender, message, err))
            return false;
    }
    return true;
}

/* A field of the list: fen as yuan, anything else as it is. */
static void add_field(const struct rows *rows, size_t row, size_t column, struct buffer *out)
{
    char money[MONEY_TEXT_SIZE];
    if (str_ends(str_of(rows_column_name(rows, column)), "_yuan"))
        buffer_add_text(out, money_print(rows_number(rows, row, column), money));
    else
        csv_field(out, rows_text(rows, row, column));
}

/* Beside the message: the notes that enter no line, without names and numbers of people. */
static bool write_outside(struct issue *issue, const struct pboc_sender *sender, size_t *count, struct error *err)
{
    AUTO_ROWS rows = NULL;
    AUTO_BUFFER out = { 0 };
    const char *values[] = { sender->area };
    if (!database_query(issue->db, "pboc/outside.sql", values, 1, &rows, err))
        return false;
    *count = rows_count(rows);
    for (size_t i = 0; i < rows_columns(rows); i++)
        buffer_printf(&out, "%s%s", i ? "," : "", rows_column_name(rows, i));
    buffer_add_text(&out, "\n");
    for (size_t row = 0; row < *count; row++)
        for (size_t i = 0; i < rows_columns(rows); i++) {
            add_field(rows, row, i, &out);
            buffer_add_text(&out, i + 1 < rows_columns(rows) ? "," : "\n");
        }
    return issue_write_text(issue, arena_printf(issue->arena, "pboc/A3326_%s_未计入.csv", sender->area),
                            buffer_str(&out), err);
}

bool pboc_write_message(struct issue *issue, const struct pboc_sender *sender, struct error *err)
{
    AUTO_ROWS rows = NULL;
    AUTO_BUFFER head = { 0 };
    AUTO_BUFFER data = { 0 };
    AUTO_BUFFER note = { 0 };
    const char *area[] = { sender->area };
    size_t outside;
    if (!*sender->institution_class || !*sender->institution_code)
        return pboc_withhold(issue, "A3326", sender,
                             "缺机构类代码或14位金融机构编码（institution_class、institution_code）",
                             "在 conf/senders.csv 该单位一行填写这两项。", err);
    if (!database_query(issue->db, "pboc/a3326.sql", area, 1, &rows, err) ||
        !write_outside(issue, sender, &outside, err))
        return error_context(err, "reading A3326 of %s", sender->area);
    add_lines(sender, rows, &head, &data);
    add_note(issue, sender, outside, &note);
    struct pboc_message message = { .head = buffer_str(&head), .data = buffer_str(&data), .note = buffer_str(&note) };
    return put_all(issue, sender, &message, err);
}
