/*
 * How it works: a xorshift generator; one step in eight is a note's disbursement, most others are transfers with both legs.
 */
#include "tests/unit/transforms/trace_dice.h"

enum { DAYS = 12, WINDOW = 6, NOTES = 5, STEPS_MOST = 60, AMOUNT_MOST = 40, TIMES = 3 };

static const char *const accounts[] = { "H1", "H2", "A", "B", "D", "E", "F", "C1", "S1", "X1", "" };
enum { HOLDERS = 7, PAYEES = 11 }; /* who has postings of his own; who may be named */

static uint64_t dice_state;

int dice_draw(int below)
{
    dice_state ^= dice_state << 13;
    dice_state ^= dice_state >> 7;
    dice_state ^= dice_state << 17;
    return (int) (dice_state % (uint64_t) below);
}

/* Either no two transfers at one moment, or all in a few moments and many without a time. */
struct dice {
    bool apart;
    int last_time;
};

static int draw_time(struct dice *dice)
{
    if (dice->apart)
        return (dice->last_time = (dice->last_time + 7919) % 86399); /* a prime's multiples: each time once */
    return dice_draw(2) ? TRACE_NO_TIME : dice_draw(TIMES);
}

static struct trace_posting draw_posting(struct story *story, struct dice *dice, bool credit)
{
    return (struct trace_posting) { .id = (int64_t) story->posting_count + 1,
                                    .day = 1 + dice_draw(DAYS),
                                    .time = draw_time(dice),
                                    .credit = credit,
                                    .amount = 1 + dice_draw(AMOUNT_MOST),
                                    .owner = story_party(story, accounts[dice_draw(HOLDERS)]),
                                    .other = story_party(story, accounts[dice_draw(PAYEES)]) };
}

/* Both legs of a transfer; their days and times may differ. */
static void draw_pay(struct story *story, struct dice *dice)
{
    struct trace_posting debit = draw_posting(story, dice, false);
    debit.amount = 5 * (1 + dice_draw(AMOUNT_MOST / 5)); /* so that several are alike */
    debit.other = story_party(story, accounts[dice_draw(HOLDERS + 2)]);
    story_add(story, &debit);
    struct trace_posting credit = debit;
    credit.id++;
    credit.credit = true;
    credit.owner = debit.other;
    credit.other = debit.owner;
    if (dice_draw(3) == 0) {
        credit.time = draw_time(dice);
        credit.day += dice_draw(3) - 1;
    }
    story_add(story, &credit);
}

static void draw_one(struct story *story, struct dice *dice)
{
    struct trace_posting posting = draw_posting(story, dice, dice_draw(3) == 0);
    posting.use = posting.credit ? TRACE_TRANSFER : (enum trace_use) dice_draw(3);
    story_add(story, &posting);
}

static void draw_note(struct story *story, struct dice *dice, int64_t note)
{
    struct trace_posting credit = draw_posting(story, dice, true);
    credit.other = story_party(story, "");
    story_add(story, &credit);
    story_start(story, note, credit.id, arena_text(&story->arena, credit.owner.account), credit.day, credit.amount);
}

void story_draw(struct story *story, unsigned seed, bool apart)
{
    struct dice dice = { .apart = apart, .last_time = (int) seed % 1000 };
    dice_state = seed * 0x9E3779B97F4A7C15u + 1;
    story->window = WINDOW;
    int steps = 5 + dice_draw(STEPS_MOST);
    for (int i = 0; i < steps; i++) {
        if (i % 8 == 0 && story->start_count < NOTES)
            draw_note(story, &dice, (int64_t) story->start_count + 1);
        else if (dice_draw(3))
            draw_pay(story, &dice);
        else
            draw_one(story, &dice);
    }
}
