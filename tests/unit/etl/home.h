/*
 * A home for tests of loading: a database with the schema, an inbox and an archive in a scratch folder.
 */
#ifndef FUPIN_TESTS_UNIT_ETL_HOME_H
#define FUPIN_TESTS_UNIT_ETL_HOME_H

#include "base/database.h"
#include "etl/etl.h"

struct home {
    struct arena arena;
    struct etl_settings settings;
    struct etl *etl;
    struct database *db;
    long long run;
};

/* An empty database, inbox and archive, set up from conf/; fails the test with the error's text. */
void home_open(struct home *home);
void home_close(struct home *home);

/* One night: takes the inbox on `day` ("2018-04-05"), commits and tidies. */
struct etl_outcome home_night(struct home *home, const char *day);

/* Puts a file into the inbox, old enough to be settled. */
void home_put(struct home *home, const char *name, struct str bytes);

/* The rows of a query, one a line, fields joined by |; in the home's arena. */
const char *home_ask(struct home *home, const char *sql);

/* Fails the test with an error's text unless `good`. */
void assert_good(bool good, const struct error *err);

#endif
