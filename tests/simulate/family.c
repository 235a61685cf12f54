/*
 * A member is drawn from (seed, household, member) alone, so that a walk over loan notes can build the
 * borrower without the rest of the family.
 */
#include "family.h"

#include <stdio.h>
#include <string.h>

enum { MOST_MEMBERS = 7, LIFE_IN_TEN_THOUSAND = 300 };

/* The first draw of the house's chance, so that it can be asked without building the house. */
int family_size(const struct world *world, int household)
{
    /* In a hundred households; the mean is 3.77. */
    static const int share[MOST_MEMBERS] = { 5, 14, 24, 29, 16, 8, 4 };
    struct random random = random_start(world->seed, (uint64_t) household, RANDOM_HOUSE);
    int at = random_below(&random, 100);
    int size = 1;

    while (at >= share[size - 1])
        at -= share[size++ - 1];
    return size;
}

/* The draws come in a fixed order: each house is the same on every walk. */
void family_house(struct scene *scene, int household)
{
    struct house *house = &scene->house[scene->houses++];
    struct random random = random_start(scene->world->seed, (uint64_t) household, RANDOM_HOUSE);

    random_below(&random, 100); /* the draw that family_size() uses */
    people_household_number(household, 0, house->number);
    house->household = household;
    house->village = places_village_of(&scene->world->places, household);
    /* Registration was a campaign of 2014; what it missed came until the autumn of 2015, before the
     * programme's first ordinary loan. */
    house->identified = random_chance(&random, 7000) ? calendar_day(2014, 1 + random_below(&random, 6), 1)
                                                     : calendar_day(2014, 7, 1) + random_below(&random, 470);
    house->standard = random_chance(&random, 9000) ? 0 : 1 + random_below(&random, 2);
    house->status = random_below(&random, 100);
    house->cause = random_below(&random, 8);
    house->hamlet = random_chance(&random, 7000);
}

/* Who a member is to the head, by its place in the household. */
static const char *family_relation(int member, enum sex sex, int generation)
{
    static const char *const child[2] = { "之女", "之子" };
    static const char *const parent[2] = { "之母", "之父" };
    static const char *const grandchild[2] = { "之孙女", "之孙子" };

    if (member == HEAD)
        return "户主";
    if (member == WIFE)
        return "配偶";
    if (generation == 1)
        return parent[sex];
    return generation == -1 ? child[sex] : grandchild[sex];
}

/* -1 a child, 1 a parent, -2 a grandchild. */
static int family_generation(int member, struct random *random)
{
    if (member <= SON)
        return -1;
    if (member == DAUGHTER)
        return random_chance(random, 7500) ? -1 : 1;
    return random_chance(random, 5000) ? 1 : -2;
}

/* Parents are 21 to 29 years older than their children, grandparents twice that. */
static int family_birth_year(int head, int member, int generation, struct random *random)
{
    if (member == HEAD)
        return head;
    if (member == WIFE)
        return head + random_between(random, -3, 4);
    if (generation == 1)
        return head - random_between(random, 21, 29);
    return generation == -1 ? head + random_between(random, 21, 27) : head + random_between(random, 42, 46);
}

/* Between 29 and 64 years old in 2018: old enough to borrow, young enough to work. */
static int family_head_year(const struct world *world, int household)
{
    struct random random = random_start(world->seed, (uint64_t) household, RANDOM_LIFE);

    return 1954 + random_below(&random, 35);
}

/* Couples are man and wife; of the heads three in four are men. */
static enum sex family_sex(int member, enum sex head, struct random *random)
{
    if (member == WIFE)
        return head == MALE ? FEMALE : MALE;
    return random_chance(random, member == HEAD ? 7500 : 5200) ? MALE : FEMALE;
}

/* The head's sex decides the spouse's; it is the first draw of the head's own chance. */
static enum sex family_head_sex(const struct world *world, int household)
{
    struct random random = random_start(world->seed, (uint64_t) household * 16, RANDOM_PERSON);

    return family_sex(HEAD, MALE, &random);
}

/* The day on which a person was registered: with the household, or where left blank with it as well. */
static int family_identified(const struct house *house, int born, struct random *random)
{
    int blank = random_chance(random, 800);

    if (born > 2014)
        return calendar_day(born, 12, 31);
    return blank ? 0 : house->identified;
}

/* Nothing happens to a person unless life or a story says so. */
static void family_settle(struct person *person, const struct house *house, int member)
{
    person->member = member;
    person->joined = 0;
    person->left = person->back = person->moved = CALENDAR_NEVER;
    person->renamed = person->reissued = CALENDAR_NEVER;
    memcpy(person->number, house->number, 10);
    person->number[10] = (char) ('0' + (member + 1) / 10);
    person->number[11] = (char) ('0' + (member + 1) % 10);
    person->number[12] = 0;
}

/* Adds one draw after the other; a new one belongs at the end, or every person changes. */
struct person *family_member(struct scene *scene, int house, int member)
{
    const struct world *world = scene->world;
    const struct house *home = &scene->house[house];
    uint64_t unit = (uint64_t) home->household * 16 + (uint64_t) member;
    struct random random = random_start(world->seed, unit, RANDOM_PERSON);
    struct person *person = scene_add_person(scene);
    enum sex sex = family_sex(member, member == WIFE ? family_head_sex(world, home->household) : MALE, &random);
    int generation = family_generation(member, &random);
    int year = family_birth_year(family_head_year(world, home->household), member, generation, &random);

    year = year > 2016 ? 2016 : year;
    family_settle(person, home, member);
    person->house = house;
    person->sex = sex;
    person->yi = home->village % 4 == 1;
    person->relation = family_relation(member, sex, generation);
    person->identified = family_identified(home, year, &random);
    people_name(person->name, &random, sex, person->yi);
    people_id(world, home->household, member, year, sex, person->id);
    if (random_chance(&random, 150))
        memcpy(person->id + 18, "43", 3); /* a disability card: the ID, its kind and degree */
    return person;
}

/* A child born, or a bride who joins the household, on a day. */
static void family_arrival(struct scene *scene, bool birth, int day)
{
    struct person *person = family_member(scene, 0, scene->persons);

    person->joined = day;
    person->identified = day;
    person->relation = birth ? "之孙子" : "之儿媳";
    person->sex = birth ? MALE : FEMALE;
    if (birth)
        person->id[0] = 0; /* the child has no number yet: the cell may be blank */
    else
        people_id(scene->world, scene->first, person->member, 1991, FEMALE, person->id);
    scene_add_change(scene, birth ? "出生" : "婚入", scene->persons - 1, day, -1);
}

/* A few households see a change in the months after the first; the first month's list of changes is empty,
 * which is right for a feed of events. */
static void family_life(struct scene *scene)
{
    static const char *const leaving[] = { "死亡", "婚出", "迁出", "清退" };
    const struct world *world = scene->world;
    struct random random = random_start(world->seed, (uint64_t) scene->first + 1, RANDOM_LIFE);
    int kind = random_below(&random, 6);
    int last = scene->persons - 1;
    int day;

    if (world->months < 2 || last < SON || !random_chance(&random, LIFE_IN_TEN_THOUSAND))
        return;
    day = random_between(&random, calendar_month_first(world->first_month + 1), world_end(world));
    if (kind >= 4) {
        family_arrival(scene, kind == 4, day);
        return;
    }
    scene->person[last].left = day;
    scene_add_change(scene, leaving[kind], last, day, -1);
}

/* People first: a child born within the window takes the next free place. */
void family_ordinary(struct scene *scene)
{
    int size = family_size(scene->world, scene->first);

    for (int member = 0; member < size; member++)
        family_member(scene, 0, member);
    family_life(scene);
}

/* Makes a member of a story old enough for anything that stories do. */
static void family_grown(struct scene *scene, int house, int member)
{
    struct person *person = family_member(scene, house, member);
    int year = member <= WIFE ? 1962 + scene->first % 7 : 1987 + scene->first % 5;

    person->sex = member % 2 ? FEMALE : MALE;
    person->relation =
        member <= WIFE ? family_relation(member, person->sex, 0) : family_relation(member, person->sex, -1);
    person->identified = scene->house[house].identified;
    people_name(person->name, &scene->random, person->sex, false);
    people_id(scene->world, scene->house[house].household, member, year, person->sex, person->id);
}

/* The neighbour moves into the same village: some stories need two people of one township. */
void family_of_story(struct scene *scene)
{
    family_house(scene, scene->first);
    family_house(scene, scene->first + 1);
    scene->house[1].village = scene->house[0].village;
    for (int house = 0; house < 2; house++) {
        /* In the campaign of 2014: some stories have notes from before the programme. */
        if (scene->house[house].identified > calendar_day(2014, 7, 1))
            scene->house[house].identified = calendar_day(2014, 7, 1);
        for (int member = 0; member < FAMILY; member++)
            family_grown(scene, house, member);
    }
    scene->house[2] = scene->house[0];
    people_household_number(scene->first, 1, scene->house[2].number);
    scene->houses = 3;
}

/* In the same village; a scene has no more than three households, however far apart stories stand. */
void family_third(struct scene *scene)
{
    struct house *house;

    family_house(scene, scene->first + 2);
    house = &scene->house[HOUSE_THIRD];
    house->village = scene->house[0].village;
    if (house->identified > calendar_day(2014, 7, 1))
        house->identified = calendar_day(2014, 7, 1);
    for (int member = 0; member < FAMILY; member++)
        family_grown(scene, HOUSE_THIRD, member);
    scene->households = 3;
}

/* A stranger's number with another birth day: nobody registered has such a sequence. */
void family_born(const struct scene *scene, struct person *person, int born)
{
    struct date date = calendar_date(born);
    char digits[12];

    people_stranger_id(scene->world, scene->first, 3, person->id);
    snprintf(digits, sizeof digits, "%04u%02u%02u", (unsigned) date.year % 10000, (unsigned) date.month % 100,
             (unsigned) date.day % 100);
    memcpy(person->id + 6, digits, 8);
    people_check_digit(person->id);
}

/* Whoever leaves is missing from the roster of that very month. */
bool family_listed(const struct person *person, int day)
{
    return person->joined <= day && (day < person->left || day >= person->back);
}

/* A correction shows from its day on; the ledgers may keep the old name. */
const char *family_name(const struct person *person, int day)
{
    return day < person->renamed && person->renamed != CALENDAR_NEVER ? person->old_name : person->name;
}

/* The same for the number. */
const char *family_id(const struct person *person, int day)
{
    return day < person->reissued && person->reissued != CALENDAR_NEVER ? person->old_id : person->id;
}

/* A part that split off is house 2, under a number of its own. */
const struct house *family_house_of(const struct scene *scene, const struct person *person, int day)
{
    return &scene->house[day >= person->moved ? 2 : person->house];
}
