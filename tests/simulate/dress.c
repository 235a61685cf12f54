/* The parts of a dress vary with periods of their own, so that thirteen banks show most combinations. */
#include "dress.h"

/* What the canonical layout says, and nothing to unpack or to convert: for measuring speed. */
struct dress dress_plain(void)
{
    return (struct dress) { .encoding = ENCODING_UTF8, .dates = DATE_HYPHENS };
}

/* A workbook's export: a byte order mark, Chinese titles. */
struct dress dress_office(void)
{
    return (struct dress) { .encoding = ENCODING_UTF8_BOM, .dates = DATE_HYPHENS, .packed = true, .titles = true };
}

struct dress dress_bank(int bank)
{
    static const enum encoding encoding[] = { ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF8_BOM };
    static const enum date_style dates[] = { DATE_HYPHENS, DATE_COMPACT, DATE_SLASHES, DATE_COMPACT };

    return (struct dress) { .encoding = encoding[bank % 3],
                            .dates = dates[bank % 4],
                            .packed = bank / 2 % 2 == 1,
                            .titles = bank % 3 != 0,
                            .commas = bank % 5 == 2,
                            .codes = bank % 2 == 1,
                            .reversed = bank % 6 == 5,
                            .shift = bank * 5 % 17 };
}
