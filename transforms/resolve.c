/*
 * How it works: who the borrower is, and what a note owed when, is set-based SQL (sql/resolve/, one step a file);
 * only what a purpose says is judged here, each distinct text once, and copied back.  None of it depends on the day
 * alone: where a fill of the world changed nothing but its day, it is not done again.  Else the same steps are done
 * for all notes, or, where what stands can be brought on, for those that it may be another of (00_whole, 00_part).
 */
#include "base/hash.h"
#include "transforms/purpose_words.h"
#include "transforms/transforms.h"
#include "transforms/world.h"

/* In the order in which they build on each other; what each does, its file says first. */
static const char *const scripts[] = {
    "resolve/10_household.sql", "resolve/20_borrower.sql", "resolve/21_slip.sql",       "resolve/22_bearer.sql",
    "resolve/23_seat.sql",      "resolve/24_note.sql",     "resolve/30_note_past.sql",  "resolve/40_follow.sql",
    "resolve/41_stay.sql",      "resolve/42_exposure.sql", "resolve/50_bank_month.sql", "resolve/90_done.sql",
};

/* Which notes the scripts are run for. */
static const char *const whole = "resolve/00_whole.sql", *const part = "resolve/00_part.sql";

/* How what is resolved already stands to the world. */
enum standing { STANDS_NOT, STANDS_IN_PART, STANDS };

/* A purpose that names a forbidden use, with the word that gave it away. */
static bool copy_verdict(struct copy *copy, const char *purpose, const struct purpose_word *word, struct error *err)
{
    copy_row(copy, 3);
    copy_text(copy, str_of(purpose));
    copy_text(copy, str_of(word->category));
    copy_text(copy, word->word);
    return copy_flush(copy, err);
}

/* Judges each text once; those that name nothing forbidden leave no row. */
static bool judge_all(struct database *db, const struct purpose_words *words, const struct rows *purposes,
                      struct error *err)
{
    AUTO_COPY copy = NULL;
    if (!copy_begin(&copy, db, "resolve/purpose_copy.sql", err))
        return false;
    for (size_t i = 0; i < rows_count(purposes); i++) {
        const char *purpose = rows_text(purposes, i, 0);
        const struct purpose_word *word = purpose_judge(words, str_of(purpose));
        if (word && !copy_verdict(copy, purpose, word, err))
            return false;
    }
    return copy_end(&copy, err);
}

/* Fills purpose_verdict from the distinct purposes of the notes. */
static bool judge_purposes(struct database *db, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_ROWS purposes = NULL;
    struct purpose_words words = { 0 };
    bool good = database_run(db, "resolve/purpose_forget.sql", NULL, 0, err) &&
                purpose_words_read(&words, db, &arena, "resolve/purpose_words.sql", err) &&
                database_query(db, "resolve/purpose_texts.sql", NULL, 0, &purposes, err) &&
                judge_all(db, &words, purposes, err);
    purpose_free(&words);
    return good;
}

/* What the scripts say, as one fingerprint: a world resolved by others must be resolved again. */
static void fingerprint(char *sha256)
{
    AUTO_BUFFER text = { 0 };
    buffer_add(&text, sql_text(whole));
    buffer_add(&text, sql_text(part));
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        buffer_add(&text, sql_text(scripts[i]));
    (void) sha256_text(buffer_str(&text), sha256);
}

static bool stands(struct database *db, const char *sha256, enum standing *how, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { sha256 };
    if (!database_query(db, "resolve/is_done.sql", values, 1, &rows, err))
        return false;
    *how = STANDS_NOT;
    if (rows_count(rows))
        *how = rows_number(rows, 0, 0) ? STANDS : rows_number(rows, 0, 1) ? STANDS_IN_PART : STANDS_NOT;
    return true;
}

static bool resolve(struct database *db, const char *sha256, enum standing how, struct error *err)
{
    const char *values[] = { sha256 };
    return world_scripts(db, how == STANDS_IN_PART ? &part : &whole, 1, err) &&
           world_scripts(db, scripts, sizeof scripts / sizeof *scripts, err) && judge_purposes(db, err) &&
           database_run(db, "resolve/note_done.sql", values, 1, err);
}

bool transforms_resolve(struct database *db, const char *world, struct error *err)
{
    char sha256[SHA256_TEXT_SIZE];
    enum standing how = STANDS_NOT;
    fingerprint(sha256);
    return (world_enter(db, world, err) && stands(db, sha256, &how, err) &&
            (how == STANDS || resolve(db, sha256, how, err))) ||
           error_context(err, "resolving the borrowers of %s", world);
}
