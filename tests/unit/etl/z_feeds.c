/*
 * Each folder of tests/feeds is a story told to the loader: nights with files, and what they must come to.
 *
 * How it works: tests/feeds/<case>/<YYYY-MM-DD>/ holds what lies in the inbox on that night.  Afterwards the archive's
 * index, the list of rejects and the versions are compared with expect.files, expect.rejects and expect.rows; with
 * ACCEPT=1 in the environment they are written instead.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "tests/unit/etl/home.h"
#include "tests/unit/runner.h"

enum { NAMES_MOST = 500, FILE_MOST = 64 * 1024 * 1024 };
static const char cases[] = "tests/feeds";

static const char files_sql[] =
    "select name, feed, sender, business_date, resubmission, received_on, verdict, code, rows, loaded, duplicate, rejected,"
    " refused_cells, control_amount, known,"
    " (select string_agg(s.extent || '>' || s.by_file, ' ' order by s.extent, s.by_file) from archive.supersession s where s.file = f.file),"
    " (select string_agg(e.extent || ':' || e.loaded, ' ' order by e.extent) from archive.file_extent e where e.file = f.file), reason"
    " from archive.file f order by file";
static const char rejects_sql[] =
    "select f.name || coalesce('!' || r.member, ''), r.line, r.\"column\", r.value, r.code, r.cell, r.raw, r.key is not null, r.id18 from archive.reject r"
    " join archive.file f using (file) order by r.file, r.ordinal";
static const char rows_sql[] =
    "select 'person', v.person_no, v.from_date, v.known, v.gone, v.file, v.line, v.county, v.township, v.village, v.household_no,"
    " v.person_name, v.id_no, v.id18, v.exit_status, v.first_ident_date, v.household_size from store.person_version v"
    " order by v.person_no, v.from_date, v.known";
static const char notes_sql[] =
    "select 'note', v.bank_code, v.note_no, v.from_date, v.known, v.gone, v.file, v.line, v.township, v.amount, v.balance, v.rate,"
    " v.disbursed_on, v.due_on, v.guarantee, v.grade, v.status, v.counts, v.overdue_since, v.borrower_name, v.id_no, v.subsidy_share"
    " from store.note_version v order by v.bank_code, v.note_no, v.from_date, v.known";
static const char small_sql[] =
    "select 'plan', v.year || '|' || v.county || '|' || v.bank_code, v.from_date, v.known, v.gone, v.file, v.line, v.amount::text,"
    " v.households::text from store.plan_version v union all"
    " select 'duty', v.township::text, v.from_date, v.known, v.gone, v.file, v.line, v.bank_code, v.since::text"
    " from store.duty_version v union all"
    " select 'change', v.person_no || '|' || v.change_type, v.change_date, v.known, null, v.file, v.line, v.id_no, v.old_folded"
    " from store.roster_change v order by 1, 2, 3, 4";

/* The feeds that are kept column by column: each row whole, without what only says that it is itself. */
static const char plain_sql[] =
    "select 'loan_txn', t.known, t.line, to_jsonb(t) as kept from store.loan_txn t union all"
    " select 'account_txn', t.known, t.line, to_jsonb(t) from store.account_txn t union all"
    " select 'fund_account', t.known, t.line, to_jsonb(t) from store.fund_account_version t union all"
    " select 'fund_txn', t.known, t.line, to_jsonb(t) from store.fund_txn t union all"
    " select 'compensation', t.known, t.line, to_jsonb(t) from store.compensation_version t union all"
    " select 'subsidy', t.known, t.line, to_jsonb(t) from store.subsidy t union all"
    " select 'survey', t.known, t.line, to_jsonb(t) from store.survey_version t union all"
    " select 'filing', t.known, t.line, to_jsonb(t) from store.filing_version t union all"
    " select 'npl_target', t.known, t.line, to_jsonb(t) from store.npl_target_version t union all"
    " select 'watchlist', t.known, t.line, to_jsonb(t) from store.watchlist_version t union all"
    " select 'feedback', t.known, t.line, to_jsonb(t) from store.feedback t";
static const char each_plain_sql[] =
    "select feed, jsonb_strip_nulls(kept - '{row_hash,posting,account,movement,compensation,payment,household,filing,npl_target,entry,answer}'::text[])"
    " from (%s) as plain (feed, known, line, kept) order by feed, known, line, kept->>'from_date'";

static int by_name(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* The names in a folder, sorted, without hidden ones. */
static size_t names_in(struct arena *arena, const char *folder, const char **names)
{
    size_t count = 0;
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    struct dirent *entry;
    while ((entry = readdir(directory)) && count < NAMES_MOST)
        if (entry->d_name[0] != '.')
            names[count++] = arena_text(arena, str_of(entry->d_name));
    (void) closedir(directory);
    qsort(names, count, sizeof *names, by_name);
    return count;
}

static void put_all(struct home *home, const char *folder)
{
    const char *names[NAMES_MOST];
    struct error err = { 0 };
    size_t count = names_in(&home->arena, folder, names);
    for (size_t i = 0; i < count; i++) {
        struct str bytes;
        const char *path = arena_printf(&home->arena, "%s/%s", folder, names[i]);
        assert_good(file_read(&home->arena, path, FILE_MOST, &bytes, &err), &err);
        home_put(home, names[i], bytes);
    }
}

/* Compares with the file, or writes it; says where the first difference is. */
static bool agrees(struct home *home, const char *folder, const char *name, const char *text)
{
    struct error err = { 0 };
    struct str expected = STR("");
    const char *path = arena_printf(&home->arena, "%s/%s", folder, name);
    if (getenv("ACCEPT")) {
        assert_good(file_write(path, str_of(text), &err), &err);
        return true;
    }
    if (file_exists(path))
        assert_good(file_read(&home->arena, path, FILE_MOST, &expected, &err), &err);
    if (str_is(expected, text))
        return true;
    print_error("%s differs; this came:\n%s", path, text);
    return false;
}

static bool tell_story(const char *name)
{
    struct home home;
    const char *nights[NAMES_MOST];
    home_open(&home);
    const char *folder = arena_printf(&home.arena, "%s/%s", cases, name);
    size_t count = names_in(&home.arena, folder, nights);
    for (size_t i = 0; i < count; i++) {
        if (nights[i][0] != '2')
            continue;
        put_all(&home, arena_printf(&home.arena, "%s/%s", folder, nights[i]));
        (void) home_night(&home, nights[i]);
    }
    const char *plain = arena_printf(&home.arena, each_plain_sql, plain_sql);
    const char *rows = arena_printf(&home.arena, "%s%s%s%s", home_ask(&home, rows_sql), home_ask(&home, notes_sql),
                                    home_ask(&home, small_sql), home_ask(&home, plain));
    bool good = agrees(&home, folder, "expect.files", home_ask(&home, files_sql));
    good = agrees(&home, folder, "expect.rejects", home_ask(&home, rejects_sql)) && good;
    good = agrees(&home, folder, "expect.rows", rows) && good;
    home_close(&home);
    return good;
}

TEST(every_story_of_files_comes_out_as_told)
{
    AUTO_ARENA arena = { 0 };
    const char *names[NAMES_MOST], *only = getenv("CASE");
    size_t count = names_in(&arena, cases, names);
    int wrong = 0;
    for (size_t i = 0; i < count; i++)
        if (!only || strstr(names[i], only))
            wrong += !tell_story(names[i]);
    assert_int_equal(wrong, 0);
}
