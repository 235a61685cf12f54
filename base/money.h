/*
 * Money in fen, exact.
 *
 * Files say 元 with two decimals, sometimes with thousands separators, full-width digits or a leading ￥;
 * nothing is ever rounded on the way in.
 */
#ifndef FUPIN_BASE_MONEY_H
#define FUPIN_BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum money_unit { MONEY_YUAN, MONEY_WAN };
enum { MONEY_TEXT_SIZE = 32 };

/* Reads `text` (already half width, trimmed) into fen.  More than two decimals (six for 万元) are a fault
 * unless zeros; thousands separators only in their places; range ±10^13 元.  False: not an amount. */
bool money_read(struct str text, enum money_unit unit, int64_t *fen);

/* A rate in percent (4.35, 4.35%) in 1/100,000 percent, 0 to 36, up to five decimals. */
bool money_read_rate(struct str text, int32_t *rate);

/* "50000.00"; "-0.05". `text` holds MONEY_TEXT_SIZE bytes. */
const char *money_print(int64_t fen, char *text);

#endif
