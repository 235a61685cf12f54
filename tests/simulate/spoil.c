/*
 * A changed row holds a text of the layout's own in one column, well formed in any dress; the first row is
 * always changed, so that no changed file equals the good one.
 */
#include "spoil.h"

#include <string.h>

enum { SHRUNK_OF = 5, SHRUNK_LACKS = 2, CELLS_OF = 10, CHANGED_OF = 40, LOSSY_OF = 53 };

/* The place of a column; the layouts name only columns that they have. */
static int spoil_column(const struct layout *layout, const char *name)
{
    int at = 0;

    while (at < layout->columns - 1 && strcmp(layout->column[at].name, name) != 0)
        at++;
    return at;
}

/* The row with another text in one field. */
static const struct row *spoil_replaced(const struct row *row, int field, const char *text)
{
    static struct row other;

    row_start(&other, row->dress);
    for (int i = 0; i < row->fields; i++) {
        size_t start = i > 0 ? row->end[i - 1] : 0;

        if (i == field)
            row_text(&other, text);
        else
            row_bytes(&other, row->bytes + start, row->end[i] - start);
    }
    return &other;
}

static bool spoil_in_county(const struct row *row, const char *county)
{
    return row->end[0] == strlen(county) && memcmp(row->bytes, county, row->end[0]) == 0;
}

const struct row *spoil_row(enum spoil spoil, const struct layout *layout, const char *county, int64_t nth,
                            const struct row *row)
{
    switch (spoil) {
    case SPOIL_NONE:
    case SPOIL_COLUMN:
        break;
    case SPOIL_SHRUNK:
        return nth % SHRUNK_OF < SHRUNK_LACKS ? NULL : row;
    case SPOIL_CELLS:
        return nth % CELLS_OF == 0 ? spoil_replaced(row, spoil_column(layout, layout->needed), "") : row;
    case SPOIL_LOSSY:
        if (nth % LOSSY_OF == LOSSY_OF - 1)
            return NULL;
        return spoil_row(SPOIL_CHANGED, layout, county, nth, row);
    case SPOIL_CHANGED:
        return nth % CHANGED_OF == 0 ? spoil_replaced(row, spoil_column(layout, layout->slip), layout->slip_text) : row;
    case SPOIL_EMPTY:
        return NULL;
    case SPOIL_WITHOUT:
        return spoil_in_county(row, county) ? NULL : row;
    case SPOIL_ONLY:
        return spoil_in_county(row, county) ? row : NULL;
    }
    return row;
}
