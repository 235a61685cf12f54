/*
 * How it works: the name tells form, institution and day; then each line of the .dat, then the five lines of the .log.
 */
#include "reports/pboc_read.h"

#include "base/date.h"
#include "base/hash.h"

enum { FORM_LENGTH = 6, DAY_LENGTH = 8, NAME_LENGTH = PBOC_CREDIT_CODE + 1 + FORM_LENGTH + 1 + DAY_LENGTH + 4 };

/* What is known while a file is read. */
struct reading {
    const struct pboc_form *form;
    struct str sender, day;
    pboc_doubt *doubt;
    void *context;
    struct pboc_finding *finding;
    struct str note, number; /* the key of the line before */
    size_t line;
};

static bool found(struct pboc_finding *finding, enum pboc_fault fault, const char *file, size_t line)
{
    *finding = (struct pboc_finding) { fault, file, line, NULL };
    return fault == PBOC_GOOD;
}

static bool found_in(struct reading *reading, enum pboc_fault fault, const char *field)
{
    *reading->finding = (struct pboc_finding) { fault, "dat", reading->line, field };
    return fault == PBOC_GOOD;
}

const char *pboc_finding_words(struct arena *arena, const struct pboc_finding *finding)
{
    const char *words = pboc_fault_words(finding->fault);
    if (!finding->line)
        return arena_printf(arena, "%s：%s", finding->file, words);
    return arena_printf(arena, "%s第%zu行%s%s：%s", finding->file, finding->line, finding->field ? "，" : "",
                        finding->field ? finding->field : "", words);
}

bool pboc_is_utf8(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t before = at;
        unsigned code = str_next_character(text, &at);
        /* a replacement character that is really there has three bytes */
        if ((code == 0xFFFD && at - before == 1) || (code == 0xFEFF && before == 0))
            return false;
    }
    return true;
}

/* Which form a name belongs to. */
static bool read_name(struct reading *reading, struct str name)
{
    day_number day;
    if (name.len != NAME_LENGTH || !str_ends(name, ".dat") || name.at[PBOC_CREDIT_CODE] != '_' ||
        name.at[PBOC_CREDIT_CODE + 1 + FORM_LENGTH] != '_')
        return false;
    struct str form = { name.at + PBOC_CREDIT_CODE + 1, FORM_LENGTH };
    reading->sender = (struct str) { name.at, PBOC_CREDIT_CODE };
    reading->day = (struct str) { name.at + PBOC_CREDIT_CODE + FORM_LENGTH + 2, DAY_LENGTH };
    for (size_t i = 0; (reading->form = pboc_form(i)) != NULL; i++)
        if (str_is(form, reading->form->name))
            return date_read_iso(reading->day, &day);
    return false;
}

static bool check_controls(struct reading *reading, struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        unsigned char byte = (unsigned char) line.at[i];
        if (byte == '\r')
            return found_in(reading, PBOC_BAD_LINE_END, NULL);
        if (byte < ' ' || byte == 0x7F)
            return found_in(reading, PBOC_BAD_CONTROL, NULL);
    }
    return true;
}

static size_t cut(struct str line, struct str *fields)
{
    size_t count = 0;
    while (line.at && count <= PBOC_FIELDS_MOST)
        fields[count++] = str_split(&line, '|');
    return count;
}

/* Ascending and no key twice. */
static bool check_order(struct reading *reading, const struct str *fields)
{
    size_t second = reading->form->second_key;
    int order = reading->line > 1 ? str_compare(reading->note, fields[PBOC_NOTE]) : -1;
    if (order == 0 && second)
        order = str_compare(reading->number, fields[second]);
    reading->note = fields[PBOC_NOTE];
    reading->number = fields[second];
    return order < 0 || found_in(reading, PBOC_BAD_ORDER, reading->form->fields[PBOC_NOTE].title);
}

static bool read_line(struct reading *reading, struct str line)
{
    const struct pboc_form *form = reading->form;
    struct str fields[PBOC_FIELDS_MOST + 1];
    if (!check_controls(reading, line))
        return false;
    if (cut(line, fields) != form->count)
        return found_in(reading, PBOC_BAD_FIELDS, NULL);
    for (size_t i = 0; i < form->count; i++)
        if (!found_in(reading, pboc_field_check(&form->fields[i], fields[i]), form->fields[i].title))
            return false;
    if (!str_equal(fields[0], reading->sender))
        return found_in(reading, PBOC_BAD_SENDER, form->fields[0].title);
    if (!check_order(reading, fields))
        return false;
    if (reading->doubt)
        pboc_logic(form, fields, reading->line, reading->day, reading->doubt, reading->context);
    return true;
}

static bool read_data(struct reading *reading, struct str data)
{
    if (!pboc_is_utf8(data))
        return found(reading->finding, PBOC_BAD_ENCODING, "dat", 0);
    if (data.len && data.at[data.len - 1] != '\n')
        return found(reading->finding, PBOC_BAD_LINE_END, "dat", 0);
    for (struct str rest = data; rest.len;) {
        struct str line = str_split(&rest, '\n');
        reading->line++;
        if (!read_line(reading, line))
            return false;
    }
    return true;
}

/* "2018-03-31 00:00:00". */
static bool is_time(struct str text)
{
    static const char shape[] = "0000-00-00 00:00:00";
    if (text.len != sizeof shape - 1 || !pboc_is_day((struct str) { text.at, DATE_TEXT_SIZE - 1 }))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (shape[i] == '0' ? text.at[i] < '0' || text.at[i] > '9' : text.at[i] != shape[i])
            return false;
    return true;
}

static bool read_log(const struct reading *reading, const struct pboc_loans *file, struct pboc_finding *finding)
{
    struct str rest = file->log, lines[PBOC_LOG_LINES];
    char sum[MD5_TEXT_SIZE];
    long long size, records;
    if (!str_ends(file->log, "\n"))
        return found(finding, PBOC_BAD_COMPANION, "log", 0);
    for (size_t i = 0; i < PBOC_LOG_LINES; i++) {
        if (!rest.len)
            return found(finding, PBOC_BAD_COMPANION, "log", i + 1);
        lines[i] = str_split(&rest, '\n');
    }
    if (rest.len || !str_equal(lines[0], file->name))
        return found(finding, PBOC_BAD_COMPANION, "log", 1);
    if (!str_is(lines[1], md5_text(file->data, sum)))
        return found(finding, PBOC_BAD_SUM, "log", 2);
    if (!str_number(lines[2], &size) || size != (long long) file->data.len)
        return found(finding, PBOC_BAD_SIZE, "log", 3);
    if (!is_time(lines[3]))
        return found(finding, PBOC_BAD_COMPANION, "log", 4);
    if (!str_number(lines[4], &records) || records != (long long) reading->line)
        return found(finding, PBOC_BAD_COUNT, "log", 5);
    return true;
}

bool pboc_read_loans(const struct pboc_loans *file, pboc_doubt *doubt, void *context, struct pboc_finding *finding)
{
    struct reading reading = { .doubt = doubt, .context = context, .finding = finding };
    *finding = (struct pboc_finding) { 0 };
    struct str stem = { file->name.at, file->name.len > 4 ? file->name.len - 4 : 0 };
    if (!read_name(&reading, file->name) || file->log_name.len != file->name.len ||
        memcmp(file->log_name.at, stem.at, stem.len) != 0 || !str_ends(file->log_name, ".log"))
        return found(finding, PBOC_BAD_NAME, "name", 0);
    return read_data(&reading, file->data) && read_log(&reading, file, finding) && found(finding, PBOC_GOOD, "dat", 0);
}
