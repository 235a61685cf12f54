/*
 * A command of the program: its name, options and what it does, one file each.
 *
 * The table of commands feeds dispatch, help and the manual.  A command gets a context with the home, the
 * configuration and a connection for each floor that it asks for, and returns the exit status.
 */
#ifndef FUPIN_CLI_COMMAND_H
#define FUPIN_CLI_COMMAND_H

#include "base/cluster.h"
#include "base/database.h"
#include "base/error.h"
#include "base/memory.h"
#include "cli/settings.h"

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_DATE, OPTION_TEXTS };

/* The values of an option that may be given several times. */
enum { OPTION_TEXTS_MOST = 16 };
struct option_texts {
    const char *values[OPTION_TEXTS_MOST];
    size_t count;
};

/* `offset`: where in the command's own struct the value goes: bool, const char *, day_number or struct option_texts. */
struct option {
    const char *name; /* "--date" */
    enum option_kind kind;
    const char *value; /* how help names the value, or NULL */
    const char *title, *title_zh;
    size_t offset;
};

struct context {
    struct arena *arena;
    const char *home; /* absolute */
    const char *conf;
    bool json, quiet;
    enum language language;
    struct settings settings;
    struct cluster cluster;
    bool in_cluster;
    const char *conninfo;
    const char *const *operands;
    int operand_count;
    const void *options; /* the command's struct, filled */
    struct error err;
};

enum command_needs { NEEDS_NOTHING, NEEDS_HOME, NEEDS_DATABASE };

struct command {
    const char *name;
    const char *operands; /* as help shows them */
    const char *title, *title_zh;
    enum command_needs needs;
    int least_operands, most_operands;
    const struct option *options;
    size_t option_count;
    void *fill; /* the struct that options fill, zeroed; dates are DATE_NONE */
    size_t fill_size;
    int (*run)(struct context *context);
};

/* All commands, in the order in which help lists them. */
extern const struct command *const commands[];
extern const size_t command_count;

/* Opens a connection as a floor's role ("fupin_etl"), or NULL with context->err. */
struct database *context_connect(struct context *context, const char *role);

/* Where things lie: <home>/<name>, in the context's arena. */
const char *context_path(struct context *context, const char *name);

/* Where rules lie that a site has added: <conf>/rules, which is /etc/fupin/rules where the program is installed. */
const char *context_site_rules(const struct context *context);

/* Chinese or English, as the context's language says. */
const char *context_say(const struct context *context, const char *zh, const char *en)
    __attribute__((format_arg(2), format_arg(3)));

/* Prints context->err (one line, or JSON) and returns its exit status. */
int context_fail(const struct context *context);

#endif
