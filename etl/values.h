/*
 * A cell's text cleaned: what senders' programs add around a value goes, what they break is a fault.
 *
 * NUL padding, blanks at the ends, zero-width characters and half-decomposed characters are put right; any other
 * control character refuses the row.  Most cells need nothing of this, and these are not copied.
 */
#ifndef FUPIN_ETL_VALUES_H
#define FUPIN_ETL_VALUES_H

#include <stdbool.h>

#include "base/memory.h"

/* How far a cell's text is changed, by what it is for. */
enum clean_how {
    CLEAN_TEXT,  /* NFC, trimmed */
    CLEAN_NAME,  /* also without inner U+3000 */
    CLEAN_NARROW /* also full width to half width: numbers, dates, codes, identifiers */
};

/* Cleans `raw` into `*clean` (in `arena` where it had to change); false where it holds a control character.  Private-use
 * characters without a standard one stay and are counted up. */
bool value_clean(struct arena *arena, struct str raw, enum clean_how how, struct str *clean, size_t *private_use);

/* Whether `raw`, but for NULs at its end, holds a control character other than tab and line break. */
bool value_has_control(struct str raw);

/* 5.32326E+17: digits, and an exponent that only a spreadsheet writes. */
bool value_is_scientific(struct str text);

/* For titles and marks: half width, any bracket as ( or ), no blanks and line breaks, 帐 as 账, lower case.  In `arena`. */
struct str value_fold_title(struct arena *arena, struct str text);

#endif
