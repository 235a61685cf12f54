/*
 * The columns of a rule's statement: which of them the program reads, which are facts.
 *
 * subject, subject_type, amount, severity, notes and sources have a meaning of their own (sql/README.md); every other
 * column is a fact.  Asked of the server before the rule is run, and held against the rule's head.
 */
#ifndef FUPIN_TRANSFORMS_RULE_COLUMNS_H
#define FUPIN_TRANSFORMS_RULE_COLUMNS_H

#include "transforms/fact.h"
#include "transforms/transforms.h"

enum rule_column {
    COLUMN_SUBJECT,
    COLUMN_SUBJECT_TYPE,
    COLUMN_AMOUNT,
    COLUMN_SEVERITY,
    COLUMN_NOTES,
    COLUMN_SOURCES,
    COLUMN_KINDS
};

struct rule_columns {
    int place[COLUMN_KINDS]; /* -1: the statement has none */
    struct fact *facts;      /* without values */
    int *fact_places;
    size_t fact_count;
};

/* Asks for the columns of `rule` in the world that is on the search path. */
bool rule_columns_read(struct database *db, struct arena *arena, const struct rule *rule, struct rule_columns *columns,
                       struct error *err) MUST_CHECK;

#endif
