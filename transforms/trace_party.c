/*
 * How it works: names are folded (base/name.h) before any comparison, and compared by hash; the lists of words are a
 * few dozen long and walked.  Parties are judged only where traced money comes to them, so that nothing here is done
 * for the millions of postings that carry none.
 */
#include "transforms/trace_party.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/id_number.h"
#include "base/name.h"

enum { FOLDED_SIZE = 512, CODE_LENGTH = 18, CODE_BASE = 31 };

static struct str fold(struct str text, char *out)
{
    return name_fold(text, out, FOLDED_SIZE);
}

static void add_word(struct arena *arena, struct str **words, size_t *count, size_t *room, struct str word)
{
    char folded[FOLDED_SIZE];
    void *at = *words;
    memory_grow(&at, room, *count + 1, sizeof **words);
    *words = at;
    (*words)[(*count)++] = str_keep(arena, fold(word, folded));
}

void trace_words_ending(struct trace_words *words, struct str word)
{
    add_word(&words->arena, &words->endings, &words->ending_count, &words->ending_room, word);
}

void trace_words_internal(struct trace_words *words, struct str word)
{
    add_word(&words->arena, &words->internal, &words->internal_count, &words->internal_room, word);
}

static void add_supplier(struct trace_words *words, int64_t key)
{
    void *at = words->suppliers;
    if (key == 0)
        return;
    memory_grow(&at, &words->supplier_room, words->supplier_count + 1, sizeof *words->suppliers);
    words->suppliers = at;
    words->suppliers[words->supplier_count++] = key;
}

/* Three kinds of keys in one list: the first text keeps a name from being taken for an account. */
static int64_t account_key(struct str account)
{
    return account.len ? hash_key((struct str) STR("account"), account) : 0;
}

int64_t trace_name_key(struct str name)
{
    char folded[FOLDED_SIZE];
    struct str text = fold(name, folded);
    return text.len ? hash_key((struct str) STR("name"), text) : 0;
}

int64_t trace_id_key(struct str id_no)
{
    struct id_number id;
    if (id_no.len == 0)
        return 0;
    (void) id_number_read(&id, id_no);
    return hash_key((struct str) STR("id"), str_of(id.text));
}

void trace_words_supplier(struct trace_words *words, struct trace_party party)
{
    add_supplier(words, account_key(party.account));
    add_supplier(words, trace_id_key(party.id_no));
    add_supplier(words, trace_name_key(party.name));
}

static int by_key(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *) left, b = *(const int64_t *) right;
    return (a > b) - (a < b);
}

void trace_words_ready(struct trace_words *words)
{
    if (words->supplier_count)
        qsort(words->suppliers, words->supplier_count, sizeof *words->suppliers, by_key);
}

void trace_words_free(struct trace_words *words)
{
    void *taken[] = { words->endings, words->internal, words->suppliers };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        memory_give_back(&taken[i]);
    arena_free(&words->arena);
    *words = (struct trace_words) { 0 };
}

static bool listed(const struct trace_words *words, int64_t key)
{
    return key != 0 && words->supplier_count &&
           bsearch(&key, words->suppliers, words->supplier_count, sizeof key, by_key) != NULL;
}

static bool holds(struct str text, struct str word)
{
    return word.len && text.len >= word.len && memmem(text.at, text.len, word.at, word.len) != NULL;
}

static bool ends_in(struct str text, struct str word)
{
    return word.len && text.len >= word.len && memcmp(text.at + text.len - word.len, word.at, word.len) == 0;
}

/* What stands before a bracket at the end, as in 某某经营部(个体工商户) or 某某公司(楚雄分公司); else the whole name. */
static struct str without_bracket(struct str name)
{
    if (name.len == 0 || name.at[name.len - 1] != ')')
        return name;
    const char *open = memrchr(name.at, '(', name.len);
    return open && open > name.at ? (struct str) { name.at, (size_t) (open - name.at) } : name;
}

static bool is_named_organisation(const struct trace_words *words, struct str name)
{
    struct str bare = without_bracket(name);
    for (size_t i = 0; i < words->ending_count; i++)
        if (ends_in(name, words->endings[i]) || ends_in(bare, words->endings[i]))
            return true;
    return false;
}

/* The value of a character of the code's alphabet, which leaves out I, O, S, V, Z; -1 for any other. */
static int code_value(char character)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const char *at = character ? strchr(alphabet, character) : NULL;
    return at ? (int) (at - alphabet) : -1;
}

static bool code_checks(const char *text)
{
    static const int weights[CODE_LENGTH - 1] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
    int sum = 0;
    for (int i = 0; i < CODE_LENGTH - 1; i++)
        sum += code_value(text[i]) * weights[i];
    return (CODE_BASE - sum % CODE_BASE) % CODE_BASE == code_value(text[CODE_LENGTH - 1]);
}

bool trace_is_credit_code(struct str text)
{
    struct id_number id;
    bool is_person = id_number_read(&id, text) == ID_NUMBER_OK;
    if (is_person || strlen(id.text) != CODE_LENGTH)
        return false;
    bool has_letter = false; /* no person's number has one before its end, however wrong */
    for (int i = 0; i < CODE_LENGTH; i++) {
        if (code_value(id.text[i]) < 0)
            return false;
        has_letter = has_letter || (i < CODE_LENGTH - 1 && id.text[i] > '9');
    }
    return has_letter || code_checks(id.text);
}

/* A name counts only where no number is told: a namesake of a supplier is none. */
static bool is_supplier(const struct trace_words *words, const struct trace_party *party)
{
    int64_t known_by = party->id_no.len ? trace_id_key(party->id_no) : trace_name_key(party->name);
    return listed(words, account_key(party->account)) || listed(words, known_by);
}

enum trace_party_kind trace_party_judge(const struct trace_words *words, const struct trace_party *party)
{
    char folded[FOLDED_SIZE];
    struct str name = fold(party->name, folded);
    if (is_supplier(words, party))
        return PARTY_SUPPLIER;
    for (size_t i = 0; i < words->internal_count; i++)
        if (holds(name, words->internal[i]))
            return PARTY_INTERNAL;
    return is_named_organisation(words, name) || trace_is_credit_code(party->id_no) ? PARTY_ORGANISATION : PARTY_PERSON;
}

static bool among(const int64_t *keys, size_t count, int64_t key)
{
    for (size_t i = 0; key != 0 && i < count; i++)
        if (keys[i] == key)
            return true;
    return false;
}

bool trace_home_owns(const struct trace_home *home, const struct trace_party *party)
{
    return party->id_no.len ? among(home->ids, home->id_count, trace_id_key(party->id_no))
                            : among(home->names, home->name_count, trace_name_key(party->name));
}
