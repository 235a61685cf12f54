/*
 * The sentence of a flag that touches several counties or banks, composed for one of them.
 */
#ifndef FUPIN_REPORTS_DETAILS_H
#define FUPIN_REPORTS_DETAILS_H

#include <stdbool.h>

#include "base/memory.h"

/* What this county (or bank) has of the flag, and what the others have together; amounts in fen. */
struct shared_flag {
    const char *title; /* of the rule */
    bool of_bank;      /* not of a county */
    long long notes, households, amount;
    long long others, other_households, other_amount;
};

/* "单户超五万元：本县市1户1笔5.00万元；另涉其他2县3户15.00万元". */
const char *details_sentence(struct arena *arena, const struct shared_flag *flag);

#endif
