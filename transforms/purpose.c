/*
 * How it works: the dictionary is sorted by bytes, so that all words with the same beginning stand together; at each
 * place of the text a binary search for the first character finds that stretch, and the longest word of it that fits
 * is taken.  Text and words are folded alike: width, blanks and variant forms do not matter.
 */
#include "transforms/purpose.h"

#include <stdlib.h>

#include "base/name.h"

struct str purpose_fold(struct arena *arena, struct str text)
{
    size_t size = text.len * 2 + 8;
    char *out = arena_take(arena, size);
    return name_fold(text, out, size);
}

void purpose_add(struct purpose_words *words, struct arena *arena, const char *word, const char *category)
{
    void *at = words->words;
    memory_grow(&at, &words->room, words->count + 1, sizeof *words->words);
    words->words = at;
    words->words[words->count++] = (struct purpose_word) {
        .word = purpose_fold(arena, str_of(word)),
        .category = category ? arena_text(arena, str_of(category)) : NULL,
    };
}

/* By bytes; of equal words the exception comes first, and so wins. */
static int by_word(const void *left, const void *right)
{
    const struct purpose_word *a = left, *b = right;
    int order = str_compare(a->word, b->word);
    return order ? order : (a->category != NULL) - (b->category != NULL);
}

void purpose_ready(struct purpose_words *words)
{
    if (words->count)
        qsort(words->words, words->count, sizeof *words->words, by_word);
}

void purpose_free(struct purpose_words *words)
{
    void *at = words->words;
    memory_give_back(&at);
    *words = (struct purpose_words) { 0 };
}

/* The first word that is not before `text`'s first character. */
static size_t first_word(const struct purpose_words *words, struct str character)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(words->words[middle].word, character) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* An empty word begins nothing: it would be read for ever. */
static bool begins_with(struct str text, struct str start)
{
    return start.len > 0 && start.len <= text.len && memcmp(text.at, start.at, start.len) == 0;
}

/* The longest word with which `text` begins, or NULL. */
static const struct purpose_word *longest(const struct purpose_words *words, struct str text, struct str character)
{
    const struct purpose_word *best = NULL;
    for (size_t i = first_word(words, character); i < words->count; i++) {
        const struct purpose_word *word = &words->words[i];
        if (!begins_with(word->word, character))
            break;
        if (begins_with(text, word->word) && (!best || word->word.len > best->word.len))
            best = word;
    }
    return best;
}

const struct purpose_word *purpose_next(const struct purpose_words *words, struct str *rest)
{
    while (rest->len) {
        size_t next = 0;
        (void) str_next_character(*rest, &next);
        const struct purpose_word *word = longest(words, *rest, (struct str) { rest->at, next });
        *rest = str_from(*rest, word ? word->word.len : next);
        if (word)
            return word;
    }
    return NULL;
}

const struct purpose_word *purpose_judge(const struct purpose_words *words, struct str purpose)
{
    AUTO_ARENA arena = { 0 };
    struct str rest = purpose_fold(&arena, purpose);
    const struct purpose_word *word = purpose_next(words, &rest);
    while (word && !word->category)
        word = purpose_next(words, &rest);
    return word;
}
