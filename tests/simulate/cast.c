/*
 * Stories that need a certain kind of township choose first, each kind from its own queue of slots; the others
 * take what is left.
 */
#include "cast.h"

#include "duty.h"
#include "fail.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_STRIDE = 3, QUEUES = PLACE_COUNTY + PLACES_COUNTIES, SCATTER = 7919 };

struct performance {
    const struct story *story;
    int ordinal;
};

struct cast {
    const struct world *world;
    int slots, stride;
    struct performance *performance; /* one a slot; story is NULL where nothing is played */
    int next[QUEUES];                /* how many slots each queue has looked at */
    int performances;
};

/* The queue of a place: one a kind of township, or one a county. */
static int cast_queue(const struct cast *cast, enum place place, int ordinal)
{
    int counties = cast->world->places.counties;

    if (place == PLACE_COUNTY)
        return PLACE_COUNTY + ordinal % counties;
    if (place == PLACE_ODD_COUNTY)
        return PLACE_COUNTY + ordinal * 2 % (counties - counties % 2) + 1;
    return (int) place;
}

/* PLACE_ANY is any township whose bank is the same all along, or that has none, and no tiny one. */
static bool cast_suits(const struct cast *cast, int slot, int queue)
{
    const struct places *places = &cast->world->places;
    int township = places->village[places_village_of(places, slot * cast->stride)].township;
    bool anywhere = queue == PLACE_ANY || queue - PLACE_COUNTY == places->township[township].county;
    enum place place = (enum place) queue;

    switch (duty_kind(cast->world, township)) {
    case DUTY_COOPERATIVE:
        return place == PLACE_COOPERATIVE || anywhere;
    case DUTY_OTHER:
    case DUTY_NONE:
        return anywhere;
    case DUTY_LATE:
        return place == PLACE_LATE;
    case DUTY_CHANGED:
        return place == PLACE_CHANGED;
    case DUTY_SMALL:
        break;
    }
    return false;
}

/* Says how many households would do, so that nobody has to guess. */
static void cast_too_few(const struct cast *cast)
{
    fail("%d households are too few for that many violations and traps: about %d are needed", cast->world->households,
         cast->slots * LEAST_STRIDE);
}

/* Slots are tried in an order that spreads a rule's stories over the whole prefecture. */
static int cast_scatter(const struct cast *cast, int nth)
{
    return (int) ((int64_t) nth * SCATTER % cast->slots);
}

/* Takes the next slot that suits; one that does not suit this queue may suit another later. */
static void cast_place(struct cast *cast, const struct story *story, int ordinal)
{
    int queue = cast_queue(cast, story->place, ordinal);
    int *next = &cast->next[queue];

    while (*next < cast->slots) {
        int slot = cast_scatter(cast, (*next)++);

        if (!cast->performance[slot].story && cast_suits(cast, slot, queue)) {
            cast->performance[slot] = (struct performance) { story, ordinal };
            return;
        }
    }
    cast_too_few(cast);
}

/* The stories of one rule and one kind, in the order of the tables. */
static int cast_stories_of(const char *rule, enum must must, const struct story *list[], int room)
{
    int found = 0;

    for (int t = 0; STORY_TABLES[t]; t++)
        for (int i = 0; i < STORY_TABLES[t]->stories; i++) {
            const struct story *story = &STORY_TABLES[t]->story[i];

            if (story->must == must && strcmp(story->rule, rule) == 0 && found < room)
                list[found++] = story;
        }
    return found;
}

static const char *const RULE[] = {
    "WHO-01", "WHO-02", "WHO-03", "WHO-04", "WHO-05", "WHO-06", "TRM-01", "TRM-02", "TRM-03",
    "TRM-04", "TRM-05", "RSK-01", "RSK-02", "RSK-03", "USE-01", "DTY-02", "DAT-05",
};

/* With the whole catalogue; after the others, so that a shortage shows here.  "XFR-02 of six" are stories of that rule
 * which two performances tell together: they are counted apart, so that they come in pairs. */
static const char *const RULE_MORE[] = {
    "WHO-07", "WHO-08", "WHO-10", "WHO-12", "WHO-13", "TRM-06",        "TRM-07", "TRM-08", "USE-06",
    "RSK-06", "RSK-07", "RSK-04", "FND-03", "FND-06", "FND-07",        "FND-08", "FND-10", "FND-13",
    "DAT-04", "DAT-06", "DAT-08", "XFR-01", "XFR-02", "XFR-02 of six", "XFR-03", "XFR-04", "XFR-05",
    "XFR-06", "XFR-07", "USE-02", "USE-03", "USE-04", "USE-05",        "WHO-09",
};

enum { RULES = sizeof RULE / sizeof *RULE, RULES_MORE = sizeof RULE_MORE / sizeof *RULE_MORE, MOST_STORIES = 24 };

/* Places the performances of a rule that want a certain township, or those that take any. */
static void cast_rule(struct cast *cast, const char *rule, enum must must, int times, bool choosy)
{
    const struct story *list[MOST_STORIES];
    int stories = cast_stories_of(rule, must, list, MOST_STORIES);

    for (int i = 0; i < times && stories > 0; i++) {
        const struct story *story = list[i % stories];

        if ((story->place != PLACE_ANY) == choosy)
            cast_place(cast, story, i / stories);
    }
}

/* Violations and traps take turns by rule, not by kind: a shortage of slots shows in the last rule, not in
 * all traps. */
static void cast_all(struct cast *cast, int violations, int traps, bool choosy)
{
    int rules = RULES + (cast->world->all_rules ? RULES_MORE : 0);

    for (int i = 0; i < rules; i++) {
        const char *rule = i < RULES ? RULE[i] : RULE_MORE[i - RULES];

        cast_rule(cast, rule, MUST_YES, violations, choosy);
        cast_rule(cast, rule, MUST_NO, traps, choosy);
    }
}

/* Two fifths more slots than stories: some lie in townships where no story, or not this one, can be
 * played. */
struct cast *cast_make(const struct world *world, int violations, int traps)
{
    struct cast *cast = calloc(1, sizeof *cast);

    if (!cast)
        fail("out of memory for the stories");
    cast->world = world;
    cast->performances = (RULES + (world->all_rules ? RULES_MORE : 0)) * (violations + traps);
    cast->slots = cast->performances ? cast->performances * 7 / 5 + 32 : 0;
    if (cast->slots % SCATTER == 0 && cast->slots)
        cast->slots++; /* else some slots would never be tried */
    cast->stride = cast->slots ? world->households / cast->slots : 1;
    if (cast->slots && cast->stride < LEAST_STRIDE)
        cast_too_few(cast);
    cast->performance = calloc((size_t) cast->slots + 1, sizeof *cast->performance);
    if (!cast->performance)
        fail("out of memory for %d stories", cast->performances);
    cast_all(cast, violations, traps, true);
    cast_all(cast, violations, traps, false);
    return cast;
}

/* Every walk asks this of every household: a division and a look, no search. */
const struct story *cast_at(const struct cast *cast, int household, int *ordinal)
{
    int slot = household / cast->stride;

    if (household % cast->stride != 0 || slot >= cast->slots)
        return NULL;
    *ordinal = cast->performance[slot].ordinal;
    return cast->performance[slot].story;
}

void cast_free(struct cast *cast)
{
    free(cast->performance);
    free(cast);
}
