/* Names and numbers are counted out from the household's, so that no two scenes share a sink by accident. */
#include "purse.h"

#include "duty.h"
#include "lending.h"
#include "story.h"

#include <stdio.h>
#include <string.h>

/* Members have the places 0 to 7 of a household's twelve. */
enum { FIRST_STRANGER = 8, STRANGERS = 4, NOON = 12 * 60 };

int purse_day(struct scene *scene, int before)
{
    int index = random_between(&scene->random, 0, scene->world->months - 1 - before);

    return calendar_month_first(world_month(scene->world, index)) + random_between(&scene->random, 2, 6);
}

int purse_named(struct scene *scene, int bank, const char *account, const char *name)
{
    struct purse *purse = scene_add_purse(scene);

    purse->bank = bank;
    snprintf(purse->account, sizeof purse->account, "%s", account);
    snprintf(purse->name, sizeof purse->name, "%s", name);
    purse->id[0] = 0;
    return scene->purses - 1;
}

int purse_member(struct scene *scene, int person, int bank)
{
    const struct person *member = &scene->person[person];
    char account[PEOPLE_ID];
    int purse;

    people_account(scene->house[member->house].household, member->member, account);
    purse = purse_named(scene, bank, account, member->name);
    memcpy(scene->purse[purse].id, member->id, 18); /* a disability card's number goes on */
    scene->purse[purse].id[18] = 0;
    return purse;
}

int purse_stranger(struct scene *scene, int nth, int bank)
{
    int household = scene->first + nth / STRANGERS, purse;
    char account[PEOPLE_ID], name[PEOPLE_NAME];

    people_account(household, FIRST_STRANGER + nth % STRANGERS, account);
    people_other_name(name, scene->person[HEAD].name, &scene->random);
    purse = purse_named(scene, bank, account, name);
    people_stranger_id(scene->world, household, nth % STRANGERS, scene->purse[purse].id);
    return purse;
}

/* Five of sixteen characters that stand in no list of trades. */
int purse_firm(struct scene *scene, int nth, int bank, const char *trade)
{
    static const char *const digit[] = { "子", "丑", "寅", "卯", "辰", "巳", "午", "未",
                                         "申", "酉", "戌", "亥", "甲", "乙", "丙", "丁" };
    int number = scene->first * STRANGERS + nth;
    char account[PEOPLE_ID], name[PEOPLE_NAME];

    snprintf(account, sizeof account, "2411%012d", number);
    snprintf(name, sizeof name, "%s%s%s%s%s%s", digit[number >> 16 & 15], digit[number >> 12 & 15],
             digit[number >> 8 & 15], digit[number >> 4 & 15], digit[number & 15], trade);
    return purse_named(scene, bank, account, name);
}

int purse_county_bank(const struct scene *scene)
{
    return scene->world->places.township[scene_township(scene, 0)].county;
}

int purse_seller(struct scene *scene)
{
    char account[PEOPLE_ID];

    snprintf(account, sizeof account, "2400%.6s000005", scene->world->places.county[purse_county_bank(scene)].code);
    return purse_named(scene, PURSE_OUTSIDE, account, "丰收农资经营部");
}

struct note *purse_loan_into(struct scene *scene, int person, int granted, int yuan, int purse)
{
    struct note *note = story_note_of(scene, person, granted, yuan);

    note->purse = purse;
    memcpy(note->account, scene->purse[purse].account, sizeof note->account);
    return note;
}

/* The account lies where the note does: lending_note() has chosen the bank. */
struct note *purse_loan(struct scene *scene, int person, int granted, int yuan)
{
    struct note *note = story_note_of(scene, person, granted, yuan);

    note->purse = purse_member(scene, person, note->bank);
    return note;
}

static struct move *purse_moves(struct scene *scene, int day, int64_t amount, enum txn_type type, const char *summary)
{
    struct move *move = scene_add_move(scene);

    *move = (struct move) { .day = day,
                            .minute = NOON + scene->moves * 3,
                            .from = PURSE_NONE,
                            .to = PURSE_NONE,
                            .agent = PURSE_NONE,
                            .type = type,
                            .amount = amount,
                            .summary = summary };
    return move;
}

struct move *purse_sends(struct scene *scene, int from, int to, int day, int64_t amount)
{
    struct move *move = purse_moves(scene, day, amount, TXN_TRANSFER, "转账");

    move->from = from;
    move->to = to;
    return move;
}

struct move *purse_draws(struct scene *scene, int from, int day, int64_t amount)
{
    struct move *move = purse_moves(scene, day, amount, TXN_CASH_OUT, "取现");

    move->from = from;
    return move;
}

struct move *purse_earns(struct scene *scene, int to, int day, int64_t amount)
{
    struct move *move = purse_moves(scene, day, amount, TXN_PAID_TO, "务工工资");

    move->to = to;
    return move;
}

void purse_repays(struct note *note, int day, int64_t paid, int purse, int64_t amount)
{
    note->paid_on = day;
    note->paid = paid;
    note->payer.purse = purse;
    note->payer.amount = amount;
    note->payer.untold = note->payer.undone = false;
    note->payer.agent = PURSE_NONE;
}

void purse_claim(struct scene *scene, const char *rule, int purse, enum must must, int day)
{
    const int months[2] = { must == MUST_NO ? scene->world->first_month : calendar_month(day),
                            story_last_month(scene) };

    story_claim_subject(scene, rule, "account", scene->purse[purse].account, must, months);
}

void purse_claim_note(struct scene *scene, const char *rule, const struct note *note, enum must must, int day)
{
    if (must == MUST_NO)
        story_claim(scene, rule, note, must);
    else
        story_claim_months(scene, rule, note, must, calendar_month(day), story_last_month(scene));
}
