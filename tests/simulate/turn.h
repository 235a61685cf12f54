/*
 * One monthly file's way into the archive: mostly it simply comes; with a history it may come late, twice,
 * spoilt, or be taken back, and somebody has to decide.
 */
#ifndef SIMULATE_TURN_H
#define SIMULATE_TURN_H

#include "monthly.h"
#include "random.h"
#include "spoil.h"

/* What can happen, and --history gives rates of. */
enum disturbance {
    HISTORY_LATE,
    HISTORY_CORRECTED,
    HISTORY_RESUBMITTED,
    HISTORY_DUPLICATE,
    HISTORY_SHRUNK,
    HISTORY_TOTALS,
    HISTORY_BAD_ROWS,
    HISTORY_REJECTED,
    HISTORY_STRANGER,
    HISTORY_PARTS,
    HISTORY_EMPTIED,
    HISTORY_WITHDRAWN,
    DISTURBANCES,
    HISTORY_NOTHING = DISTURBANCES
};

enum companion { COMPANION_NONE, COMPANION_RIGHT, COMPANION_WRONG };
enum decision { DECIDE_RELEASE, DECIDE_REJECT, DECIDE_WITHDRAW };
enum { TURN_FILES = 3, TURN_COMMANDS = 2 };

struct turn_file {
    int day;
    int number; /* of the resubmission; 1: the first */
    enum spoil spoil;
    enum companion companion;
    bool repacked; /* packed where this sender does not pack, and the other way round */
    bool stranger; /* under a name that may not send it */
};

/* To be run after the night of that day, about one of the files. */
struct turn_command {
    int day, file;
    enum decision decision;
};

struct turn {
    enum disturbance kind;
    int county; /* whose part is missing at first */
    int files, commands;
    struct turn_file file[TURN_FILES];
    struct turn_command command[TURN_COMMANDS];
    int accepted;             /* the first day that counts for being in time */
    bool unsure;              /* whether it was in time can be disputed */
    int wrong_from, wrong_to; /* in between what is known of the month is not what is true; equal: never */
};

/* When a file is expected, and until when everything must have been put right. */
struct turn_days {
    int month_end, base, last;
    bool final; /* the window's last month: its issue must be right */
};

/* The file comes, once. */
void turn_usual(struct turn *turn, int day);

/* It was tried before, without a required column. */
void turn_second_try(struct turn *turn, int bad_day, int day);

/* Whether that can happen to a feed's file of `sender`; `first` is the window's first month. */
bool turn_possible(const struct world *world, enum monthly feed, int sender, enum disturbance kind, bool first);

/* The `kind` happens. */
void turn_disturb(struct turn *turn, enum disturbance kind, const struct turn_days *days, bool lossy,
                  struct random *random);

#endif
