/*
 * Lists of allowed values: what a cell may say, and which form of it is kept.
 *
 * A cell holds the code or its Chinese name, in any width; kept is the code where the feed gives one, else the
 * Chinese value.  The lists are the feeds' contract, and a value that is not among them is a fault (CODE), never a guess.
 */
#ifndef FUPIN_ETL_CODES_H
#define FUPIN_ETL_CODES_H

#include <stdbool.h>

#include "base/str.h"

struct code_entry {
    const char *written; /* as a cell may say it, folded (upper case, no blanks) */
    const char *kept;
};

struct code_list {
    const struct code_entry *entries; /* ends with .written == NULL */
    bool without_marks;               /* brackets and commas do not count */
};

/* The kept form of `cell` (half width, trimmed), which is constant text; at == NULL where it is none of them. */
struct str code_read(const struct code_list *list, struct str cell);

extern const struct code_list codes_ident_standard, codes_exit_status, codes_change_type, codes_guarantee,
    codes_grant_type, codes_payment_mode, codes_grade, codes_note_status, codes_txn_type, codes_direction,
    codes_cash_flag, codes_reversal_flag, codes_deposit_tenor, codes_fund_kind, codes_decision, codes_has_demand,
    codes_watchlist, codes_finding;

#endif
