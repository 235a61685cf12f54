/*
 * The way of a note's money as a tree: a node for each edge, with who has the money then, and below it where it went on to.
 *
 * fupin trace prints and draws it, the check sheets of the counties print it: both read it from the tables that tracing fills.
 */
#ifndef FUPIN_BASE_MONEY_TREE_H
#define FUPIN_BASE_MONEY_TREE_H

#include "base/database.h"

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

/* Hangs the edges in `count` rows from `from` on into the tree: of one note, in the order of days, with the columns of
 * show/trace_edges.sql.  All of it lives in `arena`. */
void money_tree_hang(struct arena *arena, const struct rows *rows, size_t from, size_t count, struct money_tree *tree);

/* Whether all of it ended where this edge led. */
bool money_ends_whole(const struct money_node *node);

/* "留存账户", "进入单位" … */
const char *money_kind_text(const char *kind);

/* "12345.00元 24.7%" of the note's amount. */
const char *money_share(struct arena *arena, const struct money_tree *tree, long long fen);

#endif
