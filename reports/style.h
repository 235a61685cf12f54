/*
 * How everything looks, declared once: fonts, sizes, rules and colours of every cell that a book can have.
 *
 * Official and quiet: 小标宋 titles, 仿宋 text, 10.5 pt tables with thin rules and a grey header band, one accent colour;
 * red is for what is negative or late, and for the head of the notice.
 */
#ifndef FUPIN_REPORTS_STYLE_H
#define FUPIN_REPORTS_STYLE_H

#include <xlsxwriter.h>

enum { COLOUR_ACCENT = 0x2F5D8C, COLOUR_BAR = 0xA9C4DE, COLOUR_RED = 0xC00000, COLOUR_RULE = 0x8C8C8C };

/* What a cell of a table holds. */
enum cell_kind { CELL_TEXT, CELL_CENTRE, CELL_COUNT, CELL_MONEY, CELL_RATE, CELL_DASH, CELL_KINDS };

/* What line it stands in: late is for one cell, in red. */
enum row_kind { ROW_PLAIN, ROW_TOTAL, ROW_LATE, ROW_KINDS };

/* A cell that whoever gets the book is to fill in. */
enum open_kind { OPEN_TEXT, OPEN_CHOICE, OPEN_MONEY, OPEN_DATE, OPEN_KINDS };

/* Whatever stands outside tables, and the heads of tables. */
enum style {
    STYLE_TITLE,
    STYLE_LEFT,    /* period, issuer */
    STYLE_RIGHT,   /* unit */
    STYLE_SECTION, /* the name of a second table */
    STYLE_BAND,
    STYLE_HEAD,
    STYLE_REMARK,
    STYLE_SIGN,
    STYLE_PATH,     /* the way of the money, in small lines */
    STYLE_RED_HEAD, /* the notice: issuer, number, red rule, title, text */
    STYLE_RED_NUMBER,
    STYLE_NOTICE_TITLE,
    STYLE_NOTICE_TEXT,
    STYLE_NOTICE_HEADING,
    STYLE_NOTICE_RIGHT,
    STYLE_NOTICE_COPIES,
    STYLES
};

struct styles {
    lxw_format *cell[CELL_KINDS][ROW_KINDS];
    lxw_format *open[OPEN_KINDS];
    lxw_format *text[STYLES];
};

void styles_make(struct styles *styles, lxw_workbook *workbook);

/* In points: the size of this style's characters, and the height of one line of them. */
double style_size(enum style style);
double style_line_height(enum style style);

#endif
