/*
 * What a notice is written from besides the figures: the counts of flags, and the ten notes.
 *
 * How it works: the issue keeps the rows; the sheet and the page both read by this, so that they are
 * renderings of one text.
 */
#include "reports/notice.h"

/* The counts that the text speaks of; the row without a rule is the total. */
static void count_flags(struct flag_counts *flags, const struct rows *rules)
{
    flags->rules = rules;
    for (size_t row = 0; row < rows_count(rules); row++) {
        const char *id = rows_field(rules, row, "rule_id");
        if (strcmp(id, "DAT-01") == 0)
            flags->late_feeds = (size_t) rows_number(rules, row, rows_column(rules, "flags"));
        if (*id)
            continue;
        flags->flags = rows_number(rules, row, rows_column(rules, "flags"));
        flags->high = rows_number(rules, row, rows_column(rules, "high"));
        flags->medium = rows_number(rules, row, rows_column(rules, "medium"));
        flags->low = rows_number(rules, row, rows_column(rules, "low"));
        flags->opened = rows_number(rules, row, rows_column(rules, "opened"));
        flags->closed = rows_number(rules, row, rows_column(rules, "closed"));
    }
}

/* The last line of 整改台账 is its total; there is none where nothing was ever sent. */
static bool read_sent(struct issue *issue, struct rectification_counts *sent, struct error *err)
{
    AUTO_ROWS rows = NULL;
    struct issue_key key;
    issue_key(issue, &key);
    const char *values[] = { key.values[0], key.values[1], "" };
    if (!database_query(issue->db, "figures/rectification.sql", values, 3, &rows, err))
        return error_context(err, "reading what became of flags");
    if (!rows_count(rows))
        return true;
    size_t last = rows_count(rows) - 1;
    sent->sent = rows_number(rows, last, rows_column(rows, "sent"));
    sent->answered = rows_number(rows, last, rows_column(rows, "answered"));
    sent->confirmed = rows_number(rows, last, rows_column(rows, "confirmed"));
    sent->rectified = rows_number(rows, last, rows_column(rows, "rectified"));
    sent->overdue = rows_number(rows, last, rows_column(rows, "overdue"));
    return true;
}

bool notice_read(struct notice *notice, struct issue *issue, struct error *err)
{
    const struct rows *rules;
    if (!issue_rows(issue, "figures/flag_rules.sql", true, &rules, err) ||
        !issue_rows(issue, "figures/top_notes.sql", false, &notice->notes, err))
        return error_context(err, "reading flags for the notice");
    if (!read_sent(issue, &notice->sent, err))
        return false;
    notice->issue = issue;
    count_flags(&notice->flags, rules);
    notice_write(notice);
    return true;
}
