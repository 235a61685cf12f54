/*
 * How it works: what a payer is, his name says; each distinct one is judged here once, by the same words as the money's sinks, and
 * copied back.  Whether he belongs to the household is a matter of sets, and left to the database.
 */
#include "transforms/trace_payers.h"

#include "base/name.h"

enum { FOLDED_SIZE = 512, PAYER_COLUMNS = 4 };

static const char *kind_name(enum trace_party_kind kind)
{
    static const char *const names[] = { [PARTY_PERSON] = "person",
                                         [PARTY_ORGANISATION] = "organisation",
                                         [PARTY_SUPPLIER] = "supplier",
                                         [PARTY_INTERNAL] = "internal" };
    return names[kind];
}

static bool copy_payer(struct copy *copy, const struct trace_words *words, const struct trace_party *payer,
                       struct error *err)
{
    char folded[FOLDED_SIZE];
    copy_row(copy, PAYER_COLUMNS);
    copy_text(copy, payer->account);
    copy_text(copy, payer->name);
    if (payer->name.len)
        copy_text(copy, name_fold(payer->name, folded, sizeof folded));
    else
        copy_null(copy);
    copy_text(copy, str_of(kind_name(trace_party_judge(words, payer))));
    return copy_flush(copy, err);
}

/* Each distinct payer is judged once. */
static bool judge_all(struct database *db, const struct trace_words *words, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "trace/payers.sql", NULL, 0, &rows, err))
        return false;
    AUTO_COPY copy = NULL;
    if (!copy_begin(&copy, db, "trace/copy_payer.sql", err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++) {
        const struct trace_party payer = { .account = str_of(rows_text(rows, i, 0)),
                                           .name = str_of(rows_text(rows, i, 1)) };
        if (!copy_payer(copy, words, &payer, err))
            return false;
    }
    return copy_end(&copy, err);
}

bool trace_payers(struct database *db, const struct trace_words *words, bool anew, struct error *err)
{
    const char *numbers = anew ? "trace/payer_number_all.sql" : "trace/payer_number_touched.sql";
    return database_script(db, sql_text("trace/empty_payers.sql"), err) &&
           database_script(db, sql_text("trace/repaid_from.sql"), err) && judge_all(db, words, err) &&
           database_script(db, sql_text(numbers), err) && database_script(db, sql_text("trace/repayment.sql"), err);
}
