/*
 * The bulletin as one self-contained page: prefecture/扶贫小额信贷月通报_楚雄州_2018-03.html.
 *
 * It reads without network and without script, prints on A4, and holds no personal data.  Its text is the notice's and its
 * numbers are the issue's figures, so that it cannot say otherwise than the book.
 */
#ifndef FUPIN_REPORTS_BULLETIN_H
#define FUPIN_REPORTS_BULLETIN_H

#include "reports/notice.h"

/* Writes the page and notes it among the issue's outputs. */
bool bulletin_write(struct issue *issue, struct error *err) MUST_CHECK;

/* The page's parts, in the order in which they stand; each leaves out what has no figures. */
void bulletin_key_figures(struct buffer *out, const struct issue *issue);
void bulletin_tiles(struct buffer *out, const struct issue *issue);
void bulletin_charts(struct buffer *out, const struct issue *issue, const struct notice *notice,
                     const struct rows *months);
void bulletin_notice(struct buffer *out, const struct notice *notice);
void bulletin_places(struct buffer *out, const struct issue *issue);

/* A cell of a table's head: what, and in which unit. */
void bulletin_head(struct buffer *out, const char *title, const char *unit);

#endif
