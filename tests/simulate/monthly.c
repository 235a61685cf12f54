/* Offices send one file a month each; a bank's feeds have a file a bank. */
#include "monthly.h"

#include "duty.h"
#include "feeds.h"

#include <stdio.h>

const struct monthly_feed MONTHLY[MONTHLIES] = {
    [MONTHLY_ROSTER] = { &LAYOUT_ROSTER, FEED_ROSTER, "FPB", .compared = true, .lossy = true },
    [MONTHLY_CHANGES] = { &LAYOUT_CHANGES, FEED_CHANGES, "FPB", .event = true, .sparse = true },
    [MONTHLY_LOAN] = { &LAYOUT_LOAN, FEED_LOAN, NULL, .compared = true, .lossy = true },
    [MONTHLY_SURVEY] = { &LAYOUT_SURVEY, FEED_SURVEY, "FPB", .compared = true, .lossy = true },
    [MONTHLY_FILING] = { &LAYOUT_FILING, FEED_FILING, NULL, .compared = false },
    [MONTHLY_FUND_ACCOUNT] = { &LAYOUT_FUND_ACCOUNT, FEED_FUND_ACCOUNT, "CZJ", .compared = false },
    [MONTHLY_FUND_TXN] = { &LAYOUT_FUND_TXN, FEED_FUND_TXN, "CZJ", .event = true, .sparse = true },
    [MONTHLY_COMPENSATION] = { &LAYOUT_COMPENSATION, FEED_COMPENSATION, "CZJ", .sparse = true },
    [MONTHLY_LOAN_TXN] = { &LAYOUT_LOAN_TXN, FEED_LOAN_TXN, NULL, .event = true, .sparse = true },
    [MONTHLY_ACCOUNT_TXN] = { &LAYOUT_ACCOUNT_TXN, FEED_ACCOUNT_TXN, NULL, .event = true, .sparse = true },
    [MONTHLY_SUBSIDY] = { &LAYOUT_SUBSIDY, FEED_SUBSIDY, "CZJ", .event = true, .sparse = true },
};

int monthly_senders(enum monthly feed)
{
    return MONTHLY[feed].office ? 1 : BANKS;
}

void monthly_sender(const struct world *world, enum monthly feed, int sender, char code[8])
{
    if (MONTHLY[feed].office)
        snprintf(code, 8, "%s", MONTHLY[feed].office);
    else
        duty_bank_code(world, sender, code);
}
