/*
 * Who gets what by mail: conf/recipients.yaml, read and checked.
 *
 *     recipients:
 *       C532301:
 *         name: 楚雄市扶贫办
 *         role: county          # prefecture, county, bank or operator; none: only what its sender is told
 *         of: "532301"          # whose book: a county's or bank's code
 *         sender: C532301       # whose receipts and reminders it gets as well
 *         to: [a@example.cn]
 *         cc: []
 *
 * One entry is one list of addresses, one mail and one password.
 */
#ifndef FUPIN_CLI_RECIPIENTS_H
#define FUPIN_CLI_RECIPIENTS_H

#include "cli/command.h"

enum recipient_role { ROLE_NONE, ROLE_PREFECTURE, ROLE_COUNTY, ROLE_BANK, ROLE_OPERATOR };

struct recipient {
    const char *id, *name;
    enum recipient_role role;
    const char *of, *sender;           /* or NULL */
    const char *const *to, *const *cc; /* NULL-ended */
};

struct recipients {
    const struct recipient *items; /* in the order of the file */
    size_t count;
};

/* Reads <conf>/recipients.yaml; where there is none, there are no recipients.  Mistakes are added. */
void recipients_read(struct arena *arena, const char *conf, struct recipients *recipients,
                     struct config_mistakes *mistakes);

/* The first one that gets the book of `code` in this role, or NULL. */
const struct recipient *recipients_of(const struct recipients *recipients, enum recipient_role role, const char *code);

/* The one called `id`, or NULL. */
const struct recipient *recipients_find(const struct recipients *recipients, const char *id);

#endif
