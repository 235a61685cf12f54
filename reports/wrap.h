/*
 * How many lines a text takes in a cell: rows are given their height here, since not every reader fits it by itself.
 */
#ifndef FUPIN_REPORTS_WRAP_H
#define FUPIN_REPORTS_WRAP_H

/* The lines of `text` in a column `width` half-width characters wide; at least one. */
int wrap_lines(const char *text, double width);

#endif
