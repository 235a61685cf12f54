/*
 * How it works: a handful of queries in two worlds, then everything is at hand.
 *
 * Last month's world is entered first and left at once: whatever comes later speaks of this month's.
 */
#include "reports/issue.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"

enum { FOLDER_MODE = 0750 };

/* A day inside a month leaves that month out, as DTY-06 does. */
int issue_months_gone(const struct issue *issue)
{
    return issue->day == date_month_end(issue->day) ? issue->month : issue->month - 1;
}

/* Unqualified names mean this world from here on. */
static bool enter(struct database *db, const char *world, struct error *err)
{
    return database_run(db, "issue/enter.sql", &world, 1, err);
}

/* The world says itself which day it speaks of. */
static bool read_policy(struct issue *issue, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(issue->db, "figures/policy.sql", NULL, 0, &rows, err))
        return error_context(err, "reading the world's day and parameters");
    char month[DATE_TEXT_SIZE];
    if (rows_count(rows) != 1 || strcmp(rows_field(rows, 0, "month"), date_print(issue->job->month, month)) != 0)
        return error_set(err, &REPORT_WORLD, "world \"%s\" is not of month %s", issue->job->world, month);
    if (!date_read_iso(str_of(rows_field(rows, 0, "day")), &issue->day))
        return error_set(err, &REPORT_WORLD, "world \"%s\" has no day", issue->job->world);
    if (!date_read_iso(str_of(rows_field(rows, 0, "known_day")), &issue->known_day))
        issue->known_day = DATE_NONE;
    int day_of_month;
    date_parts(issue->day, &issue->year, &issue->month, &day_of_month);
    issue->month_text = arena_printf(issue->arena, "%04d-%02d", issue->year, issue->month);
    issue->product = arena_text(issue->arena, str_of(rows_field(rows, 0, "product")));
    issue->deadline_high = (int) rows_number(rows, 0, rows_column(rows, "deadline_high_days"));
    issue->deadline_medium = (int) rows_number(rows, 0, rows_column(rows, "deadline_medium_days"));
    return true;
}

/* The world of last month gives its figures only; it may be missing, as in the first month of all. */
bool issue_read(struct issue *issue, struct error *err)
{
    const struct report_job *job = issue->job;
    if (job->previous_world &&
        (!enter(issue->db, job->previous_world, err) || !figures_read(issue->db, issue->arena, &issue->before, err)))
        return error_context(err, "in the world of last month");
    if (!enter(issue->db, job->world, err) || !read_policy(issue, err) ||
        !places_read(issue->db, issue->arena, &issue->places, err) ||
        !figures_read(issue->db, issue->arena, &issue->figures, err) ||
        !figures_read_year_before(issue->db, issue->arena, &issue->year_before, err))
        return false;
    issue->place = place_short_name(issue->arena, issue->places.prefecture.name);
    issue->identities = figures_identities(issue->arena, &issue->figures, &issue->places, &issue->identity_count);
    return true;
}

void issue_key(const struct issue *issue, struct issue_key *key)
{
    date_print(issue->job->month, key->month);
    snprintf(key->edition, sizeof key->edition, "%d", issue->recorded);
    key->values[0] = key->month;
    key->values[1] = key->edition;
}

bool issue_rows(struct issue *issue, const char *query, bool of_edition, const struct rows **rows, struct error *err)
{
    char known[24];
    const char *of_known[] = { known };
    struct issue_key key;
    size_t i = 0;
    while (i < issue->kept_count && strcmp(issue->kept[i].query, query) != 0)
        i++;
    if (i == issue->kept_count) {
        struct kept_rows *kept = &issue->kept[i];
        issue_key(issue, &key);
        snprintf(known, sizeof known, "%lld", issue->job->known);
        if (i == KEPT_MOST ||
            !database_query(issue->db, query, of_edition ? key.values : of_known, of_edition ? 2 : 1, &kept->rows, err))
            return error_context(err, "reading %s", query);
        kept->query = query;
        issue->kept_count++;
    }
    *rows = issue->kept[i].rows;
    return true;
}

void issue_close(struct issue *issue)
{
    void *outputs = issue->outputs;
    for (size_t i = 0; i < issue->kept_count; i++)
        rows_close(&issue->kept[i].rows);
    memory_give_back(&outputs);
    issue->outputs = NULL;
}

const char *issue_day_words(struct arena *arena, day_number day)
{
    if (day == DATE_NONE)
        return "—";
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    return arena_printf(arena, "%d年%d月%d日", year, month, day_of_month);
}

bool issue_path(struct issue *issue, const char *path, const char **where, struct error *err)
{
    const char *whole = arena_printf(issue->arena, "%s/%s", issue->job->out, path);
    const char *slash = strrchr(whole, '/');
    const char *folder = arena_text(issue->arena, (struct str) { whole, (size_t) (slash - whole) });
    *where = whole;
    return file_make_folder(folder, FOLDER_MODE, err);
}

/* Hashed as it lies on disk, after it was put in its place: what SHA256SUMS says is what a reader finds. */
bool issue_add_output(struct issue *issue, const char *path, struct error *err)
{
    void *at = issue->outputs;
    memory_grow(&at, &issue->output_room, issue->output_count + 1, sizeof *issue->outputs);
    issue->outputs = at;
    struct output *output = &issue->outputs[issue->output_count];
    *output = (struct output) { .path = arena_text(issue->arena, str_of(path)) };
    const char *where = arena_printf(issue->arena, "%s/%s", issue->job->out, path);
    struct stat seen;
    if (stat(where, &seen) != 0)
        return error_system(err, &FILE_IO, "cannot see file \"%s\"", where);
    output->bytes = (long long) seen.st_size;
    if (!sha256_file(where, output->sha256, err))
        return false;
    issue->output_count++;
    return true;
}

bool issue_write_text(struct issue *issue, const char *path, struct str text, struct error *err)
{
    const char *where;
    return issue_path(issue, path, &where, err) && file_write(where, text, err) && issue_add_output(issue, path, err);
}

/* The list is as JSON writes it: a code stands in quotes. */
bool issue_shows_persons(const struct issue *issue, const char *code)
{
    const char *list = issue->job->persons_to;
    return list && strstr(list, arena_printf(issue->arena, "\"%s\"", code)) != NULL;
}

const struct report_rule *issue_rule(const struct issue *issue, const char *id)
{
    for (size_t i = 0; i < issue->job->rule_count; i++)
        if (strcmp(issue->job->rules[i].id, id) == 0)
            return &issue->job->rules[i];
    return NULL;
}
