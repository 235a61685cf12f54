/*
 * A home: inbox/, var/ and out/ in one folder, with its configuration and its database.
 */
#ifndef FUPIN_CLI_HOME_H
#define FUPIN_CLI_HOME_H

#include "cli/command.h"

/* Finds home and configuration, reads the settings, makes inbox/, var/ and out/; with `database` enters the private
 * cluster, or takes the connection that the configuration names. */
bool home_open(struct context *context, bool database) MUST_CHECK;
void home_close(struct context *context);

/* Only the first half: home, conf and settings; mistakes are collected, not raised (fupin check). */
bool home_find(struct context *context, struct config_mistakes *mistakes) MUST_CHECK;

/* --lang, else what the settings say, else LANG: zh gives Chinese, all else English. */
void home_language(struct context *context, const char *chosen);

/* Raises the first of `mistakes` as context->err, with how many more there are. */
bool home_mistaken(struct context *context, const struct config_mistakes *mistakes);

#endif
