/*
 * A scene: one or two households with their people, loan notes and changes, over the whole window.
 *
 * An ordinary scene is one household and is clean for every rule but the overdue ones.  A story's scene is
 * two neighbouring households in which somebody breaks a rule, or seems to; its claims say which flags must
 * come of it.  A scene holds the whole course of events; the writers ask it what a month's file shows.
 */
#ifndef SIMULATE_SCENE_H
#define SIMULATE_SCENE_H

#include "money.h"
#include "people.h"
#include "random.h"
#include "world.h"

enum {
    SCENE_HOUSES = 4,
    SCENE_PERSONS = 16,
    SCENE_NOTES = 4,
    SCENE_CHANGES = 8,
    SCENE_CLAIMS = 20,
    SCENE_CASES = 2,
    SCENE_VOUCHERS = 4,
    SCENE_PURSES = 16,
    SCENE_MOVES = 64
};

/* The places of a story's people: the members of the first and of the second household. */
enum { HEAD, WIFE, SON, DAUGHTER, OTHER_HEAD, OTHER_WIFE, OTHER_SON, OTHER_DAUGHTER, THIRD_HEAD, FAMILY = 4 };

/* The places of a story's houses; the third family is on stage in few stories only. */
enum { HOUSE_FIRST, HOUSE_OTHER, HOUSE_SPLIT, HOUSE_THIRD };

/* From here on a household's status is 已脱贫不再享受政策. */
enum { HOUSE_STATUS_ENDED = 95 };

struct house {
    char number[PEOPLE_NUMBER];
    int household; /* its place among all households */
    int village;
    int identified;              /* first_ident_date */
    int standard, status, cause; /* places in the lists of write_roster.c */
    bool hamlet;
};

struct person {
    int house; /* its place in scene.house */
    int member;
    enum sex sex;
    bool yi;
    const char *relation;
    char name[PEOPLE_NAME];
    char id[PEOPLE_ID];
    char number[PEOPLE_NUMBER];
    int identified;        /* person_ident_date; 0: blank */
    int joined, left;      /* in the roster from the one day until the day before the other */
    int back;              /* came back on that day */
    int moved;             /* 分户: from that day on a member of house 2 */
    int renamed, reissued; /* days on which name or ID were corrected */
    char old_name[PEOPLE_NAME];
    char old_id[PEOPLE_ID];
};

struct change {
    const char *type;
    int day;
    int person;
    int new_house; /* -1: none */
};

enum grade { GRADE_NORMAL, GRADE_WATCH, GRADE_SUBSTANDARD, GRADE_DOUBTFUL, GRADE_LOSS, GRADE_BY_DAYS };
enum status { STATUS_NORMAL, STATUS_EXTENDED, STATUS_OVERDUE, STATUS_SETTLED, STATUS_WRITTEN_OFF, STATUS_COMPENSATED };

/* What a ledger says otherwise from a month on. */
enum alteration { ALTER_AMOUNT, ALTER_GRANTED, ALTER_DUE, ALTER_HOUSEHOLD, ALTER_SPLIT, ALTER_SPACES };

struct note {
    int bank, township;
    int person; /* the borrower's place in scene.person */
    char number[32], previous[32];
    char name[128], id[96]; /* as the bank writes them */
    char household_no[PEOPLE_NUMBER];
    char phone[PEOPLE_NUMBER], account[PEOPLE_ID];
    int64_t amount;             /* 分 */
    int granted, due, extended; /* extended: 0 if never */
    int rate;                   /* in 0.00001 % */
    const char *guarantee, *purpose, *industry, *type, *payment;
    int closed;
    enum status closed_as;
    int paid_on; /* part of it was repaid that day */
    int64_t paid;
    enum grade grade, later_grade; /* the later one from regraded on */
    int regraded;
    int missed;         /* an instalment was due on that day and not paid; 0: none */
    int gone, returned; /* months in between are missing from the ledger */
    int broken;         /* the month in which its row cannot be read; 0: none */
    int altered;        /* the month from which on the ledger says otherwise; 0: never */
    enum alteration alteration;
    char altered_household[PEOPLE_NUMBER];
    int purse; /* whose account it was paid into, where the scene's moves tell what became of it; else PURSE_NONE */
    struct {
        int purse;           /* who repaid, where it was not the borrower as usual; else PURSE_NONE */
        int64_t amount;      /* his part of what was paid, the borrower's is the rest */
        bool untold, undone; /* the loan's posting does not name him; it was taken back, and the borrower paid */
        int agent;           /* who stood at the counter for him; PURSE_NONE: nobody */
    } payer;
};

enum verdict { VERDICT_PENDING, VERDICT_AGREED, VERDICT_REFUSED };

/* A bank asks the risk fund to pay for a note. Days are 0 for what has not happened. */
struct compensation {
    int note;
    int applied, decided, paid, recovered_on;
    enum verdict verdict;
    int64_t principal, fund_share, bank_share, recovered, returned;
};

/* A subsidy of a note's interest. */
struct voucher {
    int note, from, to, paid;
    int rate; /* in 0.00001 % */
    int64_t principal, amount;
};

enum must { MUST_NO, MUST_YES, MUST_EITHER };

/* What must be said of one note (or, where `note` is -1, of a household, or of what `type` and `subject` say)
 * in the months from..to; 0 for both: from the first ledger that shows the note until it is settled, or for
 * MUST_NO until the end. */
struct claim {
    const char *rule;
    enum must must;
    int note, house;
    int from, to;
    const char *type; /* NULL: a note or a household */
    char subject[PEOPLE_ID];
};

struct scene {
    const struct world *world;
    int first, households; /* the households it occupies */
    struct random random;  /* the story's own chance */
    int ordinal;           /* the how manieth of its kind */
    int houses, persons, notes, changes, claims, cases, vouchers, purses, moves;
    struct house house[SCENE_HOUSES];
    struct person person[SCENE_PERSONS];
    struct note note[SCENE_NOTES];
    struct change change[SCENE_CHANGES];
    struct claim claim[SCENE_CLAIMS];
    struct compensation compensation[SCENE_CASES];
    struct voucher voucher[SCENE_VOUCHERS];
    struct purse purse[SCENE_PURSES];
    struct move move[SCENE_MOVES];
};

/* For those who fill scenes: family.c, lending.c and the stories. */

struct person *scene_add_person(struct scene *scene);
struct note *scene_add_note(struct scene *scene);
struct compensation *scene_add_case(struct scene *scene);
struct voucher *scene_add_voucher(struct scene *scene);
struct purse *scene_add_purse(struct scene *scene);
struct move *scene_add_move(struct scene *scene);
void scene_add_change(struct scene *scene, const char *type, int person, int day, int new_house);

/* The township a house of the scene lies in. */
int scene_township(const struct scene *scene, int house);

#endif
