/* A file as it arrives: in its day's folder, under its name, in its sender's dress. */
#ifndef SIMULATE_SINK_H
#define SIMULATE_SINK_H

#include "layout.h"
#include "row.h"

#include <stdio.h>

struct sink;

struct sink_target {
    const char *folder; /* the simulation's */
    int arrives;        /* the day, which names the folder */
    const struct layout *layout;
    const char *sender;
    int business_day;
    int resubmission; /* 1: the first */
    struct dress dress;
    bool spoilt;    /* leaves out the column without which the file is rejected */
    bool companion; /* a file <name>.ok beside it tells the rows */
    int miscounted; /* so many too many */
};

/* Makes the day's folder where it is missing. */
void sink_make_folder(const char *folder, int day);

/* The name under which it arrives; `name` has room for SINK_NAME. */
enum { SINK_NAME = 96 };
void sink_name(const struct sink_target *target, char name[SINK_NAME]);

/* Opens a file of the day's folder to add lines to it: commands.txt. */
FILE *sink_append(const char *folder, int day, const char *name);

struct sink *sink_open(const struct sink_target *target);
const struct dress *sink_dress(const struct sink *sink);
void sink_row(struct sink *sink, const struct row *row);
void sink_close(struct sink *sink);

/* Files and rows written so far, by the whole program. */
struct sink_counts {
    long long files, rows;
};
struct sink_counts sink_counts(void);

#endif
