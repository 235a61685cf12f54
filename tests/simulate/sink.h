/* A file as it arrives: in its day's folder, under its name, in its sender's dress. */
#ifndef SIMULATE_SINK_H
#define SIMULATE_SINK_H

#include "layout.h"
#include "row.h"

struct sink;

struct sink_target {
    const char *folder; /* the simulation's */
    int arrives;        /* the day, which names the folder */
    const struct layout *layout;
    const char *sender;
    int business_day;
    int resubmission; /* 1: the first */
    struct dress dress;
    bool spoilt; /* leaves out the column without which the file is rejected */
};

/* Makes the day's folder where it is missing. */
void sink_make_folder(const char *folder, int day);

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
