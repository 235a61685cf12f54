/*
 * How it works: what became known since is a row of steps, and the month as known after a step is a world like any other.
 * Where the worlds before and after a row of steps say the same, none of them needs a look; else the row is halved, down to
 * single steps.  So a few late files among many cost a few worlds, and what one of them changed is seen, not guessed.
 *
 * Only what differs in the end counts: a mistake that was corrected again before anybody looked is no correction.
 */
#include "cli/diff.h"

#include <stdio.h>
#include <string.h>

/* The month as known after so many steps. */
struct state {
    struct report_sketch sketch;
    bool read;
};

struct comparison {
    struct diff *diff;
    struct state *states; /* step_count + 1 */
    long long known;      /* of the published edition */
    day_number known_day;
    struct rule_set rules;
};

static bool sketch(struct issue *issue, struct report_sketch *found)
{
    struct database *db = issue->db[FLOOR_REPORTS];
    struct error *err = &issue->context->err;
    bool good = database_begin(db, err) && reports_sketch(db, issue->world, issue->context->arena, found, err);
    database_rollback(db);
    return good;
}

/* Makes the world that stands after step `at` (0: as published), and reads what it says. */
static bool read_state(struct comparison *comparison, size_t at)
{
    const struct diff *diff = comparison->diff;
    struct state *state = &comparison->states[at];
    if (state->read)
        return true;
    struct issue issue = { .context = diff->context, .db = diff->db, .rules = comparison->rules, .alone = true };
    if (!issue_month(&issue, diff->month))
        return false;
    issue.known = at ? diff->steps[at - 1].known : comparison->known;
    issue.known_day = at ? diff->steps[at - 1].known_day : comparison->known_day;
    state->read = issue_make_worlds(&issue) && sketch(&issue, &state->sketch) && issue_drop_worlds(&issue);
    comparison->rules = issue.rules;
    return state->read;
}

/* Two sketches walked side by side: the next pair of items that differ; false at the end. */
struct walk {
    const struct report_sketch *before, *after;
    size_t i, j;
};

static const struct report_item *item_at(const struct report_sketch *sketch, size_t at)
{
    return at < sketch->count ? &sketch->items[at] : NULL;
}

/* Which of two items stands first by its key, < 0 the former; one that is not there stands last. */
static int order_of(const struct report_item *one, const struct report_item *other)
{
    if (!one || !other)
        return !one - !other;
    return strcmp(one->key, other->key);
}

static bool next_difference(struct walk *walk, const struct report_item **before, const struct report_item **after)
{
    while (walk->i < walk->before->count || walk->j < walk->after->count) {
        const struct report_item *was = item_at(walk->before, walk->i), *is = item_at(walk->after, walk->j);
        int order = order_of(was, is);
        *before = order <= 0 ? was : NULL;
        *after = order >= 0 ? is : NULL;
        walk->i += *before != NULL;
        walk->j += *after != NULL;
        if (!*before || !*after || strcmp(was->value, is->value) != 0)
            return true;
    }
    return false;
}

static const char *key_of(const struct diff_change *change)
{
    return change->published ? change->published->key : change->now->key;
}

/* Changes are in the order of their keys. */
static struct diff_change *change_of(struct diff *diff, const char *key)
{
    size_t low = 0, high = diff->change_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(key_of(&diff->changes[middle]), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < diff->change_count && strcmp(key_of(&diff->changes[low]), key) == 0 ? &diff->changes[low] : NULL;
}

static void list_changes(struct comparison *comparison)
{
    struct diff *diff = comparison->diff;
    const struct report_sketch *before = &comparison->states[0].sketch,
                               *after = &comparison->states[diff->step_count].sketch;
    struct walk walk = { before, after, 0, 0 };
    const struct report_item *was, *is;
    diff->changes = arena_array(diff->context->arena, before->count + after->count + 1, sizeof *diff->changes);
    while (next_difference(&walk, &was, &is))
        diff->changes[diff->change_count++] = (struct diff_change) { .published = was, .now = is };
}

/* Step `at` (from 1 on) is what changed these items. */
static void attribute(struct comparison *comparison, size_t at)
{
    struct diff *diff = comparison->diff;
    struct walk walk = { &comparison->states[at - 1].sketch, &comparison->states[at].sketch, 0, 0 };
    const struct report_item *was, *is;
    while (next_difference(&walk, &was, &is)) {
        struct diff_change *change = change_of(diff, was ? was->key : is->key);
        if (!change)
            continue;
        void *grown = (void *) change->steps;
        memory_grow(&grown, &change->step_room, change->step_count + 1, sizeof(const struct diff_step *));
        change->steps = grown;
        change->steps[change->step_count++] = &diff->steps[at - 1];
    }
}

static bool same(const struct comparison *comparison, size_t low, size_t high)
{
    struct walk walk = { &comparison->states[low].sketch, &comparison->states[high].sketch, 0, 0 };
    const struct report_item *was, *is;
    return !next_difference(&walk, &was, &is);
}

/* The steps behind `low` up to `high`. */
static bool search(struct comparison *comparison, size_t low, size_t high)
{
    if (!read_state(comparison, low) || !read_state(comparison, high))
        return false;
    if (high == low || same(comparison, low, high))
        return true;
    if (high - low == 1) {
        attribute(comparison, high);
        return true;
    }
    size_t middle = low + (high - low) / 2;
    return search(comparison, low, middle) && search(comparison, middle, high);
}

static void read_step(struct diff *diff, const struct rows *rows, size_t i, day_number before)
{
    struct arena *arena = diff->context->arena;
    struct diff_step *step = &diff->steps[i];
    *step = (struct diff_step) {
        .kind = arena_text(arena, str_of(rows_field(rows, i, "kind"))),
        .name = arena_text(arena, str_of(rows_field(rows, i, "name"))),
        .sender = arena_text(arena, str_of(rows_field(rows, i, "sender"))),
        .sender_name = arena_text(arena, str_of(rows_field(rows, i, "sender_name"))),
        .day = arena_text(arena, str_of(rows_field(rows, i, "day"))),
        .known = rows_number(rows, i, 0),
    };
    if (!date_read_iso(str_of(step->day), &step->known_day) || step->known_day < before)
        step->known_day = before;
}

/* The last step is that days have passed: a due day may have gone by without a file. */
static bool read_steps(struct comparison *comparison, long long known, day_number known_day)
{
    struct diff *diff = comparison->diff;
    char last[DATE_TEXT_SIZE], from[24], to[24];
    const char *values[] = { date_print(diff->last, last), from, to };
    AUTO_ROWS rows = NULL;
    snprintf(from, sizeof from, "%lld", comparison->known);
    snprintf(to, sizeof to, "%lld", known);
    if (!database_query(diff->db[FLOOR_ETL], "run/diff_steps.sql", values, 3, &rows, &diff->context->err))
        return false;
    size_t count = rows_count(rows);
    diff->steps = arena_array(diff->context->arena, count + 1, sizeof *diff->steps);
    for (size_t i = 0; i < count; i++)
        read_step(diff, rows, i, i ? diff->steps[i - 1].known_day : comparison->known_day);
    diff->steps[count] = (struct diff_step) { "days", "", "", "", "", known, known_day };
    diff->step_count = count + (diff->words_only ? 0 : 1);
    return true;
}

static bool read_edition(struct comparison *comparison, long long known)
{
    struct diff *diff = comparison->diff;
    char month[DATE_TEXT_SIZE], number[24];
    day_number first;
    AUTO_ROWS rows = NULL;
    const char *values[] = { month, number };
    if (!date_read_month(str_of(diff->month), &first))
        return error_set(&diff->context->err, &USAGE, "\"%s\" is no month", diff->month);
    date_print(first, month);
    snprintf(number, sizeof number, "%lld", known);
    diff->last = date_month_end(first);
    if (!database_query(diff->db[FLOOR_REPORTS], "run/last_edition.sql", values, 2, &rows, &diff->context->err))
        return false;
    diff->edition = rows_count(rows) ? (int) rows_number(rows, 0, 0) : 0;
    comparison->known = rows_count(rows) ? rows_number(rows, 0, 1) : 0;
    if (!rows_count(rows) || !date_read_iso(str_of(rows_text(rows, 0, 2)), &comparison->known_day))
        comparison->known_day = DATE_NONE;
    return true;
}

/* Where nothing came but days, and no feed fell due in them, both worlds say the same: only DAT-01 hears the days go by. */
bool diff_find(struct diff *diff, long long known, day_number known_day)
{
    struct comparison comparison = { .diff = diff };
    if (!read_edition(&comparison, known))
        return false;
    if (diff->edition == 0)
        return true;
    if (!read_steps(&comparison, known, known_day))
        return false;
    if (diff->step_count == 0)
        return true;
    comparison.states = arena_array(diff->context->arena, diff->step_count + 1, sizeof *comparison.states);
    if (!read_state(&comparison, 0) || !read_state(&comparison, diff->step_count))
        return false;
    diff->published = &comparison.states[0].sketch;
    diff->now = &comparison.states[diff->step_count].sketch;
    list_changes(&comparison);
    return search(&comparison, 0, diff->step_count);
}

static const char *cause(struct arena *arena, const struct diff_step *step)
{
    if (strcmp(step->kind, "file") == 0)
        return arena_printf(arena, "%s（%s，%s收到）", step->name, step->sender_name, step->day);
    if (strcmp(step->kind, "withdrawal") == 0)
        return arena_printf(arena, "%s（%s，%s撤回）", step->name, step->sender_name, step->day);
    return strcmp(step->kind, "setup") == 0 ? "参数配置调整" : "报送期限届满";
}

const char *diff_causes(const struct diff *diff, const struct diff_change *change)
{
    const char *text = "";
    for (size_t i = 0; i < change->step_count; i++)
        text = arena_printf(diff->context->arena, "%s%s%s", text, i ? "；" : "",
                            cause(diff->context->arena, change->steps[i]));
    return text;
}

static const struct report_item *item_of(const struct diff_change *change)
{
    return change->published ? change->published : change->now;
}

static size_t flags_of(const struct report_sketch *sketch, const char *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < sketch->count; i++)
        count += sketch->items[i].kind == REPORT_FLAG && strcmp(sketch->items[i].name, rule) == 0;
    return count;
}

/* What a rule found, all its flags in one line: a bulletin says how many, not which. */
struct rule_change {
    const char *rule, *causes;
    size_t new, gone, changed;
};

/* Causes that several flags share are told once. */
static const char *join_causes(const struct diff *diff, const char *text, const struct diff_change *change)
{
    struct arena *arena = diff->context->arena;
    for (size_t i = 0; i < change->step_count; i++) {
        const char *one = cause(arena, change->steps[i]);
        if (!strstr(text, one))
            text = arena_printf(arena, "%s%s%s", text, *text ? "；" : "", one);
    }
    return text;
}

static void count_change(const struct diff *diff, const struct diff_change *change, struct rule_change *rules,
                         size_t *count)
{
    const struct report_item *item = item_of(change);
    size_t i = 0;
    while (i < *count && strcmp(rules[i].rule, item->name) != 0)
        i++;
    if (i == *count)
        rules[(*count)++] = (struct rule_change) { .rule = item->name, .causes = "" };
    rules[i].new += !change->published;
    rules[i].gone += !change->now;
    rules[i].changed += change->published && change->now;
    rules[i].causes = join_causes(diff, rules[i].causes, change);
}

static struct report_correction figure_correction(const struct diff *diff, const char *of,
                                                  const struct diff_change *change)
{
    return (struct report_correction) { of, item_of(change)->what, change->published ? change->published->printed : "",
                                        change->now ? change->now->printed : "", diff_causes(diff, change) };
}

static struct report_correction rule_correction(const struct diff *diff, const char *of, const struct rule_change *rule)
{
    struct arena *arena = diff->context->arena;
    return (struct report_correction) { of, arena_printf(arena, "疑点 %s（条）", rule->rule),
                                        arena_printf(arena, "%zu", flags_of(diff->published, rule->rule)),
                                        arena_printf(arena, "%zu（新增%zu，消除%zu，内容变更%zu）",
                                                     flags_of(diff->now, rule->rule), rule->new, rule->gone,
                                                     rule->changed),
                                        rule->causes };
}

/* The whole first, then its parts. */
const struct report_correction *diff_corrections(const struct diff *diff, size_t *count)
{
    static const char *const scopes[] = { "prefecture", "county", "bank" };
    struct arena *arena = diff->context->arena;
    struct report_correction *corrections = arena_array(arena, diff->change_count + 1, sizeof *corrections);
    struct rule_change *rules = arena_array(arena, diff->change_count + 1, sizeof *rules);
    const char *of = arena_printf(arena, "%s/%d", diff->month, diff->edition);
    size_t rule_count = 0;
    *count = 0;
    for (size_t scope = 0; scope < sizeof scopes / sizeof *scopes; scope++)
        for (size_t i = 0; i < diff->change_count; i++)
            if (strcmp(item_of(&diff->changes[i])->scope, scopes[scope]) == 0)
                corrections[(*count)++] = figure_correction(diff, of, &diff->changes[i]);
    for (size_t i = 0; i < diff->change_count; i++)
        if (item_of(&diff->changes[i])->kind == REPORT_FLAG)
            count_change(diff, &diff->changes[i], rules, &rule_count);
    for (size_t i = 0; i < rule_count; i++)
        corrections[(*count)++] = rule_correction(diff, of, &rules[i]);
    return corrections;
}

void diff_free(struct diff *diff)
{
    for (size_t i = 0; i < diff->change_count; i++) {
        void *at = (void *) diff->changes[i].steps;
        if (at)
            memory_give_back(&at);
    }
}
