/* Notes are those that the first ledger shows, for the list comes with it. */
#include "watchlist.h"

#include "duty.h"
#include "family.h"
#include "ledger.h"
#include "stage.h"

#include <stdio.h>
#include <string.h>

/* Somebody else of the household is needed for every other violation. */
static bool watchlist_suits(const struct scene *scene, struct pick pick)
{
    const struct world *world = scene->world;
    bool another = pick.violation && pick.nth % 2 == 1;

    return scene->notes == 1 && scene->note[0].bank != BANK_XYCZ &&
           ledger_first_month(world, &scene->note[0]) == world->first_month &&
           (!another || family_size(world, scene->first) > 1);
}

struct picker watchlist_picker(const struct world *world)
{
    return pick_start(world, 1, watchlist_suits);
}

/* The borrower or a spouse; as traps a borrower who serves his village, and a namesake with another number. */
void watchlist_of(struct scene *scene, struct pick pick, struct watched *watched)
{
    bool other = pick.nth % 2 == 1;
    const struct person *person = &scene->person[0];

    if (pick.violation && other)
        person = family_member(scene, 0, person->member == HEAD ? WIFE : HEAD);
    watched->list = pick.violation || other ? "财政供养人员" : "村干部";
    watched->county = scene->world->places.township[scene_township(scene, 0)].county;
    memcpy(watched->name, person->name, sizeof watched->name);
    snprintf(watched->id, sizeof watched->id, "%.18s", person->id);
    if (!pick.violation && other)
        people_stranger_id(scene->world, scene->first, 0, watched->id);
}

void watchlist_truth(const struct world *world, struct truth *truth)
{
    static struct scene scene;
    struct picker picker = watchlist_picker(world);

    for (int household = 0; household < world->households; household += scene.households) {
        struct pick pick;

        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        pick = pick_next(&picker, &scene);
        if (pick.rule >= 0)
            truth_of_note(truth, "WHO-11", &scene.note[0], pick.violation ? MUST_YES : MUST_NO);
    }
}
