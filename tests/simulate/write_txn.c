/* The banks' two lists of postings, from one walk each: all banks' files are open at once. */
#include "duty.h"
#include "ledger.h"
#include "stage.h"
#include "txn.h"
#include "writer.h"

#include <stdio.h>

static const char *const TYPE[] = { "贷款发放", "贷款还本", "贷款还息", "核销", "转账",
                                    "现金存入", "现金支取", "消费",     "代发" };
static const char *const CHANNEL[] = { "柜面", "柜面", "自动扣收", "柜面", "手机银行", "柜面", "ATM", "POS", "批量" };

/* Whose account it is. */
struct txn_holder {
    const char *account, *name, *id;
    int bank;
};

static void txn_counter(struct row *row, const struct world *world, const struct txn *txn)
{
    char bank_code[8] = "";

    if (txn->counter_bank >= 0)
        duty_bank_code(world, txn->counter_bank, bank_code);
    row_text(row, txn->counter_account);
    row_text(row, txn->counter_name);
    row_text(row, bank_code);
    row_text(row, CHANNEL[txn->type]);
    row_text(row, txn->type == TXN_CASH_IN || txn->type == TXN_CASH_OUT ? "现" : "转");
    row_text(row, txn->reversal ? "冲补抹" : "正常");
    row_text(row, txn->summary);
    row_text(row, txn->agent ? txn->agent->name : "");
    row_text(row, txn->agent ? txn->agent->id : "");
}

/* The number is told apart by account, day and place in the month's list. */
static void txn_row(struct submission *sent, const struct world *world, const struct txn_holder *holder,
                    const struct txn *txn, int nth)
{
    static struct row row;
    char bank_code[8], number[32], time[40];

    duty_bank_code(world, holder->bank, bank_code);
    snprintf(number, sizeof number, "LS%05d%02d", txn->day, nth);
    snprintf(time, sizeof time, "%02d:%02d:%02d", txn->minute / 60, txn->minute % 60, txn->day % 60);
    row_start(&row, writer_dress(sent));
    row_text(&row, bank_code);
    row_text(&row, number);
    row_number(&row, 1);
    row_text(&row, holder->account);
    row_text(&row, holder->name);
    row_text(&row, holder->id);
    row_text(&row, txn->note ? txn->note->number : "");
    row_day(&row, txn->day);
    row_text(&row, time);
    row_text(&row, TYPE[txn->type]);
    row_text(&row, txn->out ? "借" : "贷");
    row_money(&row, txn->amount);
    row_money(&row, txn->balance);
    txn_counter(&row, world, txn);
    writer_row(sent, &row);
}

static void txn_rows(struct submission sent[BANKS], const struct world *world, const struct txn_holder *holder,
                     const struct txns *txns)
{
    for (int i = 0; i < txns->count; i++)
        txn_row(&sent[holder->bank], world, holder, &txns->txn[i], i);
}

/* The loan account bears the note's own number. */
static void txn_loans_of(struct submission sent[BANKS], const struct scene *scene, struct pick pick, int month)
{
    static struct txns txns;

    for (int i = 0; i < scene->notes; i++) {
        const struct note *note = &scene->note[i];
        int first = ledger_first_month(scene->world, note);
        struct txn_holder holder = { note->number, note->name, note->id, note->bank };

        if (first < 0 || month < first || month > ledger_closing_month(scene->world, note))
            continue;
        txn_of_loan(scene, note, pick, month, &txns);
        txn_rows(sent, scene->world, &holder, &txns);
    }
}

static void txn_purses_of(struct submission sent[BANKS], const struct scene *scene, int month)
{
    static struct txns txns;

    for (int i = 0; i < scene->purses; i++) {
        const struct purse *purse = &scene->purse[i];

        if (purse->bank == PURSE_OUTSIDE)
            continue;
        txn_of_purse(scene, i, month, &txns);
        txn_rows(sent, scene->world, &(struct txn_holder) { purse->account, purse->name, purse->id, purse->bank },
                 &txns);
    }
}

static void txn_accounts_of(struct submission sent[BANKS], struct scene *scene, int month)
{
    static struct txns txns;
    static struct note relative;

    for (int i = 0; i < scene->notes; i++) {
        const struct note *note = &scene->note[i];
        struct txn_holder holder = { note->account, note->name, note->id, note->bank };

        if (!txn_account(scene, i))
            continue;
        txn_of_account(scene, i, month, &txns);
        txn_rows(sent, scene->world, &holder, &txns);
        txn_of_relative(scene, i, month, &txns, &relative);
        if (txns.count > 0)
            txn_rows(sent, scene->world,
                     &(struct txn_holder) { relative.account, relative.name, relative.id, relative.bank }, &txns);
    }
    txn_purses_of(sent, scene, month);
}

static void txn_open(const struct writer *writer, enum monthly feed, int index, struct submission sent[BANKS])
{
    for (int bank = 0; bank < BANKS; bank++)
        sent[bank] = writer_open(writer, feed, bank, index);
}

static void txn_close(struct submission sent[BANKS])
{
    for (int bank = 0; bank < BANKS; bank++)
        writer_close(&sent[bank]);
}

void writer_loan_txn(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    struct picker picker = txn_picker(world);
    struct submission sent[BANKS];

    if (!(writer->feeds & FEED_LOAN_TXN))
        return;
    txn_open(writer, MONTHLY_LOAN_TXN, index, sent);
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        txn_loans_of(sent, &scene, pick_next(&picker, &scene), world_month(world, index));
    }
    txn_close(sent);
}

void writer_account_txn(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    struct submission sent[BANKS];

    if (!(writer->feeds & FEED_ACCOUNT_TXN))
        return;
    txn_open(writer, MONTHLY_ACCOUNT_TXN, index, sent);
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        txn_accounts_of(sent, &scene, world_month(world, index));
    }
    txn_close(sent);
}
