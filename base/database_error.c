/*
 * How it works: the server's primary message and hint go into the error, and its detail unless it shows a row.
 *
 * PostgreSQL puts values into details ("Failing row contains (…)", "Key (id_no)=(…)") and sometimes into messages
 * ("invalid input syntax for type date: "…""), and these end in logs and mails.  So a detail with values is left
 * out, quoted text behind a colon too, and what looks like an identity or account number is masked.
 */
#include "base/database_inside.h"

#include "base/id_number.h"

enum { MASKED_DIGITS = 12 };

/* Adds `text` with each run of 12 digits or more masked, line breaks as blanks. */
static void add_masked(struct buffer *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t digits = 0;
        while (at + digits < text.len && text.at[at + digits] >= '0' && text.at[at + digits] <= '9')
            digits++;
        struct str piece = { text.at + at, digits ? digits : 1 };
        char masked[ID_NUMBER_SIZE];
        if (digits >= MASKED_DIGITS)
            piece = str_of(id_number_mask(piece, masked));
        buffer_add(out, *piece.at == '\n' ? str_of(" ") : piece);
        at += digits ? digits : 1;
    }
}

/* The message up to a value quoted behind a colon. */
static struct str without_value(const char *message)
{
    const char *value = strstr(message, ": \"");
    return (struct str) { message, value ? (size_t) (value - message) : strlen(message) };
}

static bool shows_values(const char *detail)
{
    return strstr(detail, "=(") || strstr(detail, "contains (");
}

bool database_error(struct database *db, const PGresult *result, const char *name, struct error *err)
{
    const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    const char *hint = PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    AUTO_BUFFER text = { 0 };
    AUTO_BUFFER advice = { 0 };
    add_masked(&text, primary ? without_value(primary) : str_trim(str_of(PQerrorMessage(db->connection))));
    if (detail && !shows_values(detail)) {
        buffer_add_text(&text, " (");
        add_masked(&text, str_of(detail));
        buffer_add_text(&text, ")");
    }
    (void) error_set(err, &DATABASE_QUERY, "%s%s%s%s", name ? "\"" : "", name ? name : "", name ? "\": " : "",
                     buffer_text(&text));
    if (hint) {
        add_masked(&advice, str_of(hint));
        (void) error_hint(err, "%s", buffer_text(&advice));
    }
    return false;
}
