/* The command line. */
#ifndef SIMULATE_OPTIONS_H
#define SIMULATE_OPTIONS_H

#include "rates.h"

#include <stdbool.h>
#include <stdint.h>

struct options {
    const char *folder;
    char divisions[4096];
    uint64_t seed;
    int households, from, to;             /* months */
    int violations, traps;                /* -1: not given */
    int notes_per_100, feeds, only_month; /* only_month 0: all */
    struct rates rates;
    bool plain, help, all_rules;
};

/* Reads the command line; whatever is wrong with it ends the program with a sentence. */
void options_read(struct options *options, int count, char *argument[]);

/* What --help prints. */
extern const char OPTIONS_USAGE[];

#endif
