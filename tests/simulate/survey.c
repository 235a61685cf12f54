/*
 * TRM-09 is planted on notes that the first ledger shows, so that the first survey knows of the grant.  Whether
 * a township is covered (DTY-03, DTY-04) is counted from the rows, whatever was planted for which rule.
 */
#include "survey.h"

#include "arrivals.h"
#include "duty.h"
#include "ledger.h"
#include "lending.h"
#include "stage.h"

#include <string.h>

enum { TRM_09, DTY_03, DTY_04, DTY_05, DAT_07, SURVEY_RULES };

static const char *const UNRATED = "未评级";

/* Seen from the first ledger on, at a bank whose ledgers are never missing. */
static bool survey_borrows(const struct scene *scene)
{
    const struct world *world = scene->world;

    return scene->notes == 1 && scene->note[0].bank != BANK_XYCZ &&
           ledger_first_month(world, &scene->note[0]) == world->first_month;
}

/* DTY-05's last trap is a household that has borrowed; what is unrated or unvisited must not have. */
static bool survey_suits(const struct scene *scene, struct pick pick)
{
    bool borrowing =
        pick.rule == TRM_09 || pick.rule == DAT_07 || (pick.rule == DTY_05 && !pick.violation && pick.nth % 3 == 2);

    return borrowing ? survey_borrows(scene) : scene->notes == 0;
}

struct picker survey_picker(const struct world *world)
{
    return pick_start(world, SURVEY_RULES, survey_suits);
}

/* The smallest bank's notes do not count as an answer to demand: one of its ledgers may come too late. */
static const struct note *survey_note(const struct scene *scene, int month)
{
    for (int i = 0; i < scene->notes && scene->households == 1; i++) {
        int first = ledger_first_month(scene->world, &scene->note[i]);

        if (scene->note[i].bank != BANK_XYCZ && first >= 0 && first <= month)
            return &scene->note[i];
    }
    return NULL;
}

/* The credit line covers whatever is lent, in stories too: the largest note of any is 100,000. */
static void survey_usual(const struct scene *scene, int house, int month, struct survey *row)
{
    static const char *const rating[] = { "AAA", "AA", "A", "B" };
    const struct house *home = &scene->house[house];
    const struct note *note = survey_note(scene, month);
    struct random random = random_start(scene->world->seed, (uint64_t) home->household, RANDOM_SURVEY);

    memcpy(row->number, home->number, sizeof row->number);
    row->township = scene_township(scene, house);
    row->registered = true;
    row->visited = calendar_day(2015, 10, 15) + random_below(&random, 15);
    row->rating = rating[random_below(&random, 4)];
    row->qualified = true;
    row->demand = note != NULL;
    row->demand_amount = note ? note->amount : 0;
    row->credit_line = (int64_t) (scene->households > 1 ? 100000 : 50000) * YUAN;
}

/* Not rated, not fit, one 分 above the line; or exactly at it, or visited only on the day of the grant. */
static void survey_plant_terms(const struct scene *scene, struct pick pick, struct survey *row)
{
    const struct note *note = &scene->note[0];
    int variant = pick.nth % 3;

    if (pick.violation && variant == 0)
        row->credit_line = note->amount - 1;
    else if (!pick.violation && variant == 0)
        row->credit_line = note->amount;
    else if (variant == 1)
        row->qualified = false;
    else {
        row->rating = UNRATED;
        row->credit_line = 0;
    }
    if (!pick.violation && variant > 0)
        row->visited = note->granted;
}

/* Fit and waiting; or fit without need, in need but not fit, or lent to already. */
static void survey_plant_waiting(struct pick pick, struct survey *row)
{
    int variant = pick.violation ? 0 : pick.nth % 3;

    row->demand = pick.violation || variant != 0;
    row->qualified = variant != 1;
    if (row->demand && row->demand_amount == 0)
        row->demand_amount = (int64_t) 30000 * YUAN;
}

/* A second row, for a number that is in no roster; not fit, so that nobody waits for a loan there. */
static void survey_plant_nobody(const struct scene *scene, struct pick pick, struct survey *row)
{
    people_household_number(scene->first, 1, row->number);
    row->registered = false;
    row->qualified = false;
    row->demand = pick.violation;
    row->demand_amount = pick.violation ? (int64_t) 20000 * YUAN : 0;
}

/* 50,000.01 or more, or 50,000.00. */
static void survey_plant_demand(struct pick pick, struct survey *row)
{
    row->demand = true;
    row->demand_amount = (int64_t) 50000 * YUAN + (pick.violation ? 1 + pick.nth / 2 % 2 * 3000000 : 0);
}

/* The months in which somebody is missing: from the second on, and for two of three until the end. */
static bool survey_missing(const struct scene *scene, struct pick pick, int month)
{
    int index = month - scene->world->first_month;

    return pick.rule == DTY_03 && pick.violation && index >= 1 && (pick.nth % 3 != 0 || index <= 2);
}

/* Changes the household's row, drops it or adds one. */
static int survey_plant(const struct scene *scene, struct pick pick, int month, struct survey row[SURVEY_ROWS])
{
    if (survey_missing(scene, pick, month))
        return 0;
    if (pick.rule == TRM_09)
        survey_plant_terms(scene, pick, &row[0]);
    else if (pick.rule == DTY_03) /* the trap: a row with nothing but what is required */
        row[0].credit_line = 0;
    else if (pick.rule == DTY_04)
        row[0].rating = pick.violation ? UNRATED : "D";
    else if (pick.rule == DTY_05)
        survey_plant_waiting(pick, &row[0]);
    else if (pick.rule == DAT_07 && pick.nth % 2 == 0)
        survey_plant_demand(pick, &row[0]);
    else if (pick.rule == DAT_07) {
        row[1] = row[0];
        survey_plant_nobody(scene, pick, &row[1]);
        return 2;
    }
    return 1;
}

/* The part that split off is a household of the roster from that day on. */
static bool survey_split(const struct scene *scene, int month)
{
    for (int i = 0; i < scene->persons && scene->households > 1; i++)
        if (scene->person[i].moved <= calendar_month_end(month))
            return true;
    return false;
}

int survey_of(const struct scene *scene, struct pick pick, int month, struct survey row[SURVEY_ROWS])
{
    int rows = 0;

    for (int house = 0; house < scene->households; house++)
        survey_usual(scene, house == HOUSE_SPLIT ? HOUSE_THIRD : house, month, &row[rows++]);
    if (survey_split(scene, month))
        survey_usual(scene, HOUSE_SPLIT, month, &row[rows++]);
    return pick.rule < 0 ? rows : survey_plant(scene, pick, month, row);
}

/* How many households of a township have no row, or one without a rating. */
struct coverage {
    int missing[PLACES_TOWNSHIPS], unrated[PLACES_TOWNSHIPS];
};

/* Only planted scenes can lack anything. */
static void survey_cover(struct coverage *coverage, const struct scene *scene, struct pick pick, int month)
{
    struct survey row[SURVEY_ROWS];
    int rows = survey_of(scene, pick, month, row);

    if (rows == 0)
        coverage->missing[scene_township(scene, 0)]++;
    else if (strcmp(row[0].rating, UNRATED) == 0)
        coverage->unrated[row[0].township]++;
}

/* What a planting says by itself, in every month. */
static void survey_truth_of(struct truth *truth, const struct scene *scene, struct pick pick)
{
    const struct world *world = scene->world;
    struct survey row[SURVEY_ROWS];
    int rows = survey_of(scene, pick, world->first_month, row);

    if (pick.rule == TRM_09)
        truth_of_note(truth, "TRM-09", &scene->note[0], pick.violation ? MUST_YES : MUST_NO);
    if (pick.rule != DTY_05 && pick.rule != DAT_07)
        return;
    for (int i = 0; i < world->months; i++)
        truth_add(truth, world_month(world, i), pick.rule == DTY_05 ? "DTY-05" : "DAT-07", "household",
                  row[rows - 1].number, pick.violation ? MUST_YES : MUST_NO);
}

/* A township whose last gap was closed this month may be listed as ended. */
static enum must survey_must(int now, int before, int doubtful)
{
    if (now)
        return MUST_YES;
    return before || doubtful ? MUST_EITHER : MUST_NO;
}

/* Whether a household without any row also counts as one without a rating is left open. */
static void survey_truth_of_townships(const struct world *world, const struct coverage *coverage, struct truth *truth)
{
    static const struct coverage nothing;

    for (int i = 0; i < world->months; i++)
        for (int t = 0; t < world->places.townships; t++) {
            const struct coverage *now = &coverage[i], *before = i ? &coverage[i - 1] : &nothing;
            const char *code = world->places.township[t].code;

            truth_add(truth, world_month(world, i), "DTY-03", "township", code,
                      survey_must(now->missing[t], before->missing[t], 0));
            truth_add(truth, world_month(world, i), "DTY-04", "township", code,
                      survey_must(now->unrated[t], before->unrated[t], now->missing[t] + before->missing[t]));
        }
}

void survey_truth(const struct world *world, struct truth *truth)
{
    static struct coverage coverage[MOST_MONTHS];
    static struct scene scene;
    struct picker picker = survey_picker(world);

    for (int household = 0; household < world->households; household += scene.households) {
        struct pick pick;

        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        pick = pick_next(&picker, &scene);
        if (pick.rule < 0)
            continue;
        survey_truth_of(truth, &scene, pick);
        for (int i = 0; i < world->months; i++)
            survey_cover(&coverage[i], &scene, pick, world_month(world, i));
    }
    survey_truth_of_townships(world, coverage, truth);
}
