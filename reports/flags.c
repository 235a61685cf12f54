/*
 * How it works: one statement decides what an issue lists (sql/issue/add_flags.sql), one in whose book it stands
 * (sql/issue/add_parts.sql); the file is the rows of the first.
 */
#include "reports/flags.h"

#include "base/money.h"
#include "reports/writing.h"

static bool run(struct issue *issue, const char *statement, const char *doing, struct error *err)
{
    struct issue_key key;
    issue_key(issue, &key);
    return database_run(issue->db, statement, key.values, 2, err) ||
           error_context(err, "%s of %s", doing, issue->month_text);
}

bool flags_record(struct issue *issue, struct error *err)
{
    return run(issue, "issue/add_flags.sql", "recording the flags", err);
}

bool flags_share(struct issue *issue, struct error *err)
{
    return run(issue, "issue/add_parts.sql", "giving each book its part of the flags", err);
}

/* What it held names people; nothing of it stays. */
bool flags_shared(struct issue *issue, struct error *err)
{
    return run(issue, "issue/drop_parts.sql", "taking back the books' parts of the flags", err);
}

/* A field as the file has it: fen as yuan, and the basis of a flag that is gone from the catalogue. */
static const char *field(const struct issue *issue, const struct rows *rows, size_t row, size_t column, char *money)
{
    const char *text = rows_text(rows, row, column), *name = rows_column_name(rows, column);
    if (strcmp(name, "amount_yuan") == 0)
        return *text ? money_print(rows_number(rows, row, column), money) : "";
    if (strcmp(name, "basis") != 0 || *text)
        return text;
    const struct report_rule *rule = issue_rule(issue, rows_field(rows, row, "rule_id"));
    return rule && rule->basis ? rule->basis : "";
}

/* One line; the columns are those of the statement. */
static void add_line(struct buffer *out, const struct issue *issue, const struct rows *rows, size_t row)
{
    size_t columns = rows_columns(rows);
    for (size_t i = 0; i < columns; i++) {
        char money[MONEY_TEXT_SIZE];
        csv_field(out, field(issue, rows, row, i, money));
        buffer_add_text(out, i + 1 < columns ? "," : "\n");
    }
}

bool flags_write(struct issue *issue, struct error *err)
{
    AUTO_ROWS rows = NULL;
    AUTO_BUFFER out = { 0 };
    struct issue_key key;
    issue_key(issue, &key);
    if (!database_query(issue->db, "issue/flags.sql", key.values, 2, &rows, err))
        return error_context(err, "reading the flags of %s", issue->month_text);
    for (size_t i = 0; i < rows_columns(rows); i++)
        buffer_printf(&out, "%s%s", i ? "," : "", rows_column_name(rows, i));
    buffer_add_text(&out, "\n");
    for (size_t row = 0; row < rows_count(rows); row++)
        add_line(&out, issue, rows, row);
    return issue_write_text(issue, "flags.csv", buffer_str(&out), err);
}
