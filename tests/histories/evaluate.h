/*
 * What random histories ask of the driver beyond loading: rules, flags, and whether all of it is what it would be made anew.
 *
 *     found DAY                  now is brought on and resolved, its money traced, its rules run where they have to be, flags
 *                                follow: how many findings there are
 *     told DAY                   now is brought on and the life of flags told again, as after a decision
 *     case KIND PLACE DAY        what an operator says of a finding: the one at PLACE, counted round
 *     flags                      the numbers of the flags that are found
 *     anew DAY                   a world of that day is made and evaluated beside, and thrown away: where it differs from now, in
 *                                which table, how many rows stand in either alone, and one of them
 */
#ifndef FUPIN_TESTS_HISTORIES_EVALUATE_H
#define FUPIN_TESTS_HISTORIES_EVALUATE_H

#include "etl/etl.h"

struct driver {
    struct arena arena;
    struct etl_settings settings;
    struct etl *etl;
    struct database *db, *other; /* other: NULL where nothing is told again */
    long long run;               /* the last one */
    bool kept;                   /* all happens within a transaction that is rolled back at last */
    struct error err;
};

/* Ends the program with the driver's error unless `good`. */
void must(const struct driver *driver, bool good);

/* A step of a history is a transaction, or a savepoint of the one that is kept open. */
bool step_begin(struct driver *driver);
bool step_commit(struct driver *driver);
void step_rollback(struct driver *driver);

/* A run as fupin has one: its row, its K.  begin() opens a transaction, end() commits it. */
void begin(struct driver *driver, struct etl_run *run, const char *command, const char *day);
void end(struct driver *driver, const struct etl_run *run, bool night);

/* A query's rows on one line: "a=b;c=d;". */
void print_rows(struct driver *driver, struct database *db, const char *sql);

/* A command: what follows its name on the line, and how it is carried out. */
struct command {
    const char *name;
    int words;
    void (*obey)(struct driver *driver, char **words);
};

extern const struct command evaluate_commands[];
extern const size_t evaluate_command_count;

#endif
