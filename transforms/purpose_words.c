/*
 * How it works: resolving reads the words of its world, which are those known at its K; whoever asks about a text reads
 * the last that were set up (the archive), since there may be no world yet.
 */
#include "transforms/purpose_words.h"

#include "transforms/transforms.h"

bool purpose_words_read(struct purpose_words *words, struct database *db, struct arena *arena, const char *statement,
                        struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, statement, NULL, 0, &rows, err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        purpose_add(words, arena, rows_text(rows, i, 0), rows_null(rows, i, 1) ? NULL : rows_text(rows, i, 1));
    purpose_ready(words);
    return true;
}

/* All words that stand in `purpose`, in their order; the first forbidden one decides, and nothing is read behind it. */
static void tell(const struct purpose_words *words, struct arena *arena, struct str purpose, struct purpose_told *told)
{
    struct str rest = purpose_fold(arena, purpose);
    struct purpose_part *parts = arena_array(arena, rest.len + 1, sizeof *parts);
    const struct purpose_word *word = NULL;
    told->parts = parts;
    while (!told->category && (word = purpose_next(words, &rest))) {
        parts[told->count++] = (struct purpose_part) { arena_text(arena, word->word), word->category };
        told->category = word->category;
    }
}

/* Whether `purpose` is nothing, or one word that says nothing (USE-06). */
static bool says_nothing(struct database *db, const char *purpose, bool *nothing, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { purpose };
    if (!database_query(db, "resolve/purpose_empty.sql", values, 1, &rows, err))
        return false;
    *nothing = rows_count(rows) > 0;
    return true;
}

bool transforms_purpose(struct database *db, struct arena *arena, const char *purpose, struct purpose_told *told,
                        struct error *err)
{
    struct purpose_words words = { 0 };
    *told = (struct purpose_told) { 0 };
    bool good = says_nothing(db, purpose, &told->empty, err) &&
                purpose_words_read(&words, db, arena, "resolve/purpose_words_last.sql", err);
    if (good)
        tell(&words, arena, str_of(purpose), told);
    purpose_free(&words);
    return good || error_context(err, "judging a purpose");
}
