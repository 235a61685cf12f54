/*
 * The ledgers of all banks for one month, from one walk over the households: each row goes to its own bank's
 * file, all of which are open at once.
 */
#include "ledger.h"
#include "noise.h"
#include "stage.h"
#include "txn.h"
#include "writer.h"

#include <stdio.h>
#include <string.h>

static const char *const GRADE[] = { "正常", "关注", "次级", "可疑", "损失" };
static const char *const GRADE_CODE[] = { "FQ01", "FQ02", "FQ03", "FQ04", "FQ05" };
static const char *const STATUS[] = { "正常", "展期", "逾期", "结清", "核销", "代偿" };
static const char *const BRANCH[] = { "信用社", "支行", "营业所", "支行" };

/* The bank's own codes and numbers, and the borrower as it knows him. */
static void ledgers_who(struct row *row, const struct world *world, const struct note *note)
{
    const struct township *township = &world->places.township[note->township];
    char bank_code[8], branch[80], contract[40];
    int kind = note->bank < BANK_ABC ? 0 : note->bank - BANK_ABC + 1;

    duty_bank_code(world, note->bank, bank_code);
    snprintf(branch, sizeof branch, "%s%s", township->name, BRANCH[kind]);
    snprintf(contract, sizeof contract, "HT%s", note->number);
    row_text(row, bank_code);
    row_text(row, branch);
    row_text(row, note->number);
    row_text(row, contract);
    row_text(row, note->name);
    row_text(row, note->id);
    row_text(row, note->household_no);
    row_text(row, note->phone);
    row_text(row, township->code);
}

/* A broken row has one of three faults in a required cell; its key can be read. */
static void ledgers_terms(struct row *row, const struct note *note, const struct ledger_state *state, bool broken)
{
    int fault = broken ? note->granted % 3 : -1;

    if (fault == 0)
        row_text(row, "abc");
    else
        row_money(row, note->amount);
    row_money(row, state->balance);
    if (fault == 1)
        row_text(row, "四点三五");
    else
        row_rate(row, note->rate);
    if (fault == 2)
        row_text(row, "2017-13-45");
    else
        row_day(row, note->granted);
    row_day(row, note->due);
    row_day(row, state->extended ? note->extended : 0);
    row_number(row, state->extended ? 1 : 0);
}

/* The product's name stands in half of the rows: it may be blank. */
static void ledgers_use(struct row *row, const struct scene *scene, const struct note *note)
{
    bool trusted = strcmp(note->guarantee, "信用") == 0;

    row_text(row, trusted && row->dress->codes ? "D" : note->guarantee);
    row_text(row, note->purpose);
    row_text(row, note->industry);
    row_text(row, note->type);
    row_text(row, note->previous);
    row_text(row, note->granted % 2 ? "扶贫小额信贷" : "");
    row_text(row, note->payment);
    row_text(row, note->account);
    row_text(row, txn_account_name(scene, note));
}

/* Interest owed since the due day, at the note's own rate; 360 days a year. */
static int64_t ledgers_interest(const struct note *note, const struct ledger_state *state)
{
    return state->balance * note->rate / 10000000 * state->overdue_days / 360;
}

/* Everything as of the ledger's day. */
static void ledgers_risk(struct row *row, const struct note *note, const struct ledger_state *state, int day)
{
    row_text(row, row->dress->codes ? GRADE_CODE[state->grade] : GRADE[state->grade]);
    row_number(row, state->overdue_days);
    row_money(row, state->overdue_principal);
    row_money(row, ledgers_interest(note, state));
    row_text(row, STATUS[state->status]);
    row_day(row, ledger_open(note, day) ? 0 : note->closed);
    row_text(row, "是");
    row_text(row, "100");
}

/* A row sent twice is the same to the last byte. */
static void ledgers_row(struct submission *ledger, const struct scene *scene, const struct note *note, int month)
{
    static struct row row;
    int day = calendar_month_end(month);
    enum noise noise = noise_of(scene, note, month);
    bool broken = noise == NOISE_BROKEN || ledger_presence(scene->world, note, month) == LEDGER_BROKEN;
    struct ledger_state state = ledger_state(note, day);
    struct note told = ledger_terms(note, month);

    row_start(&row, writer_dress(ledger));
    ledgers_who(&row, scene->world, &told);
    ledgers_terms(&row, &told, &state, broken);
    ledgers_use(&row, scene, &told);
    ledgers_risk(&row, note, &state, day);
    writer_row(ledger, &row);
    if (noise == NOISE_TWICE)
        writer_row(ledger, &row);
}

/* Thirteen files at once; the walk is the costly part, not the files. */
void writer_ledgers(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    int month = world_month(world, index);
    struct submission ledger[BANKS];

    if (!(writer->feeds & FEED_LOAN))
        return;
    for (int bank = 0; bank < BANKS; bank++)
        ledger[bank] = writer_open(writer, MONTHLY_LOAN, bank, index);
    for (int household = 0; household < world->households; household += scene.households) {
        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        for (int i = 0; i < scene.notes; i++)
            if (ledger_presence(world, &scene.note[i], month) != LEDGER_ABSENT)
                ledgers_row(&ledger[scene.note[i].bank], &scene, &scene.note[i], month);
    }
    for (int bank = 0; bank < BANKS; bank++)
        writer_close(&ledger[bank]);
}
