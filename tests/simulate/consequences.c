/*
 * Traps are claimed for stories only: that nothing is said of an ordinary note goes without saying, for these
 * rules' truth is closed.  Where who the borrower is can be disputed, what follows from it is left open.
 */
#include "consequences.h"

#include "duty.h"
#include "family.h"
#include "ledger.h"

#include <string.h>

enum { MONTHS_AHEAD = 3, SHORT_TERM = 12 };

enum must consequences_claimed(const struct scene *scene, int note, const char *rule)
{
    for (int i = 0; i < scene->claims; i++)
        if (scene->claim[i].note == note && strcmp(scene->claim[i].rule, rule) == 0)
            return scene->claim[i].must;
    return MUST_NO;
}

/* Nobody, not yet, no longer, or under another's name: so it is claimed. */
static bool consequences_unsure_who(const struct scene *scene, int note)
{
    static const char *const rule[] = { "WHO-01", "WHO-02", "WHO-03", "WHO-04", "WHO-05", "WHO-06" };

    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
        if (consequences_claimed(scene, note, rule[i]) != MUST_NO)
            return true;
    return false;
}

static void consequences_say(struct truth *truth, const struct scene *scene, const char *rule, const struct note *note,
                             enum must must)
{
    if (must != MUST_NO || scene->households > 1)
        truth_of_note(truth, rule, note, must);
}

/* A number with a fault in it may be that of a child. */
static void consequences_age(struct truth *truth, const struct scene *scene, int at)
{
    if (consequences_claimed(scene, at, "WHO-04") == MUST_YES && consequences_claimed(scene, at, "WHO-08") == MUST_NO)
        truth_of_note(truth, "WHO-08", &scene->note[at], MUST_EITHER);
}

static bool consequences_claims_rule(const struct scene *scene, const char *rule)
{
    for (int i = 0; i < scene->claims; i++)
        if (strcmp(scene->claim[i].rule, rule) == 0)
            return true;
    return false;
}

/* Another story's household that split may be one of these as well. */
static void consequences_split(struct truth *truth, const struct scene *scene, int at)
{
    const struct note *note = &scene->note[at];

    if (consequences_claims_rule(scene, "WHO-12"))
        return;
    for (int i = 0; i < scene->persons; i++)
        if (scene->person[i].moved <= note->granted) {
            truth_of_note(truth, "WHO-12", note, MUST_EITHER);
            return;
        }
}

/* The status is the same in every roster; the first one says nothing about the days before it. */
static void consequences_status(struct truth *truth, const struct scene *scene, int at)
{
    const struct note *note = &scene->note[at];
    const struct house *house = family_house_of(scene, &scene->person[note->person], note->granted);
    bool known = note->granted >= calendar_month_end(scene->world->first_month);
    enum must must = house->status >= HOUSE_STATUS_ENDED && known ? MUST_YES : MUST_NO;

    if (must == MUST_YES && consequences_unsure_who(scene, at))
        must = MUST_EITHER;
    consequences_say(truth, scene, "WHO-13", note, must);
}

static const struct note *consequences_old(const struct scene *scene, const struct note *note)
{
    for (int i = 0; i < scene->notes; i++)
        if (&scene->note[i] != note && scene->note[i].bank == note->bank &&
            strcmp(scene->note[i].number, note->previous) == 0)
            return &scene->note[i];
    return NULL;
}

/* Of the ledger before the grant; where there is none, or it did not come, nobody can say. */
static enum must consequences_renewal(const struct scene *scene, const struct note *note, int unseen)
{
    const struct note *old = consequences_old(scene, note);
    int before = calendar_month(note->granted) - 1;
    struct ledger_state state;

    if (!old)
        return MUST_YES;
    if (ledger_first_month(scene->world, old) < 0 || (note->bank == BANK_XYCZ && unseen > 0))
        return MUST_EITHER;
    if (old->person != note->person)
        return MUST_YES;
    if (before < scene->world->first_month || strcmp(old->id, note->id) != 0 ||
        ledger_presence(scene->world, old, before) != LEDGER_SHOWN)
        return MUST_EITHER;
    state = ledger_state(old, calendar_month_end(before));
    return state.grade >= GRADE_SUBSTANDARD || state.balance < note->amount ? MUST_YES : MUST_NO;
}

static void consequences_renewed(struct truth *truth, const struct scene *scene, int at, int unseen)
{
    const struct note *note = &scene->note[at];

    if (strcmp(note->type, "无还本续贷") == 0)
        consequences_say(truth, scene, "TRM-06", note, consequences_renewal(scene, note, unseen));
}

/* The original term in days, or half of it where that is longer than a year: said from the month in which the
 * ledger first shows the extension. */
static void consequences_extended(struct truth *truth, const struct scene *scene, int at)
{
    const struct note *note = &scene->note[at];
    int days = note->due - note->granted, longer = note->extended - note->due;
    bool is_short = note->due <= calendar_add_months(note->granted, SHORT_TERM);
    int first = ledger_first_month(scene->world, note), from = first;
    enum must must = longer * (is_short ? 1 : 2) > days ? MUST_YES : MUST_NO;

    if (!note->extended || first < 0)
        return;
    while (from <= scene->world->first_month + scene->world->months &&
           !ledger_state(note, calendar_month_end(from)).extended)
        from++;
    if (must == MUST_YES)
        truth_of_note_from(truth, "TRM-07", note, must, from);
    else
        consequences_say(truth, scene, "TRM-07", note, must);
}

/* Whether a rule about the present holds at a month's end. */
typedef enum must consequences_at(const struct scene *scene, const struct note *note, int day);

/* Dead or gone since the grant, and in no other household. */
static enum must consequences_gone(const struct scene *scene, const struct note *note, int day)
{
    const struct person *person = &scene->person[note->person];

    if (person->left > day || day >= person->back || person->left < note->granted)
        return MUST_NO;
    for (int i = 0; i < scene->persons; i++)
        if (strcmp(scene->person[i].id, person->id) == 0 && family_listed(&scene->person[i], day))
            return MUST_NO;
    if (person->left == note->granted || strncmp(note->id, person->id, 18) != 0)
        return MUST_EITHER;
    return MUST_YES;
}

static bool consequences_soon(int due, int day)
{
    return due >= day && due <= calendar_add_months(day, MONTHS_AHEAD);
}

/* Which of two due days counts, where there are two, is left open. */
static enum must consequences_due(const struct scene *scene, const struct note *note, int day)
{
    struct note told = ledger_terms(note, calendar_month(day));
    bool extended = ledger_state(note, day).extended;
    bool one = consequences_soon(note->due, day) && consequences_soon(told.due, day);
    bool other = extended ? consequences_soon(note->extended, day) : consequences_soon(told.due, day);

    (void) scene;
    if (one && other)
        return MUST_YES;
    return one || other || consequences_soon(note->due, day) ? MUST_EITHER : MUST_NO;
}

/* What is missing, or did not come, leaves it open; what has just ended may be listed as ended. */
static void consequences_months(struct truth *truth, const struct scene *scene, const struct note *note,
                                const char *rule, consequences_at *at, int unseen)
{
    const struct world *world = scene->world;
    bool before = false;

    for (int i = 0; i < world->months; i++) {
        int month = world_month(world, i), day = calendar_month_end(month);
        bool blind = (note->bank == BANK_XYCZ && unseen > 0 && (month == unseen || month == unseen + 1)) ||
                     (note->gone && month >= note->gone);
        enum must must = MUST_NO;

        if (ledger_first_month(world, note) < 0)
            return;
        if (note->granted <= day && ledger_open(note, day))
            must = at(scene, note, day);
        if (must == MUST_NO && before)
            must = MUST_EITHER;
        before = must == MUST_YES || blind;
        if (blind)
            must = MUST_EITHER;
        if (must != MUST_NO || scene->households > 1)
            truth_add_note(truth, month, rule, note, must);
    }
}

void consequences_of(struct truth *truth, const struct scene *scene, int unseen)
{
    for (int i = 0; i < scene->notes; i++) {
        consequences_age(truth, scene, i);
        consequences_split(truth, scene, i);
        consequences_status(truth, scene, i);
        consequences_renewed(truth, scene, i, unseen);
        consequences_extended(truth, scene, i);
        consequences_months(truth, scene, &scene->note[i], "RSK-06", consequences_gone, unseen);
        consequences_months(truth, scene, &scene->note[i], "RSK-07", consequences_due, unseen);
    }
}
