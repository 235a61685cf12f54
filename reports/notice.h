/*
 * The text of the monthly notice, written from the figures as an office writes one.
 *
 * A sentence whose figures do not exist is left out.  Last month's figures stand beside this month's where they are known.
 */
#ifndef FUPIN_REPORTS_NOTICE_H
#define FUPIN_REPORTS_NOTICE_H

#include "reports/issue.h"

enum paragraph_kind { PARAGRAPH_TEXT, PARAGRAPH_HEADING, PARAGRAPH_TOP_NOTES };

struct paragraph {
    enum paragraph_kind kind;
    const char *text; /* of PARAGRAPH_TOP_NOTES: the title over the table of ten notes */
};

enum { NOTICE_PARAGRAPHS = 48 };

/* What the flags of this edition come to; `rules` as sql/figures/flag_rules.sql gives them. */
struct flag_counts {
    long long flags, high, medium, low, opened, closed;
    const struct rows *rules;
    size_t late_feeds; /* open flags of DAT-01 */
};

/* What became of the flags that earlier issues sent, as 整改台账 adds it up. */
struct rectification_counts {
    long long sent, answered, confirmed, rectified, overdue;
};

struct notice {
    struct issue *issue;
    struct flag_counts flags;
    struct rectification_counts sent;
    const struct rows *notes; /* the ten notes of highest priority, as sql/figures/top_notes.sql gives them */
    struct paragraph paragraphs[NOTICE_PARAGRAPHS];
    size_t count;
};

/* Reads what the flags come to and writes the text.  The notice must be zeroed; its rows are the issue's. */
bool notice_read(struct notice *notice, struct issue *issue, struct error *err) MUST_CHECK;

/* Fills `notice->paragraphs` from the issue and the flags. */
void notice_write(struct notice *notice);

/* Parts of it, each adding its paragraphs. */
void notice_overall(struct notice *notice);
void notice_progress(struct notice *notice);
void notice_risk(struct notice *notice);
void notice_flags(struct notice *notice);
void notice_demands(struct notice *notice);

/* Adds a paragraph; an empty text adds none. */
void notice_add(struct notice *notice, enum paragraph_kind kind, const char *text);

/* The prefecture's figure, this month and last; 0, or false, where there is none. */
long long notice_now(const struct notice *notice, const char *figure);
bool notice_find(const struct notice *notice, const char *figure, long long *value);
bool notice_before(const struct notice *notice, const char *figure, long long *value);

/* The plan of the year against the time passed, in hundredths of a percent; and what the next month needs to keep pace, in fen. */
struct pace {
    long long rate, passed;
    long long counties_behind;
    bool next_month; /* false in December, and where it needs nothing */
    long long next_whole, next_part;
};

/* False where there is no plan. */
bool notice_pace(const struct notice *notice, struct pace *pace);

/* A county where a figure is more than it was last month. */
struct growth {
    const struct place *place;
    long long now, before;
};
enum { GROWTH_MOST = 3 };

/* Those where it grew most, the most first; returns how many. */
size_t notice_growth(const struct notice *notice, const char *figure, struct growth *list);

bool notice_year_before(const struct notice *notice, const char *figure, long long *value);

/* "，较上月末增加1.23亿元", "，与上月末持平" for two amounts; `when` is 上月末 or 上月. */
const char *notice_change(struct arena *arena, long long now, long long before, const char *when);

/* "，较上月末上升0.12个百分点" for two rates in hundredths of a percent. */
const char *notice_points(struct arena *arena, long long now, long long before, const char *when);

/* "楚雄市（83.00%）、双柏县（61.20%）": the best (or, `last`, the worst) places by the rate of two figures, at most `most`. */
struct ranking {
    const char *scope;
    const struct place_list *places;
    const char *part, *whole;
    bool last; /* from the lowest rate up */
    size_t most;
};
const char *notice_ranking(const struct issue *issue, const struct ranking *ranking);

#endif
