/*
 * How it works: the query has the rows of a book, sorted.  A flag that touches several of
 * them has a sentence composed for this one: its own notes, and of the others only counts and sums.
 */
#include "reports/detail.h"

#include "base/name.h"
#include "reports/details.h"
#include "reports/words.h"

/* The first of them, and how many there are. */
static const char *first_of(struct arena *arena, const char *first, long long count, const char *unit)
{
    return count > 1 ? arena_printf(arena, "%s 等%lld%s", first, count, unit) : first;
}

static long long number_of(const struct rows *rows, size_t row, const char *field)
{
    return rows_number(rows, row, rows_column(rows, field));
}

static day_number day_of(const struct rows *rows, size_t row, const char *field)
{
    day_number day;
    return date_read_iso(str_of(rows_field(rows, row, field)), &day) ? day : DATE_NONE;
}

/* Of several households the first, and how many they are; masked unless the book may show names. */
static const char *borrower(const struct book *book, struct arena *arena, const struct rows *rows, size_t row)
{
    char masked[64];
    struct str name = str_of(rows_field(rows, row, "borrower"));
    if (!issue_shows_persons(book->issue, book_own(book)))
        name = name_mask(name, masked, sizeof masked);
    return first_of(arena, arena_text(arena, name), number_of(rows, row, "households"), "户");
}

/* The stored sentence serves where it speaks of this county or bank alone. */
static const char *finding(const struct book *book, struct arena *arena, const struct rows *rows, size_t row)
{
    const struct report_rule *rule = issue_rule(book->issue, rows_field(rows, row, "rule_id"));
    struct shared_flag flag = {
        .title = rule ? rule->title : rows_field(rows, row, "rule_id"),
        .of_bank = book->bank != NULL,
        .notes = number_of(rows, row, "notes"),
        .households = number_of(rows, row, "households"),
        .amount = number_of(rows, row, "amount"),
        .others = number_of(rows, row, "other_books"),
        .other_households = number_of(rows, row, "other_households"),
        .other_amount = number_of(rows, row, "other_amount"),
    };
    return flag.others ? details_sentence(arena, &flag) : rows_field(rows, row, "sentence");
}

struct detail detail_of(const struct book *book, struct arena *arena, const struct rows *rows, size_t row)
{
    return (struct detail) {
        .flag_id = rows_field(rows, row, "flag_id"),
        .rule_id = rows_field(rows, row, "rule_id"),
        .severity = words_severity(rows_field(rows, row, "severity")),
        .status = rows_field(rows, row, "status"),
        .township = rows_field(rows, row, "township"),
        .village = rows_field(rows, row, "village"),
        .household_no = rows_field(rows, row, "household_no"),
        .borrower = borrower(book, arena, rows, row),
        .note_no = first_of(arena, rows_field(rows, row, "note_no"), number_of(rows, row, "notes"), "笔"),
        .bank = first_of(arena, rows_field(rows, row, "bank"), number_of(rows, row, "banks"), "家"),
        .finding = finding(book, arena, rows, row),
        .basis = rows_field(rows, row, "basis"),
        .note_key = rows_field(rows, row, "note_key"),
        .purpose = rows_field(rows, row, "purpose"),
        .granted_on = day_of(rows, row, "granted_on"),
        .due_on = day_of(rows, row, "due_on"),
        .amount = number_of(rows, row, "amount"),
        .granted = number_of(rows, row, "granted"),
        .has_amount = *rows_field(rows, row, "amount") != '\0',
    };
}
