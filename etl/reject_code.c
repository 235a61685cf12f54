/*
 * How it works: two tables by code, both made from the one list in etl/reject_codes.def, so that a code without a sentence does
 * not compile.
 */
#include "etl/reject_code.h"

#include <stddef.h>

static const char *const names[REJECT_CODES] = {
#define REJECT(name, sentence) [REJECT_##name] = #name,
#include "etl/reject_codes.def"
#undef REJECT
};

static const char *const sentences[REJECT_CODES] = {
#define REJECT(name, sentence) [REJECT_##name] = sentence,
#include "etl/reject_codes.def"
#undef REJECT
};

const char *reject_code_name(enum reject_code code)
{
    return names[code];
}

const char *reject_code_sentence(enum reject_code code)
{
    return sentences[code];
}
