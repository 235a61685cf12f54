/*
 * The way of a note's money, asked for by name: as JSON, on a terminal, as a picture.
 */
#ifndef FUPIN_CLI_MONEY_TREE_H
#define FUPIN_CLI_MONEY_TREE_H

#include <json-c/json.h>

#include "base/money_tree.h"
#include "cli/command.h"

/* Reads the note called `subject` in the world of now; false with context->err where there is none. */
bool money_tree_read(struct context *context, const char *subject, struct money_tree *tree) MUST_CHECK;

struct json_object *money_tree_json(const struct money_tree *tree);

/* For a terminal, with lines drawn. */
void money_tree_print(struct arena *arena, const struct money_tree *tree);

/* Draws it with Graphviz into `path`; `format` is what dot calls it: svg, png. */
bool money_picture(struct context *context, const struct money_tree *tree, const char *format,
                   const char *path) MUST_CHECK;

#endif
