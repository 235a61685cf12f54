/*
 * How it works: a table of what each style is, turned into formats of a workbook.
 *
 * Fonts are named and not embedded.  Where 方正小标宋 is missing, the character set that goes with it makes Excel, WPS
 * and LibreOffice take their own Song face, so that nothing falls back to a Latin one.
 */
#include "reports/style.h"

#include <stdbool.h>
#include <string.h>

enum {
    CHARSET_GB2312 = 134,
    COLOUR_HEAD = 0xE4E4E4,
    COLOUR_BAND = 0xD3D3D3,
    COLOUR_TOTAL = 0xF4F4F4,
    COLOUR_OPEN = 0xFFFBEA
};

#define FONT_TITLE "方正小标宋简体"
#define FONT_TEXT "仿宋"
#define FONT_HEADING "黑体"
#define FONT_TABLE "宋体"
#define FONT_NUMBER "Times New Roman"

struct look {
    const char *font;
    double size;
    bool bold, wrap, ruled, open; /* open: to be filled in on a protected sheet */
    uint8_t across, down;         /* alignments */
    uint8_t bottom, top;          /* borders of their own */
    lxw_color_t colour, ground;   /* 0: black, none */
    lxw_color_t border_colour;
    const char *numbers;
};

static const struct look looks[STYLES] = {
    [STYLE_TITLE] = { .font = FONT_TITLE, .size = 18, .across = LXW_ALIGN_CENTER, .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_LEFT] = { .font = FONT_TEXT, .size = 10.5, .across = LXW_ALIGN_LEFT, .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_RIGHT] = { .font = FONT_TEXT, .size = 10.5, .across = LXW_ALIGN_RIGHT, .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_SECTION] = { .font = FONT_HEADING, .size = 12, .across = LXW_ALIGN_LEFT, .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_BAND] = { .font = FONT_TABLE,
                     .size = 10.5,
                     .bold = true,
                     .wrap = true,
                     .ruled = true,
                     .across = LXW_ALIGN_CENTER,
                     .down = LXW_ALIGN_VERTICAL_CENTER,
                     .ground = COLOUR_BAND },
    [STYLE_HEAD] = { .font = FONT_TABLE,
                     .size = 10.5,
                     .bold = true,
                     .wrap = true,
                     .ruled = true,
                     .across = LXW_ALIGN_CENTER,
                     .down = LXW_ALIGN_VERTICAL_CENTER,
                     .ground = COLOUR_HEAD },
    [STYLE_REMARK] = { .font = FONT_TEXT,
                       .size = 10.5,
                       .wrap = true,
                       .across = LXW_ALIGN_LEFT,
                       .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_SIGN] = { .font = FONT_TEXT, .size = 12, .across = LXW_ALIGN_LEFT, .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_PATH] = { .font = FONT_TABLE,
                     .size = 9,
                     .wrap = true,
                     .ruled = true,
                     .across = LXW_ALIGN_LEFT,
                     .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_RED_HEAD] = { .font = FONT_TITLE,
                         .size = 30,
                         .across = LXW_ALIGN_CENTER,
                         .down = LXW_ALIGN_VERTICAL_CENTER,
                         .colour = COLOUR_RED },
    [STYLE_RED_NUMBER] = { .font = FONT_TEXT,
                           .size = 14,
                           .across = LXW_ALIGN_CENTER,
                           .down = LXW_ALIGN_VERTICAL_CENTER,
                           .bottom = LXW_BORDER_MEDIUM,
                           .border_colour = COLOUR_RED },
    [STYLE_NOTICE_TITLE] = { .font = FONT_TITLE,
                             .size = 22,
                             .wrap = true,
                             .across = LXW_ALIGN_CENTER,
                             .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_NOTICE_TEXT] = { .font = FONT_TEXT,
                            .size = 16,
                            .wrap = true,
                            .across = LXW_ALIGN_LEFT,
                            .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_NOTICE_HEADING] = { .font = FONT_HEADING,
                               .size = 16,
                               .wrap = true,
                               .across = LXW_ALIGN_LEFT,
                               .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_NOTICE_RIGHT] = { .font = FONT_TEXT,
                             .size = 16,
                             .wrap = true,
                             .across = LXW_ALIGN_RIGHT,
                             .down = LXW_ALIGN_VERTICAL_CENTER },
    [STYLE_NOTICE_COPIES] = { .font = FONT_TEXT,
                              .size = 14,
                              .wrap = true,
                              .across = LXW_ALIGN_LEFT,
                              .down = LXW_ALIGN_VERTICAL_CENTER,
                              .bottom = LXW_BORDER_THIN,
                              .top = LXW_BORDER_THIN },
};

static const struct look cells[CELL_KINDS] = {
    [CELL_TEXT] = { .across = LXW_ALIGN_LEFT, .wrap = true, .numbers = "@" },
    [CELL_CENTRE] = { .across = LXW_ALIGN_CENTER, .wrap = true, .numbers = "@" },
    [CELL_COUNT] = { .across = LXW_ALIGN_RIGHT, .numbers = "#,##0;[Red]-#,##0" },
    [CELL_MONEY] = { .across = LXW_ALIGN_RIGHT, .numbers = "#,##0.00;[Red]-#,##0.00" },
    [CELL_RATE] = { .across = LXW_ALIGN_RIGHT, .numbers = "0.00;[Red]-0.00" },
    [CELL_DASH] = { .across = LXW_ALIGN_CENTER, .numbers = "@" },
};

static const struct look opens[OPEN_KINDS] = {
    [OPEN_TEXT] = { .across = LXW_ALIGN_LEFT, .wrap = true, .numbers = "@" },
    [OPEN_CHOICE] = { .across = LXW_ALIGN_CENTER, .numbers = "@" },
    [OPEN_MONEY] = { .across = LXW_ALIGN_RIGHT, .numbers = "#,##0.00" },
    [OPEN_DATE] = { .across = LXW_ALIGN_CENTER, .numbers = "yyyy-mm-dd" },
};

/* A table's cell has thin rules all round; others have what their look says. */
static void set_borders(lxw_format *format, const struct look *look)
{
    if (look->ruled) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, COLOUR_RULE);
        return;
    }
    format_set_bottom(format, look->bottom);
    format_set_top(format, look->top);
    if (look->border_colour)
        format_set_bottom_color(format, look->border_colour);
}

/* Each format belongs to its workbook, so every book has a set of its own. */
static lxw_format *make(lxw_workbook *workbook, const struct look *look)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_font_name(format, look->font);
    if (strcmp(look->font, FONT_NUMBER) != 0)
        format_set_font_charset(format, CHARSET_GB2312);
    format_set_font_size(format, look->size);
    format_set_align(format, look->across);
    format_set_align(format, look->down);
    if (look->bold)
        format_set_bold(format);
    if (look->wrap)
        format_set_text_wrap(format);
    if (look->colour)
        format_set_font_color(format, look->colour);
    if (look->ground)
        format_set_bg_color(format, look->ground);
    if (look->numbers)
        format_set_num_format(format, look->numbers);
    if (look->open)
        format_set_unlocked(format);
    set_borders(format, look);
    return format;
}

/* A cell's look in a line of this kind. */
static struct look cell_look(enum cell_kind cell, enum row_kind row)
{
    struct look look = cells[cell];
    bool number = cell == CELL_COUNT || cell == CELL_MONEY || cell == CELL_RATE;
    look.font = number ? FONT_NUMBER : FONT_TABLE;
    look.size = 10.5;
    look.ruled = true;
    look.down = LXW_ALIGN_VERTICAL_CENTER;
    look.bold = row == ROW_TOTAL;
    look.ground = row == ROW_TOTAL ? COLOUR_TOTAL : 0;
    look.colour = row == ROW_LATE ? COLOUR_RED : 0;
    return look;
}

static struct look open_look(enum open_kind kind)
{
    struct look look = opens[kind];
    look.font = kind == OPEN_MONEY ? FONT_NUMBER : FONT_TABLE;
    look.size = 10.5;
    look.ruled = look.open = true;
    look.down = LXW_ALIGN_VERTICAL_CENTER;
    look.ground = COLOUR_OPEN;
    return look;
}

/* Widths of columns are counted in digits of the workbook's own font, so that a reader without it draws other pages.  This one comes with
 * every Chinese Linux and with packages.sh; where it is missing, the font that Chinese Windows takes instead has digits as wide. */
static void set_own_font(lxw_workbook *workbook)
{
    lxw_format *own = STAILQ_FIRST(workbook->formats);
    format_set_font_name(own, "Noto Sans CJK SC");
    format_set_font_charset(own, CHARSET_GB2312);
    format_set_font_size(own, 10);
}

void styles_make(struct styles *styles, lxw_workbook *workbook)
{
    set_own_font(workbook);
    for (int i = 0; i < STYLES; i++)
        styles->text[i] = make(workbook, &looks[i]);
    for (int kind = 0; kind < OPEN_KINDS; kind++) {
        struct look look = open_look((enum open_kind) kind);
        styles->open[kind] = make(workbook, &look);
    }
    for (int cell = 0; cell < CELL_KINDS; cell++)
        for (int row = 0; row < ROW_KINDS; row++) {
            struct look look = cell_look((enum cell_kind) cell, (enum row_kind) row);
            styles->cell[cell][row] = make(workbook, &look);
        }
}

double style_size(enum style style)
{
    return looks[style].size;
}

/* Song and Fang Song want some air, and the lines of their stand-ins on Linux are nearly as high. */
double style_line_height(enum style style)
{
    return looks[style].size * 1.5;
}
