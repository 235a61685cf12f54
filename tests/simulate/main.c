/*
 * simulate: a whole prefecture's feeds over several months, and the truth beside them.
 *
 * One walk over all households counts what the ledgers add up to and gathers the truth; then each month's
 * files are written, one walk a kind of file.  Nothing of a household is kept between walks.
 */
#include "cases.h"
#include "cast.h"
#include "fail.h"
#include "figures.h"
#include "options.h"
#include "survey.h"
#include "swings.h"
#include "txn.h"
#include "watchlist.h"
#include "writer.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The day whose night makes a month's issue. */
enum { ISSUE_DAY = 10 };

enum {
    FEEDS_OF_FUND = FEED_FUND_ACCOUNT | FEED_FUND_TXN | FEED_COMPENSATION,
    FEEDS_OF_MONEY = FEED_LOAN_TXN | FEED_ACCOUNT_TXN | FEED_WATCHLIST,
    FEEDS_OF_SUMS = FEED_FILING | FEED_NPL_TARGET | FEEDS_OF_FUND
};

/* Files of an earlier run would be taken for this one's. */
static void main_folder(const char *folder)
{
    DIR *opened;

    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        fail("could not make the folder \"%s\"", folder);
    opened = opendir(folder);
    if (!opened)
        fail("could not open the folder \"%s\"", folder);
    for (struct dirent *entry = readdir(opened); entry; entry = readdir(opened))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            fail("the folder \"%s\" is not empty; name a new one", folder);
    closedir(opened);
}

/* In this order: the table of places, the households in them, the banks' sizes, the stories. */
static struct world *main_world(const struct options *options)
{
    struct world *world = calloc(1, sizeof *world);

    if (!world)
        fail("out of memory");
    world->seed = options->seed;
    world->households = options->households;
    world->first_month = options->from;
    world->months = options->to - options->from + 1;
    world->notes_per_100 = options->notes_per_100;
    world->violations = options->violations;
    world->traps = options->traps;
    world->all_rules = options->all_rules;
    world->money = (options->feeds & FEEDS_OF_MONEY) == FEEDS_OF_MONEY;
    places_load(&world->places, options->divisions);
    places_spread(&world->places, options->households);
    duty_measure(world);
    world->cast = cast_make(world, options->violations, options->traps);
    return world;
}

/* The issue's day has a folder even if nothing arrives: the driver runs a night for each folder. */
static void main_month(const struct writer *writer, int index)
{
    writer_people(writer, index);
    writer_ledgers(writer, index);
    writer_plan(writer, index);
    writer_duty(writer, index);
    writer_survey(writer, index);
    writer_filing(writer, index);
    writer_npl_target(writer, index);
    writer_watchlist(writer, index);
    writer_fund_account(writer, index);
    writer_fund_txn(writer, index);
    writer_compensation(writer, index);
    writer_subsidy(writer, index);
    writer_loan_txn(writer, index);
    writer_account_txn(writer, index);
    sink_make_folder(writer->folder, calendar_month_first(world_month(writer->world, index) + 1) + ISSUE_DAY - 1);
}

/* What is declared follows from the ledgers' sums; they take a walk of their own, which not every run needs. */
static void main_declared(struct writer *writer, int unseen)
{
    static struct totals totals;
    static struct filing filing;
    static struct npl npl;
    static struct fund fund;

    if (!(writer->feeds & FEEDS_OF_SUMS))
        return;
    totals_count(&totals, writer->world, unseen);
    filing_make(&filing, &totals);
    npl_make(&npl, &totals);
    writer->filing = &filing;
    writer->npl = &npl;
    if (writer->feeds & FEEDS_OF_FUND)
        fund_make(&fund, writer->world, &totals);
    writer->fund = &fund;
}

/* DTY-01: until the second list is in force, which is a day after it is drawn up; of those that change hands by it
 * it is left open that month who answers for them. */
static void main_truth_of_duty(const struct world *world, struct truth *truth)
{
    for (int i = 0; i < world->months; i++)
        for (int t = 0; t < world->places.townships; t++) {
            bool listed = duty_named(world, t, i), before = i == 0 || duty_named(world, t, i - 1);
            bool fresh = listed && (!before || (i > 1 && !duty_named(world, t, i - 2)));
            int since = world_month(world, i) - duty_changed_month(world);

            truth_add(truth, world_month(world, i), "DTY-01", "township", world->places.township[t].code,
                      fresh || (duty_kind(world, t) == DUTY_CHANGED && (since == 0 || since == 1)) ? MUST_EITHER
                      : listed                                                                     ? MUST_NO
                                                                                                   : MUST_YES);
        }
}

/* What only the whole catalogue has stories of, though no feed of its own. */
static void main_truth_of_all(const struct writer *writer, struct truth *truth)
{
    if (writer->feeds & FEED_DUTY)
        main_truth_of_duty(writer->world, truth);
    if (writer->feeds & FEED_PLAN)
        plan_truth_of_changes(writer->plan, truth);
    if (writer->feeds & FEEDS_OF_SUMS)
        swings_truth(writer->filing->totals, truth);
}

/* After the figures, for plan and truth follow from them. */
static void main_truth(const struct writer *writer, const struct arrivals *arrivals, const struct figures *figures,
                       struct truth *truth, int unseen)
{
    int feeds = writer->feeds;

    arrivals_truth(arrivals, truth, feeds & FEED_ROSTER, feeds & FEED_CHANGES, feeds & FEED_LOAN);
    history_truth(writer->history, truth, feeds);
    plan_truth(writer->plan, figures, truth, unseen);
    if (feeds & FEED_SURVEY)
        survey_truth(writer->world, truth);
    if (feeds & FEED_FILING)
        filing_truth(writer->filing, truth);
    if (feeds & FEED_NPL_TARGET)
        npl_truth(writer->npl, truth);
    if (feeds & FEED_WATCHLIST)
        watchlist_truth(writer->world, truth);
    if (feeds & FEED_FUND_ACCOUNT)
        fund_truth(writer->fund, truth);
    if (feeds & FEED_COMPENSATION)
        cases_truth(writer->world, writer->fund->totals, truth);
    if (feeds & FEED_SUBSIDY)
        cases_truth_of_vouchers(writer->world, truth);
    if (feeds & FEED_LOAN_TXN)
        txn_truth(writer->world, truth, unseen);
    if (writer->world->all_rules)
        main_truth_of_all(writer, truth);
    truth_write(truth, writer->folder);
}

/* What a tester wants to see at a glance: is there enough of each rule? */
static void main_summary(const struct writer *writer, const struct figures *figures, const struct truth *truth)
{
    struct sink_counts counts = sink_counts();

    printf("folder %s\n", writer->folder);
    printf("households %d, months %d, files %lld, rows %lld, notes %lld\n", writer->world->households,
           writer->world->months, counts.files, counts.rows, (long long) figures->notes);
    truth_summary(truth);
}

/* The truth is gathered while counting, but written last: a run that broke off leaves none. */
static void main_simulate(const struct options *options)
{
    static struct arrivals arrivals;
    static struct history history;
    static struct figures figures;
    static struct plan plan;
    struct world *world = main_world(options);
    struct truth *truth = truth_new(world);
    struct writer writer = {
        world, &history, &plan, NULL, NULL, NULL, options->folder, options->plain, options->feeds
    };
    int unseen;

    if (options->only_month)
        truth_limit(truth, options->only_month);
    arrivals_plan(&arrivals, world, options->violations, options->traps);
    unseen = arrivals_missing_month(&arrivals);
    truth_unseen(truth, unseen);
    history_plan(&history, world, &options->rates, &arrivals);
    figures_count(&figures, world, truth, unseen);
    figures_check(&figures);
    plan_make(&plan, &figures);
    main_declared(&writer, unseen);
    for (int i = 0; i < world->months; i++)
        if (!options->only_month || world_month(world, i) == options->only_month)
            main_month(&writer, i);
    history_write(&history, options->folder, options->feeds);
    main_truth(&writer, &arrivals, &figures, truth, unseen);
    main_summary(&writer, &figures, truth);
    truth_free(truth);
    cast_free(world->cast);
    free(world);
}

int main(int count, char *argument[])
{
    struct options options;

    options_read(&options, count, argument);
    if (options.help) {
        fputs(OPTIONS_USAGE, stdout);
        return 0;
    }
    main_folder(options.folder);
    main_simulate(&options);
    return 0;
}
