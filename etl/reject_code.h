/*
 * The reasons why data is refused, each with its code for machines and its sentence for the sender.
 *
 * They stand once, in etl/reject_codes.def; manual, reject list and file verdicts are fed from there.
 */
#ifndef FUPIN_ETL_REJECT_CODE_H
#define FUPIN_ETL_REJECT_CODE_H

enum reject_code {
    REJECT_NONE,
#define REJECT(name, sentence) REJECT_##name,
#include "etl/reject_codes.def"
#undef REJECT
    REJECT_CODES
};

/* "DATE": what machines, the database and the journal know the reason by; it never changes.  NULL for REJECT_NONE. */
const char *reject_code_name(enum reject_code code);

/* The sentence in Chinese, without a full stop. */
const char *reject_code_sentence(enum reject_code code);

#endif
