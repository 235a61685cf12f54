/*
 * Rows are small and point into one growing pool of subjects, so that the truth about a nation's overdue
 * notes still fits into memory.
 */
#include "truth.h"

#include "duty.h"
#include "fail.h"
#include "ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUBJECT = 48 };

struct truth_row {
    size_t subject; /* its place in the pool */
    const char *rule, *type;
    int month;
    enum must must;
};

struct truth {
    const struct world *world;
    int from, to;
    int unseen; /* the month without a ledger of the smallest bank, -1: none */
    size_t rows, room, used, pool_room;
    struct truth_row *row;
    char *pool;
};

/* Grows as rows come. */
struct truth *truth_new(const struct world *world)
{
    struct truth *truth = calloc(1, sizeof *truth);

    if (!truth)
        fail("out of memory for the truth");
    truth->world = world;
    truth->from = world->first_month;
    truth->to = world->first_month + world->months - 1;
    truth->unseen = -1;
    return truth;
}

void truth_unseen(struct truth *truth, int month)
{
    truth->unseen = month;
}

/* For measuring: the truth of one month beside the files of one month. */
void truth_limit(struct truth *truth, int month)
{
    truth->from = truth->to = month;
}

/* Doubling, so that a nation's rows are copied a few times only. */
static void *truth_grow(void *memory, size_t *room, size_t needed, size_t size)
{
    if (needed <= *room)
        return memory;
    *room = needed * 2 + 1024;
    memory = realloc(memory, *room * size);
    if (!memory)
        fail("out of memory for %zu rows of the truth", needed);
    return memory;
}

void truth_add(struct truth *truth, int month, const char *rule, const char *type, const char *subject, enum must must)
{
    size_t length = strlen(subject) + 1;

    if (month < truth->from || month > truth->to)
        return;
    truth->row = truth_grow(truth->row, &truth->room, truth->rows + 1, sizeof *truth->row);
    truth->pool = truth_grow(truth->pool, &truth->pool_room, truth->used + length, 1);
    memcpy(truth->pool + truth->used, subject, length);
    truth->row[truth->rows++] = (struct truth_row) { truth->used, rule, type, month, must };
    truth->used += length;
}

/* bank_code/note_no. */
static void truth_note_subject(const struct world *world, const struct note *note, char subject[SUBJECT])
{
    char bank_code[8];

    duty_bank_code(world, note->bank, bank_code);
    snprintf(subject, SUBJECT, "%s/%s", bank_code, note->number);
}

/* Nobody can say anything of a note whose first ledger was not there when the issue was made. */
static enum must truth_seen(const struct truth *truth, const struct note *note, int month, enum must must)
{
    bool unseen = note->bank == BANK_XYCZ && month == truth->unseen && month == ledger_first_month(truth->world, note);

    return unseen && must == MUST_YES ? MUST_EITHER : must;
}

/* A flag lasts until the note is settled, that month included; a trap stays one for good. */
static void truth_months_of_note(struct truth *truth, const struct note *note, const struct claim *claim)
{
    int from = ledger_first_month(truth->world, note);
    int to = claim->must == MUST_NO ? truth->to : ledger_closing_month(truth->world, note);
    char subject[SUBJECT];

    if (from < 0)
        return;
    from = claim->from ? claim->from : from;
    to = claim->to ? claim->to : to;
    truth_note_subject(truth->world, note, subject);
    for (int month = from; month <= to; month++)
        truth_add(truth, month, claim->rule, "note", subject, truth_seen(truth, note, month, claim->must));
}

void truth_of_note(struct truth *truth, const char *rule, const struct note *note, enum must must)
{
    truth_months_of_note(truth, note, &(struct claim) { .rule = rule, .must = must });
}

void truth_of_note_from(struct truth *truth, const char *rule, const struct note *note, enum must must, int from)
{
    truth_months_of_note(truth, note, &(struct claim) { .rule = rule, .must = must, .from = from });
}

void truth_add_note(struct truth *truth, int month, const char *rule, const struct note *note, enum must must)
{
    char subject[SUBJECT];

    truth_note_subject(truth->world, note, subject);
    truth_add(truth, month, rule, "note", subject, must);
}

/* The story names the months: it knows when its notes are settled. */
static void truth_claim_of_house(struct truth *truth, const struct scene *scene, const struct claim *claim)
{
    for (int month = claim->from; month <= claim->to; month++)
        truth_add(truth, month, claim->rule, claim->type ? claim->type : "household",
                  claim->type ? claim->subject : scene->house[claim->house].number, claim->must);
}

enum { RISK_OVERDUE, RISK_NON_PERFORMING, RISK_MISGRADED, RISKS };

/* The conditions of RSK-01 to RSK-03 at a month's end; a note not yet granted has none. */
static void truth_risk_at(const struct note *note, int month, bool risk[RISKS])
{
    int day = calendar_month_end(month);
    struct ledger_state state;

    memset(risk, 0, RISKS * sizeof *risk);
    if (note->granted > day || !ledger_open(note, day))
        return;
    state = ledger_state(note, day);
    risk[RISK_OVERDUE] = state.overdue_principal > 0;
    risk[RISK_NON_PERFORMING] = state.grade >= GRADE_SUBSTANDARD && state.grade <= GRADE_LOSS;
    risk[RISK_MISGRADED] = state.overdue_days > 90 && state.grade <= GRADE_WATCH;
}

/* A note that was never late, graded down or short of its due day needs no look at its months. */
static bool truth_may_be_at_risk(const struct world *world, const struct note *note)
{
    int last = note->extended ? note->extended : note->due;

    return (note->closed > note->due && note->due < world_end(world)) || note->missed || note->grade != GRADE_BY_DAYS ||
           note->regraded != CALENDAR_NEVER || note->closed > last;
}

/* While a ledger is missing, what it would have said is left open, and so is what ends by it. */
static enum must truth_risk_must(bool now, bool before, bool unseen)
{
    if (now && !unseen)
        return MUST_YES;
    return now || before || unseen ? MUST_EITHER : MUST_NO;
}

/* Month by month: what holds is said; what held a month ago may be listed as ended. */
static void truth_risks(struct truth *truth, const struct note *note, int unseen)
{
    static const char *const rule[RISKS] = { "RSK-01", "RSK-02", "RSK-03" };
    bool blind = note->bank == BANK_XYCZ && unseen > 0;
    bool before[RISKS] = { false }, now[RISKS];
    char subject[SUBJECT];

    if (!truth_may_be_at_risk(truth->world, note) && !blind)
        return;
    truth_note_subject(truth->world, note, subject);
    for (int i = 0; i < truth->world->months; i++) {
        int month = world_month(truth->world, i);
        bool open = blind && (month == unseen || month == unseen + 1) && note->due <= calendar_month_end(unseen) &&
                    note->closed > calendar_month_end(unseen - 1);

        truth_risk_at(note, month, now);
        for (int r = 0; r < RISKS; r++) {
            bool missing = open && (month == unseen || !now[r]);
            enum must must = truth_risk_must(now[r], before[r], missing);

            if (must != MUST_NO)
                truth_add(truth, month, rule[r], "note", subject, must);
        }
        memcpy(before, now, sizeof before);
    }
}

/* Whether a rule follows money: without the banks' postings it has nothing to say. */
static bool truth_follows_money(const char *rule)
{
    return strncmp(rule, "XFR", 3) == 0 || strcmp(rule, "WHO-09") == 0 ||
           (strncmp(rule, "USE-0", 5) == 0 && rule[5] >= '2' && rule[5] <= '5');
}

/* Stories say what holds where a bank answers for the township; where none does, at least at first, it is left open. */
static struct claim truth_where_none(const struct world *world, const struct scene *scene, const struct claim *claim)
{
    struct claim told = *claim;

    if (told.note >= 0 && strcmp(told.rule, "DTY-02") == 0 &&
        duty_kind(world, scene->note[told.note].township) == DUTY_NONE)
        told.must = MUST_EITHER;
    return told;
}

/* Claims are the story's own; the risks of its notes follow from their states, like anybody's. */
void truth_of_scene(struct truth *truth, const struct scene *scene, int unseen)
{
    for (int i = 0; i < scene->claims; i++) {
        struct claim claim = truth_where_none(truth->world, scene, &scene->claim[i]);

        if (truth_follows_money(claim.rule) && !truth->world->money)
            continue;
        if (claim.note >= 0)
            truth_months_of_note(truth, &scene->note[claim.note], &claim);
        else
            truth_claim_of_house(truth, scene, &claim);
    }
    for (int i = 0; i < scene->notes; i++)
        truth_risks(truth, &scene->note[i], unseen);
}

/* qsort() hands no context to its comparison. */
static const char *truth_pool;

/* By month, rule and subject: the order in which they are written. */
static int truth_compare(const void *left, const void *right)
{
    const struct truth_row *a = left, *b = right;
    int order = a->month - b->month;

    if (order == 0)
        order = strcmp(a->rule, b->rule);
    if (order == 0)
        order = strcmp(truth_pool + a->subject, truth_pool + b->subject);
    return order;
}

/* Leaves one of each set of equal rows. */
static void truth_check(struct truth *truth)
{
    size_t kept = 0;

    for (size_t i = 0; i < truth->rows; i++) {
        const struct truth_row *row = &truth->row[i], *last = kept ? &truth->row[kept - 1] : NULL;

        if (!last || truth_compare(last, row) != 0)
            truth->row[kept++] = *row;
        else if (last->must != row->must)
            fail("two stories contradict each other about %s of %s", row->rule, truth->pool + row->subject);
    }
    truth->rows = kept;
}

/* The months as YYYY-MM. */
static void truth_print(const struct truth *truth, FILE *file)
{
    static const char *const must[] = { "no", "yes", "either" };

    fputs("month,rule_id,subject_type,subject_id,must\n", file);
    for (size_t i = 0; i < truth->rows; i++) {
        const struct truth_row *row = &truth->row[i];

        fprintf(file, "%04d-%02d,%s,%s,%s,%s\n", row->month / 12, row->month % 12 + 1, row->rule, row->type,
                truth->pool + row->subject, must[row->must]);
    }
}

/* Only here are contradictions found, when equal rows lie side by side. */
void truth_write(struct truth *truth, const char *folder)
{
    char path[4096];
    FILE *file;

    truth_pool = truth->pool;
    if (truth->rows > 0)
        qsort(truth->row, truth->rows, sizeof *truth->row, truth_compare);
    truth_check(truth);
    snprintf(path, sizeof path, "%s/truth.csv", folder);
    file = fopen(path, "w");
    if (!file)
        fail("could not write \"%s\"", path);
    truth_print(truth, file);
    if (fclose(file) != 0)
        fail("could not write \"%s\"", path);
}

/* By rule and verdict, months last: the summary counts subjects, not months. */
static int truth_compare_subjects(const void *left, const void *right)
{
    const struct truth_row *a = left, *b = right;
    int order = strcmp(a->rule, b->rule);

    if (order == 0)
        order = (int) a->must - (int) b->must;
    return order ? order : strcmp(truth_pool + a->subject, truth_pool + b->subject);
}

/* Sorts once more; the truth has been written by now. */
void truth_summary(const struct truth *truth)
{
    static const char *const must[] = { "no", "yes", "either" };
    size_t subjects = 0, rows = 0;

    truth_pool = truth->pool;
    if (truth->rows > 0)
        qsort(truth->row, truth->rows, sizeof *truth->row, truth_compare_subjects);
    for (size_t i = 0; i < truth->rows; i++) {
        const struct truth_row *row = &truth->row[i], *next = row + 1;
        bool last = i + 1 == truth->rows;

        rows++;
        subjects += last || truth_compare_subjects(row, next) != 0;
        if (!last && strcmp(row->rule, next->rule) == 0 && row->must == next->must)
            continue;
        printf("truth  %s %-6s %8zu rows %8zu subjects\n", row->rule, must[row->must], rows, subjects);
        rows = subjects = 0;
    }
}

/* The rules' names are the program's own text. */
void truth_free(struct truth *truth)
{
    free(truth->row);
    free(truth->pool);
    free(truth);
}
