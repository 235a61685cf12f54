/*
 * Configuration: YAML read through libyaml's events against a table of settings.
 *
 * A setting is declared once (name, type, unit, default, what is allowed, title); the reader, the manual
 * and the messages walk that table.  Every mistake is told by file, line, column and remedy, and reading
 * goes on, so that `fupin check` can list them all:
 *
 *     conf/fupin.yaml:12:9: unknown key "reprot_day"; nearest: "report_day"
 */
#ifndef FUPIN_BASE_CONFIG_H
#define FUPIN_BASE_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"

/* A YAML document as a tree, each node with its place. */
enum config_kind { CONFIG_SCALAR, CONFIG_LIST, CONFIG_MAP };

struct config_node {
    enum config_kind kind;
    struct str text; /* of a scalar */
    const char *file;
    int line, column;          /* 1-based */
    struct str key;            /* of a map's member */
    struct config_node *first; /* member or item */
    struct config_node *next;  /* sibling, in the file's order */
};

/* A mistake found; `config_mistakes` collects them in order. */
struct config_mistake {
    const char *file;
    int line, column;
    const char *message;
    const char *remedy; /* where none was given, the action of the fault */
    const struct fault *fault;
    struct config_mistake *next;
};

struct config_mistakes {
    struct arena *arena;
    struct config_mistake *first, *last;
    int count;
};

/* Adds one (`remedy` NULL: the action of the fault); formats `message` into the arena. */
void config_mistake_add(struct config_mistakes *mistakes, const struct config_node *at, const struct fault *fault,
                        const char *remedy, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Parses `path` (at most 1 MiB, depth 16, no aliases, no tags, no second document, no key twice). NULL after a
 * mistake, which has been added. */
struct config_node *config_parse(struct arena *arena, const char *path, struct config_mistakes *mistakes);

/* The member called `key`, or NULL. */
const struct config_node *config_member(const struct config_node *map, const char *key);

/* Adds an unknown-key mistake, with the nearest of `known` (NULL-ended), for each member not among them. */
void config_known_keys(const struct config_node *map, const char *const *known, struct config_mistakes *mistakes);

enum config_type { CONFIG_TEXT, CONFIG_NUMBER, CONFIG_SIZE, CONFIG_BOOL, CONFIG_TEXT_LIST };

/* One setting of conf/fupin.yaml.  `offset` is where its value goes in the struct that config_apply fills:
 * const char * (TEXT), long long (NUMBER, SIZE in bytes), bool, struct config_list (TEXT_LIST). */
struct config_setting {
    const char *name; /* "limits.unpacked": dots are levels */
    enum config_type type;
    const char *unit;           /* "bytes", "s", "day of the month" … or NULL */
    const char *fallback;       /* as text, as it would stand in the file; NULL: empty, 0, false */
    long long least, most;      /* of a number */
    const char *const *allowed; /* of a text: NULL-ended, or NULL for any */
    const char *title, *title_zh;
    size_t offset;
    bool local; /* of this machine: no part of what a month is made from */
};

struct config_list {
    const struct str *items;
    size_t count;
};

/* Fills `target` from `root` (NULL: all defaults). */
void config_apply(const struct config_node *root, const struct config_setting *settings, size_t count, void *target,
                  struct config_mistakes *mistakes);

/* A small table beside the YAML: CSV, UTF-8, header line, no line breaks in fields. */
struct config_table {
    const char *file;
    size_t rows, columns;
    const struct str *titles; /* columns */
    const struct str *cells;  /* rows * columns */
};

/* Reads `path` with at least the columns `needed` (NULL-ended); the header decides their order. At most 64 MiB. */
bool config_read_table(struct arena *arena, const char *path, const char *const *needed, struct config_table *table,
                       struct config_mistakes *mistakes);

/* The cell of row `row` under `title`; empty where the column is not there. */
struct str config_cell(const struct config_table *table, size_t row, const char *title);

#endif
