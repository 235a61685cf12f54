/*
 * The divisions table is read once, sorted by code, and found again by bisection on codes: a township's code
 * begins with its county's, a village's with its township's.
 */
#include "places.h"

#include "fail.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_CODE, COLUMN_LEVEL = 2, COLUMN_NAME = 3, COLUMN_FROM = 4, COLUMNS = 6 };

/* Cuts a line at its commas; the table holds no quotes.  Cells that are missing are empty. */
static void places_split(char *line, char *cell[COLUMNS])
{
    static char nothing[1] = "";
    char *rest = line;

    line[strcspn(line, "\r\n")] = 0;
    for (int i = 0; i < COLUMNS; i++) {
        char *comma = rest ? strchr(rest, ',') : NULL;

        cell[i] = rest ? rest : nothing;
        if (comma)
            *comma = 0;
        rest = comma ? comma + 1 : NULL;
    }
}

/* A name that does not fit is an error: cut, it would be the name of nowhere. */
static void places_copy(char *into, size_t size, const char *text, const char *path)
{
    if (strlen(text) >= size)
        fail("%s: \"%s\" is too long", path, text);
    memcpy(into, text, strlen(text) + 1);
}

/* Counties hold townships, which refer to them by their place after sorting. */
static void places_add_county(struct places *places, char *cell[COLUMNS], const char *path)
{
    struct county *county = &places->county[places->counties];

    if (places->counties++ == PLACES_COUNTIES)
        fail("%s: more than %d counties", path, PLACES_COUNTIES);
    places_copy(county->code, sizeof county->code, cell[COLUMN_CODE], path);
    places_copy(county->name, sizeof county->name, cell[COLUMN_NAME], path);
}

/* The county is linked later, when both lists are sorted. */
static void places_add_township(struct places *places, char *cell[COLUMNS], const char *path)
{
    struct township *township = &places->township[places->townships];

    if (places->townships++ == PLACES_TOWNSHIPS)
        fail("%s: more than %d townships", path, PLACES_TOWNSHIPS);
    places_copy(township->code, sizeof township->code, cell[COLUMN_CODE], path);
    places_copy(township->name, sizeof township->name, cell[COLUMN_NAME], path);
}

/* Names repeat; only the code tells villages apart. */
static void places_add_village(struct places *places, char *cell[COLUMNS], const char *path)
{
    struct village *village = &places->village[places->villages];

    if (places->villages++ == PLACES_VILLAGES)
        fail("%s: more than %d villages", path, PLACES_VILLAGES);
    places_copy(village->code, sizeof village->code, cell[COLUMN_CODE], path);
    places_copy(village->name, sizeof village->name, cell[COLUMN_NAME], path);
}

/* Divisions that came later (a county made a city in 2021) are not of the simulated years. */
static void places_add(struct places *places, char *cell[COLUMNS], const char *path)
{
    if (strcmp(cell[COLUMN_FROM], "2021") >= 0)
        return;
    if (strcmp(cell[COLUMN_LEVEL], "county") == 0)
        places_add_county(places, cell, path);
    else if (strcmp(cell[COLUMN_LEVEL], "township") == 0)
        places_add_township(places, cell, path);
    else if (strcmp(cell[COLUMN_LEVEL], "village") == 0)
        places_add_village(places, cell, path);
}

/* Every struct here begins with its code, so one comparison serves all three. */
static int places_compare(const void *left, const void *right)
{
    return strcmp((const char *) left, (const char *) right);
}

/* The file may come in any order. */
static void places_sort(struct places *places)
{
    qsort(places->county, (size_t) places->counties, sizeof *places->county, places_compare);
    qsort(places->township, (size_t) places->townships, sizeof *places->township, places_compare);
    qsort(places->village, (size_t) places->villages, sizeof *places->village, places_compare);
}

/* Both lists are sorted by code, so that one pass over both is enough. */
static void places_link_townships(struct places *places, const char *path)
{
    int county = 0, ordinal = 0;

    for (int i = 0; i < places->townships; i++, ordinal++) {
        struct township *township = &places->township[i];

        while (county < places->counties && strncmp(places->county[county].code, township->code, 6) != 0) {
            county++;
            ordinal = 0;
        }
        if (county == places->counties)
            fail("%s: township %s has no county", path, township->code);
        township->county = county;
        township->ordinal = ordinal;
    }
}

/* The same, with the first nine digits. */
static void places_link_villages(struct places *places, const char *path)
{
    int township = 0;

    for (int i = 0; i < places->villages; i++) {
        struct village *village = &places->village[i];

        while (township < places->townships && strncmp(places->township[township].code, village->code, 9) != 0)
            township++;
        if (township == places->townships)
            fail("%s: village %s has no township", path, village->code);
        village->township = township;
        places->township[township].villages++;
    }
}

/* Everything that could be wrong with the table ends the program here, not in the middle of a month. */
void places_load(struct places *places, const char *path)
{
    char line[512];
    FILE *file = fopen(path, "r");

    if (!file)
        fail("could not open the divisions \"%s\"; name them with --divisions", path);
    memset(places, 0, sizeof *places);
    while (fgets(line, sizeof line, file)) {
        char *cell[COLUMNS];

        places_split(line, cell);
        places_add(places, cell, path);
    }
    fclose(file);
    if (places->counties == 0 || places->villages == 0)
        fail("%s: no county or no village in it", path);
    places_sort(places);
    places_link_townships(places, path);
    places_link_villages(places, path);
}

/* The first household of a village: the least h with h * villages / households >= village. */
static int places_first_household(const struct places *places, int village)
{
    return (int) (((int64_t) village * places->households + places->villages - 1) / places->villages);
}

/* A county's first household: numbers of people are counted from there. */
void places_spread(struct places *places, int households)
{
    int seen = -1;

    places->households = households;
    for (int i = 0; i < places->villages; i++) {
        int county = places->township[places->village[i].township].county;

        if (county != seen)
            places->county[county].first_household = places_first_household(places, i);
        seen = county;
    }
}

/* Called for every household on every walk: one multiplication and one division. */
int places_village_of(const struct places *places, int household)
{
    return (int) ((int64_t) household * places->villages / places->households);
}

/* Good enough to tell a small bank from a large one. */
int places_township_size(const struct places *places, int township)
{
    return (int) ((int64_t) places->township[township].villages * places->households / places->villages);
}
