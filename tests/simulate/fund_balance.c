/*
 * The balances, month by month: what was planted and what cases moved, then what fills a main account up, then
 * interest.  A main account is filled to a level that its style sets against the loans of the month, so that some lie
 * a 分 below a tenth, some at it, and some far from it.
 */
#include "fail.h"
#include "fund.h"

#include <stdlib.h>

enum { INTEREST_DAY = 20, RATE_ONE = 10000000 };

void fund_post(struct fund *fund, int account, int day, enum fund_kind kind, int64_t amount)
{
    if (fund->postings == fund->room) {
        fund->room = fund->room * 2 + 1024;
        fund->posting = realloc(fund->posting, (size_t) fund->room * sizeof *fund->posting);
        if (!fund->posting)
            fail("out of memory for the funds' postings");
    }
    fund->posting[fund->postings++] = (struct fund_posting) { account, day, kind, amount };
}

int fund_quarter(const struct world *world, int index)
{
    while (index >= 0 && world_month(world, index) % 3 != 2)
        index--;
    return index;
}

/* The balances of the quarter's months before interest; the last one is to be had already. */
static int64_t fund_quarter_sum(const struct world *world, const struct fund_account *account, int index)
{
    int64_t sum = 0;

    for (int i = index < 2 ? 0 : index - 2; i <= index && i < world->months; i++)
        sum += account->balance[i];
    return sum;
}

/* Interest raises the last of the three balances that it is reckoned from: repeated until it no longer changes.
 * Whole 分 and rates in sums of 128 bits: a nation's fund would not fit into 64. */
int64_t fund_interest(const struct world *world, const struct fund_account *account, int index, bool least)
{
    __extension__ typedef unsigned __int128 wide;
    wide sum = (wide) fund_quarter_sum(world, account, index), interest = 0, next = 0;
    wide whole = (wide) 12 * 10 * RATE_ONE, part = (wide) account->rate * (least ? 9 : 10);

    do {
        interest = next;
        next = ((sum + interest) * part + whole - 1) / whole;
    } while (next != interest);
    return (int64_t) interest;
}

/* What the account's style asks for at a month's end; what is already there stays.  The exact levels are for quarter ends,
 * less before them: where loans do not grow there would be no room for the interest. */
int64_t fund_level(const struct fund *fund, const struct fund_account *account, int index)
{
    int64_t loans = fund->totals->sum[account->county][account->bank][index][TOTAL_BALANCE];
    bool final = index + 3 >= fund->world->months, quarter = world_month(fund->world, index) % 3 == 2;

    switch ((account->county + account->bank) % 5) {
    case 0:
        return loans / 10 + loans / 100 + 1;
    case 1:
        return quarter ? (loans + 9) / 10 : loans / 12;
    case 2:
        return final ? loans / 9 : quarter ? (loans + 9) / 10 - 1 : loans / 12;
    case 3:
        return loans / 15;
    default:
        return loans / 9;
    }
}

/* The multiples that go with the last two levels, and one with which the first is not quite enough. */
static int fund_multiple(const struct fund_account *account)
{
    int style = (account->county + account->bank) % 5;

    if (style == 0)
        return account->county % 2 ? 9 : 10;
    return style == 3 ? 20 : style == 4 ? 8 : 10;
}

/* All of the bank's other accounts in the county. */
static int64_t fund_others(const struct fund *fund, const struct fund_account *account, int index)
{
    int64_t sum = 0;

    for (int i = 0; i < fund->accounts; i++)
        if (&fund->account[i] != account && fund->account[i].county == account->county &&
            fund->account[i].bank == account->bank)
            sum += fund->account[i].balance[index];
    return sum;
}

/* Posted on the 21st of a quarter's last month; the planted ones get none, a 分 less than the least, half, or
 * exactly the least. */
static void fund_pay_interest(struct fund *fund, int at, int index)
{
    struct fund_account *account = &fund->account[at];
    int64_t whole, least;

    if (world_month(fund->world, index) % 3 != 2)
        return;
    whole = fund_interest(fund->world, account, index, false);
    least = fund_interest(fund->world, account, index, true);
    if (account->plant == FUND_LITTLE_INTEREST && account->violation)
        whole = account->nth % 3 == 0 ? 0 : account->nth % 3 == 1 ? least - 1 : whole / 2;
    else if (account->plant == FUND_LITTLE_INTEREST && account->nth % 2)
        whole = least;
    account->balance[index] += whole;
    if (whole > 0)
        fund_post(fund, at, calendar_month_first(world_month(fund->world, index)) + INTEREST_DAY, FUND_INTEREST, whole);
}

/* What was planted, and what cases moved. */
static void fund_carry(struct fund *fund, int at, int index)
{
    struct fund_account *account = &fund->account[at];
    int month = world_month(fund->world, index);
    int64_t balance = index ? account->balance[index - 1] : account->opening;

    for (int i = 0; i < fund->postings; i++) {
        const struct fund_posting *posting = &fund->posting[i];

        if (posting->account == at && calendar_month(posting->day) == month)
            balance += fund_leaves(posting->kind) ? -posting->amount : posting->amount;
    }
    if (account->plant == FUND_MAIN)
        balance +=
            fund->returned[account->county][account->bank][index] - fund->paid[account->county][account->bank][index];
    account->balance[index] = balance;
}

/* The interest comes after what is filled up, and counts towards nothing: an exact level is exact where no quarter
 * ends, and where one does, before its interest. */
static void fund_fill(struct fund *fund, int at, int index)
{
    struct fund_account *account = &fund->account[at];
    int64_t level = fund_level(fund, account, index) - fund_others(fund, account, index);
    int64_t least = account->balance[index] < 0 ? 1 : 0, interest = 0;

    account->multiple = fund_multiple(account);
    if (level < least)
        level = least;
    if (world_month(fund->world, index) % 3 == 2 && level > account->balance[index]) {
        struct fund_account filled = *account;

        /* Filled less the interest, which then makes it exact. */
        filled.balance[index] = level;
        interest = fund_interest(fund->world, &filled, index, false);
        for (int tries = 0; tries < 8; tries++) {
            filled.balance[index] = level - interest;
            interest = fund_interest(fund->world, &filled, index, false);
        }
    }
    level -= interest;
    if (level > account->balance[index]) {
        fund_post(fund, at, calendar_month_first(world_month(fund->world, index)) + INTEREST_DAY + 4, FUND_ADDED,
                  level - account->balance[index]);
        account->balance[index] = level;
    }
}

/* Main accounts last: they know what the others of their bank hold. */
void fund_balances(struct fund *fund, int index)
{
    for (int i = 0; i < fund->accounts; i++)
        fund_carry(fund, i, index);
    for (int i = 0; i < fund->accounts; i++)
        if (fund->account[i].plant != FUND_MAIN)
            fund_pay_interest(fund, i, index);
    for (int i = 0; i < fund->accounts; i++)
        if (fund->account[i].plant == FUND_MAIN) {
            fund_fill(fund, i, index);
            fund_pay_interest(fund, i, index);
        }
}
