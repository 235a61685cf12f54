/*
 * Stories: somebody breaks a rule, or only seems to.
 *
 * A story is a function that turns a scene's two ordinary families into the people it needs, writes their
 * notes and changes, and claims what must be said of them.  Adding one is writing the function and a line in
 * its file's table.
 */
#ifndef SIMULATE_STORY_H
#define SIMULATE_STORY_H

#include "scene.h"

/* Where a story can be played (duty.h says what kinds of townships there are).  In a county in turn: the performance's
 * ordinal says in which, of all or (PLACE_ODD_COUNTY) of every second. */
enum place { PLACE_ANY, PLACE_COOPERATIVE, PLACE_LATE, PLACE_CHANGED, PLACE_COUNTY, PLACE_ODD_COUNTY };

struct story {
    const char *name;
    const char *rule;
    enum must must; /* MUST_YES: a violation; MUST_NO: a trap */
    enum place place;
    void (*build)(struct scene *scene);
};

struct story_table {
    const struct story *story;
    int stories;
};

extern const struct story_table STORY_WHO, STORY_WHO_TRAPS, STORY_TRM, STORY_HOUSEHOLD, STORY_RSK, STORY_USE, STORY_DTY,
    STORY_DAT, STORY_MORE_WHO, STORY_MORE_TRM, STORY_FUND, STORY_MORE_DAT, STORY_XFR, STORY_PAID, STORY_REPAID,
    STORY_BACK, STORY_SPENT;

/* All tables, ended by NULL. */
extern const struct story_table *const STORY_TABLES[];

/* The first month of the window in which people and ledgers change, and others for stories that need more
 * time; never the month whose list of changes comes late. */
int story_change_month(struct scene *scene);

/* A day on which somebody leaves, marries, or is registered: with room for a grant after it. */
int story_change_day(struct scene *scene);

/* A day of grant: before the window, in one of its months, or after `day` within it. */
int story_day_before_window(struct scene *scene);
int story_day_in_window(struct scene *scene);
int story_day_after(struct scene *scene, int day);

/* A clean note of 10,000 to 50,000 over 36 months, to build on. */
struct note *story_note(struct scene *scene, int person, int granted);
struct note *story_note_of(struct scene *scene, int person, int granted, int yuan);

/* The scene's county; and the cooperative of the county that comes so many after it, which lends here to nobody but in
 * stories.  All performances there are alike, so that what the two have in common is known. */
int story_county(const struct scene *scene);
int story_neighbour(const struct scene *scene, int after);

/* One of a list, by the story's ordinal. */
#define STORY_PICK(scene, list) ((list)[(scene)->ordinal % (int) (sizeof(list) / sizeof *(list))])

/* Claims for a note, from the first ledger that shows it; or for the months from..to; or for a household. */
void story_claim(struct scene *scene, const char *rule, const struct note *note, enum must must);
void story_claim_months(struct scene *scene, const char *rule, const struct note *note, enum must must, int from,
                        int to);
void story_claim_house(struct scene *scene, const char *rule, int house, enum must must, int from);
void story_claim_house_months(struct scene *scene, const char *rule, int house, enum must must, int from, int to);

/* A claim about a person, a phone or an account, in the months from..to. */
void story_claim_subject(struct scene *scene, const char *rule, const char *type, const char *subject, enum must must,
                         const int months[2]);

/* The first month of the window in which a note granted on `day` is seen, and the window's last month. */
int story_month_seen(const struct scene *scene, int day);
int story_last_month(const struct scene *scene);

/* What happens to people; each writes the row in the list of changes as well. */
void story_leaves(struct scene *scene, int person, const char *type, int day);
void story_joins(struct scene *scene, int person, const char *type, int day);
void story_splits(struct scene *scene, int person, int day);
int story_marries(struct scene *scene, int bride, int day);

#endif
