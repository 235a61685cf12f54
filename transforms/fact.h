/*
 * A fact of a finding: a column of the rule's statement, and how it is told.
 *
 * What a column means follows from its SQL type: bigint is money in fen (50,000.00), int a count, numeric a number,
 * date a day (2018年3月31日), text itself.  A column called …_name is masked as a name, …id_no as an identity number,
 * wherever it is told: a finding holds nobody's full name or number.
 */
#ifndef FUPIN_TRANSFORMS_FACT_H
#define FUPIN_TRANSFORMS_FACT_H

#include "base/memory.h"

enum fact_kind { FACT_MONEY, FACT_COUNT, FACT_NUMBER, FACT_DAY, FACT_TEXT };

struct fact {
    const char *name;
    enum fact_kind kind;
    bool material;
    const char *value; /* as PostgreSQL prints it; NULL: null */
};

/* The kind of a column whose type the server calls `type` ("BIGINT", "DATE", …). */
enum fact_kind fact_kind_of(const char *type);

/* Adds the fact as a sentence tells it; a null as 未填. */
void fact_tell(struct buffer *out, const struct fact *fact);

/* Adds `count` facts as a JSON object in their order (only the material ones, if asked); money in fen, days as
 * "2018-03-31". */
void fact_json(struct buffer *out, const struct fact *facts, size_t count, bool only_material);

/* Fills the {words} of `pattern` with facts.  False for a word that is none; `*unknown` is then that word. */
bool fact_sentence(struct buffer *out, const char *pattern, const struct fact *facts, size_t count,
                   struct str *unknown);

#endif
