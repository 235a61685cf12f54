/*
 * DTY-02: a bank that lends in a township which another bank answers for.  What counts is who answered for it
 * on the day of the grant, if anybody did by then.
 */
#include "duty.h"
#include "lending.h"
#include "story.h"

/* A note by `bank`, granted on `granted`. */
static void dty_note(struct scene *scene, int bank, int granted, enum must must)
{
    struct note *note = story_note(scene, HEAD, granted);

    lending_at_bank(scene, note, bank);
    story_claim(scene, "DTY-02", note, must);
}

/* The county's own bank, whoever answers for the township. */
static int dty_cooperative(const struct scene *scene)
{
    return scene->world->places.township[scene_township(scene, 0)].county;
}

/* A bank other than the one that answers for the township. */
static void dty_wrong(struct scene *scene, int granted, enum must must)
{
    dty_note(scene, duty_other_bank(scene->world, scene_township(scene, 0), granted), granted, must);
}

/* The plain case, before the window or in it. */
static void dty_another_bank(struct scene *scene)
{
    dty_wrong(scene, scene->ordinal % 2 ? story_day_before_window(scene) : story_day_in_window(scene), MUST_YES);
}

/* On the very day on which a bank was named, or in the three months after it. */
static void dty_once_known(struct scene *scene)
{
    dty_wrong(scene, duty_late_from(scene->world) + random_between(&scene->random, 0, 90), MUST_YES);
}

/* The cooperative goes on as if nothing had changed. */
static void dty_old_bank_after_change(struct scene *scene)
{
    int granted = duty_changed_on(scene->world) + random_between(&scene->random, 0, 20);

    dty_note(scene, dty_cooperative(scene), granted, MUST_YES);
}

/* A day to two months too early for anybody to object. */
static void dty_before_anybody_was_named(struct scene *scene)
{
    dty_wrong(scene, duty_late_from(scene->world) - random_between(&scene->random, 1, 60), MUST_NO);
}

/* A list that only knows the present would blame it. */
static void dty_old_bank_before_change(struct scene *scene)
{
    int granted = duty_changed_on(scene->world) - random_between(&scene->random, 1, 60);

    dty_note(scene, dty_cooperative(scene), granted, MUST_NO);
}

/* A list that only knows the past would blame it. */
static void dty_new_bank_after_change(struct scene *scene)
{
    int granted = duty_changed_on(scene->world) + random_between(&scene->random, 0, 20);

    dty_note(scene, BANK_ABC, granted, MUST_NO);
}

/* From the from_date on, that day included. */
static void dty_first_day(struct scene *scene)
{
    dty_note(scene, dty_cooperative(scene), duty_late_from(scene->world), MUST_NO);
}

static const struct story STORIES[] = {
    { "another bank's township", "DTY-02", MUST_YES, PLACE_COOPERATIVE, dty_another_bank },
    { "another bank, once one was named", "DTY-02", MUST_YES, PLACE_LATE, dty_once_known },
    { "the old bank after the change", "DTY-02", MUST_YES, PLACE_CHANGED, dty_old_bank_after_change },
    { "before any bank was named", "DTY-02", MUST_NO, PLACE_LATE, dty_before_anybody_was_named },
    { "the old bank before the change", "DTY-02", MUST_NO, PLACE_CHANGED, dty_old_bank_before_change },
    { "the new bank after the change", "DTY-02", MUST_NO, PLACE_CHANGED, dty_new_bank_after_change },
    { "the bank's first day", "DTY-02", MUST_NO, PLACE_LATE, dty_first_day },
};

const struct story_table STORY_DTY = { STORIES, sizeof STORIES / sizeof *STORIES };
