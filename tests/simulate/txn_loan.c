/*
 * A loan account moves when the note is granted, paid down, or closed, and pays interest at the quarters' ends.
 * Of a few repayments the first posting was a slip: it is taken back the same day and made again, by a posting the
 * other way round or by a negative one.
 *
 * Of the notes picked for DAT-03 the repayment is missing, one 分 off, or posted twice; of its traps it is taken
 * back and made again.
 */
#include "txn.h"

#include "duty.h"
#include "fail.h"
#include "ledger.h"
#include "stage.h"

#include <stdio.h>
#include <string.h>

enum { RATE_ONE = 10000000, QUARTER_DAYS = 90, INTEREST_DAY = 20, SLIPS = 60, MORNING = 9 * 60 };

void txn_add(struct txns *txns, struct txn txn)
{
    if (txns->count == TXN_MOST)
        fail("an account has more than %d postings", TXN_MOST);
    txns->txn[txns->count++] = txn;
}

/* Taken back and made again. */
static void txn_slip(struct txns *txns, struct txn txn, bool negative)
{
    struct txn back = txn;

    txn_add(txns, txn);
    back.minute++;
    back.reversal = true;
    back.summary = "冲正";
    if (negative)
        back.amount = -txn.amount;
    else
        back.out = !txn.out;
    txn_add(txns, back);
    txn.minute += 2;
    txn_add(txns, txn);
}

const char *txn_account_name(const struct scene *scene, const struct note *note)
{
    return note->purse == PURSE_NONE ? note->name : scene->purse[note->purse].name;
}

/* The repayment of a note that was picked, as its planting has it. */
static void txn_planted(struct txns *txns, struct txn txn, struct pick pick)
{
    if (!pick.violation) {
        txn_slip(txns, txn, pick.nth % 2 == 1);
        return;
    }
    switch (pick.nth % 4) {
    case 0:
        break;
    case 1:
        txn.amount++;
        txn_add(txns, txn);
        break;
    case 2:
        txn.amount--;
        txn_add(txns, txn);
        break;
    default:
        txn_add(txns, txn);
        txn.minute += 9;
        txn_add(txns, txn);
    }
}

int64_t txn_own_part(const struct note *note)
{
    bool others = note->payer.purse != PURSE_NONE && !note->payer.undone;

    return others ? note->paid - note->payer.amount : note->paid;
}

/* By somebody else, as far as he paid; where it was taken back, by the borrower after all. */
static void txn_paid_by(struct txns *txns, const struct purse *payer, const struct note *note, struct txn txn)
{
    struct txn other = txn;

    other.amount = note->payer.amount;
    other.minute += 9;
    memcpy(other.counter_account, payer->account, sizeof payer->account);
    memcpy(other.counter_name, payer->name, sizeof payer->name);
    if (note->payer.untold)
        other.counter_account[0] = other.counter_name[0] = 0;
    txn_add(txns, other);
    if (note->payer.undone) {
        other.out = other.reversal = true;
        other.minute++;
        other.summary = "冲正";
        txn_add(txns, other);
        txn.minute += 20;
    }
    txn.amount = txn_own_part(note);
    if (txn.amount > 0)
        txn_add(txns, txn);
}

/* The part that was repaid before the end. */
static void txn_paid_down(struct txns *txns, const struct scene *scene, const struct note *note, struct pick pick,
                          struct txn txn)
{
    txn.day = note->paid_on;
    txn.type = TXN_PRINCIPAL;
    txn.amount = note->paid;
    txn.summary = "归还部分本金";
    if (note->payer.purse != PURSE_NONE)
        txn_paid_by(txns, &scene->purse[note->payer.purse], note, txn);
    else if (pick.rule >= 0)
        txn_planted(txns, txn, pick);
    else if (note->paid_on % SLIPS == 0)
        txn_slip(txns, txn, note->paid_on % 2 == 1);
    else
        txn_add(txns, txn);
}

/* All that was still owed, by whoever took it over. */
static void txn_closed(struct txns *txns, const struct note *note, struct txn txn)
{
    txn.day = note->closed;
    txn.amount = ledger_state(note, note->closed - 1).balance;
    txn.type = note->closed_as == STATUS_WRITTEN_OFF ? TXN_WRITE_OFF : TXN_PRINCIPAL;
    txn.summary = note->closed_as == STATUS_COMPENSATED ? "风险补偿金代偿" : "结清";
    if (note->closed_as != STATUS_SETTLED)
        txn.counter_account[0] = txn.counter_name[0] = 0;
    txn_add(txns, txn);
}

static void txn_interest(struct txns *txns, const struct note *note, int month, struct txn txn)
{
    struct ledger_state state = ledger_state(note, txn.day);

    txn.amount = state.balance * note->rate / RATE_ONE * QUARTER_DAYS / 360;
    txn.type = TXN_INTEREST;
    txn.summary = "季度结息";
    if (month % 3 == 2 && state.overdue_days == 0 && txn.amount > 0)
        txn_add(txns, txn);
}

/* In the order in which they were posted; there are only a few. */
void txn_sort(struct txns *txns)
{
    for (int i = 1; i < txns->count; i++)
        for (int k = i; k > 0; k--) {
            struct txn *one = &txns->txn[k - 1], *other = &txns->txn[k], kept = *one;

            if (one->day < other->day || (one->day == other->day && one->minute <= other->minute))
                break;
            *one = *other;
            *other = kept;
        }
}

/* What is left after each posting; before the month it was what the month before left. */
static void txn_loan_balances(struct txns *txns, const struct note *note, int month)
{
    int before = calendar_month_first(month) - 1;
    int64_t balance = note->granted <= before ? ledger_state(note, before).balance : 0;

    txn_sort(txns);
    for (int i = 0; i < txns->count; i++) {
        struct txn *txn = &txns->txn[i];

        if (txn->type != TXN_INTEREST)
            balance += txn->out ? txn->amount : -txn->amount;
        txn->balance = balance;
    }
}

void txn_of_loan(const struct scene *scene, const struct note *note, struct pick pick, int month, struct txns *txns)
{
    struct txn txn = { .minute = MORNING + scene->first % 400, .note = note, .counter_bank = note->bank };
    int day = calendar_month_first(month) + INTEREST_DAY;

    txns->count = 0;
    memcpy(txn.counter_account, note->account, sizeof txn.counter_account);
    snprintf(txn.counter_name, sizeof txn.counter_name, "%.47s", txn_account_name(scene, note));
    if (calendar_month(note->granted) == month) {
        struct txn grant = txn;

        grant.day = note->granted;
        grant.out = true;
        grant.amount = note->amount;
        grant.summary = "发放贷款";
        txn_add(txns, grant);
    }
    if (calendar_month(note->paid_on) == month && note->paid > 0 && note->paid_on < note->closed)
        txn_paid_down(txns, scene, note, pick, txn);
    txn.day = day;
    if (note->granted < day && ledger_open(note, day))
        txn_interest(txns, note, month, txn);
    if (calendar_month(note->closed) == month)
        txn_closed(txns, note, txn);
    txn_loan_balances(txns, note, month);
}

/* One note, in the ledgers from the first, paid down in a later month, and its row readable then. */
static bool txn_suits(const struct scene *scene, struct pick pick)
{
    const struct world *world = scene->world;
    const struct note *note = &scene->note[0];

    (void) pick;
    return scene->notes == 1 && note->bank != BANK_XYCZ && ledger_first_month(world, note) == world->first_month &&
           note->paid > 1 && note->paid_on < note->closed && calendar_month(note->paid_on) > world->first_month &&
           note->paid_on <= world_end(world);
}

struct picker txn_picker(const struct world *world)
{
    return pick_start(world, 1, txn_suits);
}

/* From the month of the repayment on; of a note that is closed it is left open. */
static void txn_truth_of_pick(struct truth *truth, const struct scene *scene, struct pick pick)
{
    const struct note *note = &scene->note[0];
    const struct world *world = scene->world;
    int last = world->first_month + world->months - 1, closing = ledger_closing_month(world, note);

    if (!pick.violation) {
        truth_of_note(truth, "DAT-03", note, MUST_NO);
        return;
    }
    for (int month = calendar_month(note->paid_on); month <= last; month++)
        truth_add_note(truth, month, "DAT-03", note, month <= closing ? MUST_YES : MUST_EITHER);
}

/* A ledger that did not come, and a note that is missing from it, can be held against the postings or not. */
static void txn_truth_of_missing(struct truth *truth, const struct world *world, const struct note *note, int unseen)
{
    int from = note->bank == BANK_XYCZ && unseen > 0 ? unseen : 0;

    if (note->gone)
        from = note->gone;
    for (int month = from; from > 0 && month < world->first_month + world->months; month++)
        truth_add_note(truth, month, "DAT-03", note, MUST_EITHER);
}

void txn_truth(const struct world *world, struct truth *truth, int unseen)
{
    static struct scene scene;
    struct picker picker = txn_picker(world);

    for (int household = 0; household < world->households; household += scene.households) {
        struct pick pick;

        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        pick = pick_next(&picker, &scene);
        if (pick.rule >= 0)
            txn_truth_of_pick(truth, &scene, pick);
        for (int i = 0; i < scene.notes; i++)
            txn_truth_of_missing(truth, world, &scene.note[i], unseen);
    }
}
