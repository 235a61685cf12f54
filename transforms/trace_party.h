/*
 * Who stands behind an account, and what it means for money that comes to him.
 *
 * An organisation has an 18-character credit code (GB 32100) or a name that ends in a word of the list
 * `organisation_ending`; whoever is neither is a person.  A bank's own, clearing and POS accounts are known by words
 * that stand in their names (`internal_account`).  Input suppliers stand on the watchlist, by name, code or account.
 */
#ifndef FUPIN_TRANSFORMS_TRACE_PARTY_H
#define FUPIN_TRANSFORMS_TRACE_PARTY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"

/* A side of a posting, as the bank wrote it; what is not told is empty. */
struct trace_party {
    struct str account, name, id_no;
};

enum trace_party_kind { PARTY_PERSON, PARTY_ORGANISATION, PARTY_SUPPLIER, PARTY_INTERNAL };

/* The word lists, folded, and the suppliers by hash of what they are known by.  Zero-initialised is empty. */
struct trace_words {
    struct arena arena;
    struct str *endings, *internal;
    size_t ending_count, ending_room, internal_count, internal_room;
    int64_t *suppliers; /* sorted once trace_words_ready() was called */
    size_t supplier_count, supplier_room;
};

void trace_words_ending(struct trace_words *words, struct str word);
void trace_words_internal(struct trace_words *words, struct str word);
/* Each of `name`, `id_no` and `account` may be empty. */
void trace_words_supplier(struct trace_words *words, struct trace_party party);
void trace_words_ready(struct trace_words *words);
void trace_words_free(struct trace_words *words);

/* Internal accounts come first: 银联商务有限公司 is a clearing account before it is a company. */
enum trace_party_kind trace_party_judge(const struct trace_words *words, const struct trace_party *party);

/* A unified social credit code: 18 characters of its alphabet and no identity number; one of digits alone, with the right check digit. */
bool trace_is_credit_code(struct str text);

/* What a name or an identity number is compared by: hashes of the folded forms; 0 for an empty one. */
int64_t trace_name_key(struct str name);
int64_t trace_id_key(struct str id_no);

/* The household of a borrower on the day of the grant: all members' numbers and names, as keys. */
struct trace_home {
    const int64_t *ids, *names;
    size_t id_count, name_count;
};

/* The household's own: by the holder's number where it is known, else by name. */
bool trace_home_owns(const struct trace_home *home, const struct trace_party *party);

#endif
