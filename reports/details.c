/*
 * How it works: never cut out of a stored sentence, which may name what is another county's; counts and sums only.
 */
#include "reports/details.h"

#include "reports/number.h"

const char *details_sentence(struct arena *arena, const struct shared_flag *flag)
{
    char mine[NUMBER_TEXT_SIZE], others[NUMBER_TEXT_SIZE];
    return arena_printf(arena, "%s：%s%lld户%lld笔%s；另涉其他%lld%s%lld户%s", flag->title,
                        flag->of_bank ? "本机构" : "本县市", flag->households, flag->notes,
                        number_money(flag->amount, mine), flag->others, flag->of_bank ? "家机构" : "县",
                        flag->other_households, number_money(flag->other_amount, others));
}
