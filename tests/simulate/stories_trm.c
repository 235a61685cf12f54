/*
 * TRM-02 (longer than three years), TRM-03 (dearer than the benchmark) and TRM-04 (security asked for), with
 * values just above, at and just below each threshold.
 */
#include "lending.h"
#include "story.h"

enum { HIGHEST_SHORT = 435000, HIGHEST_LONG = 475000, CENT = 1000 };

/* Before the window and within it, by turns. */
static int trm_granted(struct scene *scene)
{
    return scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene);
}

/* The last day of a month with 31 days, before the window: 36 months later it exists again. */
static int trm_month_end(struct scene *scene)
{
    int month = calendar_month(story_day_before_window(scene));

    while (calendar_date(calendar_month_end(month)).day != 31)
        month--;
    return calendar_month_end(month);
}

/* Runs beyond the window, whatever its term. */
static void trm_term(struct scene *scene, struct note *note, int due, enum must must)
{
    note->due = due;
    note->closed = CALENDAR_NEVER;
    story_claim(scene, "TRM-02", note, must);
}

/* 36 months and a day. */
static void trm_one_day_over(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trm_granted(scene));

    trm_term(scene, note, calendar_add_months(note->granted, 36) + 1, MUST_YES);
}

/* What an ordinary loan may run for. */
static void trm_months_over(struct scene *scene)
{
    static const int months[] = { 37, 48, 60, 42 };
    struct note *note = story_note(scene, WIFE, trm_granted(scene));

    trm_term(scene, note, calendar_add_months(note->granted, STORY_PICK(scene, months)), MUST_YES);
}

/* The 31st three years later, and a day. */
static void trm_month_end_over(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trm_month_end(scene));

    trm_term(scene, note, calendar_add_months(note->granted, 36) + 1, MUST_YES);
}

/* To the day: allowed. */
static void trm_exactly_36(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trm_granted(scene));

    trm_term(scene, note, calendar_add_months(note->granted, 36), MUST_NO);
}

/* The 31st to the 31st. */
static void trm_month_end_36(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trm_month_end(scene));

    trm_term(scene, note, calendar_add_months(note->granted, 36), MUST_NO);
}

/* Granted on the 28 (or 29) February before the window: the last day of February ends the three years. */
static void trm_end_of_february(struct scene *scene)
{
    int year = (scene->world->first_month - 2) / 12;
    int granted = calendar_month_end(year * 12 + 1);
    struct note *note = story_note(scene, HEAD, granted);

    trm_term(scene, note, calendar_add_months(granted, 36), MUST_NO);
}

/* 24 months and an extension: only the original due day counts. */
static void trm_extended_beyond(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, world_begin(scene->world) - 600);

    note->extended = calendar_add_months(note->granted, 40);
    trm_term(scene, note, calendar_add_months(note->granted, 24), MUST_NO);
}

/* A note of `term` months at `rate`. */
static void trm_priced(struct scene *scene, int term, int rate, enum must must)
{
    struct note *note = lending_note(scene, HEAD, trm_granted(scene), term, (int64_t) 30000 * YUAN);

    note->rate = rate;
    story_claim(scene, "TRM-03", note, must);
}

/* 4.36 where 4.355 is the most. */
static void trm_cent_too_dear(struct scene *scene)
{
    trm_priced(scene, 12, HIGHEST_SHORT + CENT, MUST_YES);
}

/* From a hundredth too much to twice the benchmark. */
static void trm_long_too_dear(struct scene *scene)
{
    static const int rate[] = { HIGHEST_LONG + CENT, 480000, 570000, 900000 };

    trm_priced(scene, 36, STORY_PICK(scene, rate), MUST_YES);
}

/* The rate for longer notes, on one of a year. */
static void trm_wrong_tenor(struct scene *scene)
{
    trm_priced(scene, 12, HIGHEST_LONG, MUST_YES);
}

/* 4.356. */
static void trm_just_over_tolerance(struct scene *scene)
{
    trm_priced(scene, 12, HIGHEST_SHORT + CENT / 2 + 100, MUST_YES);
}

/* 4.7551: two years are longer than one. */
static void trm_two_years_too_dear(struct scene *scene)
{
    trm_priced(scene, 24, HIGHEST_LONG + CENT / 2 + 10, MUST_YES);
}

/* 4.35 for a year, 4.75 for longer. */
static void trm_at_benchmark(struct scene *scene)
{
    trm_priced(scene, scene->ordinal % 2 ? 12 : 24, scene->ordinal % 2 ? HIGHEST_SHORT : HIGHEST_LONG, MUST_NO);
}

/* 4.355 is not above 4.355. */
static void trm_at_tolerance(struct scene *scene)
{
    trm_priced(scene, 12, HIGHEST_SHORT + CENT / 2, MUST_NO);
}

/* 4.755. */
static void trm_long_at_tolerance(struct scene *scene)
{
    trm_priced(scene, 36, HIGHEST_LONG + CENT / 2, MUST_NO);
}

/* Too dear for a year, not for longer. */
static void trm_between_the_two(struct scene *scene)
{
    trm_priced(scene, 36, HIGHEST_SHORT + CENT, MUST_NO);
}

/* A year and a day is longer than a year. */
static void trm_year_and_a_day(struct scene *scene)
{
    struct note *note = lending_note(scene, HEAD, trm_granted(scene), 12, (int64_t) 30000 * YUAN);

    note->due++;
    note->closed = note->due;
    note->rate = HIGHEST_LONG;
    story_claim(scene, "TRM-03", note, MUST_NO);
}

/* Under the benchmark of its own day, which was higher.  Only where such a note still runs. */
static void trm_old_benchmark(struct scene *scene)
{
    static const struct {
        int year, month, day, rate;
    } old[] = { { 2015, 9, 15, 500000 }, { 2015, 10, 23, 500000 }, { 2015, 8, 10, 525000 } };
    int i = scene->ordinal % 3;
    int granted = calendar_day(old[i].year, old[i].month, old[i].day);
    struct note *note;

    if (calendar_add_months(granted, 36) < world_begin(scene->world) + 60) {
        trm_at_benchmark(scene);
        return;
    }
    note = lending_note(scene, HEAD, granted, 36, (int64_t) 20000 * YUAN);
    note->rate = old[i].rate;
    story_claim(scene, "TRM-03", note, MUST_NO);
}

/* By its name and by its code. */
static void trm_secured(struct scene *scene)
{
    static const char *const guarantee[] = { "保证", "抵押", "C01", "B01", "组合", "C99", "E", "B99", "其他", "Z" };
    struct note *note = story_note(scene, HEAD, trm_granted(scene));

    note->guarantee = STORY_PICK(scene, guarantee);
    story_claim(scene, "TRM-04", note, MUST_YES);
}

/* Milder in one case, but never 信用. */
static void trm_pledged(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, trm_granted(scene));

    note->guarantee = scene->ordinal % 2 ? "质押" : "A";
    story_claim(scene, "TRM-04", note, MUST_YES);
}

/* Secured, and paid back before the window's end. */
static void trm_secured_and_settled(struct scene *scene)
{
    struct note *note = story_note(scene, SON, story_day_before_window(scene));

    note->guarantee = scene->ordinal % 2 ? "保证" : "C01";
    note->closed = world_end(scene->world) - 45;
    story_claim(scene, "TRM-04", note, MUST_YES);
}

/* By name. */
static void trm_trusted(struct scene *scene)
{
    struct note *note = story_note(scene, HEAD, trm_granted(scene));

    note->guarantee = "信用";
    story_claim(scene, "TRM-04", note, MUST_NO);
}

/* By code. */
static void trm_trusted_by_code(struct scene *scene)
{
    struct note *note = story_note(scene, WIFE, trm_granted(scene));

    note->guarantee = "D";
    story_claim(scene, "TRM-04", note, MUST_NO);
}

static const struct story STORIES[] = {
    { "one day over three years", "TRM-02", MUST_YES, PLACE_ANY, trm_one_day_over },
    { "months over three years", "TRM-02", MUST_YES, PLACE_ANY, trm_months_over },
    { "month's end, one day over", "TRM-02", MUST_YES, PLACE_ANY, trm_month_end_over },
    { "three years to the day", "TRM-02", MUST_NO, PLACE_ANY, trm_exactly_36 },
    { "three years to the month's end", "TRM-02", MUST_NO, PLACE_ANY, trm_month_end_36 },
    { "three years to the end of February", "TRM-02", MUST_NO, PLACE_ANY, trm_end_of_february },
    { "extended beyond three years", "TRM-02", MUST_NO, PLACE_ANY, trm_extended_beyond },
    { "a hundredth too dear", "TRM-03", MUST_YES, PLACE_ANY, trm_cent_too_dear },
    { "long note too dear", "TRM-03", MUST_YES, PLACE_ANY, trm_long_too_dear },
    { "the long rate on a short note", "TRM-03", MUST_YES, PLACE_ANY, trm_wrong_tenor },
    { "just over the tolerance", "TRM-03", MUST_YES, PLACE_ANY, trm_just_over_tolerance },
    { "two years, just over the tolerance", "TRM-03", MUST_YES, PLACE_ANY, trm_two_years_too_dear },
    { "at the benchmark", "TRM-03", MUST_NO, PLACE_ANY, trm_at_benchmark },
    { "at the tolerance", "TRM-03", MUST_NO, PLACE_ANY, trm_at_tolerance },
    { "long note at the tolerance", "TRM-03", MUST_NO, PLACE_ANY, trm_long_at_tolerance },
    { "between the two benchmarks", "TRM-03", MUST_NO, PLACE_ANY, trm_between_the_two },
    { "a year and a day", "TRM-03", MUST_NO, PLACE_ANY, trm_year_and_a_day },
    { "under an older benchmark", "TRM-03", MUST_NO, PLACE_ANY, trm_old_benchmark },
    { "guaranteed or mortgaged", "TRM-04", MUST_YES, PLACE_ANY, trm_secured },
    { "pledged", "TRM-04", MUST_YES, PLACE_ANY, trm_pledged },
    { "secured and settled since", "TRM-04", MUST_YES, PLACE_ANY, trm_secured_and_settled },
    { "on trust", "TRM-04", MUST_NO, PLACE_ANY, trm_trusted },
    { "on trust, by code", "TRM-04", MUST_NO, PLACE_ANY, trm_trusted_by_code },
};

const struct story_table STORY_TRM = { STORIES, sizeof STORIES / sizeof *STORIES };
