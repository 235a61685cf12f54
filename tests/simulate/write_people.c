/*
 * The roster as of a month's end, and the list of the month's changes, from one walk over the households.
 */
#include "family.h"
#include "stage.h"
#include "writer.h"

#include <stdio.h>
#include <string.h>

static const char *const STANDARD[] = { "国家标准", "省定标准", "市定标准" };
static const char *const CAUSE[] = { "缺资金", "缺技术", "因病", "因学", "缺劳力", "因残", "交通条件落后", "缺土地" };
static const char *const HAMLET[] = { "上村", "下村", "大村", "小村", "新村", "老村", "河边", "山背后" };

/* Shares of a hundred households.  Lifted ones stay registered, and most stay under the policy. */
static const char *people_status(const struct house *house)
{
    if (house->status < 35)
        return "未脱贫";
    if (house->status < 40)
        return "预脱贫";
    if (house->status < 42)
        return "返贫";
    if (house->status < 70)
        return "已脱贫享受政策";
    return house->status < HOUSE_STATUS_ENDED ? "已脱贫(享受政策)" : "已脱贫不再享受政策";
}

/* Only those who were lifted have one. */
static void people_exit_year(struct row *row, const struct house *house)
{
    if (house->status < 42)
        row_blank(row);
    else
        row_number(row, 2014 + house->household % 3);
}

/* The first of a month is often written without its day. */
static void people_identified(struct row *row, const struct house *house, int day)
{
    if (day != 0 && calendar_date(day).day == 1 && house->household % 3 != 0)
        row_month(row, day);
    else
        row_day(row, day);
}

/* One code in ten and some hamlets are missing, as in real lists. */
static void people_place(struct row *row, const struct places *places, const struct house *house)
{
    const struct village *village = &places->village[house->village];
    const struct township *township = &places->township[village->township];

    row_text(row, places->county[township->county].name);
    row_text(row, township->name);
    row_text(row, village->name);
    if (house->household % 10 == 9)
        row_blank(row);
    else
        row_text(row, village->code);
    row_text(row, house->hamlet ? HAMLET[house->household % 8] : "");
}

/* How many of the scene's people are in the same household on that day. */
static int people_together(const struct scene *scene, const struct house *house, int day)
{
    int count = 0;

    for (int i = 0; i < scene->persons; i++) {
        const struct person *person = &scene->person[i];

        count += family_listed(person, day) && family_house_of(scene, person, day) == house;
    }
    return count;
}

/* Grown-ups only, and only the couple. */
static void people_contact(struct row *row, const struct house *house, const struct person *person)
{
    char account[PEOPLE_ID], phone[PEOPLE_NUMBER];

    people_phone(house->household, person->member, phone);
    people_account(house->household, person->member, account);
    row_text(row, person->member <= WIFE ? phone : "");
    row_text(row, person->member <= WIFE ? account : "");
}

/* In the order of the layout. */
static void people_roster_row(struct row *row, const struct scene *scene, const struct person *person, int day)
{
    const struct house *house = family_house_of(scene, person, day);

    people_place(row, &scene->world->places, house);
    row_text(row, house->number);
    row_text(row, person->number);
    row_text(row, family_name(person, day));
    row_text(row, family_id(person, day));
    row_number(row, people_together(scene, house, day));
    row_text(row, person->relation);
    row_text(row, person->sex == MALE ? "男" : "女");
    row_text(row, person->yi ? "彝族" : "汉族");
    row_text(row, STANDARD[house->standard]);
    row_text(row, people_status(house));
    people_identified(row, house, house->identified);
    people_identified(row, house, person->identified);
    people_exit_year(row, house);
    row_text(row, CAUSE[house->cause]);
    people_contact(row, house, person);
}

/* Old and new value stand only beside a correction. */
static void people_change_row(struct row *row, const struct scene *scene, const struct change *change)
{
    const struct person *person = &scene->person[change->person];
    bool renamed = strcmp(change->type, "姓名更正") == 0;
    bool reissued = strcmp(change->type, "证件更正") == 0;

    row_text(row, scene->house[person->house].number);
    row_text(row, person->number);
    row_text(row, family_name(person, change->day));
    row_text(row, family_id(person, change->day));
    row_text(row, change->type);
    row_day(row, change->day);
    row_text(row, change->new_house >= 0 ? scene->house[change->new_house].number : "");
    row_text(row, renamed ? person->old_name : reissued ? person->old_id : "");
    row_text(row, renamed ? person->name : reissued ? person->id : "");
}

/* What one walk writes into; a feed that is not wanted has no file. */
struct people_files {
    int day;
    bool with_roster, with_changes;
    struct submission roster, changes;
};

/* Both files in one go: building people is the costly part. */
static void people_scene(struct people_files *files, const struct scene *scene)
{
    static struct row row;

    for (int i = 0; files->with_roster && i < scene->persons; i++) {
        if (!family_listed(&scene->person[i], files->day))
            continue;
        row_start(&row, writer_dress(&files->roster));
        people_roster_row(&row, scene, &scene->person[i], files->day);
        writer_row(&files->roster, &row);
    }
    for (int i = 0; files->with_changes && i < scene->changes; i++) {
        if (calendar_month(scene->change[i].day) != calendar_month(files->day))
            continue;
        row_start(&row, writer_dress(&files->changes));
        people_change_row(&row, scene, &scene->change[i]);
        writer_row(&files->changes, &row);
    }
}

/* The roster as of the month's end, the changes of the month. */
void writer_people(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    struct people_files files = { .day = calendar_month_end(world_month(world, index)),
                                  .with_roster = writer->feeds & FEED_ROSTER,
                                  .with_changes = writer->feeds & FEED_CHANGES };

    if (files.with_roster)
        files.roster = writer_open(writer, MONTHLY_ROSTER, 0, index);
    if (files.with_changes)
        files.changes = writer_open(writer, MONTHLY_CHANGES, 0, index);
    if (!files.with_roster && !files.with_changes)
        return;
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_PEOPLE, &scene);
        people_scene(&files, &scene);
    }
    if (files.with_roster)
        writer_close(&files.roster);
    if (files.with_changes)
        writer_close(&files.changes);
}
