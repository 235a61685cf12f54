/*
 * The lines of form A3326 (金融精准扶贫贷款专项统计), and which of them are sums of others.
 *
 * Declared once: the writer, the reader and the manual walk these tables.
 */
#ifndef FUPIN_REPORTS_PBOC_LINES_H
#define FUPIN_REPORTS_PBOC_LINES_H

#include "base/str.h"

enum pboc_measure {
    A3326_NONE,   /* a heading: nothing is filed */
    A3326_MONEY,  /* in the unit of the message */
    A3326_NOTES,  /* 笔; never scaled */
    A3326_PEOPLE, /* 人; never scaled */
};

struct pboc_line {
    const char *code; /* five characters */
    enum pboc_measure measure;
    const char *name;
};

enum pboc_relation { PBOC_EQUAL, PBOC_AT_LEAST };

/* A line that equals the sum of `parts` (codes with blanks between), or is at least it; a line without a value is 0. */
struct pboc_sum {
    const char *whole;
    enum pboc_relation relation;
    const char *parts;
};

/* The i-th, or NULL past the last. */
const struct pboc_line *pboc_line(size_t i);
const struct pboc_sum *pboc_sum(size_t i);

/* NULL: the form has no such line. */
const struct pboc_line *pboc_line_named(struct str code);

#endif
