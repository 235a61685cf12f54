/*
 * Postings of deposit accounts (存款账户流水): those that loans were paid into, and where the money moved on to.
 *
 * How it works: the tables below say it all; reading, key, fingerprint and copy follow from them (etl/feed.c).  The columns
 * are those of loan_txn, but the note's number may be missing: an account may be paid by many.  Both legs of a transfer may
 * carry one number, so the account is part of the key.  Direction is told from the account holder's side: 贷 is money in.
 */
#include "etl/feed.h"

enum {
    BANK_CODE,
    TXN_NO,
    TXN_SEQ,
    ACCOUNT_NO,
    ACCOUNT_NAME,
    ID_NO,
    NOTE_NO,
    TXN_DATE,
    TXN_TIME,
    TXN_TYPE,
    DIRECTION,
    AMOUNT,
    BALANCE,
    COUNTERPARTY_ACCOUNT,
    COUNTERPARTY_NAME,
    COUNTERPARTY_BANK,
    CHANNEL,
    CASH_FLAG,
    REVERSAL_FLAG,
    SUMMARY,
    AGENT_NAME,
    AGENT_ID_NO,
    COLUMNS
};

enum { SEQUENCE_MOST = 1000000000 };

static const struct feed_column columns[COLUMNS] = {
    [BANK_CODE] = { .name = "bank_code", .type = COLUMN_OWN_BANK, .required = true, .key = true },
    [TXN_NO] = { .name = "txn_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [TXN_SEQ] = { .name = "txn_seq", .type = COLUMN_NUMBER, .key = true, .most = SEQUENCE_MOST },
    [ACCOUNT_NO] = { .name = "account_no", .type = COLUMN_IDENTIFIER, .required = true, .key = true },
    [ACCOUNT_NAME] = { .name = "account_name", .type = COLUMN_NAME, .required = true },
    [ID_NO] = { .name = "id_no", .type = COLUMN_ID },
    [NOTE_NO] = { .name = "note_no", .type = COLUMN_IDENTIFIER },
    [TXN_DATE] = { .name = "txn_date", .type = COLUMN_DATE, .required = true, .key = true },
    [TXN_TIME] = { .name = "txn_time", .type = COLUMN_TEXT },
    [TXN_TYPE] = { .name = "txn_type", .type = COLUMN_CODE, .required = true, .codes = &codes_txn_type },
    [DIRECTION] = { .name = "direction", .type = COLUMN_CODE, .required = true, .codes = &codes_direction },
    [AMOUNT] = { .name = "amount", .type = COLUMN_MONEY, .required = true },
    [BALANCE] = { .name = "balance", .type = COLUMN_MONEY },
    [COUNTERPARTY_ACCOUNT] = { .name = "counterparty_account", .type = COLUMN_IDENTIFIER },
    [COUNTERPARTY_NAME] = { .name = "counterparty_name", .type = COLUMN_NAME },
    [COUNTERPARTY_BANK] = { .name = "counterparty_bank", .type = COLUMN_TEXT },
    [CHANNEL] = { .name = "channel", .type = COLUMN_TEXT },
    [CASH_FLAG] = { .name = "cash_flag", .type = COLUMN_CODE, .codes = &codes_cash_flag },
    [REVERSAL_FLAG] = { .name = "reversal_flag", .type = COLUMN_CODE, .codes = &codes_reversal_flag },
    [SUMMARY] = { .name = "summary", .type = COLUMN_TEXT },
    [AGENT_NAME] = { .name = "agent_name", .type = COLUMN_NAME },
    [AGENT_ID_NO] = { .name = "agent_id_no", .type = COLUMN_ID },
};

static void check(struct row *row)
{
    feed_check_posting(row, TXN_SEQ, AMOUNT, REVERSAL_FLAG);
}

const struct feed feed_account_txn = {
    .name = "account_txn",
    .title = "存款账户流水",
    .kind = FEED_EVENT,
    .columns = columns,
    .column_count = COLUMNS,
    .control_column = AMOUNT,
    .extent_column = -1,
    .check = check,
};
