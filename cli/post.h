/*
 * The post: carries letters to the mail server and notes what became of each.
 */
#ifndef FUPIN_CLI_POST_H
#define FUPIN_CLI_POST_H

#include "cli/letters.h"
#include "cli/recipients.h"
#include "cli/secrets.h"

/* Whether a mail server is configured at all. */
bool post_is_open(const struct context *context);

/* Sends those of letters->items that are ready: each as often as the settings say while failures are temporary, with growing
 * pauses between.  False only where the database or a file failed; what the server said stands in the items. */
bool post_send(struct letters *letters, const struct secrets *secrets) MUST_CHECK;

/* Tries the mail server, for `fupin check`: a mistake is added where it cannot be reached or refuses the login. */
void post_check(struct context *context, struct config_mistakes *mistakes);

/* Sends one message to a recipient, once, and notes nothing. */
enum mail_verdict post_send_once(const struct context *context, const struct secrets *secrets,
                                 const struct recipient *to, struct str message, char reply[MAIL_REPLY_SIZE]);

/* Fills what a letter's head takes from the settings: sender, date, size. */
void post_begin(const struct context *context, struct mail_job *job);

#endif
