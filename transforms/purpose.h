/*
 * What a loan was asked for, judged by its words: does the purpose name a use that is forbidden?
 *
 * The text is read from left to right; at each place the longest word of the dictionary that begins there is taken.
 * An exception (农用三轮车) shields what stands inside it, a forbidden word (建房) decides, and where no word
 * begins, reading goes on one character further.
 */
#ifndef FUPIN_TRANSFORMS_PURPOSE_H
#define FUPIN_TRANSFORMS_PURPOSE_H

#include "base/memory.h"

struct purpose_word {
    struct str word;      /* folded (base/name.h) */
    const char *category; /* NULL: an exception */
};

struct purpose_words {
    struct purpose_word *words;
    size_t count, room;
};

/* Adds a word, which is folded and kept in `arena`; a `category` of NULL makes it an exception. */
void purpose_add(struct purpose_words *words, struct arena *arena, const char *word, const char *category);

/* Sorts the dictionary; before the first judgement. */
void purpose_ready(struct purpose_words *words);

/* `text` as the dictionary's words are folded, in `arena`; never longer by more than a few bytes a character. */
struct str purpose_fold(struct arena *arena, struct str text);

/* The next word of the dictionary in the folded text `rest`, which then begins behind it; NULL: there is none any more. */
const struct purpose_word *purpose_next(const struct purpose_words *words, struct str *rest);

/* The forbidden word that `purpose` names first, or NULL. */
const struct purpose_word *purpose_judge(const struct purpose_words *words, struct str purpose);

void purpose_free(struct purpose_words *words);

#endif
