/*
 * How it works: rows stream in one by one (single-row mode) and are handed on; nothing is kept here.
 */
#include "transforms/trace_feed.h"

#include <stdlib.h>

enum { KEYS_MOST = 256, LIST_MARK = '\x1f' };

static struct str text(const struct rows *rows, size_t row, size_t column)
{
    return str_of(rows_text(rows, row, column));
}

static void take_word(struct trace_words *words, const struct rows *rows, size_t i)
{
    struct str kind = text(rows, i, 0), name = text(rows, i, 1);
    if (str_is(kind, "organisation_ending"))
        trace_words_ending(words, name);
    else if (str_is(kind, "internal_account"))
        trace_words_internal(words, name);
    else
        trace_words_supplier(
            words, (struct trace_party) { .name = name, .id_no = text(rows, i, 2), .account = text(rows, i, 3) });
}

bool trace_feed_words(struct database *db, struct trace_words *words, struct buffer *basis, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "trace/words.sql", NULL, 0, &rows, err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++) {
        take_word(words, rows, i);
        for (size_t column = 0; column < rows_columns(rows); column++)
            buffer_printf(basis, "%s\x1f", rows_text(rows, i, column));
    }
    trace_words_ready(words);
    return true;
}

/* A list of texts, U+001F between, as keys; more than a household can have members are cut off. */
static size_t read_keys(struct str list, int64_t (*key)(struct str), int64_t *keys)
{
    size_t count = 0;
    while (list.len && count < KEYS_MOST)
        keys[count++] = key(str_split(&list, LIST_MARK));
    return count;
}

static bool take_start(void *context, const struct rows *rows, struct error *err)
{
    int64_t ids[KEYS_MOST], names[KEYS_MOST];
    struct trace_start start = { .note = rows_number(rows, 0, 0),
                                 .posting = rows_number(rows, 0, 1),
                                 .owner = { text(rows, 0, 2), text(rows, 0, 3), text(rows, 0, 4) },
                                 .amount = rows_number(rows, 0, 5),
                                 .reported = *rows_text(rows, 0, 8) == 't',
                                 .home = { .ids = ids, .names = names } };
    (void) err;
    (void) date_read_iso(text(rows, 0, 6), &start.day);
    (void) date_read_iso(text(rows, 0, 7), &start.until);
    start.home.id_count = read_keys(text(rows, 0, 9), trace_id_key, ids);
    start.home.name_count = read_keys(text(rows, 0, 10), trace_name_key, names);
    trace_add_start(context, &start);
    return true;
}

/* "10:32:05", "103205", "10:32", "9:05:00": seconds of the day; anything else is no time. */
static int read_time(struct str text)
{
    int parts[3] = { 0 }, part = 0, digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (!is_digit || digits == 2) {
            part++;
            digits = 0;
        }
        if (part > 2)
            break;
        if (is_digit) {
            parts[part] = parts[part] * 10 + (text.at[i] - '0');
            digits++;
        }
    }
    bool good = text.len > 0 && parts[0] < 24 && parts[1] < 60 && parts[2] < 61;
    return good ? parts[0] * 3600 + parts[1] * 60 + parts[2] : TRACE_NO_TIME;
}

static enum trace_use read_use(struct str type, struct str cash)
{
    if (str_is(type, "贷款还本") || str_is(type, "贷款还息"))
        return TRACE_LOAN_PAID;
    return str_is(type, "现金支取") || str_is(cash, "现") ? TRACE_CASH_OUT : TRACE_TRANSFER;
}

static bool take_posting(void *context, const struct rows *rows, struct error *err)
{
    struct trace_posting posting = { .id = rows_number(rows, 0, 0),
                                     .time = read_time(text(rows, 0, 2)),
                                     .credit = *rows_text(rows, 0, 3) == 't',
                                     .amount = rows_number(rows, 0, 4),
                                     .use = read_use(text(rows, 0, 5), text(rows, 0, 6)),
                                     .owner = { text(rows, 0, 7), text(rows, 0, 8), text(rows, 0, 9) },
                                     .other = { .account = text(rows, 0, 10), .name = text(rows, 0, 11) } };
    (void) err;
    (void) date_read_iso(text(rows, 0, 1), &posting.day);
    trace_add_posting(context, &posting);
    return true;
}

bool trace_feed_days(struct database *db, struct trace *trace, const char *postings, const char *const days[2],
                     struct error *err)
{
    return database_stream(db, "trace/starts.sql", days, 2, take_start, trace, err) &&
           database_stream(db, postings, days, 2, take_posting, trace, err);
}
