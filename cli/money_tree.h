/*
 * The way of a note's money as a tree: a node for each edge, with who has the money then, and below it where it went on to.
 */
#ifndef FUPIN_CLI_MONEY_TREE_H
#define FUPIN_CLI_MONEY_TREE_H

#include <json-c/json.h>

#include "cli/command.h"

struct money_node {
    const char *edge, *before;
    const char *day, *ended_on;
    const char *kind;  /* what of it ended here: as trace_end says, or NULL */
    const char *party; /* masked where it is a person; with the account's last digits */
    const char *way;   /* 转账, 现金支取 … */
    const char *file;
    long long amount, ended, days, line;
    struct money_node *child, *next; /* in the order of days */
};

struct money_tree {
    const char *note, *borrower, *granted_on, *until; /* until NULL: not traced */
    long long amount;
    struct money_node *first; /* the disbursements */
};

/* Reads the note called `subject` in the world of now; false with context->err where there is none. */
bool money_tree_read(struct context *context, const char *subject, struct money_tree *tree) MUST_CHECK;

/* "留存账户", "进入单位" … */
const char *money_kind_text(const char *kind);

/* "12345.00元 24.7%" of the note's amount. */
const char *money_share(struct arena *arena, const struct money_tree *tree, long long fen);

struct json_object *money_tree_json(const struct money_tree *tree);

/* For a terminal, with lines drawn. */
void money_tree_print(struct arena *arena, const struct money_tree *tree);

/* Draws it with Graphviz into `path`; `format` is what dot calls it: svg, png. */
bool money_picture(struct context *context, const struct money_tree *tree, const char *format,
                   const char *path) MUST_CHECK;

#endif
