/*
 * Small mails: receipts and reminders to senders, the operator's morning mail.
 *
 * All are off where no mail server is configured, and none of them makes a night fail: what goes wrong is logged, and what
 * could not be sent waits for the next night.
 */
#ifndef FUPIN_CLI_SMALL_MAIL_H
#define FUPIN_CLI_SMALL_MAIL_H

#include "cli/run.h"

/* The step of a night: receipts for what came and was decided, reminders of what is due within two days; and what earlier
 * nights could not send.  Always true. */
bool small_mail_senders(struct run *run, struct error *err);

/* After the night of `day` has ended, well or not: tells the operators what came, is missing, held or failed.  Takes the lock
 * for itself. */
void small_mail_operators(struct context *context, day_number day);

#endif
