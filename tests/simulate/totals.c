/*
 * A bank may leave the household number blank, but an ordinary scene is one household whatever its notes say.
 * A household is counted once for each bank and county in which it has notes.  Where a scene has a single note
 * there, whose household it is makes no difference; where it has several and a story about who the borrower is,
 * the count is left open.  So are the sums of a month in which a note is missing or cannot be read.
 */
#include "totals.h"

#include "cast.h"
#include "ledger.h"
#include "stage.h"

#include <string.h>

/* True for the first note of the scene at this bank, in this county and household, that has been seen. */
static bool totals_first_of_household(const struct scene *scene, int at, int month, bool open)
{
    const struct world *world = scene->world;
    const struct township *township = world->places.township;
    const struct note *note = &scene->note[at];

    for (int i = 0; i < at; i++) {
        const struct note *other = &scene->note[i];
        int first = ledger_first_month(world, other);
        bool counts = first >= 0 && first <= month &&
                      (!open || (ledger_open(other, calendar_month_end(month)) &&
                                 ledger_presence(world, other, month) != LEDGER_ABSENT));

        if (counts && other->bank == note->bank &&
            township[other->township].county == township[note->township].county &&
            (scene->households == 1 || strcmp(other->household_no, note->household_no) == 0))
            return false;
    }
    return true;
}

/* A note in one month's sums. */
static void totals_add(int64_t sum[TOTALS], const struct scene *scene, int at, int month)
{
    const struct note *note = &scene->note[at];
    int day = calendar_month_end(month);
    struct ledger_state state;

    sum[TOTAL_GRANTED_NOTES]++;
    sum[TOTAL_GRANTED_AMOUNT] += note->amount;
    sum[TOTAL_GRANTED_HOUSEHOLDS] += totals_first_of_household(scene, at, month, false);
    if (!ledger_open(note, day) || ledger_presence(scene->world, note, month) == LEDGER_ABSENT)
        return;
    state = ledger_state(note, day);
    sum[TOTAL_BALANCE] += state.balance;
    sum[TOTAL_OVERDUE] += state.overdue_principal;
    sum[TOTAL_NPL] += state.grade >= GRADE_SUBSTANDARD ? state.balance : 0;
    sum[TOTAL_BALANCE_HOUSEHOLDS] += totals_first_of_household(scene, at, month, true);
}

/* Missing or unreadable from then on: what was said last may stand, or not. */
static bool totals_doubtful(const struct note *note, int month, int unseen)
{
    bool gone = note->gone && month >= note->gone;
    bool broken = note->broken && month >= note->broken;

    bool altered = note->altered && note->alteration == ALTER_AMOUNT && month >= note->altered;

    return gone || broken || altered ||
           (note->bank == BANK_XYCZ && unseen > 0 && (month == unseen || month == unseen + 1));
}

/* Whether the month's balance is in doubt: one that is back in the ledger, or only told with another amount, is not. */
static bool totals_unsure(const struct note *note, int month, int unseen)
{
    return (note->gone && month >= note->gone && month < note->returned) || note->broken == month ||
           (note->bank == BANK_XYCZ && unseen > 0 && (month == unseen || month == unseen + 1));
}

/* The amount is the most that can be counted. */
static void totals_add_sure(int64_t sure[SURES], const struct note *note, int month, bool unsure)
{
    int day = calendar_month_end(month);
    struct ledger_state state;

    if (unsure)
        sure[UNSURE_BALANCE] += note->amount;
    else if (ledger_open(note, day)) {
        state = ledger_state(note, day);
        sure[SURE_BALANCE] += state.balance;
        sure[SURE_NPL] += state.grade >= GRADE_SUBSTANDARD ? state.balance : 0;
    }
}

/* In sums of 128 bits: a nation's balances in 0.00001 % would not fit into 64. */
static bool totals_reaches(int64_t bad, int64_t all, int part, bool beyond)
{
    __extension__ typedef __int128 wide;
    wide left = (wide) bad * 10000000, right = (wide) all * part;

    return all > 0 && (beyond ? left > right : left >= right);
}

/* At the least all that is unsure is good, at the most all of it is bad. */
enum must totals_ratio(const int64_t sure[SURES], int part, bool beyond)
{
    int64_t all = sure[SURE_BALANCE] + sure[UNSURE_BALANCE], bad = sure[SURE_NPL];

    if (sure[SURE_BALANCE] > 0 && totals_reaches(bad, all, part, beyond))
        return MUST_YES;
    return totals_reaches(bad + sure[UNSURE_BALANCE], all, part, beyond) ? MUST_EITHER : MUST_NO;
}

/* Stories of WHO-01 to WHO-05 are about who the borrower is. */
static bool totals_unsure_who(const struct scene *scene)
{
    int ordinal;
    const struct story *story = cast_at(scene->world->cast, scene->first, &ordinal);

    return story && strncmp(story->rule, "WHO-0", 5) == 0 && story->rule[5] <= '5';
}

/* A note that some ledger up to the month has shown. */
static void totals_seen(struct totals *totals, const struct scene *scene, int at, int index, int unseen)
{
    const struct note *note = &scene->note[at];
    int county = totals->world->places.township[note->township].county, month = world_month(totals->world, index);

    totals_add(totals->sum[county][note->bank][index], scene, at, month);
    totals_add_sure(totals->sure[county][note->bank][index], note, month, totals_unsure(note, month, unseen));
}

static void totals_note(struct totals *totals, const struct scene *scene, int at, int unseen)
{
    const struct world *world = totals->world;
    const struct note *note = &scene->note[at];
    int county = world->places.township[note->township].county;
    int first = ledger_first_month(world, note);

    if (scene->notes > 1 && totals_unsure_who(scene))
        totals->doubtful_households[county][note->bank] = true;
    for (int i = 0; i < world->months; i++) {
        int month = world_month(world, i);

        if (totals_doubtful(note, month, unseen))
            totals->doubtful[county][note->bank][i] = true;
        if (first >= 0 && first <= month)
            totals_seen(totals, scene, at, i, unseen);
    }
}

void totals_count(struct totals *totals, const struct world *world, int unseen)
{
    static struct scene scene;

    memset(totals, 0, sizeof *totals);
    totals->world = world;
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        for (int i = 0; i < scene.notes; i++)
            totals_note(totals, &scene, i, unseen);
    }
}
