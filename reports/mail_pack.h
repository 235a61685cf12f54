/*
 * How a letter that is too large for one message is packed and cut.
 */
#ifndef FUPIN_REPORTS_MAIL_PACK_H
#define FUPIN_REPORTS_MAIL_PACK_H

#include "reports/mail.h"

/* What one message of a letter carries. */
struct mail_piece {
    const char *text, *html; /* html or NULL */
    const struct mail_attachment *attachments;
    size_t attachment_count;
};

/* The pieces of a letter, at least one; each becomes a message of at most job->most_bytes. */
bool mail_pack(const struct mail_job *job, struct arena *arena, struct mail_piece **pieces, size_t *count,
               struct error *err) MUST_CHECK;

#endif
