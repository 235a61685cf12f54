/*
 * How it works: the senders are walked in the order of conf/senders.csv; a bank's forms and an office's message are files of
 * their own, so that a fault in one stops no other.
 */
#include "reports/pboc.h"

#include "reports/pboc_loans.h"
#include "reports/pboc_message.h"

static struct pboc_sender sender_of(struct arena *arena, const struct rows *rows, size_t row)
{
    const char *texts[7];
    for (size_t i = 0; i < 7; i++)
        texts[i] = arena_text(arena, str_of(rows_text(rows, row, i)));
    return (struct pboc_sender) { texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6] };
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
