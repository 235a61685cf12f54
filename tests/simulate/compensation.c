/* Where a note ended as 代偿, the fund paid on the day on which it closed. */
#include "compensation.h"

#include "ledger.h"

#include <stdio.h>

enum { DECISION_DAYS = 10 };

int64_t compensation_share(int64_t principal)
{
    return (principal * 8 + 5) / 10;
}

struct compensation *compensation_of(struct scene *scene, const struct note *note, int applied)
{
    struct compensation *compensation = scene_add_case(scene);
    int64_t principal = ledger_state(note, applied).balance;

    *compensation = (struct compensation) { .note = (int) (note - scene->note),
                                            .applied = applied,
                                            .principal = principal,
                                            .fund_share = compensation_share(principal) };
    compensation->bank_share = principal - compensation->fund_share;
    return compensation;
}

void compensation_paid(struct compensation *compensation)
{
    compensation->verdict = VERDICT_AGREED;
    compensation->decided = compensation->applied + DECISION_DAYS;
    compensation->paid = compensation->applied + 2 * DECISION_DAYS;
}

static bool compensation_has(const struct scene *scene, int note)
{
    for (int i = 0; i < scene->cases; i++)
        if (scene->compensation[i].note == note)
            return true;
    return false;
}

void compensation_complete(struct scene *scene)
{
    for (int i = 0; i < scene->notes; i++)
        if (scene->note[i].closed_as == STATUS_COMPENSATED && !compensation_has(scene, i))
            compensation_paid(compensation_of(scene, &scene->note[i], scene->note[i].closed - 2 * DECISION_DAYS));
}

void compensation_number(const struct scene *scene, const struct compensation *compensation,
                         char number[COMPENSATION_NUMBER])
{
    snprintf(number, COMPENSATION_NUMBER, "DC%010d",
             scene->first * SCENE_CASES + (int) (compensation - scene->compensation));
}
