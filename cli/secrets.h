/*
 * The file with passwords: the login at the mail server, and for each recipient what opens his books.
 *
 *     mail: { user: fupin, password: "…" }
 *     recipients:
 *       C532301: "…"
 *
 * Nobody but the service may read it.  What stands in it reaches neither a log nor a message nor a mail.
 */
#ifndef FUPIN_CLI_SECRETS_H
#define FUPIN_CLI_SECRETS_H

#include "cli/command.h"

struct secrets {
    const char *path;                      /* where it lies, or would lie */
    bool there;                            /* none is no error: then nothing is secret */
    const char *mail_user, *mail_password; /* NULL: no login */
    const struct config_node *recipients;  /* a map, or NULL */
};

/* Reads it after its owner and permissions have been checked; false with context->err (SECRETS) where others could have
 * read or written it. */
bool secrets_read(struct context *context, struct secrets *secrets) MUST_CHECK;

/* What opens the books of recipient `id`, or NULL. */
const char *secrets_password(const struct secrets *secrets, struct arena *arena, const char *id);

#endif
