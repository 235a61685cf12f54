/*
 * Numbers as an office writes them: fen become 万元 or 亿元, parts of a whole become percent.
 *
 * Sums are made in fen and rounded once, here, half up (half away from zero below it); nothing is a
 * floating-point number until a cell of a workbook takes it.
 */
#ifndef FUPIN_REPORTS_NUMBER_H
#define FUPIN_REPORTS_NUMBER_H

#include <stdbool.h>

enum { NUMBER_TEXT_SIZE = 48 };

/* `value` in whole units of `unit` (positive), rounded half up. */
long long number_round(long long value, long long unit);

/* Fen as hundredths of 万元: 539004 for 5390.04万元. */
long long number_wan(long long fen);

/* The part of `whole` in hundredths of a percent: 436 for 4.36 %.  False where there is no whole. */
bool number_rate(long long part, long long whole, long long *hundredths);

/* "1,234,567" */
const char *number_thousands(long long value, char *text);

/* Hundredths as a decimal: "5390.04", "-0.05". */
const char *number_decimal(long long hundredths, char *text);

/* Fen in yuan, as a form shows them: "30,000.00", "-0.05". */
const char *number_yuan(long long fen, char *text);

/* As a sentence says it: "1.23亿元" from one 亿 on, else "5390.04万元". */
const char *number_money(long long fen, char *text);

/* "4.36%"; "—" where there is no whole. */
const char *number_percent(long long part, long long whole, char *text);

#endif
