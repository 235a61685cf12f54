/*
 * How it works: the senders are walked in the order of conf/senders.csv; a bank's forms and an office's message are files of
 * their own, so that a fault in one stops no other.
 */
#include "reports/pboc.h"

#include <stdio.h>

#include "reports/pboc_message.h"

static struct pboc_sender sender_of(struct arena *arena, const struct rows *rows, size_t row)
{
    const char *texts[7];
    for (size_t i = 0; i < 7; i++)
        texts[i] = arena_text(arena, str_of(rows_text(rows, row, i)));
    return (struct pboc_sender) { texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6] };
}

const char *pboc_day(struct arena *arena, day_number day)
{
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    return arena_printf(arena, "%04d%02d%02d", year, month, day_of_month);
}

bool pboc_withhold(struct issue *issue, const char *form, const struct pboc_sender *sender, const char *what,
                   const char *remedy, struct error *err)
{
    struct issue_key key;
    issue_key(issue, &key);
    const char *values[] = { key.month, key.edition, form, sender->code, sender->name, what, remedy };
    return database_run(issue->db, "pboc/withhold.sql", values, 7, err) ||
           error_context(err, "noting that %s of %s is not written", form, sender->code);
}

static bool write_of(struct issue *issue, const struct pboc_sender *sender, struct error *err)
{
    bool bank = strcmp(sender->kind, "bank") == 0;
    return (bank ? pboc_write_loans : pboc_write_message)(issue, sender, err) ||
           error_context(err, "writing the PBoC's files of %s", sender->code);
}

bool pboc_write(struct issue *issue, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(issue->db, "pboc/senders.sql", NULL, 0, &rows, err))
        return error_context(err, "reading who files with the PBoC");
    for (size_t i = 0; i < rows_count(rows); i++) {
        struct pboc_sender sender = sender_of(issue->arena, rows, i);
        if (!write_of(issue, &sender, err))
            return false;
    }
    return true;
}
