/* What the finance bureau sends: the funds' accounts and postings, the cases, the subsidies. */
#include "compensation.h"
#include "fund.h"
#include "stage.h"
#include "subsidy.h"
#include "writer.h"

#include <stdio.h>

static const char *const TENOR[FUND_TENORS] = { "活期", "三个月", "半年", "一年", "两年", "三年" };
static const char *const KIND[] = { "拨入", "补充", "利息", "代偿支出", "追偿返还", "调出", "撤回", "其他" };
static const char *const DECISION[] = { "待审", "同意", "不同意" };

/* A county and a bank begin every row of these feeds. */
static void fund_pair(struct row *row, const struct world *world, int county, int bank)
{
    char bank_code[8];

    duty_bank_code(world, bank, bank_code);
    row_text(row, world->places.county[county].code);
    row_text(row, bank_code);
}

static void fund_account_row(struct submission *sent, const struct fund *fund, int at, int index)
{
    static struct row row;
    const struct fund_account *account = &fund->account[at];
    char agreement[32];

    snprintf(agreement, sizeof agreement, "XY%05d", at);
    row_start(&row, writer_dress(sent));
    fund_pair(&row, fund->world, account->county, account->bank);
    row_text(&row, account->number);
    row_money(&row, account->balance[index]);
    row_number(&row, account->multiple);
    row_text(&row, TENOR[account->tenor]);
    row_rate(&row, account->rate);
    row_day(&row, calendar_day(2014, 6, 1) + at % 200);
    row_text(&row, agreement);
    row_text(&row, fund_pledged(fund, account, index) ? "是" : at % 5 ? "否" : "");
    writer_row(sent, &row);
}

void writer_fund_account(const struct writer *writer, int index)
{
    struct submission sent;

    if (!(writer->feeds & FEED_FUND_ACCOUNT))
        return;
    sent = writer_open(writer, MONTHLY_FUND_ACCOUNT, 0, index);
    for (int i = 0; i < writer->fund->accounts; i++)
        fund_account_row(&sent, writer->fund, i, index);
    writer_close(&sent);
}

/* What a row of fund_txn says, from whichever side it comes. */
struct fund_row {
    const char *account, *txn, *note, *number;
    int county, bank, day;
    enum fund_kind kind;
    int64_t amount;
};

static void fund_txn_row(struct submission *sent, const struct world *world, const struct fund_row *posting)
{
    static struct row row;

    row_start(&row, writer_dress(sent));
    fund_pair(&row, world, posting->county, posting->bank);
    row_text(&row, posting->account);
    row_text(&row, posting->txn);
    row_day(&row, posting->day);
    row_text(&row, KIND[posting->kind]);
    row_text(&row, fund_leaves(posting->kind) ? "借" : "贷");
    row_money(&row, posting->amount);
    row_text(&row, posting->note);
    row_text(&row, posting->number);
    row_text(&row, KIND[posting->kind]);
    writer_row(sent, &row);
}

/* The accounts' own. */
static void fund_txn_posting(struct submission *sent, const struct fund *fund, int at)
{
    const struct fund_posting *posting = &fund->posting[at];
    const struct fund_account *account = &fund->account[posting->account];
    char txn[24];

    snprintf(txn, sizeof txn, "FT%08d", at);
    fund_txn_row(sent, fund->world,
                 &(struct fund_row) { account->number, txn, "", "", account->county, account->bank, posting->day,
                                      posting->kind, posting->amount });
}

/* A case's payment, and what was given back. */
static void fund_txn_case(struct submission *sent, const struct fund *fund, const struct scene *scene, int at,
                          int month)
{
    const struct compensation *compensation = &scene->compensation[at];
    const struct note *note = &scene->note[compensation->note];
    int county = fund->world->places.township[note->township].county, main = fund->main[county][note->bank];
    char number[COMPENSATION_NUMBER], txn[32];
    struct fund_row row = { .note = note->number, .number = number, .txn = txn, .county = county, .bank = note->bank };

    if (main < 0 || fund->account[main].plant != FUND_MAIN)
        return;
    row.account = fund->account[main].number;
    compensation_number(scene, compensation, number);
    if (compensation->paid && calendar_month(compensation->paid) == month) {
        snprintf(txn, sizeof txn, "FP%s", number);
        row.day = compensation->paid;
        row.kind = FUND_PAID_OUT;
        row.amount = compensation->fund_share;
        fund_txn_row(sent, fund->world, &row);
    }
    if (compensation->recovered_on && calendar_month(compensation->recovered_on) == month) {
        snprintf(txn, sizeof txn, "FR%s", number);
        row.day = compensation->recovered_on;
        row.kind = FUND_RETURNED;
        row.amount = compensation->returned;
        fund_txn_row(sent, fund->world, &row);
    }
}

void writer_fund_txn(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    int month = world_month(world, index);
    struct submission sent;

    if (!(writer->feeds & FEED_FUND_TXN))
        return;
    sent = writer_open(writer, MONTHLY_FUND_TXN, 0, index);
    for (int i = 0; i < writer->fund->postings; i++)
        if (calendar_month(writer->fund->posting[i].day) == month)
            fund_txn_posting(&sent, writer->fund, i);
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        for (int i = 0; i < scene.cases; i++)
            fund_txn_case(&sent, writer->fund, &scene, i, month);
    }
    writer_close(&sent);
}

/* What has happened by the month's end. */
static void compensation_row(struct submission *sent, const struct scene *scene, int at, int day)
{
    static struct row row;
    const struct compensation *compensation = &scene->compensation[at];
    const struct note *note = &scene->note[compensation->note];
    bool decided = compensation->decided && compensation->decided <= day;
    bool recovered = compensation->recovered_on && compensation->recovered_on <= day;
    char number[COMPENSATION_NUMBER];

    compensation_number(scene, compensation, number);
    row_start(&row, writer_dress(sent));
    row_text(&row, number);
    fund_pair(&row, scene->world, scene->world->places.township[note->township].county, note->bank);
    row_text(&row, note->number);
    row_day(&row, compensation->applied);
    row_money(&row, compensation->principal);
    row_money(&row, compensation->fund_share);
    row_money(&row, compensation->bank_share);
    row_text(&row, DECISION[decided ? compensation->verdict : VERDICT_PENDING]);
    row_day(&row, decided ? compensation->decided : 0);
    row_day(&row, compensation->paid <= day ? compensation->paid : 0);
    row_money(&row, recovered ? compensation->recovered : 0);
    row_money(&row, recovered ? compensation->returned : 0);
    writer_row(sent, &row);
}

void writer_compensation(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    int day = calendar_month_end(world_month(world, index));
    struct submission sent;

    if (!(writer->feeds & FEED_COMPENSATION))
        return;
    sent = writer_open(writer, MONTHLY_COMPENSATION, 0, index);
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        for (int i = 0; i < scene.cases; i++)
            if (scene.compensation[i].applied <= day)
                compensation_row(&sent, &scene, i, day);
    }
    writer_close(&sent);
}

static void subsidy_row(struct submission *sent, const struct scene *scene, const struct voucher *voucher)
{
    static struct row row;
    const struct note *note = &scene->note[voucher->note];
    char number[SUBSIDY_NUMBER];

    subsidy_number(scene, voucher, number);
    row_start(&row, writer_dress(sent));
    fund_pair(&row, scene->world, scene->world->places.township[note->township].county, note->bank);
    row_text(&row, number);
    row_text(&row, note->number);
    row_day(&row, voucher->from);
    row_day(&row, voucher->to);
    row_money(&row, voucher->principal);
    row_rate(&row, voucher->rate);
    row_money(&row, voucher->amount);
    row_day(&row, voucher->paid);
    writer_row(sent, &row);
}

void writer_subsidy(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    struct submission sent;

    if (!(writer->feeds & FEED_SUBSIDY))
        return;
    sent = writer_open(writer, MONTHLY_SUBSIDY, 0, index);
    for (int household = 0; household < world->households; household += scene.households) {
        struct voucher voucher[SUBSIDY_VOUCHERS];
        int vouchers;

        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        vouchers = subsidy_of(&scene, world_month(world, index), voucher);
        for (int i = 0; i < vouchers; i++)
            subsidy_row(&sent, &scene, &voucher[i]);
    }
    writer_close(&sent);
}
