/*
 * An account that a story moves money through is told from the moves, for the whole window at once: it begins with
 * just enough that it never runs dry, and each month shows its part.
 *
 * A borrower's own account also has the loan that came, what he repaid, and, once all windows that rules look
 * through are over, wages and shopping like anybody's.
 */
#include "txn.h"

#include "ledger.h"

#include <string.h>

enum { LEAST_LEFT = 30 * 100, WINDOW_DAYS = 92, AFTERNOON = 15 * 60 };

static void purse_counter(const struct scene *scene, struct txn *txn, int purse)
{
    txn->counter_bank = -1;
    if (purse == PURSE_NONE)
        return;
    txn->counter_bank = scene->purse[purse].bank;
    memcpy(txn->counter_account, scene->purse[purse].account, sizeof txn->counter_account);
    memcpy(txn->counter_name, scene->purse[purse].name, sizeof txn->counter_name);
}

/* Taken back by a posting the other way round, or by a negative one. */
static void purse_undo(struct txns *txns, struct txn txn, int day, bool negative)
{
    txn.day = day;
    txn.reversal = true;
    txn.summary = "冲正";
    if (negative)
        txn.amount = -txn.amount;
    else
        txn.out = !txn.out;
    txn_add(txns, txn);
}

/* One side of a move. */
static void purse_leg(const struct scene *scene, const struct move *move, bool out, struct txns *txns)
{
    bool counter = out || move->from == PURSE_NONE; /* where the agent stood */
    struct txn txn = { .day = move->day + (out ? 0 : move->late),
                       .minute = move->minute + (out ? 0 : 1),
                       .type = move->type,
                       .out = out,
                       .amount = move->amount,
                       .summary = move->summary,
                       .agent = counter && move->agent != PURSE_NONE ? &scene->purse[move->agent] : NULL };

    purse_counter(scene, &txn, out ? move->to : move->from);
    txn_add(txns, txn);
    if (move->undone)
        purse_undo(txns, txn, move->undone, move->amount / 100 % 2 == 1);
}

/* Repays a note, his own or another's; a payer whom the loan's posting does not name is told here alone. */
static void purse_pays(const struct scene *scene, const struct note *note, int purse, struct txns *txns)
{
    struct txn txn = { .day = note->paid_on,
                       .minute = AFTERNOON,
                       .type = TXN_PRINCIPAL,
                       .out = true,
                       .amount = note->payer.amount,
                       .note = note,
                       .summary = "归还贷款本金",
                       .counter_bank = note->bank };

    if (note->payer.purse != purse)
        return;
    if (note->payer.agent != PURSE_NONE)
        txn.agent = &scene->purse[note->payer.agent];
    memcpy(txn.counter_account, note->number, sizeof txn.counter_account - 1);
    txn_add(txns, txn);
    if (note->payer.undone)
        purse_undo(txns, txn, txn.day, false);
}

/* A note that was paid into it, and what the borrower repaid himself. */
static void purse_borrows(const struct note *note, struct txns *txns)
{
    txn_granted(note, txns);
    if (note->paid > 0 && txn_own_part(note) > 0)
        txn_repaid(note, note->paid_on, txn_own_part(note), txns);
}

/* The borrower's own account goes on after the last window. */
static void purse_lives(const struct scene *scene, int purse, struct txns *txns)
{
    const struct world *world = scene->world;
    const struct note *last = NULL;

    for (int i = 0; i < scene->notes; i++)
        if (scene->note[i].purse == purse && strncmp(scene->note[i].id, scene->purse[purse].id, 18) == 0)
            last = !last || scene->note[i].granted > last->granted ? &scene->note[i] : last;
    for (int i = 0; i < world->months && last; i++)
        if (world_month(world, i) > calendar_month(last->granted + WINDOW_DAYS))
            txn_everyday(scene, last, world_month(world, i), txns);
}

static void purse_balances(struct txns *txns)
{
    int64_t balance = 0, least = 0;

    for (int i = 0; i < txns->count; i++) {
        balance += txns->txn[i].out ? -txns->txn[i].amount : txns->txn[i].amount;
        least = balance < least ? balance : least;
        txns->txn[i].balance = balance;
    }
    for (int i = 0; i < txns->count; i++)
        txns->txn[i].balance += LEAST_LEFT - least;
}

void txn_of_purse(const struct scene *scene, int purse, int month, struct txns *txns)
{
    int kept = 0;

    txns->count = 0;
    for (int i = 0; i < scene->moves; i++) {
        if (scene->move[i].from == purse)
            purse_leg(scene, &scene->move[i], true, txns);
        if (scene->move[i].to == purse)
            purse_leg(scene, &scene->move[i], false, txns);
    }
    for (int i = 0; i < scene->notes; i++) {
        purse_pays(scene, &scene->note[i], purse, txns);
        if (scene->note[i].purse == purse && ledger_first_month(scene->world, &scene->note[i]) >= 0)
            purse_borrows(&scene->note[i], txns);
    }
    purse_lives(scene, purse, txns);
    txn_sort(txns);
    purse_balances(txns);
    for (int i = 0; i < txns->count; i++)
        if (calendar_month(txns->txn[i].day) == month)
            txns->txn[kept++] = txns->txn[i];
    txns->count = kept;
}
