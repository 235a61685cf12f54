/*
 * How it works: never cut out of a stored sentence, which may name what is another county's; counts and sums only.
 */
#include "reports/details.h"

#include "reports/number.h"

const char *details_sentence(struct arena *arena, const struct shared_flag *flag)
{
    char mine[NUMBER_TEXT_SIZE], others[NUMBER_TEXT_SIZE];
    return arena_printf(arena, "%s：本县市%lld户%lld笔%s；另涉其他%lld县%lld户%s", flag->title, flag->households,
                        flag->notes, number_money(flag->amount, mine), flag->other_counties, flag->other_households,
                        number_money(flag->other_amount, others));
}
