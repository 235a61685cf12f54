/*
 * Where people live: the prefecture's counties, townships and villages, and the block of households in each.
 *
 * Households are numbered from 0; each village holds a block of consecutive numbers, so that a walk over the
 * households passes through the villages in the order of their codes.
 */
#ifndef SIMULATE_PLACES_H
#define SIMULATE_PLACES_H

#define PLACES_COUNTIES 10
#define PLACES_TOWNSHIPS 256
#define PLACES_VILLAGES 4096

struct county {
    char code[8];
    char name[48];
    int first_household;
};

struct township {
    char code[12];
    char name[48];
    int county;  /* its place in places.county */
    int ordinal; /* 0 for the county's first */
    int villages;
};

struct village {
    char code[16];
    char name[64];
    int township;
};

struct places {
    int counties, townships, villages, households;
    struct county county[PLACES_COUNTIES];
    struct township township[PLACES_TOWNSHIPS];
    struct village village[PLACES_VILLAGES];
};

/* Reads the divisions in force in 2017 from a CSV (code,parent,level,name,valid_from,valid_to). */
void places_load(struct places *places, const char *path);

/* Gives each village its block of `households`. */
void places_spread(struct places *places, int households);

/* The village a household lives in. */
int places_village_of(const struct places *places, int household);

/* How many households live in a township, roughly: blocks are as even as whole numbers allow. */
int places_township_size(const struct places *places, int township);

#endif
