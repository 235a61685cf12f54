/*
 * Whether a note broke a rule is read from the claims of its scene; shares, days and amounts from the case or
 * voucher itself.  A voucher's flag lasts as long as its note owes anything; what is said later is left open.
 */
#include "cases.h"

#include "compensation.h"
#include "consequences.h"
#include "ledger.h"
#include "lending.h"
#include "stage.h"
#include "subsidy.h"

#include <stdio.h>
#include <string.h>

enum { CENT = 1, EXCESS = 100 };

/* In 0.00001 %: from there on the fund may pay. */
enum { THREE_PERCENT = 300000 };

/* The rules after which neither the fund nor the budget may pay; the household's is left open. */
static enum must cases_violates(const struct scene *scene, int note)
{
    static const char *const rule[] = { "WHO-01", "WHO-03", "WHO-05", "WHO-06", "TRM-02", "TRM-03", "TRM-04" };
    enum must must = MUST_NO;

    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++) {
        enum must claimed = consequences_claimed(scene, note, rule[i]);

        if (claimed == MUST_YES)
            return MUST_YES;
        must = claimed == MUST_EITHER ? MUST_EITHER : must;
    }
    for (int i = 0; i < scene->claims; i++)
        if (strcmp(scene->claim[i].rule, "TRM-01") == 0 && scene->claim[i].must != MUST_NO)
            return MUST_EITHER;
    return must;
}

/* One case on one day. */
struct case_at {
    const struct scene *scene;
    const struct compensation *compensation;
    const struct note *note;
    const struct totals *totals;
    int day;
};

typedef enum must case_rule(const struct case_at *at);

/* Asked for, and not refused; of a note that owes nothing any more it is left open. */
static enum must case_unlawful(const struct case_at *at)
{
    const struct compensation *compensation = at->compensation;
    enum must must = cases_violates(at->scene, compensation->note);

    if (compensation->verdict == VERDICT_REFUSED && compensation->decided <= at->day)
        return MUST_NO;
    return must == MUST_YES && !ledger_open(at->note, at->day) ? MUST_EITHER : must;
}

static bool case_differs(int64_t one, int64_t other)
{
    return one - other > CENT || other - one > CENT;
}

/* Shares of tenths of a 分 lie on one side of the tolerance or the other as a whole: principals are whole 元. */
static enum must case_share(const struct case_at *at)
{
    return case_differs(at->compensation->fund_share, compensation_share(at->compensation->principal)) ? MUST_YES
                                                                                                       : MUST_NO;
}

/* In whole numbers: returned * principal against recovered * share, the tolerance a 分 of the former. */
static enum must case_returned(const struct case_at *at)
{
    const struct compensation *compensation = at->compensation;

    if (!compensation->recovered_on || compensation->recovered_on > at->day)
        return MUST_NO;
    return (compensation->returned + CENT) * compensation->principal <
                   compensation->recovered * compensation->fund_share
               ? MUST_YES
               : MUST_NO;
}

/* By the ratio at the last month end before the payment, if the window has it. */
static enum must case_early(const struct case_at *at)
{
    const struct totals *totals = at->totals;
    int county = totals->world->places.township[at->note->township].county;
    int index = calendar_month(at->compensation->paid) - 1 - totals->world->first_month;
    const int64_t *sure;
    enum must reached;

    if (!at->compensation->paid || at->compensation->paid > at->day)
        return MUST_NO;
    sure = index < 0 ? NULL : totals->sure[county][at->note->bank][index];
    if (!sure || sure[SURE_BALANCE] == 0)
        return MUST_EITHER;
    reached = totals_ratio(sure, THREE_PERCENT, false);
    return reached == MUST_EITHER ? MUST_EITHER : reached == MUST_YES ? MUST_NO : MUST_YES;
}

/* At the first month end after the payment. */
static enum must case_in_books(const struct case_at *at)
{
    int end = calendar_month_end(calendar_month(at->compensation->paid));
    struct ledger_state state;

    if (!at->compensation->paid || end > at->day)
        return MUST_NO;
    state = ledger_state(at->note, end);
    return state.balance > 0 || state.status != STATUS_COMPENSATED ? MUST_YES : MUST_NO;
}

/* From the month in which the case is first told. */
static void cases_say(struct truth *truth, struct case_at *at, const char *rule, case_rule *of)
{
    const struct world *world = at->scene->world;
    enum must before = MUST_NO;
    char number[COMPENSATION_NUMBER];

    compensation_number(at->scene, at->compensation, number);
    for (int i = 0; i < world->months; i++) {
        enum must now;

        at->day = calendar_month_end(world_month(world, i));
        if (at->compensation->applied > at->day)
            continue;
        now = of(at);
        truth_add(truth, world_month(world, i), rule, "case", number,
                  now == MUST_NO && before != MUST_NO ? MUST_EITHER : now);
        before = now;
    }
}

static void cases_of_scene(const struct scene *scene, const struct totals *totals, struct truth *truth)
{
    for (int i = 0; i < scene->cases; i++) {
        const struct compensation *compensation = &scene->compensation[i];
        struct case_at at = { scene, compensation, &scene->note[compensation->note], totals, 0 };

        cases_say(truth, &at, "FND-06", case_unlawful);
        cases_say(truth, &at, "FND-07", case_share);
        cases_say(truth, &at, "FND-08", case_returned);
        cases_say(truth, &at, "FND-10", case_early);
        cases_say(truth, &at, "FND-13", case_in_books);
    }
}

void cases_truth(const struct world *world, const struct totals *totals, struct truth *truth)
{
    static struct scene scene;

    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        cases_of_scene(&scene, totals, truth);
    }
}

/* Two vouchers of one note that share a day; the one paid later is said. */
static bool voucher_overlaps(const struct scene *scene, const struct voucher *voucher)
{
    for (int i = 0; i < scene->vouchers; i++) {
        const struct voucher *other = &scene->voucher[i];

        if (other->note == voucher->note && other->paid < voucher->paid && other->from < voucher->to &&
            voucher->from < other->to)
            return true;
    }
    return false;
}

static enum must voucher_must(const struct scene *scene, const struct voucher *voucher)
{
    const struct note *note = &scene->note[voucher->note];
    int due = note->extended ? note->extended : note->due;

    if (voucher->to > due || voucher->amount > subsidy_amount(voucher) + EXCESS ||
        voucher->principal > (int64_t) 50000 * YUAN || voucher_overlaps(scene, voucher))
        return MUST_YES;
    return cases_violates(scene, voucher->note);
}

/* The county is that of the note's township. */
static void voucher_truth(const struct scene *scene, const struct voucher *voucher, struct truth *truth)
{
    const struct world *world = scene->world;
    const struct note *note = &scene->note[voucher->note];
    enum must must = voucher_must(scene, voucher);
    char number[SUBSIDY_NUMBER], subject[48];

    subsidy_number(scene, voucher, number);
    snprintf(subject, sizeof subject, "%s/%s", world->places.county[world->places.township[note->township].county].code,
             number);
    for (int month = calendar_month(voucher->paid); month < world->first_month + world->months; month++)
        truth_add(truth, month, "TRM-08", "voucher", subject,
                  must == MUST_YES && month > ledger_closing_month(world, note) ? MUST_EITHER : must);
}

/* Only those of stories: that nothing is said of the others goes without saying. */
void cases_truth_of_vouchers(const struct world *world, struct truth *truth)
{
    static struct scene scene;

    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        for (int i = 0; i < scene.vouchers; i++)
            voucher_truth(&scene, &scene.voucher[i], truth);
    }
}
