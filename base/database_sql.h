/*
 * The table of the files of sql/ that base/embed.sh builds into the program.
 */
#ifndef FUPIN_BASE_DATABASE_SQL_H
#define FUPIN_BASE_DATABASE_SQL_H

struct sql_file {
    const char *name;     /* "rules/TRM-02.sql" */
    const char *at, *end; /* *end is NUL */
};

/* In byte order of their names; the last has no name. */
extern const struct sql_file sql_files[];

#endif
