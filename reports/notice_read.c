/*
 * What a notice is written from besides the figures: the counts of flags, and the ten notes.
 *
 * How it works: the two queries are the caller's to give back; the sheet and the page both read by this, so that they are
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

bool notice_read(struct notice *notice, struct issue *issue, struct rows **rules, struct rows **notes,
                 struct error *err)
{
    struct issue_key key;
    issue_key(issue, &key);
    if (!database_query(issue->db, "figures/flag_rules.sql", key.values, 2, rules, err) ||
        !database_query(issue->db, "figures/top_notes.sql", NULL, 0, notes, err))
        return error_context(err, "reading flags for the notice");
    notice->issue = issue;
    notice->notes = *notes;
    count_flags(&notice->flags, *rules);
    notice_write(notice);
    return true;
}
