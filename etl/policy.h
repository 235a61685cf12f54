/*
 * The dated policy (conf/policy): parameters, published rates, word lists and articles, as etl_setup loads them.
 *
 * Each value is in force from a day up to the next one of its name: rules ask for the value of a day, so that a ceiling raised
 * later does not judge the notes of before.  Here everything is still text; the database's types say the rest.
 */
#ifndef FUPIN_ETL_POLICY_H
#define FUPIN_ETL_POLICY_H

#include "base/config.h"

/* Columns of a table of archive, each a list of texts; at == NULL is a null. */
struct policy_table {
    struct str *cells; /* rows * columns */
    size_t rows, columns, room;
};

struct policy {
    struct policy_table params;   /* name, from, to, value */
    struct policy_table rates;    /* kind, tenor, from, to, rate */
    struct policy_table words;    /* list, word, category */
    struct policy_table articles; /* cite, gist */
};

/* A file that was read, for the setup's fingerprint and for the archive. */
struct config_file {
    const char *name; /* below the configuration folder */
    struct str bytes;
};

enum { CONFIG_FILES_MOST = 16 };
struct config_files {
    struct config_file items[CONFIG_FILES_MOST];
    size_t count;
};

/* Reads <conf>/policy into `arena`; a file that is not there counts as empty, mistakes are added with their place. */
void policy_read(struct policy *policy, struct arena *arena, const char *conf, struct config_mistakes *mistakes);

#endif
