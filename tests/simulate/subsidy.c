/*
 * The budget pays in the middle of the month after a quarter, for what was owed in that quarter.  Of the stories'
 * notes only those are subsidised whose story is about it: else every story would be one of TRM-08 as well.
 */
#include "subsidy.h"

#include "duty.h"
#include "ledger.h"

#include <stdio.h>

enum { PAID_DAY = 14, BASIS_DAYS = 360, RATE_ONE = 10000000 };

/* Whole 分 by whole rates: for a note both stay far below what 64 bits hold. */
int64_t subsidy_amount(const struct voucher *voucher)
{
    return voucher->principal * (voucher->to - voucher->from) / BASIS_DAYS * voucher->rate / RATE_ONE;
}

/* What is owed on the last day owes nothing more if the note closes then: the day before counts. */
struct voucher subsidy_voucher(const struct note *note, int from, int to)
{
    struct voucher voucher = { .from = from, .to = to, .rate = note->rate };

    voucher.principal = ledger_state(note, to - 1).balance;
    voucher.amount = subsidy_amount(&voucher);
    return voucher;
}

/* The part of the quarter in which the note runs; false where there is none. */
static bool subsidy_quarter(const struct note *note, int month, struct voucher *voucher)
{
    int from = calendar_month_first(month - 3), to = calendar_month_first(month);
    int end = note->closed < note->due ? note->closed : note->due;

    from = from < note->granted ? note->granted : from;
    to = to < end ? to : end;
    if (from >= to)
        return false;
    *voucher = subsidy_voucher(note, from, to);
    voucher->paid = calendar_month_first(month) + PAID_DAY;
    return true;
}

/* One in three households' notes, at banks whose ledgers always come. */
static bool subsidy_ordinary(const struct scene *scene, const struct note *note)
{
    int first = ledger_first_month(scene->world, note);

    return scene->households == 1 && scene->first % 3 == 0 && note->bank != BANK_XYCZ && first >= 0;
}

int subsidy_of(const struct scene *scene, int month, struct voucher voucher[SUBSIDY_VOUCHERS])
{
    int vouchers = 0;

    for (int i = 0; i < scene->vouchers; i++)
        if (calendar_month(scene->voucher[i].paid) == month)
            voucher[vouchers++] = scene->voucher[i];
    for (int i = 0; i < scene->notes && month % 3 == 0; i++) {
        voucher[vouchers].note = i;
        if (subsidy_ordinary(scene, &scene->note[i]) && ledger_first_month(scene->world, &scene->note[i]) <= month &&
            subsidy_quarter(&scene->note[i], month, &voucher[vouchers]))
            voucher[vouchers++].note = i;
    }
    return vouchers;
}

/* By note and day of payment: no note is paid for twice on a day. */
void subsidy_number(const struct scene *scene, const struct voucher *voucher, char number[SUBSIDY_NUMBER])
{
    snprintf(number, SUBSIDY_NUMBER, "TX%05d%011lld", voucher->paid,
             (long long) scene->first * SCENE_NOTES + voucher->note);
}
