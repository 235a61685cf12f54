/*
 * Rows of a query for people (a table) or machines (JSON).
 */
#ifndef FUPIN_CLI_SHOW_H
#define FUPIN_CLI_SHOW_H

#include <json-c/json.h>

#include "cli/command.h"

/* One row as an object: integers, true/false and null as such, all else text; columns named *_json are JSON themselves
 * (and lose the ending). */
struct json_object *show_row(const struct rows *rows, size_t row);
struct json_object *show_rows(const struct rows *rows);

/* Prints `value` with a line end and frees it. */
void show_json(struct json_object *value);

/* A table for a terminal: columns as wide as their contents (Chinese characters count two), titles above. */
void show_table(const struct context *context, const struct rows *rows);

/* Runs sql/<name> as fupin_reader in the world of now (where `world`), and prints it either way. */
int show_query(struct context *context, const char *name, const char *const *values, int count, bool world);

/* The same, but hands the rows over. */
bool show_fetch(struct context *context, const char *name, const char *const *values, int count, bool world,
                struct rows **rows) MUST_CHECK;

#endif
