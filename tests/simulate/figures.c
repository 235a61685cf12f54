/*
 * A note that was settled before the window began is in no ledger: nobody who only has the files can count
 * it, and so it is not counted here.
 */
#include "figures.h"

#include "consequences.h"
#include "fail.h"
#include "ledger.h"
#include "noise.h"
#include "stage.h"

#include <string.h>

/* A file is held when more than 5 % of its rows are rejected; we keep away from that. */
enum { MOST_BROKEN_PERCENT = 4 };

/* Renewals free of repayment bring no new money: a plan does not count them. */
static void figures_grant(struct figures *figures, const struct note *note)
{
    int year = calendar_date(note->granted).year - figures->first_year;
    int month = ledger_first_month(figures->world, note);
    int county = figures->world->places.township[note->township].county;

    if (month < 0)
        return;
    figures->notes++;
    if (year >= 0 && year < FIGURES_YEARS && strcmp(note->type, "无还本续贷") != 0)
        figures->granted[county][note->bank][year][month - figures->world->first_month] += note->amount;
}

/* Counted as the writer will write them; a row sent twice is one row more there, which only helps. */
static void figures_rows(struct figures *figures, const struct scene *scene, const struct note *note)
{
    for (int i = 0; i < figures->world->months; i++) {
        int month = world_month(figures->world, i);
        enum ledger_presence presence = ledger_presence(figures->world, note, month);
        bool broken = presence == LEDGER_BROKEN;

        if (presence == LEDGER_ABSENT)
            continue;
        broken = broken || noise_of(scene, note, month) == NOISE_BROKEN;
        figures->rows[note->bank][i]++;
        figures->broken[note->bank][i] += broken;
    }
}

/* The one walk before all others. Scenes with people are not needed: claims speak of notes. */
void figures_count(struct figures *figures, const struct world *world, struct truth *truth, int unseen)
{
    static struct scene scene;

    memset(figures, 0, sizeof *figures);
    figures->world = world;
    figures->first_year = world->first_month / 12;
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        for (int i = 0; i < scene.notes; i++) {
            figures_grant(figures, &scene.note[i]);
            figures_rows(figures, &scene, &scene.note[i]);
        }
        truth_of_scene(truth, &scene, unseen);
        if (world->all_rules)
            consequences_of(truth, &scene, unseen);
    }
}

/* A held file would be seen by no rule, and the truth would be wrong without anybody noticing. */
void figures_check(const struct figures *figures)
{
    for (int bank = 0; bank < BANKS; bank++)
        for (int i = 0; i < figures->world->months; i++) {
            char bank_code[8];

            if (figures->broken[bank][i] * 100 <= figures->rows[bank][i] * MOST_BROKEN_PERCENT)
                continue;
            duty_bank_code(figures->world, bank, bank_code);
            fail("%lld of %lld rows of a ledger of %s would be broken: more households are needed",
                 (long long) figures->broken[bank][i], (long long) figures->rows[bank][i], bank_code);
        }
}

/* Of the same year only: in January the count starts anew. */
int64_t figures_granted(const struct figures *figures, int county, int bank, int index)
{
    int year = world_month(figures->world, index) / 12 - figures->first_year;
    int64_t sum = 0;

    for (int i = 0; i <= index; i++)
        sum += figures->granted[county][bank][year][i];
    return sum;
}
