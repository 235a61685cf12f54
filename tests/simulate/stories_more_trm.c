/*
 * TRM-06 (renewals), TRM-07 (extensions), TRM-08 (subsidies), USE-06 (purposes that say nothing) and RSK-07 (due
 * within three months), with values just above, at and just below each threshold.
 *
 * But for USE-06 the claims are made by consequences.c, from the dates and amounts of notes and vouchers: these
 * stories only choose them.
 */
#include "lending.h"
#include "story.h"
#include "subsidy.h"

#include <string.h>

/* A renewal early in a month after the first, of a note that the ledger before it shows; 30,000 each. */
static struct note *more_renewal(struct scene *scene, struct note **old)
{
    int granted = story_change_day(scene);
    struct note *note;

    *old = lending_note(scene, HEAD, calendar_add_months(granted + 6, -12), 12, (int64_t) 30000 * YUAN);
    (*old)->due = granted + 6;
    note = story_note_of(scene, HEAD, granted, 30000);
    lending_at_bank(scene, note, (*old)->bank);
    lending_renews(note, *old, granted);
    return note;
}

/* Of nothing, or of a note nobody has seen. */
static void more_renews_nothing(struct scene *scene)
{
    struct note *note = story_note_of(scene, HEAD, story_change_day(scene), 30000);

    note->type = "无还本续贷";
    if (scene->ordinal % 2)
        memcpy(note->previous, "WZ2016000000001", 16);
}

/* The neighbour's note. */
static void more_renews_anothers(struct scene *scene)
{
    struct note *old, *note = more_renewal(scene, &old);
    struct note *others = lending_note(scene, OTHER_HEAD, old->granted, 12, (int64_t) 30000 * YUAN);

    others->due = old->due;
    lending_at_bank(scene, others, note->bank);
    memcpy(note->previous, others->number, sizeof note->previous);
    others->closed = note->granted;
    old->closed = note->granted - 1;
}

/* Substandard in the last ledger before. */
static void more_renews_bad(struct scene *scene)
{
    struct note *old;

    more_renewal(scene, &old);
    old->later_grade = GRADE_SUBSTANDARD;
    old->regraded = calendar_month_first(calendar_month(old->closed) - 1);
}

/* Paid down to 20,000, or to one 分 less than the new note, before the last ledger. */
static void more_renews_more(struct scene *scene)
{
    struct note *old;

    more_renewal(scene, &old);
    old->paid_on = calendar_month_first(calendar_month(old->closed) - 1) - 3;
    old->paid = scene->ordinal % 2 ? 1 : (int64_t) 10000 * YUAN;
}

/* To the 分, and 关注 is not yet bad. */
static void more_renews_well(struct scene *scene)
{
    struct note *old, *note = more_renewal(scene, &old);

    if (scene->ordinal % 3 == 1)
        old->grade = GRADE_WATCH;
    if (scene->ordinal % 3 == 2)
        note->amount -= (int64_t) 5000 * YUAN;
}

/* A note of `term` months, due shortly before a month's end, extended by the longest time allowed and `more` days. */
static void more_extension(struct scene *scene, int term, int more)
{
    int month = world_month(scene->world, random_below(&scene->random, scene->world->months - 1));
    int due = calendar_month_end(month) - 6;
    struct note *note = lending_note(scene, HEAD, calendar_add_months(due, -term), term, (int64_t) 20000 * YUAN);
    int days = note->due - note->granted;

    note->extended = note->due + (term <= 12 ? days : days / 2) + more;
    note->closed = CALENDAR_NEVER;
}

static void more_extended_too_long(struct scene *scene)
{
    static const int term[] = { 12, 24, 6 };
    static const int more[] = { 1, 1, 1, 200, 90, 30 };

    more_extension(scene, STORY_PICK(scene, term), STORY_PICK(scene, more));
}

static void more_extended_as_allowed(struct scene *scene)
{
    static const int term[] = { 12, 24, 6 };

    more_extension(scene, STORY_PICK(scene, term), -(scene->ordinal % 2));
}

/* A note of 24 months, and a voucher for the quarter before `paid`. */
static struct voucher *more_voucher(struct scene *scene, struct note **note, int yuan)
{
    int month = world_month(scene->world, 1 + scene->ordinal % (scene->world->months - 1));
    int paid = calendar_month_first(month) + 14;
    struct voucher *voucher;

    *note = lending_note(scene, HEAD, calendar_month_first(month) - 200, 24, (int64_t) yuan * YUAN);
    (*note)->closed = CALENDAR_NEVER;
    voucher = scene_add_voucher(scene);
    *voucher = subsidy_voucher(*note, calendar_month_first(month - 3), calendar_month_first(month));
    voucher->note = (int) (*note - scene->note);
    voucher->paid = paid;
    return voucher;
}

/* Due earlier, and as cheap as a note of a year must then be. */
static void more_due_earlier(struct note *note, struct voucher *voucher, int due)
{
    note->due = due;
    note->rate = voucher->rate = lending_rate(12);
    voucher->amount = subsidy_amount(voucher);
}

/* Three violations on one note, or one of them; all are paid for by the budget as well. */
static void more_subsidised_violation(struct scene *scene)
{
    struct note *note;
    int which = scene->ordinal % 4;

    more_voucher(scene, &note, 30000);
    if (which == 0 || which == 1) {
        note->due = calendar_add_months(note->granted, 36) + 1;
        story_claim(scene, "TRM-02", note, MUST_YES);
    }
    if (which == 0 || which == 2) {
        note->rate = lending_rate(36) + 501;
        story_claim(scene, "TRM-03", note, MUST_YES);
    }
    if (which == 0 || which == 3) {
        note->guarantee = "保证";
        story_claim(scene, "TRM-04", note, MUST_YES);
    }
}

/* By 1.01, beyond the due day, one 分 over the limit, or a day twice. */
static void more_subsidy_too_much(struct scene *scene)
{
    struct note *note;
    struct voucher *voucher = more_voucher(scene, &note, 30000), *second;

    switch (scene->ordinal % 4) {
    case 0:
        voucher->amount += 101;
        break;
    case 1:
        more_due_earlier(note, voucher, voucher->to - 1);
        break;
    case 2:
        voucher->principal = (int64_t) 50000 * YUAN + 1;
        voucher->amount = subsidy_amount(voucher);
        break;
    default:
        second = scene_add_voucher(scene);
        *second = *voucher;
        second->from = voucher->to - 1;
        second->to = voucher->to + 20;
        second->paid = voucher->paid + 5;
        second->amount = subsidy_amount(second);
    }
}

/* By 1.00, up to the due day, up to the extended one, exactly 50,000, or from the very day on which the first ends. */
static void more_subsidy_in_order(struct scene *scene)
{
    struct note *note;
    struct voucher *voucher = more_voucher(scene, &note, scene->ordinal % 5 == 3 ? 50000 : 30000), *second;

    switch (scene->ordinal % 5) {
    case 0:
        voucher->amount += 100;
        break;
    case 1:
        more_due_earlier(note, voucher, voucher->to);
        break;
    case 2:
        more_due_earlier(note, voucher, voucher->to - 20);
        note->extended = voucher->to;
        break;
    case 3:
        break;
    default:
        second = scene_add_voucher(scene);
        *second = *voucher;
        second->from = voucher->to;
        second->to = voucher->to + 10;
        second->paid = voucher->paid + 5;
        second->amount = subsidy_amount(second);
    }
}

static void more_purpose(struct scene *scene, const char *purpose, enum must must)
{
    int granted = scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene);
    struct note *note = story_note(scene, scene->ordinal % 3 ? HEAD : WIFE, granted);

    note->purpose = purpose;
    story_claim(scene, "USE-06", note, must);
}

static void more_says_nothing(struct scene *scene)
{
    static const char *const text[] = { "", "其他", "周转", "消费", "生产", "经营", "生产经营" };

    more_purpose(scene, STORY_PICK(scene, text), MUST_YES);
}

/* The empty word with something beside it. */
static void more_says_something(struct scene *scene)
{
    static const char *const text[] = {
        "生产经营养羊", "种植业生产", "养殖", "经营小卖部", "其他：养鸡", "生产资料化肥"
    };

    more_purpose(scene, STORY_PICK(scene, text), MUST_NO);
}

/* Due `days` after a month's end. */
static void more_due(struct scene *scene, int months, int days)
{
    int end = calendar_month_end(world_month(scene->world, random_below(&scene->random, scene->world->months)));
    int due = calendar_add_months(end, months) + days;
    struct note *note = lending_note(scene, HEAD, calendar_add_months(due, -24), 24, (int64_t) 20000 * YUAN);

    note->due = due;
    note->closed = due + 1;
}

/* That day, or three months later to the day. */
static void more_due_soon(struct scene *scene)
{
    more_due(scene, scene->ordinal % 2 ? 3 : 0, 0);
}

/* A day later than three months; a month later it is due soon. */
static void more_due_later(struct scene *scene)
{
    more_due(scene, 3, 1);
}

static const struct story STORIES[] = {
    { "renews nothing", "TRM-06", MUST_YES, PLACE_ANY, more_renews_nothing },
    { "renews another's note", "TRM-06", MUST_YES, PLACE_ANY, more_renews_anothers },
    { "renews a bad note", "TRM-06", MUST_YES, PLACE_ANY, more_renews_bad },
    { "renews more than was owed", "TRM-06", MUST_YES, PLACE_ANY, more_renews_more },
    { "renews as allowed", "TRM-06", MUST_NO, PLACE_ANY, more_renews_well },
    { "extended too long", "TRM-07", MUST_YES, PLACE_ANY, more_extended_too_long },
    { "extended as allowed", "TRM-07", MUST_NO, PLACE_ANY, more_extended_as_allowed },
    { "subsidised against the rules", "TRM-08", MUST_YES, PLACE_ANY, more_subsidised_violation },
    { "subsidised too much", "TRM-08", MUST_YES, PLACE_ANY, more_subsidy_too_much },
    { "subsidised in order", "TRM-08", MUST_NO, PLACE_ANY, more_subsidy_in_order },
    { "says nothing", "USE-06", MUST_YES, PLACE_ANY, more_says_nothing },
    { "says something", "USE-06", MUST_NO, PLACE_ANY, more_says_something },
    { "due soon", "RSK-07", MUST_YES, PLACE_ANY, more_due_soon },
    { "due later", "RSK-07", MUST_NO, PLACE_ANY, more_due_later },
};

const struct story_table STORY_MORE_TRM = { STORIES, sizeof STORIES / sizeof *STORIES };
