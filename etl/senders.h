/*
 * Who sends what (conf/senders.csv): offices, banks and counties, their feeds, and for whom a bank speaks.
 */
#ifndef FUPIN_ETL_SENDERS_H
#define FUPIN_ETL_SENDERS_H

#include "base/config.h"
#include "base/date.h"

struct sender {
    struct str code, kind, name, feeds, bank_codes;              /* the last two: words with blanks between */
    struct str credit_code, institution_class, institution_code; /* for the PBoC's forms; empty: not known */
    int64_t county;                                              /* 0: none */
    day_number since;                                            /* DATE_NONE: from the first file on */
};

struct senders {
    const struct sender *items;
    size_t count;
};

/* Reads conf/senders.csv; mistakes are added by line. */
void senders_read(struct senders *senders, struct arena *arena, const char *path, struct config_mistakes *mistakes);

const struct sender *sender_named(const struct senders *senders, struct str code);
bool sender_sends(const struct sender *sender, const char *feed);

/* The bank code that `cell` (a code or a bank's name) stands for; at == NULL where no bank is called so. */
struct str senders_bank(const struct senders *senders, struct str cell);

/* The same, where `sender` may speak for it. */
struct str sender_own_bank(const struct senders *senders, const struct sender *sender, struct str cell);

/* Takes the next word of `*rest`; at == NULL at the end. */
struct str sender_next_word(struct str *rest);

#endif
