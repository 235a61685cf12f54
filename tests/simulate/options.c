/*
 * Options are a table of names and of functions that take the value; --plain and --help take none.
 */
#include "options.h"

#include "arrivals.h"
#include "fail.h"
#include "writer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LEAST_STORY_MONTHS = 4, HOUSEHOLDS_A_STORY = 2000 };

const char OPTIONS_USAGE[] =
    "Usage: simulate DIR [options]\n"
    "Writes the feeds of a simulated prefecture into DIR, one folder a day of arrival, and DIR/truth.csv.\n"
    "\n"
    "  --seed N            another prefecture for another number (1)\n"
    "  --households N      registered households (1500)\n"
    "  --from YYYY-MM      first month (2017-10)\n"
    "  --to YYYY-MM        last month (2018-06)\n"
    "  --violations N      violations of each rule (households / 2000, at least 1)\n"
    "  --traps N           traps for each rule (the same)\n"
    "  --notes-per-100 N   ordinary notes for a hundred households (68)\n"
    "  --feeds A,B         of roster, roster_change, loan, plan, duty, survey, filing, npl_target,\n"
    "                      watchlist, fund_account, fund_txn, compensation, subsidy,\n"
    "                      loan_txn, account_txn (all)\n"
    "  --rules first|all     stories of the first rules only, or of the whole catalogue (first)\n"
    "  --history RATES       files come late, twice, spoilt or are taken back: usual, or a list such as\n"
    "                        late=3,correction=10 (of a hundred files); of late, correction, resubmission,\n"
    "                        duplicate, shrunk, totals, bad_rows, rejected, stranger, parts, emptied,\n"
    "                        withdrawal, quiet (of a hundred nights); none unless asked for\n"
    "  --plain             all files plain UTF-8 .csv, English column names, one layout\n"
    "  --only-month YYYY-MM  write this month's files only\n"
    "  --divisions FILE    the table of places (conf/divisions.csv beside the build folder)\n"
    "  --help              this text\n";

/* The whole text must be the number; "12x" is a slip that would otherwise pass unseen. */
static int64_t options_number(const char *name, const char *text, int64_t least, int64_t most)
{
    char *end;
    long long number;

    errno = 0;
    number = strtoll(text, &end, 10);
    if (errno || *end || end == text || number < least || number > most)
        fail("%s: \"%s\" is not a number from %lld to %lld", name, text, (long long) least, (long long) most);
    return number;
}

/* 2017 to 2020: the benchmarks and the divisions that the stories rely on hold for those years. */
static int options_month(const char *name, const char *text)
{
    int year, month, length = 0;

    if (sscanf(text, "%4d-%2d%n", &year, &month, &length) != 2 || text[length] || month < 1 || month > 12 ||
        year < 2017 || year > 2020)
        fail("%s: \"%s\" is not a month YYYY-MM of 2017 to 2020", name, text);
    return year * 12 + month - 1;
}

/* Only those that are simulated; any other name is more likely a slip than a wish. */
static int options_feed(const char *name, size_t length)
{
    static const struct {
        const char *name;
        int feed;
    } known[] = { { "roster", FEED_ROSTER },
                  { "roster_change", FEED_CHANGES },
                  { "loan", FEED_LOAN },
                  { "plan", FEED_PLAN },
                  { "duty", FEED_DUTY },
                  { "survey", FEED_SURVEY },
                  { "filing", FEED_FILING },
                  { "npl_target", FEED_NPL_TARGET },
                  { "watchlist", FEED_WATCHLIST },
                  { "fund_account", FEED_FUND_ACCOUNT },
                  { "fund_txn", FEED_FUND_TXN },
                  { "compensation", FEED_COMPENSATION },
                  { "subsidy", FEED_SUBSIDY },
                  { "loan_txn", FEED_LOAN_TXN },
                  { "account_txn", FEED_ACCOUNT_TXN } };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && strncmp(known[i].name, name, length) == 0)
            return known[i].feed;
    fail("--feeds: \"%.*s\" is not simulated", (int) length, name);
}

/* A list with commas between, as in --feeds roster,loan. */
static int options_feeds(const char *list)
{
    int feeds = 0;

    while (*list) {
        size_t length = strcspn(list, ",");

        feeds |= options_feed(list, length);
        list += length;
        list += *list == ',';
    }
    return feeds;
}

static void options_seed(struct options *options, const char *name, const char *value)
{
    options->seed = (uint64_t) options_number(name, value, 0, INT64_MAX);
}

static void options_households(struct options *options, const char *name, const char *value)
{
    options->households = (int) options_number(name, value, 1, 40000000);
}

static void options_from(struct options *options, const char *name, const char *value)
{
    options->from = options_month(name, value);
}

static void options_to(struct options *options, const char *name, const char *value)
{
    options->to = options_month(name, value);
}

static void options_violations(struct options *options, const char *name, const char *value)
{
    options->violations = (int) options_number(name, value, 0, 1000000);
}

static void options_traps(struct options *options, const char *name, const char *value)
{
    options->traps = (int) options_number(name, value, 0, 1000000);
}

static void options_notes(struct options *options, const char *name, const char *value)
{
    options->notes_per_100 = (int) options_number(name, value, 0, 100);
}

static void options_only_feeds(struct options *options, const char *name, const char *value)
{
    (void) name;
    options->feeds = options_feeds(value);
}

static void options_only_month(struct options *options, const char *name, const char *value)
{
    options->only_month = options_month(name, value);
}

static void options_divisions(struct options *options, const char *name, const char *value)
{
    (void) name;
    snprintf(options->divisions, sizeof options->divisions, "%s", value);
}

static void options_history(struct options *options, const char *name, const char *value)
{
    (void) name;
    rates_read(&options->rates, value);
}

static void options_rules(struct options *options, const char *name, const char *value)
{
    options->all_rules = strcmp(value, "all") == 0;
    if (!options->all_rules && strcmp(value, "first") != 0)
        fail("%s: \"%s\" is neither first nor all", name, value);
}

static const struct option {
    const char *name;
    void (*read)(struct options *options, const char *name, const char *value);
} OPTION[] = {
    { "--seed", options_seed },
    { "--households", options_households },
    { "--from", options_from },
    { "--to", options_to },
    { "--violations", options_violations },
    { "--traps", options_traps },
    { "--notes-per-100", options_notes },
    { "--feeds", options_only_feeds },
    { "--only-month", options_only_month },
    { "--divisions", options_divisions },
    { "--history", options_history },
    { "--rules", options_rules },
};

/* The table is short; no need for anything better than looking through it. */
static const struct option *options_find(const char *name)
{
    for (size_t i = 0; i < sizeof OPTION / sizeof *OPTION; i++)
        if (strcmp(OPTION[i].name, name) == 0)
            return &OPTION[i];
    fail("unknown option \"%s\"; see --help", name);
}

/* Takes one argument, and its value where it has one; returns how many. */
static int options_take(struct options *options, int left, char *argument[])
{
    if (strcmp(argument[0], "--plain") == 0) {
        options->plain = true;
        return 1;
    }
    if (strcmp(argument[0], "--help") == 0) {
        options->help = true;
        return 1;
    }
    if (strncmp(argument[0], "--", 2) != 0) {
        if (options->folder)
            fail("two folders: \"%s\" and \"%s\"", options->folder, argument[0]);
        options->folder = argument[0];
        return 1;
    }
    if (left < 2)
        fail("%s: its value is missing", argument[0]);
    options_find(argument[0])->read(options, argument[0], argument[1]);
    return 2;
}

/* The checkout's own table, found from where this program lies (build/simulate). */
static void options_default_divisions(struct options *options)
{
    char program[2048];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

    if (length < 0)
        fail("could not find where this program lies; name the places with --divisions");
    program[length] = 0;
    *strrchr(program, '/') = 0;
    snprintf(options->divisions, sizeof options->divisions, "%s/../conf/divisions.csv", program);
}

/* Stories need a second roster and months after it; without them nothing is told unless asked for. */
static void options_default_stories(struct options *options)
{
    int months = options->to - options->from + 1;
    int usual = options->households / HOUSEHOLDS_A_STORY;
    bool told = options->violations > 0 || options->traps > 0;

    usual = months < LEAST_STORY_MONTHS ? 0 : usual < 1 ? 1 : usual;
    if (months < LEAST_STORY_MONTHS && told)
        fail("violations and traps need at least %d months", LEAST_STORY_MONTHS);
    options->violations = options->violations < 0 ? usual : options->violations;
    options->traps = options->traps < 0 ? usual : options->traps;
}

/* What no single option can know: how they stand to each other. */
static void options_check(const struct options *options)
{
    int months = options->to - options->from + 1;

    if (!options->folder)
        fail("name the folder to write into; see --help");
    if (months < 1 || months > MOST_MONTHS)
        fail("--from and --to span %d months; 1 to %d are possible", months, MOST_MONTHS);
    if (options->only_month && (options->only_month < options->from || options->only_month > options->to))
        fail("--only-month lies outside --from and --to");
}

/* Defaults first, then the command line from left to right, then what depends on both. */
void options_read(struct options *options, int count, char *argument[])
{
    *options = (struct options) { .seed = 1,
                                  .households = 1500,
                                  .from = 2017 * 12 + 9,
                                  .to = 2018 * 12 + 5,
                                  .violations = -1,
                                  .traps = -1,
                                  .notes_per_100 = 68,
                                  .feeds = FEED_ALL };
    for (int i = 1; i < count;)
        i += options_take(options, count - i, argument + i);
    if (options->help)
        return;
    options_check(options);
    options_default_stories(options);
    if (!options->divisions[0])
        options_default_divisions(options);
}
