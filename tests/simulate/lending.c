/*
 * Ordinary notes end in time: settled early or on the day, renewed, or extended and then settled.  A small
 * share is late; those are the ordinary overdue notes, which the truth lists by their state.
 */
#include "lending.h"

#include "duty.h"
#include "family.h"

#include <stdio.h>
#include <string.h>

enum { RATE_SHORT = 435000, RATE_LONG = 475000, RATE_LOW = 390000 };

/* In ten thousand: notes that are late, extended, or settled before their time. */
enum {
    SHARE_LATE = 700,
    SHARE_EXTENDED = 500,
    SHARE_EARLY = 2500,
    SHARE_SECOND = 500,
    SHARE_PAID_DOWN = 2200,
    SHARE_GRADED_DOWN = 550
};

static const struct {
    const char *purpose, *industry;
} LENDING_USE[] = {
    { "购买仔猪发展生猪养殖", "A0313" },
    { "养殖黑山羊", "A0314" },
    { "购买肉牛", "A0311" },
    { "种植核桃", "A0161" },
    { "种植烤烟", "A0134" },
    { "种植蔬菜购买种子化肥", "A0141" },
    { "养鸡", "A0321" },
    { "种植魔芋", "A0123" },
    { "种植中药材", "A0170" },
    { "种植花椒", "A0163" },
    { "养蜂", "A0392" },
    { "购买化肥农药地膜", "A0511" },
    { "种植软籽石榴", "A0159" },
    { "稻田养鱼", "A0412" },
    { "种植食用菌", "A0142" },
};

/* A week after the benchmark of 2015-10-24, which then stood for years. */
int lending_first_day(void)
{
    return calendar_day(2015, 11, 1);
}

/* The benchmark itself: the most that is allowed, and what most banks take. */
int lending_rate(int term)
{
    return term <= 12 ? RATE_SHORT : RATE_LONG;
}

/* Year of the grant and a number that no other note has. */
static void lending_number(const struct scene *scene, struct note *note, int nth)
{
    char bank_code[8];

    duty_bank_code(scene->world, note->bank, bank_code);
    snprintf(note->number, sizeof note->number, "%s%04d%09d", bank_code, calendar_date(note->granted).year,
             scene->first * 4 + nth);
}

/* The number names the bank: a note handed to another needs another. */
void lending_at_bank(const struct scene *scene, struct note *note, int bank)
{
    note->bank = bank;
    lending_number(scene, note, (int) (note - scene->note));
}

/* As the roster has it on the day of the grant. The note's phone and account are the borrower's own. */
static void lending_borrower(const struct scene *scene, struct note *note, int person)
{
    const struct person *borrower = &scene->person[person];
    const struct house *house = family_house_of(scene, borrower, note->granted);

    memcpy(note->name, borrower->name, sizeof borrower->name);
    memcpy(note->id, borrower->id, 18);
    note->id[18] = 0;
    memcpy(note->household_no, house->number, sizeof house->number);
    people_phone(house->household, borrower->member, note->phone);
    people_account(house->household, borrower->member, note->account);
    note->township = scene->world->places.village[house->village].township;
    note->person = person;
}

/* In turn, so that every purpose comes up in any village. */
static void lending_use(struct note *note, int nth)
{
    int use = nth % (int) (sizeof LENDING_USE / sizeof *LENDING_USE);

    note->purpose = LENDING_USE[use].purpose;
    note->industry = LENDING_USE[use].industry;
}

/* Every field is set: the scene's memory still holds the scene before. */
struct note *lending_note(struct scene *scene, int person, int granted, int term, int64_t amount)
{
    struct note *note = scene_add_note(scene);

    lending_borrower(scene, note, person);
    note->granted = granted;
    note->due = calendar_add_months(granted, term);
    note->extended = 0;
    note->amount = amount;
    note->rate = lending_rate(term);
    note->guarantee = "信用";
    note->type = "新增";
    note->previous[0] = 0;
    note->closed = note->due;
    note->closed_as = STATUS_SETTLED;
    note->paid_on = CALENDAR_NEVER;
    note->paid = 0;
    note->grade = GRADE_BY_DAYS;
    note->regraded = CALENDAR_NEVER;
    note->missed = note->gone = note->returned = note->broken = note->altered = 0;
    note->purse = note->payer.purse = PURSE_NONE;
    note->payment = "自主支付";
    lending_use(note, scene->first + scene->notes);
    lending_at_bank(scene, note, duty_bank(scene->world, note->township, granted));
    return note;
}

/* Both sides of it: the new note names the old one, the old one closes. */
void lending_renews(struct note *note, struct note *old, int closed)
{
    note->type = "无还本续贷";
    memcpy(note->previous, old->number, sizeof old->number);
    old->closed = closed;
}

/* Half of the late ones pay within half a year, the rest not at all. */
static void lending_late(struct note *note, struct random *random)
{
    note->closed = CALENDAR_NEVER;
    if (random_chance(random, 5000))
        note->closed = note->due + random_between(random, 5, 180);
}

/* By half of the original term at most: more is for another rule to find. */
static void lending_extend(struct note *note, int term)
{
    note->extended = calendar_add_months(note->due, term / 2) - 3;
    note->closed = note->extended;
}

/* Settled on the day or some days before it, unless the draw says otherwise. */
static void lending_fate(struct note *note, int term, struct random *random)
{
    int fate = random_below(random, 10000);
    int half = (note->due - note->granted) / 2;

    if (fate < SHARE_LATE)
        lending_late(note, random);
    else if (fate < SHARE_LATE + SHARE_EXTENDED)
        lending_extend(note, term);
    else if (fate < SHARE_LATE + SHARE_EXTENDED + SHARE_EARLY)
        note->closed = note->granted + half + random_below(random, half);
    else
        note->closed = note->due - random_below(random, 6);
}

/* Often the full 50,000, else in whole ten thousands, else in hundreds. */
static int64_t lending_amount(struct random *random)
{
    if (random_chance(random, 4500))
        return (int64_t) 50000 * YUAN;
    if (random_chance(random, 5000))
        return (int64_t) random_between(random, 2, 4) * 10000 * YUAN;
    return (int64_t) random_between(random, 100, 500) * 100 * YUAN;
}

/* In whole hundreds, and never all of it. */
static void lending_pay_down(struct note *note, struct random *random)
{
    int64_t hundreds = note->amount / (100 * YUAN);

    if (!random_chance(random, SHARE_PAID_DOWN))
        return;
    note->paid_on = note->granted + random_between(random, 150, 320);
    note->paid = hundreds * random_between(random, 20, 60) / 100 * 100 * YUAN;
}

/* The note that came before: one of twelve months, closed when the new one was granted (a renewal), or
 * settled some weeks before it. */
static void lending_before(struct scene *scene, int person, struct random *random)
{
    struct note *note = &scene->note[0];
    bool renewal = random_chance(random, 5000);
    int due = note->granted + (renewal ? 5 : 0);
    int closed = note->granted - (renewal ? -random_below(random, 4) : random_between(random, 3, 40));
    int granted = calendar_add_months(due, -12);
    struct note *old;

    if (granted < lending_first_day() || duty_kind(scene->world, note->township) == DUTY_CHANGED)
        return;
    old = lending_note(scene, person, granted, 12, note->amount);
    old->due = due;
    old->closed = closed;
    if (renewal)
        lending_renews(note, old, closed);
}

/* Those already due before the window are of no interest: no ledger would show them. */
static int lending_granted(const struct world *world, int term, struct random *random)
{
    int earliest = calendar_add_months(world_begin(world), -term);
    int first = lending_first_day();

    return random_between(random, earliest > first ? earliest : first, world_end(world));
}

/* Three years is the longest allowed, and what most people take. */
static int lending_term(struct random *random)
{
    int share = random_below(random, 100);

    if (share < 15)
        return 12;
    return share < 40 ? 24 : 36;
}

/* With the whole catalogue some banks lend badly: RSK-04, RSK-05 and FND-10 speak of ratios that are seldom reached
 * within a window by what falls due in it. */
static void lending_grade_down(const struct scene *scene, struct note *note)
{
    static const bool badly[BANKS] = {
        [1] = true, [2] = true, [3] = true, [7] = true, [8] = true, [9] = true, [BANK_ABC] = true
    };
    const struct world *world = scene->world;
    struct random random = random_start(world->seed, (uint64_t) scene->first, RANDOM_GRADE);
    int begin = world_begin(world) - 10;

    if (!world->all_rules || !badly[note->bank] || !random_chance(&random, SHARE_GRADED_DOWN))
        return;
    note->later_grade = GRADE_SUBSTANDARD;
    note->regraded = note->granted + 40 > begin ? note->granted + 40 : begin;
}

/* The borrower is the only person built: the walk over notes needs no other. */
void lending_ordinary(struct scene *scene)
{
    const struct world *world = scene->world;
    struct random random = random_start(world->seed, (uint64_t) scene->first, RANDOM_NOTE);
    int term, person, granted;
    struct note *note;

    /* Those with two notes make up for those whose only one was settled before the window. */
    if (!random_chance(&random, world->notes_per_100 * 100))
        return;
    person = family_size(world, scene->first) > 1 && random_chance(&random, 2500) ? WIFE : HEAD;
    term = lending_term(&random);
    granted = lending_granted(world, term, &random);
    family_member(scene, 0, person);
    note = lending_note(scene, 0, granted, term, lending_amount(&random));
    if (random_chance(&random, 1500))
        note->rate = RATE_LOW;
    if (random_chance(&random, 1200))
        note->household_no[0] = 0;
    lending_pay_down(note, &random);
    lending_fate(note, term, &random);
    lending_grade_down(scene, note);
    if (random_chance(&random, SHARE_SECOND))
        lending_before(scene, 0, &random);
}
